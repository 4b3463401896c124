import type { IConstruct } from "constructs";

/** Whether a construct is a scope or lies below it; one that was taken out of the tree lies nowhere. */
export function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  if (construct === scope) return true;
  const { scope: parent, id } = construct.node;
  return parent !== undefined && parent.node.tryFindChild(id) === construct && isBelow(parent, scope);
}
