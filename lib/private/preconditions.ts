import type { IConstruct } from "constructs";
import type { RuleCode } from "../azure/rules";
import { withoutSecrets } from "../azure/secrets";
import type { TerraformResource } from "../terraform/framework";
import { RELAXATIONS } from "./scoped";

/** A condition that Terraform checks before it touches a resource, with the rule it is for. */
export interface Precondition {
  readonly code: RuleCode;
  readonly condition: unknown;
  readonly error_message: string;
}

const ASKED = new WeakMap<IConstruct, readonly Precondition[]>();
const WRITTEN = new WeakMap<TerraformResource, readonly Precondition[]>();

const HANDED_DOWN = new WeakMap<IConstruct, readonly Precondition[]>();

/** Notes what is asked of a construct that has no resource of its own: what is made in it asks it. */
export function handDown(construct: IConstruct, all: readonly Precondition[]): void {
  HANDED_DOWN.set(construct, all);
}

/** What is asked of a parent that has no resource of its own. */
export function handedDown(parent: IConstruct): readonly Precondition[] {
  return HANDED_DOWN.get(parent) ?? [];
}

/** Notes what the plan would be asked for a construct if nothing were relaxed. */
export function noteAsked(construct: IConstruct, all: readonly Precondition[]): void {
  if (all.length > 0 || ASKED.has(construct)) ASKED.set(construct, all);
}

/** The rules that the plan is asked about for a construct, relaxed ones included. */
export function rulesAskedOf(construct: IConstruct): RuleCode[] {
  return (ASKED.get(construct) ?? []).map(({ code }) => code);
}

/** The preconditions whose rules hold at a construct, as they are written. */
export function holdingAt(scope: IConstruct, all: readonly Precondition[]): Omit<Precondition, "code">[] {
  return all
    .filter(({ code }) => RELAXATIONS.get(scope, code) === undefined)
    .map(({ condition, error_message }) => ({ condition, error_message: withoutSecrets(error_message) }));
}

/**
 * Adds preconditions to those of a resource. An override adds to the preconditions of the user's own `lifecycle` and
 * outlives a later assignment to it.
 */
export function addPreconditions(resource: TerraformResource, more: readonly Precondition[]): void {
  if (more.length === 0) return;
  const all = [...(WRITTEN.get(resource) ?? []), ...more];
  WRITTEN.set(resource, all);
  const written = holdingAt(resource, all);
  if (written.length > 0) resource.addOverride(PATH, written);
}

/** Takes the preconditions of a rule out that has been relaxed since they were written. */
export function dropRelaxed(resource: TerraformResource, code: RuleCode): void {
  const all = WRITTEN.get(resource) ?? [];
  // An empty list leaves the user's own alone, where nothing at all would take them out.
  if (all.some((one) => one.code === code)) resource.addOverride(PATH, holdingAt(resource, all));
}

const PATH = "lifecycle.precondition";
