import { RULES, type RuleCode } from "./rules";
import { withoutSecrets, withoutSecretsInside } from "./secrets";

/** One breach of one rule, in the words of the person who wrote the value. */
export interface Problem {
  readonly code: RuleCode;
  /** The path of the prop as the user typed it: `targetRegions["westeurope"].replicas`. */
  readonly prop: string;
  /** What was found and what is allowed, lower case, without a full stop. */
  readonly detail: string;
  /** What to do about it, in sentences. */
  readonly remedy: string;
  /** Why an error only warns here, where it has been relaxed. */
  readonly relaxed?: string;
}

/**
 * A problem whose remedy is the rule's own, unless this case has a better one. Paths and texts can hold what a user wrote, so
 * secrets are left out of all of them here.
 */
export function problem(code: RuleCode, prop: string, detail: string, remedy?: string): Problem {
  return {
    code,
    prop: withoutSecrets(prop),
    detail: withoutSecrets(detail),
    remedy: remedy === undefined ? RULES[code].remedy : withoutSecrets(remedy),
  };
}

/** A problem of the most common kind: a value outside what the rule allows. */
export function outside(code: RuleCode, prop: string, got: unknown): Problem {
  return problem(code, prop, `got ${show(got)}, allowed ${allowedBy(code)}`);
}

/** What a rule allows, as text. */
export function allowedBy(code: RuleCode): string {
  const rule: { readonly allowed?: string } = RULES[code];
  return rule.allowed ?? "another value";
}

/** Several names as a sentence has them: "a, b and c". */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const SHOWN_LENGTH = 100;
const SHOWN_END = 40;

/** A value as it stands in a message: texts quoted, long ones cut, secrets left out. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    const masked = withoutSecretsInside(value);
    return masked.length > SHOWN_LENGTH ? shortened(masked) : JSON.stringify(masked);
  }
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `${value}n`;
  return Array.isArray(value) ? "a list" : `a value of type ${typeof value}`;
}

/** Without its middle: the fault of a long id or address is mostly at its end. */
function shortened(text: string): string {
  const cut = `${text.slice(0, SHOWN_LENGTH - SHOWN_END)}…${text.slice(-SHOWN_END)}`;
  return `${JSON.stringify(cut)} (${text.length} characters)`;
}
