import { startStandIn, type Provider } from "../../support/provider";
import { Workspace } from "../../support/terraform";
import type { PlanJson } from "../../support/terraform-json";
import { Cloud, type ServiceValues } from "../cloud";
import { isObject, type Attributes } from "../values";
import { PREPARATIONS } from "./preparations";
import { configText, recordedPlan, type Scenario } from "./scenarios";

/** The release whose plans were recorded. */
const RELEASE = "4.73.0";
const AS_APPLIED = "state as the apply left it";

/** A configuration applied once; all scenarios that start from it work on copies. */
interface Base {
  readonly provider: Provider<Cloud>;
  /** As the apply left it, and after a refresh. */
  readonly workspaces: Workspace[];
}

export class ScenarioRunner {
  private readonly bases = new Map<string, Promise<Base>>();

  constructor(private readonly scenarios: Scenario[]) {}

  async run(scenario: Scenario): Promise<PlanJson> {
    const base = await this.base(configText(scenario, "before"));
    const [applied, refreshed] = base.workspaces as [Workspace, Workspace];
    const asApplied = scenario.preparation?.some((done) => done.startsWith(AS_APPLIED));
    const provider = await startStandIn({ cloud: base.provider.cloud.clone(), release: RELEASE });
    const workspace = (asApplied ? applied : refreshed).copy(provider);
    try {
      await PREPARATIONS[scenario.scenario]?.(provider.cloud, workspace);
      workspace.write(configText(scenario, "after"));
      const { json } = await workspace.plan({ args: scenario.plan_options ?? [], allowFailure: true });
      return json;
    } finally {
      provider.stop();
      workspace.dispose();
    }
  }

  async dispose(): Promise<void> {
    for (const made of await Promise.allSettled(this.bases.values())) if (made.status === "fulfilled") end(made.value);
  }

  private base(before: string): Promise<Base> {
    const known = this.bases.get(before) ?? this.makeBase(before);
    this.bases.set(before, known);
    return known;
  }

  private async makeBase(before: string): Promise<Base> {
    const recorded = this.scenarios.find((s) => !s.preparation && configText(s, "before") === before);
    const cloud = new Cloud(recorded && asRecorded(recordedPlan(recorded)));
    const provider = await startStandIn({ cloud, release: RELEASE });
    const base: Base = { provider, workspaces: [] };
    try {
      const applied = await Workspace.create(provider, before);
      base.workspaces.push(applied);
      if (before.includes('"resource"')) await applied.apply();
      const refreshed = applied.copy();
      base.workspaces.push(refreshed);
      if (before.includes('"resource"')) await refreshed.refresh();
      return base;
    } catch (error) {
      end(base);
      throw error;
    }
  }
}

function end({ provider, workspaces }: Base): void {
  provider.stop();
  for (const workspace of workspaces) workspace.dispose();
}

/**
 * What only the service can decide, and so is taken from the recording: UUIDs, addresses, generated names. All else the
 * stand-in must get right.
 */
const SERVICE_DECIDED: { readonly [type: string]: readonly string[] } = {
  azurerm_disk_encryption_set: ["identity.principal_id", "identity.tenant_id"],
  azurerm_linux_virtual_machine: [
    "os_disk.id",
    "os_disk.name",
    "os_managed_disk_id",
    "private_ip_address",
    "private_ip_addresses",
    "virtual_machine_id",
  ],
  azurerm_linux_virtual_machine_scale_set: ["unique_id"],
  azurerm_network_interface: [
    "ip_configuration.private_ip_address",
    "mac_address",
    "private_ip_address",
    "private_ip_addresses",
  ],
  azurerm_role_assignment: ["name"],
  azurerm_shared_image_gallery: ["sharing.community_gallery.name"],
  azurerm_virtual_network: ["guid"],
};

function asRecorded(plan: PlanJson): ServiceValues {
  const recorded = plan.prior_state?.values?.root_module?.resources ?? [];
  return (type, planned) => {
    const found = recorded.find(
      ({ type: other, values }) => other === type && (typeof planned.name !== "string" || planned.name === values.name),
    );
    return found && only(SERVICE_DECIDED[type] ?? [], found.values as Attributes, []);
  };
}

/** The values at the given paths, and what leads to them. */
function only(paths: readonly string[], values: Attributes, at: string[]): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(values)) {
    const path = [...at, name].join(".");
    if (paths.includes(path)) kept[name] = value;
    else if (Array.isArray(value) && paths.some((one) => one.startsWith(`${path}.`)))
      kept[name] = value.map((element) => (isObject(element) ? only(paths, element, [...at, name]) : element));
  }
  return kept;
}
