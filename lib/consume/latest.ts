import type { IConstruct } from "constructs";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { normaliseRegion } from "../azure/regions";
import { nounsBelow } from "../checks/findings";
import { latestCandidate } from "../checks/latest-rules";
import type { IImageDefinition } from "../definition/image-definition";
import { isLiteralText, known } from "../private/known";
import { revisionOf } from "../private/revision";
import type { ImageVersion } from "../version/image-version";

interface Candidate extends LatestCandidate {
  readonly construct: ImageVersion;
}

/** What `latest` gives by short region name; undefined where every version is hidden. */
export type Latest = ReadonlyMap<string, Candidate | undefined>;

/** The versions of a tree by definition, and what was computed of them, for one state of the tree. */
interface Index {
  readonly revision: number;
  readonly versions: ReadonlyMap<IImageDefinition, ImageVersion[]>;
  readonly latest: Map<IImageDefinition, Latest>;
}

const INDEXES = new WeakMap<IConstruct, Index>();

/**
 * What `latest` gives of a definition, as far as this app declares its versions; undefined if it declares none, or one
 * whose number only Terraform knows.
 */
export function latestOf(definition: IImageDefinition): Latest | undefined {
  const { versions, latest } = indexOf(definition.node.root);
  const own = versions.get(definition);
  if (own === undefined || !own.every(({ version }) => known(version))) return undefined;
  const found =
    latest.get(definition) ?? latestByRegion(own.map((construct) => ({ ...latestCandidate(construct), construct })));
  latest.set(definition, found);
  return found;
}

/** The versions that a machine may get if it asks for the latest one: in its region, or in any if that is not known. */
export function latestVersions(definition: IImageDefinition, location: unknown): ImageVersion[] {
  const latest = latestOf(definition);
  if (latest === undefined) return [];
  const here = isLiteralText(location) ? normaliseRegion(location) : undefined;
  const found = here !== undefined && latest.has(here) ? [latest.get(here)] : [...latest.values()];
  return [...new Set(found)].flatMap((candidate) => (candidate ? [candidate.construct] : []));
}

function indexOf(root: IConstruct): Index {
  const revision = revisionOf(root);
  const cached = INDEXES.get(root);
  if (cached?.revision === revision) return cached;
  const versions = new Map<IImageDefinition, ImageVersion[]>();
  for (const { kind, construct } of nounsBelow(root)) {
    if (kind !== "version") continue;
    const siblings = versions.get(construct.definition);
    if (siblings) siblings.push(construct);
    else versions.set(construct.definition, [construct]);
  }
  const index = { revision, versions, latest: new Map<IImageDefinition, Latest>() };
  INDEXES.set(root, index);
  return index;
}
