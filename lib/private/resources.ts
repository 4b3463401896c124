import type { IConstruct } from "constructs";
import type { TerraformResource } from "../terraform/framework";

/** What is kept of a construct of this library. */
export interface Kept {
  readonly construct: IConstruct;
  /** What it writes, where it writes something. */
  readonly resource?: TerraformResource;
}

const KEPT = new WeakMap<IConstruct, Kept>();

/** Keeps at hand what a construct writes: to look for the default child takes longer than most that is asked. */
export function keep(kept: Kept): void {
  KEPT.set(kept.construct, kept);
}

/** What was kept of a construct. */
export function keptOf(construct: IConstruct): Kept | undefined {
  return KEPT.get(construct);
}

/** What a construct writes: a resource, or the data source of what is looked up; undefined where it is only named. */
export function resourceOf(construct: IConstruct): TerraformResource | undefined {
  return KEPT.get(construct)?.resource ?? (construct.node.defaultChild as TerraformResource | undefined);
}
