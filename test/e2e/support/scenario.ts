import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { LocalBackend, TerraformStack } from "cdktf";
import { synthesise } from "../../support/examples";
import type { Azure } from "./azure";
import { startProvider, type ProviderOptions } from "./provider";
import { Workspace, type Config } from "./terraform";
import type { PlanJson, ResourceChange } from "./terraform-json";

export interface Scenario {
  readonly tf: Workspace;
  readonly cloud: Azure;
}

/** Runs a scenario on a configuration, initialised, with a provider of its own; both are gone afterwards. */
export async function scenario<T>(
  source: Config | string,
  run: (scenario: Scenario) => T | Promise<T>,
  options: ProviderOptions = {},
): Promise<T> {
  const { end, ...started } = await startScenario(source, options);
  try {
    return await run(started);
  } finally {
    end();
  }
}

/** The same for several tests together: it lasts until its end is called. */
export async function startScenario(
  source: Config | string,
  options: ProviderOptions = {},
): Promise<Scenario & { readonly end: () => void }> {
  const provider = await startProvider(options);
  let tf: Workspace | undefined;
  const end = (): void => {
    tf?.dispose();
    provider.stop();
  };
  try {
    tf = await Workspace.create(provider, source);
    await tf.init();
    return { tf, cloud: provider.cloud, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** The configuration of a stack with a provider, as it is written to disk. */
export function stackText(build: (stack: TerraformStack) => void): string {
  const { stacks } = synthesise((app) => {
    const stack = new TerraformStack(app, "stack");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    // The backend that cdktf adds otherwise names a directory of this machine.
    new LocalBackend(stack, { path: "terraform.tfstate" });
    build(stack);
  });
  return stacks.stack!;
}

/** The addresses of the resources that a configuration declares. */
export function declared(text: string): string[] {
  const { resource = {} } = JSON.parse(text) as { resource?: { [type: string]: object } };
  return Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

/** What a plan does, by address: `update`, `replace (location)`; what stays as it is is left out. */
export function planned({ resource_changes: changes = [] }: PlanJson): { [address: string]: string } {
  const entries = changes.map((change) => [change.address, inWords(change)] as const);
  return Object.fromEntries(entries.filter(([, words]) => words !== ""));
}

function inWords({ change, previous_address: from }: ResourceChange): string {
  const { actions, importing, replace_paths: because = [] } = change;
  const paths = [...new Set(because.map((path) => path.filter((step) => typeof step === "string").join(".")))];
  const action = actions.includes("delete") && actions.includes("create") ? "replace" : actions.join();
  const words = [
    importing && "import",
    from && `move from ${from}`,
    action !== "no-op" && (paths.length > 0 ? `${action} (${paths.sort().join(", ")})` : action),
  ];
  return words.filter(Boolean).join(", ");
}
