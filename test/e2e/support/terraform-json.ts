/* The parts of Terraform's JSON output that tests read. */

export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** Where in the configuration: file and line, and the argument's own text. */
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  readonly snippet?: { readonly context?: string; readonly code: string };
}

export interface Change {
  readonly actions: string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown: unknown;
  readonly replace_paths?: (string | number)[][];
  readonly importing?: { readonly id: string };
}

export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly action_reason?: string;
  readonly change: Change;
}

export interface PlanJson {
  readonly resource_changes?: ResourceChange[];
  readonly resource_drift?: ResourceChange[];
  readonly output_changes?: { readonly [name: string]: Change };
  readonly prior_state?: { readonly values?: StateValues };
  readonly planned_values?: StateValues;
  readonly checks?: unknown[];
  readonly relevant_attributes?: unknown[];
  readonly applyable?: boolean;
  readonly complete?: boolean;
  readonly errored?: boolean;
}

export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly values: { readonly [attribute: string]: unknown };
}

export interface StateValues {
  readonly outputs?: { readonly [name: string]: { readonly value: unknown } };
  readonly root_module?: { readonly resources?: StateResource[] };
}

/** The diagnostics in the JSON lines that `plan -json` and `apply -json` print. */
export function diagnosticsIn(lines: string): TerraformDiagnostic[] {
  return lines
    .split("\n")
    .filter((line) => line.startsWith('{"@level"'))
    .map((line) => JSON.parse(line) as { diagnostic?: TerraformDiagnostic })
    .flatMap(({ diagnostic }) => (diagnostic ? [diagnostic] : []));
}
