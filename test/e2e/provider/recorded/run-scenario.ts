import { startProvider, type Provider } from "../../support/provider";
import { Workspace } from "../../support/terraform";
import type { PlanJson } from "../../support/terraform-json";
import { Cloud, type ServiceValues } from "../cloud";
import { isObject, type Attributes, type Value } from "../values";
import { PREPARATIONS } from "./preparations";
import { configText, recordedPlan, type Scenario } from "./scenarios";

/** The release whose plans were recorded. */
const RELEASE = "4.73.0";
const AS_APPLIED = "state as the apply left it";

/** A configuration applied once; all scenarios that start from it work on copies. */
interface Base {
  readonly provider: Provider;
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
    const provider = await startProvider({ cloud: base.provider.cloud.clone(), release: RELEASE });
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
    const provider = await startProvider({ cloud, release: RELEASE });
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

/** What the provider derives itself and must get right: not taken from the recording. */
const DERIVED = ["id", "unique_name", "key_vault_key_url", "resource_manager_id"];

/** The service decided on addresses and UUIDs when the plans were recorded: it decides the same here. */
function asRecorded(plan: PlanJson): ServiceValues {
  const recorded = plan.prior_state?.values?.root_module?.resources ?? [];
  return (type, planned) => {
    const found = recorded.find(
      ({ type: other, values }) => other === type && (typeof planned.name !== "string" || planned.name === values.name),
    );
    const values = found?.values as Value | undefined;
    return isObject(values) ? without(values, DERIVED) : undefined;
  };
}

function without(values: Attributes, names: string[]): Attributes {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
