import type { IConstruct } from "constructs";
import { nounsBelow } from "./findings";
import { Parents } from "./parents";
import { keepVersions, keptVersions, VersionsByDefinition } from "./versions-by-definition";

/** The versions of a tree by definition, computed once for one state of it. */
export function versionsIn(root: IConstruct): VersionsByDefinition {
  const kept = keptVersions(root);
  if (kept) return kept;
  const versions = new VersionsByDefinition(nounsBelow(root), new Parents());
  keepVersions(root, versions);
  return versions;
}
