/*
 * `npm run playground`: the quickstart planned and applied by the real Terraform and the real azurerm, in a local Azure
 * Resource Manager (test/e2e/arm): no account, no cost. `-- --stay` leaves it running for trials of one's own, and
 * `-- --port 8443` says where; a free port is taken otherwise.
 */
import { parseArgs } from "node:util";
import { EXAMPLES, synthesise } from "../test/support/examples";
import { startReal } from "../test/e2e/support/provider";
import { forgetRealProvider } from "../test/e2e/support/real-provider";
import { TerraformError, Workspace } from "../test/e2e/support/terraform";
import { requireTerraform } from "../test/e2e/support/terraform-version";

/** The one that the quickstart's source images are in. */
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

function settings(): { readonly port?: number; readonly stay: boolean } {
  const { port, stay } = parseArgs({ options: { port: { type: "string" }, stay: { type: "boolean" } } }).values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65535)) {
    throw new Error(`--port must be a number up to 65535, got "${port}"`);
  }
  return { port: port === undefined ? undefined : Number(port), stay: stay === true };
}

async function main(): Promise<void> {
  const { port, stay } = settings();
  await requireTerraform();
  const provider = await startReal({ subscription: SUBSCRIPTION, port });
  const workspaces: Workspace[] = [];
  try {
    for (const [name, text] of Object.entries(synthesise(EXAMPLES.quickstart!).stacks)) {
      const tf = await Workspace.create(provider, text);
      workspaces.push(tf);
      await tf.init();
      await show(name, tf, "plan", "-out=plan.out");
      await show(name, tf, "apply", "plan.out");
      const { exitCode } = await tf.plan();
      console.log(
        `${name}: planned again, ${exitCode === 0 ? "nothing is left to do" : "and something is left to do"}\n`,
      );
    }
    console.log(["In the local Azure Resource Manager are now:", ...provider.cloud.ids(), ""].join("\n"));
    if (stay) await untilStopped(provider.env, workspaces);
  } finally {
    workspaces.forEach((tf) => tf.dispose());
    provider.stop();
  }
}

async function show(name: string, tf: Workspace, command: string, ...args: string[]): Promise<void> {
  console.log(`== ${name}: terraform ${command}`);
  const { stdout } = await tf.run([command, "-input=false", "-no-color"], { args });
  console.log(stdout);
}

function untilStopped(env: { readonly [name: string]: string }, workspaces: readonly Workspace[]): Promise<void> {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`);
  const where = workspaces.map(({ dir }) => `cd ${dir}`);
  console.log([...exports, ...where, "\nRunning until Ctrl-C."].join("\n"));
  return new Promise((resolve) => process.once("SIGINT", () => resolve()));
}

main()
  .catch((error: Error) => {
    const said = error instanceof TerraformError ? error.message : error.message.split("\n")[0];
    console.error(said);
    if (/ is not installed /.test(error.message)) {
      console.error("Without it, `npm run test:e2e` takes the quickstart the same way with a stand-in.");
    }
    process.exitCode = 1;
  })
  .finally(forgetRealProvider);
