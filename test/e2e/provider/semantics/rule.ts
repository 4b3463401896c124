import type { Cloud } from "../cloud";
import type { Attributes, Value } from "../values";
import type { Check } from "./checks";

/** What the real provider knows about one attribute or block and no schema tells. */
export interface Rule {
  /** A change replaces the resource: any, or those the function says. */
  readonly forceNew?: true | ((from: Value, to: Value) => boolean);
  /** Set, then unset: replaces the resource. A value not known until apply counts as unset. */
  readonly clearedReplaces?: true;
  readonly default?: Value;
  /** How the state holds the text. */
  readonly normalise?: (text: string) => string;
  /** Two texts that count as no change. */
  readonly same?: (a: string, b: string) => boolean;
  /** What `terraform validate` refuses. */
  readonly check?: Check;
  /** The service decides about this block when the configuration has none. */
  readonly computedBlock?: true;
}

export interface Semantics {
  /** The import id and how it is made of attributes; `{subscription}` is the provider's. */
  readonly id: string;
  /** By path without positions: `target_region.name`. */
  readonly rules: { readonly [path: string]: Rule };
  readonly exactlyOneOf?: readonly (readonly string[])[];
  /** Pairs that must not both be given, not even as `false`. */
  readonly conflicts?: readonly (readonly [string, string])[];
  /** The first needs the second. */
  readonly needs?: readonly (readonly [string, string])[];
  /** Read back only when the service returns it: otherwise the state keeps what it has. */
  readonly readWhenReturned?: readonly string[];
  /** Never read back: null after an import. */
  readonly neverRead?: readonly string[];
  /** Values of computed attributes; those not named here are empty. */
  readonly computed?: { readonly [path: string]: (resource: Attributes, owner: Attributes, cloud: Cloud) => Value };
  /** What the provider refuses when it plans. */
  readonly refusePlan?: (planned: Attributes) => string | undefined;
  /** What it refuses only when it applies. */
  readonly refuseApply?: (planned: Attributes, cloud: Cloud) => string | undefined;
  /** A delete reads first, and fails where the object is gone already. */
  readonly readBeforeDelete?: true;
}

/** Pairs for a group of which at most one may be given. */
export function eachOther(...names: string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}

/** A replaced attribute with a check, the commonest rule. */
export function fixed(check?: Check): Rule {
  return { forceNew: true, ...(check && { check }) };
}

/** A replaced attribute with a default. */
export function fixedDefault(value: Value, check?: Check): Rule {
  return { forceNew: true, ...defaultsTo(value, check) };
}

export function defaultsTo(value: Value, check?: Check): Rule {
  return { default: value, ...(check && { check }) };
}
