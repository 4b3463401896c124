import { planned, scenario } from "../support/scenario";
import { configText, recordedScenarios } from "./recorded/scenarios";

/* What an apply did is told in words in the recording (`apply_observed`). */

interface Applied {
  /** What became of the objects, by the last part of their ids. */
  readonly log: string[];
  /** Objects that do not depend on each other are changed side by side. */
  readonly anyOrder?: true;
  /** What the error says; none where the apply succeeds. */
  readonly error?: string;
  /** What the next plan does. */
  readonly next?: { readonly [address: string]: string };
}

const VERSION = "azurerm_shared_image_version.v1_0_0";

const APPLIES: { readonly [name: string]: Applied } = {
  "version-eol-unknown": { log: ["delete 1.0.0", "create 1.0.0"] },
  "definition-hyper-v-generation": { log: [], error: "409" },
  "gallery-sharing-private-to-community": { log: [], error: "409" },
  "unknown-replica-count": { log: ["update 1.0.0"] },
  "unknown-regions-dynamic": { log: ["update 1.0.0"] },
  "sensitive-tag": { log: ["update 1.0.0"] },
  "consumers-version-bumped-known": { log: ["delete vm-web", "create vm-web", "update vmss-web"], anyOrder: true },
  "cmk-mixed-append-plain": { log: ["update 1.0.0"] },
  "cmk-unknown-regions-dynamic": {
    log: [],
    error: "Provider produced inconsistent final plan",
    next: { [VERSION]: "replace (target_region.disk_encryption_set_id)" },
  },
  "cmk-unknown-region-name": { log: [] },
  "shallow-with-key": {
    log: [],
    error: "`disk_encryption_set_id` cannot be used when `replication_mode` is `Shallow`",
  },
  "definition-recommended-min-above-max": {
    log: [],
    error: "`max_recommended_vcpu_count` must be greater than or equal to `min_recommended_vcpu_count`",
  },
  "create-community-without-block": {
    log: ["create rg-contoso-images"],
    error: "`community_gallery` must be set when `permission` is set to `Community`",
  },
  "definition-replaced-and-version-renumbered": {
    log: ["delete 1.0.0", "delete ubuntu-2204", "create ubuntu-2204", "create 2.0.0"],
  },
  "definition-replaced-and-version-removed": { log: ["delete 1.0.0", "delete ubuntu-2204", "create ubuntu-2204"] },
};

/** Recorded, but nothing that an apply could be compared with. */
const NOT_APPLIED: { readonly [name: string]: string } = {
  "prevent-destroy-violated": "the plan fails: recorded-plans compares it",
  "version-named-latest": "whether the service takes the name was not tested",
};

test("every apply that the recording tells about is compared, or listed with the reason", () => {
  const told = recordedScenarios().filter(({ apply_observed: observed }) => observed !== undefined);
  expect([...Object.keys(APPLIES), ...Object.keys(NOT_APPLIED)].sort()).toEqual(told.map((one) => one.scenario).sort());
});

test.each(Object.entries(APPLIES))("%s", async (name, { log, anyOrder, error, next }) => {
  const recorded = recordedScenarios().find((one) => one.scenario === name)!;
  const before = configText(recorded, "before");
  await scenario(
    before,
    async ({ tf, cloud }) => {
      if (before.includes('"resource"')) await tf.apply();
      const start = cloud.log.length;
      tf.write(configText(recorded, "after"));
      const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
      const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ summary }) => summary);
      expect({ exitCode, errors: [...new Set(errors)] }).toEqual(
        error === undefined ? { exitCode: 0, errors: [] } : { exitCode: 1, errors: [expect.stringContaining(error)] },
      );
      const done = cloud.log.slice(start).map((entry) => entry.replace(/ .*\//, " "));
      expect(anyOrder ? done.sort() : done).toEqual(anyOrder ? [...log].sort() : log);
      if (error === undefined || next) expect(planned((await tf.plan()).json)).toEqual(next ?? {});
    },
    { release: "4.73.0" },
  );
});
