import type { IConstruct } from "constructs";
import { revisionOf } from "../private/revision";
import { nounsBelow } from "./findings";
import { Parents } from "./parents";
import { VersionsByDefinition } from "./versions-by-definition";

const INDEXES = new WeakMap<IConstruct, { revision: number; versions: VersionsByDefinition }>();

/** The versions of a tree by definition, computed once for one state of it. */
export function versionsIn(root: IConstruct): VersionsByDefinition {
  const revision = revisionOf(root);
  const cached = INDEXES.get(root);
  if (cached?.revision === revision) return cached.versions;
  const versions = new VersionsByDefinition(nounsBelow(root), new Parents());
  INDEXES.set(root, { revision, versions });
  return versions;
}
