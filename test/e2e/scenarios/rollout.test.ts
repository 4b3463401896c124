import type { TerraformStack } from "cdktf";
import { addDefinition, addGallery } from "../../gallery/build";
import { addSeries, imageOf, RINGS, versionsOf, WIDE, type Settings } from "../../rollout/build";
import { planned, scenario, stackText, startScenario, type Scenario } from "../support/scenario";

/* What the changes to a series plan that docs/rollout.md tells of. */

const series = (more: Settings): string => stackText((stack) => addSeries(stack, more));
const address = (version: string): RegExp =>
  new RegExp(`^azurerm_shared_image_version[.]Gallery_Ubuntu2404_V${version.replaceAll(".", "_")}_[0-9A-F]{8}$`);

const BEFORE = versionsOf({ "1.10.0": {}, "1.9.0": {}, "1.8.0": {} });
const THREE_WIDE: Settings = { versions: BEFORE, targetRegions: WIDE, newestWide: 2 };

/** What a change plans, by number of the version. */
async function planOf(tf: Scenario["tf"], more: Settings): Promise<{ [version: string]: string }> {
  tf.write(series(more));
  const plan = planned((await tf.plan()).json);
  return Object.fromEntries(
    Object.entries(plan).map(([at, action]) => [
      /_V(\d+_\d+_\d+)_[0-9A-F]{8}$/.exec(at)?.[1]?.replaceAll("_", ".") ?? at,
      action,
    ]),
  );
}

describe("of versions that lie wide and narrow", () => {
  let applied: Awaited<ReturnType<typeof startScenario>>;

  beforeAll(async () => {
    applied = await startScenario(series(THREE_WIDE));
    await applied.tf.apply();
  });

  afterAll(() => applied?.end());

  test("what was applied stays as it is", async () => {
    expect(await planOf(applied.tf, THREE_WIDE)).toEqual({});
  });

  test.each<[string, Settings, { [version: string]: string }]>([
    [
      "a new version",
      { versions: { ...BEFORE, "1.11.0": { source: imageOf("1.11.0") } } },
      { "1.11.0": "create", "1.9.0": "update" },
    ],
    [
      "a candidate",
      { versions: { ...BEFORE, "1.11.0": { source: imageOf("1.11.0"), excludeFromLatest: true } } },
      { "1.11.0": "create" },
    ],
    ["a roll-back to a version that is wide", { latest: "1.9.0" }, { "1.10.0": "update" }],
    [
      "a roll-back to a version that is narrow",
      { latest: "1.8.0" },
      { "1.10.0": "update", "1.9.0": "update", "1.8.0": "update" },
    ],
    ["fewer that are wide", { newestWide: 1 }, { "1.9.0": "update" }],
    ["more that are wide", { newestWide: 3 }, { "1.8.0": "update" }],
    ["another region that is left", { narrowTo: ["uksouth"] }, { "1.8.0": "update" }],
    ["retention", { keepNewest: 2 }, { "1.8.0": "delete" }],
    [
      "the end of narrowing, whose permission is kept",
      { newestWide: undefined, deletionOfReplicatedLocations: true },
      { "1.8.0": "update" },
    ],
    [
      "the end of narrowing without it",
      { newestWide: undefined },
      Object.fromEntries(
        Object.keys(BEFORE).map((version) => [version, "replace (deletion_of_replicated_locations_enabled)"]),
      ),
    ],
  ])("%s", async (_, change, plan) => {
    expect(await planOf(applied.tf, { ...THREE_WIDE, ...change })).toEqual(plan);
  });
});

test("a version goes from ring to ring, becomes the newest, and is rolled back: in place, and nothing is copied twice", async () => {
  const at = (ring: string | undefined, more: Settings = {}): Settings => ({
    versions: versionsOf({ "1.10.0": { ring }, "1.9.0": {}, "1.8.0": {} }),
    rings: RINGS,
    newestWide: 1,
    ...more,
  });
  await scenario(series(at("pilot")), async ({ tf, cloud }) => {
    await tf.apply();
    const made = cloud.log.length;
    for (const ring of ["broad", "all"]) {
      expect(await planOf(tf, at(ring))).toEqual({ "1.10.0": "update" });
      await tf.apply();
    }
    expect(await planOf(tf, at(undefined))).toEqual({ "1.9.0": "update" });
    await tf.apply();
    expect(await planOf(tf, at(undefined, { latest: "1.9.0" }))).toEqual({ "1.10.0": "update", "1.9.0": "update" });
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    expect(cloud.log.slice(made).filter((entry) => !entry.startsWith("update "))).toEqual([]);
  });
});

test("what is rolled back to has its regions again before the newer one is hidden; a region is left when its successor is there", async () => {
  const versions = versionsOf({ "1.10.0": {}, "1.9.0": {} });
  const one: Settings = { versions: versionsOf({ "1.9.0": {} }), targetRegions: WIDE, newestWide: 1 };
  await scenario(series(one), async ({ tf, cloud }) => {
    await tf.apply();
    const log = async (more: Settings): Promise<string[]> => {
      const before = cloud.log.length;
      tf.write(series({ ...one, versions, ...more }));
      await tf.apply();
      return cloud.log.slice(before).map((entry) => entry.replace(/ .*\//, " "));
    };
    expect(await log({})).toEqual(["create 1.10.0", "update 1.9.0"]);
    expect(await log({ latest: "1.9.0" })).toEqual(["update 1.9.0", "update 1.10.0"]);
  });
});

test("if the copy of the new version fails, the old one keeps its regions", async () => {
  const one: Settings = { versions: versionsOf(["1.9.0"]), targetRegions: WIDE, newestWide: 1 };
  await scenario(series(one), async ({ tf, cloud }) => {
    await tf.apply();
    tf.write(series({ ...one, versions: versionsOf(["1.10.0", "1.9.0"]) }));
    cloud.fail({ operation: "create", object: "1.10.0" });
    const before = cloud.log.length;
    expect((await tf.apply({ allowFailure: true })).exitCode).toBe(1);
    expect(cloud.log.slice(before).filter((entry) => entry.startsWith("update "))).toEqual([]);
    await tf.apply();
    expect(cloud.log.slice(before).filter((entry) => entry.startsWith("update "))).toHaveLength(1);
  });
});

test("a definition goes over to a series and leaves it without a plan", async () => {
  const byHand = (stack: TerraformStack): void => {
    const definition = addDefinition(addGallery(stack));
    for (const [version, { source }] of Object.entries(BEFORE)) {
      definition.addVersion(`V${version.replaceAll(".", "_")}`, { version, source, targetRegions: WIDE });
    }
  };
  await scenario(stackText(byHand), async ({ tf }) => {
    await tf.apply();
    expect(await planOf(tf, { versions: BEFORE, targetRegions: WIDE })).toEqual({});
    tf.write(stackText(byHand));
    expect((await tf.plan()).exitCode).toBe(0);
    expect((await tf.state()).filter(({ address: each }) => address("1.9.0").test(each))).toHaveLength(1);
  });
});
