import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanJson } from "../../support/terraform-json";

const PLANS = join(__dirname, "../../../fixtures/azurerm-recorded/plans");

export interface Scenario {
  readonly scenario: string;
  readonly description: string;
  /** What was done between the apply of `before` and the plan of `after`. */
  readonly preparation?: string[];
  readonly plan_options?: string[];
  /** What an apply of the plan did, in words. */
  readonly apply_observed?: string;
}

export function recordedScenarios(): Scenario[] {
  return JSON.parse(readFileSync(join(PLANS, "index.json"), "utf8")) as Scenario[];
}

export function configText(scenario: Scenario, which: "before" | "after"): string {
  return readFileSync(join(PLANS, scenario.scenario, `${which}.tf.json`), "utf8");
}

export function recordedPlan(scenario: Scenario): PlanJson {
  return JSON.parse(readFileSync(join(PLANS, scenario.scenario, "plan.json"), "utf8")) as PlanJson;
}
