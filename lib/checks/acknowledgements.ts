import type { IConstruct } from "constructs";

const ACKNOWLEDGED = new WeakMap<IConstruct, Map<string, string>>();

/** Notes that a warning is all right on a scope and everything below it. */
export function acknowledge(scope: IConstruct, code: string, reason: string): void {
  const reasons = ACKNOWLEDGED.get(scope) ?? new Map<string, string>();
  reasons.set(code, reason);
  ACKNOWLEDGED.set(scope, reasons);
}

/** The reason given for a warning on a construct or on the nearest scope above it. */
export function acknowledgementOf(construct: IConstruct, code: string): string | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const reason = ACKNOWLEDGED.get(scope)?.get(code);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
