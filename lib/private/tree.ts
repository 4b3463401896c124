import type { IConstruct } from "constructs";

/** Whether a construct is a scope or lies below it; one that was taken out of the tree lies nowhere. */
export function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  if (construct === scope) return true;
  const { scope: parent, id } = construct.node;
  return parent !== undefined && parent.node.tryFindChild(id) === construct && isBelow(parent, scope);
}

/** The first construct below a scope that is meant, nearest level first; it looks no further than it has to. */
export function findBelow(scope: IConstruct, isMeant: (construct: IConstruct) => boolean): IConstruct | undefined {
  for (let level: readonly IConstruct[] = [scope]; level.length > 0;) {
    const found = level.find(isMeant);
    if (found) return found;
    level = level.flatMap(({ node }) => node.children);
  }
  return undefined;
}

/** The paths of many constructs: of those that stand side by side, that of their parent is made once. */
export class Paths {
  private readonly ofParents = new Map<IConstruct, string>();

  public of({ node }: IConstruct): string {
    const { scope, id } = node;
    if (scope === undefined) return node.path;
    const parent = this.ofParents.get(scope) ?? scope.node.path;
    this.ofParents.set(scope, parent);
    return parent === "" ? id : `${parent}/${id}`;
  }
}
