import type { Path } from "./values";

/** A refusal, pointing at the argument it is about. */
export interface Diagnostic {
  readonly summary: string;
  readonly detail?: string;
  readonly path?: Path;
}

export interface WirePath {
  readonly steps: ({ attribute_name: string } | { element_key_int: number })[];
}

export function wirePath(path: Path): WirePath {
  return {
    steps: path.map((step) => (typeof step === "string" ? { attribute_name: step } : { element_key_int: step })),
  };
}

export function wireDiagnostics(diagnostics: Diagnostic[]): object[] {
  return diagnostics.map(({ summary, detail = "", path }) => ({
    severity: "ERROR",
    summary,
    detail,
    ...(path && { attribute: wirePath(path) }),
  }));
}
