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

export const notEmpty: Check = (value) => (value === "" ? "must not be empty" : undefined);

export const httpUrl: Check = matching(/^https?:\/\/[^/\s]+/);

export const rfc3339: Check = (value) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value)) &&
  !Number.isNaN(instant(String(value)))
    ? undefined
    : `expected an RFC 3339 date, got ${show(value)}`;

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

export function anyCheck(...checks: Check[]): Check {
  return (value) => {
    const problems = checks.map((check) => check(value));
    return problems.includes(undefined) ? undefined : problems.join("; or ");
  };
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
