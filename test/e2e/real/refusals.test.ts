import { REFUSALS } from "../arm/refusals";
import { REFUSAL_CASES, type RefusalCase } from "../arm/refusals/cases";
import type { Body } from "../arm/json";
import type { ArmAzure } from "../support/arm-azure";
import { planned, scenario, type Scenario } from "../support/scenario";
import type { Result } from "../support/terraform";
import { raw, rawConfig } from "./raw";

/*
 * Each refusal of the list, met by somebody who writes the provider's resources by hand: Azure tells him in the middle of an
 * apply. That our constructs come before it is shown in arm/refusals.test.ts.
 */

/** What the provider itself refuses in every form of ours, so that Azure is never asked. */
const PROVIDER_FIRST = [
  "more than 50 tags",
  "a tag whose value is too long",
  "the name of a resource group",
  "a community gallery without prefix, publisher and terms",
  "the publisher",
  "the offer",
  "the sku",
  "a range whose minimum is above its maximum",
  "no source, or several",
  "the name of a storage account",
];

/** For this the provider makes a new version in the old one's place. */
const REPLACED = "another encryption for a region that stays";

/** What lies in storage accounts is asked for in vhd.test.ts. */
const CASES = REFUSAL_CASES.map((one, i) => ({ ...one, name: `${i + 1}. ${one.what}` })).filter(
  ({ what, blobs }) => what !== REPLACED && blobs === undefined,
);
const askedOfAzure = new Set<string>();

/** What stands before the last step is there already; what the last step changes or deletes is Terraform's. */
async function lastStep({ steps }: RefusalCase): Promise<{ result: Result; requests: string[]; made: string[] }> {
  const [id, body] = steps[steps.length - 1]!;
  const before = steps.slice(0, -1).find(([known]) => known === id)?.[1] as Body | undefined;
  const seeded = steps.slice(0, -1).filter(([known]) => known !== id || body === "delete");
  return scenario(
    rawConfig(id, before ?? (body as Body)),
    async ({ tf, cloud }) => {
      const { arm } = (cloud as ArmAzure).running;
      const refused = await prepare(tf);
      const [changes, requests] = [cloud.log.length, arm.requests.length];
      const result = await refused();
      return { result, requests: arm.requests.slice(requests), made: cloud.log.slice(changes) };
    },
    {
      existing: (cloud) => {
        for (const [known, there] of seeded) (cloud as ArmAzure).running.arm.resources.seed(known, there as Body);
      },
    },
  );

  async function prepare(tf: Scenario["tf"]): Promise<() => Promise<Result>> {
    if (body === "delete") {
      await tf.import(`${raw(id, before!).type}.raw`, id);
      return () => tf.destroy({ allowFailure: true });
    }
    if (before !== undefined) {
      await tf.apply();
      tf.write(rawConfig(id, body));
    }
    return () => tf.apply({ allowFailure: true });
  }
}

test.each(CASES)("$name", async (one) => {
  const { result, requests, made } = await lastStep(one);
  expect(result.exitCode).toBe(1);
  expect(made).toEqual([]);
  if (!requests.some((request) => /^(PUT|DELETE) /.test(request))) return;
  askedOfAzure.add(one.what);
  const told = result.diagnostics
    .map(({ summary, detail }) => `${summary} ${detail}`)
    .join(" ")
    .replace(/\s+/g, " ");
  expect(told).toContain(REFUSALS.find(({ what }) => what === one.what)!.code);
  expect(told).toContain(one.says);
});

test(`${REPLACED}: the plan is to replace the version`, async () => {
  const { steps } = REFUSAL_CASES.find(({ what }) => what === REPLACED)!;
  const [[id, before], [, after]] = steps.slice(-2) as [[string, Body], [string, Body]];
  await scenario(rawConfig(id, before), async ({ tf, cloud }) => {
    for (const [known, there] of steps.slice(0, -1))
      (cloud as ArmAzure).running.arm.resources.seed(known, there as Body);
    await tf.import("azurerm_shared_image_version.raw", id);
    tf.write(rawConfig(id, after));
    const because = "replace (target_region.disk_encryption_set_id)";
    expect(planned((await tf.plan()).json)).toEqual({ "azurerm_shared_image_version.raw": because });
  });
});

test("Azure was asked about everything else", () => {
  const kinds = [...new Set(CASES.map(({ what }) => what))];
  expect(kinds.filter((what) => !askedOfAzure.has(what))).toEqual(PROVIDER_FIRST);
});
