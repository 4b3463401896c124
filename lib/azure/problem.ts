import { RULES, type RuleCode } from "./rules";

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

/** A problem whose remedy is the rule's own, unless this case has a better one. */
export function problem(code: RuleCode, prop: string, detail: string, remedy?: string): Problem {
  return { code, prop, detail, remedy: remedy ?? RULES[code].remedy };
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

const SHOWN_LENGTH = 100;
const SHOWN_END = 40;

/** What may stand in an address or a connection string and must not stand in a log. */
const SECRETS: readonly [RegExp, string][] = [
  // The parameters of a shared access signature, in plain and in percent-encoded form.
  [/((?:[?&]|%3f|%26)(?:sig|se|sp|sv|st|spr|sr|skoid|sktid)(?:=|%3d))[^&#]*?(?=[&#]|%26|$)/gi, "$1***"],
  // Parts of a connection string.
  [/\b((?:Account|SharedAccess)Key|SharedAccessSignature|password|pwd)(\s*=\s*)[^;]*/gi, "$1$2***"],
  // User and password before a host.
  [/(:\/\/)[^/@\s]*@/g, "$1***@"],
];

/** A value as it stands in a message: texts quoted, long ones cut, secrets left out. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    const masked = SECRETS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), value);
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
