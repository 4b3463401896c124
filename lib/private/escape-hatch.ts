import type { IConstruct } from "constructs";
import { TerraformResource } from "../terraform/framework";
import { resourceOf } from "./resources";

/** Arguments, in azurerm's spelling, that an escape hatch lays over what a resource was given; dynamic blocks included. */
export function isOverridden(resource: unknown, ...names: readonly string[]): boolean {
  const { rawOverrides = {} } = (resource ?? {}) as { readonly rawOverrides?: Readonly<Record<string, unknown>> };
  const dynamic = (rawOverrides.dynamic ?? {}) as object;
  return names.some((name) => name in rawOverrides || name in dynamic);
}

const GIVEN = new WeakMap<TerraformResource, Readonly<Record<string, unknown>>>();

/** Notes what this library gave to a resource of its own. */
export function noteGiven(resource: TerraformResource, config: object): void {
  GIVEN.set(resource, config as Record<string, unknown>);
}

/**
 * Whether arguments of a construct's own resource, by the names of their props, are no longer what this library gave
 * them: overridden, or assigned to the resource. What is said of them elsewhere may be wrong then.
 */
export function isChanged(construct: IConstruct, ...props: readonly string[]): boolean {
  const resource = resourceOf(construct);
  if (!TerraformResource.isTerraformResource(resource)) return false;
  const inputs = resource as unknown as Readonly<Record<string, unknown>>;
  const given = GIVEN.get(resource);
  if (given && props.some((prop) => inputs[inputOf(prop)] !== given[prop])) return true;
  // Nearly no resource has any, and what is made of an image asks again and again.
  const { rawOverrides = {} } = inputs;
  return Object.keys(rawOverrides as object).length > 0 && isOverridden(resource, ...props.map(snakeCase));
}

const INPUTS = new Map<string, string>();

/** Under which name a resource of the framework hands back what an argument was given. */
function inputOf(prop: string): string {
  const input = INPUTS.get(prop) ?? `${prop}Input`;
  INPUTS.set(prop, input);
  return input;
}

/** Why something of a parent is not known: an import has not told it, or what was told has been changed since. */
export function whyUnknown(what: string, parent: string, told: unknown): string {
  if (told === undefined) return `the ${what} of the imported ${parent} is not known`;
  return `an escape hatch has changed the ${what} of the ${parent}`;
}

/** The name of an argument in azurerm's spelling. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
