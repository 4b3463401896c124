import { createHash } from "node:crypto";
import type { Schema } from "../schema/schema";
import type { Value } from "../values";
import { matching, tags } from "./checks";
import { fixed, type Rule, type Semantics } from "./rule";

export const GROUP = "/subscriptions/{subscription}/resourceGroups/{resource_group_name}";
export const GALLERIES = `${GROUP}/providers/Microsoft.Compute/galleries`;

/** "West Europe" and "westeurope" are one place. */
export function normalLocation(text: string): string {
  return text.replace(/ /g, "").toLowerCase();
}

/** Two texts that differ in case only. */
export function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export const groupName = matching(/^[\w().-]*[\w()-]$/, 90);

/** The subscription that an id or a scope lies in. */
export function subscriptionOf(id: string): string | undefined {
  return /^\/subscriptions\/([^/]+)/.exec(id)?.[1];
}

/** An invented but repeatable UUID. */
export function uuidOf(...seeds: (Value | undefined)[]): string {
  const hex = createHash("sha1").update(JSON.stringify(seeds)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

const COMMON: { readonly [name: string]: Rule } = {
  name: fixed(),
  location: { forceNew: true, normalise: normalLocation },
  resource_group_name: fixed(groupName),
  tags: { check: tags },
};

/** The rules every type has, as far as it has the attribute and its own table says nothing else. */
export function withCommonRules(schema: Schema, own: Semantics | undefined, type: string): Semantics {
  const attributes = schema.block.attributes ?? {};
  const common = Object.fromEntries(Object.entries(COMMON).filter(([name]) => name in attributes));
  const base = own ?? { id: placeholderId(type, "resource_group_name" in attributes), rules: {} };
  return { ...base, rules: { ...common, ...base.rules } };
}

/** For types without a table of their own. */
function placeholderId(type: string, inGroup: boolean): string {
  return `${inGroup ? GROUP : "/subscriptions/{subscription}"}/providers/StandIn/${type}/{name}`;
}
