import { scenario } from "../support/scenario";
import type { Result, Workspace } from "../support/terraform";
import { configText, recordedScenarios } from "./recorded/scenarios";

/* What an apply did is told in words in the recording (`apply_observed`); the tellable ones are tried here. */

function applyBeforeThenAfter(name: string, check: (tf: Workspace, result: Result) => unknown): Promise<void> {
  const recorded = recordedScenarios().find((one) => one.scenario === name)!;
  return scenario(
    configText(recorded, "before"),
    async ({ tf }) => {
      if (configText(recorded, "before").includes('"resource"')) await tf.apply();
      tf.write(configText(recorded, "after"));
      await check(tf, await tf.apply({ allowFailure: true }));
    },
    { release: "4.73.0" },
  );
}

test.each([
  ["definition-hyper-v-generation", "409"],
  ["gallery-sharing-private-to-community", "409"],
  ["cmk-unknown-regions-dynamic", "Provider produced inconsistent final plan"],
  ["shallow-with-key", "`disk_encryption_set_id` cannot be used when `replication_mode` is `Shallow`"],
  ["definition-recommended-min-above-max", "`max_recommended_vcpu_count` must be greater than or equal to"],
  ["create-community-without-block", "`community_gallery` must be set when `permission` is set to `Community`"],
])("apply of %s fails: %s", async (name, message) => {
  await applyBeforeThenAfter(name, (_tf, { exitCode, diagnostics }) => {
    expect(exitCode).toBe(1);
    expect(diagnostics.map(({ summary }) => summary).join("\n")).toContain(message);
  });
});

test.each([
  "unknown-replica-count",
  "unknown-regions-dynamic",
  "sensitive-tag",
  "consumers-version-bumped-known",
  "cmk-mixed-append-plain",
  "version-eol-unknown",
  "definition-replaced-and-version-renumbered",
  "definition-replaced-and-version-removed",
])("apply of %s leaves nothing to plan", async (name) => {
  await applyBeforeThenAfter(name, async (tf, { exitCode }) => {
    expect(exitCode).toBe(0);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});
