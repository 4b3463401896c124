import type { IConstruct } from "constructs";
import type { TerraformResource } from "../terraform/framework";

const RESOURCES = new WeakMap<IConstruct, TerraformResource>();

/** Keeps at hand the resource that a construct writes: to look for the default child takes longer than most that is asked. */
export function keepResource(construct: IConstruct): void {
  RESOURCES.set(construct, construct.node.defaultChild as TerraformResource);
}

/** What a construct writes: a resource, or the data source of what is looked up; undefined where it is only named. */
export function resourceOf(construct: IConstruct): TerraformResource | undefined {
  return RESOURCES.get(construct) ?? (construct.node.defaultChild as TerraformResource | undefined);
}
