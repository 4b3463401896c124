import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import prod from "../../examples/quickstart/environments/prod.json";
import { ImagesStack, type Environment } from "../../examples/quickstart/images-stack";
import { startProvider } from "./support/provider";
import { Workspace } from "./support/terraform";

/** The configuration of the quickstart's production stack, as it is written to disk. */
function configuration(): string {
  const outdir = mkdtempSync(join(tmpdir(), "aig-"));
  try {
    const app = new App({ outdir });
    new ImagesStack(app, "prod", prod as Environment);
    app.synth();
    return readFileSync(join(outdir, "stacks/prod/cdk.tf.json"), "utf8");
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test("Terraform plans what the quickstart declares, applies it, and then plans nothing", async () => {
  const provider = await startProvider({ release: "4.55.0" });
  const workspace = await Workspace.create(provider, configuration());
  try {
    await workspace.init();
    await workspace.validate();
    const first = await workspace.plan({});
    const actions = (first.json.resource_changes ?? []).map(({ change }) => change.actions.join());
    expect(actions).toEqual(Array.from({ length: 9 }, () => "create"));
    await workspace.apply();
    const second = await workspace.plan({});
    expect(second.exitCode).toBe(0);
  } finally {
    workspace.dispose();
    provider.stop();
  }
});
