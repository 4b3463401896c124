import type { IConstruct } from "constructs";

const REVISIONS = new WeakMap<IConstruct, number>();

/** Says that something has changed in a tree which the rules over several constructs have to see. */
export function touch({ node: { root } }: IConstruct): void {
  REVISIONS.set(root, revisionOf(root) + 1);
}

/** How often a tree has changed: what was computed at another number is out of date. */
export function revisionOf(root: IConstruct): number {
  return REVISIONS.get(root) ?? 0;
}
