import { SOURCES_CHECKED, type SOURCES } from "../sources";

/**
 * How sure a rule is: E the service refuses a breach; P only the azurerm provider refuses or mishandles it; W advice,
 * or known from inference or a single source; L a rule of this library or of CDK for Terraform.
 */
export type Weight = "E" | "P" | "W" | "L";

/** Who catches a breach of a coded rule. Rules for the plan review and for the docs alone are in their own tables. */
export type Catcher = "synth" | "plan";

export interface Rule {
  readonly title: string;
  readonly weight: Weight;
  /** Errors throw; warnings are annotations that can be acknowledged; advice is one line of the report. */
  readonly level: "error" | "warning" | "advice";
  readonly caughtBy: readonly Catcher[];
  /** False for a rule of Azure's without which nothing sensible can be written. */
  readonly relaxable?: boolean;
  /** What is allowed, as it follows "allowed" in a message. */
  readonly allowed?: string;
  /** What to do, as whole sentences. */
  readonly remedy: string;
  /** Why the rule is there: what Azure, the provider or Terraform does otherwise. */
  readonly why: string;
  readonly source: keyof typeof SOURCES;
  readonly checked: string;
}

type RuleRow = Omit<Rule, "level" | "caughtBy" | "checked" | "weight"> & Partial<Rule>;

/** A rule that throws at synth; with `caughtBy` it may also be checked at plan time. */
export function error(weight: Exclude<Weight, "W">, row: RuleRow): Rule {
  return { level: "error", caughtBy: ["synth"], checked: SOURCES_CHECKED, ...row, weight };
}

/** A rule that warns at synth. */
export function warning(row: RuleRow): Rule {
  return { level: "warning", caughtBy: ["synth"], checked: SOURCES_CHECKED, ...row, weight: "W" };
}

/** A rule that nearly every stack breaks somewhere with good reason: counted in the report, never annotated. */
export function advice(row: RuleRow): Rule {
  return { ...warning(row), level: "advice" };
}

export const SYNTH_AND_PLAN: readonly Catcher[] = ["synth", "plan"];
