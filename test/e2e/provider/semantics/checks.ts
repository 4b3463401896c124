import { isObject, type Value } from "../values";

/** Says what is wrong with a known, given value; undefined when nothing is. */
export type Check = (value: Value) => string | undefined;

export function oneOf(...allowed: string[]): Check {
  return (value) =>
    allowed.includes(String(value)) ? undefined : `expected one of ${quoted(allowed)}, got ${show(value)}`;
}

export function matching(pattern: RegExp, maxLength = Infinity): Check {
  return (value) => {
    if (typeof value !== "string" || !pattern.test(value)) return `must match ${pattern.source}, got ${show(value)}`;
    return value.length > maxLength ? `must be at most ${maxLength} characters, got ${value.length}` : undefined;
  };
}

export function between(min: number, max: number): Check {
  return (value) =>
    Number(value) >= min && Number(value) <= max ? undefined : `expected ${min} to ${max}, got ${show(value)}`;
}

/** A count: Terraform knows numbers only, the provider wants whole ones. */
export const whole: Check = (value) =>
  Number.isInteger(Number(value)) ? undefined : `expected a whole number, got ${show(value)}`;

export const wholeBetween = (min: number, max: number): Check => allOf(whole, between(min, max));

export const notZero: Check = allOf(whole, (value) => (Number(value) === 0 ? "must not be zero" : undefined));

/** As Go writes them: "1h30m". */
export const duration: Check = matching(/^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/);

export const uuid: Check = matching(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);

export const notEmpty: Check = (value) => (value === "" ? "must not be empty" : undefined);

export const httpUrl: Check = matching(/^https?:\/\/[^/\s]+/);

export const rfc3339: Check = (value) =>
  isDate(String(value)) ? undefined : `expected an RFC 3339 date, got ${show(value)}`;

function isDate(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!parts || Number.isNaN(instant(text))) return false;
  // A day that the month does not have would be taken for one of the next month.
  return new Date(`${parts[1]}T00:00:00Z`).toISOString().startsWith(parts[1]!);
}

export function instant(date: string): number {
  return Date.parse(date);
}

/** Ids of the named kinds: `Microsoft.Compute/galleries/images`. Their segments are compared case by case. */
export function armId(...kinds: string[]): Check {
  const patterns = kinds.map((kind) => {
    const [namespace, ...types] = kind.split("/");
    return `/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${namespace}/${types.map((type) => `${type}/[^/]+`).join("/")}`;
  });
  const pattern = new RegExp(`^(${patterns.join("|")})$`);
  return (value) =>
    pattern.test(String(value)) ? undefined : `expected the id of a ${kinds.join(" or ")}, got ${show(value)}`;
}

/** The same where the provider takes `resourcegroups` and the namespace in any case. */
export function lenientId(kind: string): Check {
  const namespace = kind.split("/")[0]!;
  const exact = armId(kind);
  const asWritten = new RegExp(`/resourceGroups/([^/]+)/providers/${namespace}/`, "i");
  return (value) => exact(String(value).replace(asWritten, `/resourceGroups/$1/providers/${namespace}/`));
}

export function anyCheck(...checks: Check[]): Check {
  return (value) => {
    const problems = checks.map((check) => check(value));
    return problems.includes(undefined) ? undefined : problems.join("; or ");
  };
}

export function allOf(...checks: Check[]): Check {
  return (value) => checks.map((check) => check(value)).find((problem) => problem !== undefined);
}

/** Applies to each element of a set or list. */
export function each(check: Check): Check {
  return (value) => (Array.isArray(value) ? value.map(check).find((problem) => problem !== undefined) : undefined);
}

export const tags: Check = (value) => {
  if (!isObject(value)) return undefined;
  const pairs = Object.entries(value);
  if (pairs.length > 50) return `a maximum of 50 tags can be applied, got ${pairs.length}`;
  const long = pairs.find(([key, text]) => key.length > 512 || (typeof text === "string" && text.length > 256));
  return long ? `a tag has at most 512 characters of key and 256 of value: ${long[0]}` : undefined;
};

function quoted(names: string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function show(value: Value): string {
  return JSON.stringify(value);
}
