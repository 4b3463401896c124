import { decode, encode, ExtData } from "@msgpack/msgpack";

/**
 * A value as Terraform and a provider exchange it. An unknown one travels as a msgpack extension: type 0 is plain,
 * any other type carries refinements. All of them are kept as they came.
 */
export type Value = null | boolean | number | string | ExtData | Value[] | Attributes;
export interface Attributes {
  [name: string]: Value;
}

export const UNKNOWN = new ExtData(0, new Uint8Array([0]));

export function isUnknown(value: Value | undefined): value is ExtData {
  return value instanceof ExtData;
}

export function isObject(value: Value | undefined): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** The elements of a list or set; none where it is null or unknown. */
export function list(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

/** The known blocks of a list of blocks. */
export function blocksOf(value: Value | undefined): Attributes[] {
  return list(value).filter(isObject);
}

export function containsUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isObject(value) && Object.values(value).some(containsUnknown);
}

/** What the old plugin SDK cannot tell from "not set". */
export function isZero(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === null || value === "" || value === 0 || value === false;
}

/** Deep equality; every unknown differs from everything but another unknown. */
export function equal(a: Value, b: Value): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** Equality of two sets, whatever the order they came in. */
export function equalSets(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return equal(a, b);
  return equal(a.map(canonical).sort(), b.map(canonical).sort());
}

function canonical(value: Value): string {
  return JSON.stringify(value, (_key, part: Value) => {
    if (isUnknown(part)) return { unknown: true };
    return isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}

export function encodeValue(value: Value): { msgpack: Buffer } {
  return { msgpack: Buffer.from(encode(value)) };
}

/** The wire form read back; an absent value is null. */
export function decodeValue(wire: { msgpack?: Uint8Array } | null | undefined): Value {
  if (!wire?.msgpack || wire.msgpack.length === 0) return null;
  return decode(wire.msgpack) as Value;
}

/** Where a value sits: attribute names and list positions. */
export type Path = readonly (string | number)[];

/** The path without positions, as the tables of rules name it: `target_region.name`. */
export function ruleName(path: Path): string {
  return path.filter((step) => typeof step === "string").join(".");
}
