import { startProvider, type Provider } from "../support/provider";
import { Workspace, type Result } from "../support/terraform";
import { configText, recordedScenarios } from "./recorded/scenarios";

/* What an apply did is told in words in the recording (`apply_observed`); the tellable ones are tried here. */

let provider: Provider;
let tf: Workspace | undefined;

beforeEach(async () => {
  provider = await startProvider({ release: "4.73.0" });
});

afterEach(() => {
  tf?.dispose();
  provider.stop();
});

async function applyBeforeThenAfter(name: string): Promise<Result> {
  const scenario = recordedScenarios().find((one) => one.scenario === name)!;
  tf = await Workspace.create(provider, configText(scenario, "before"));
  if (configText(scenario, "before").includes('"resource"')) await tf.apply();
  tf.write(configText(scenario, "after"));
  return tf.apply({ allowFailure: true });
}

test.each([
  ["definition-hyper-v-generation", "409"],
  ["gallery-sharing-private-to-community", "409"],
  ["cmk-unknown-regions-dynamic", "Provider produced inconsistent final plan"],
  ["shallow-with-key", "`disk_encryption_set_id` cannot be used when `replication_mode` is `Shallow`"],
  ["definition-recommended-min-above-max", "`max_recommended_vcpu_count` must be greater than or equal to"],
  ["create-community-without-block", "`community_gallery` must be set when `permission` is set to `Community`"],
])("apply of %s fails: %s", async (name, message) => {
  const { exitCode, diagnostics } = await applyBeforeThenAfter(name);
  expect(exitCode).toBe(1);
  expect(diagnostics.map(({ summary }) => summary).join("\n")).toContain(message);
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
  expect((await applyBeforeThenAfter(name)).exitCode).toBe(0);
  expect((await tf!.plan()).exitCode).toBe(0);
});
