import type { IConstruct } from "constructs";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import type { IImageDefinition } from "../definition/image-definition";
import { known } from "../private/known";
import { revisionOf } from "../private/revision";
import type { ImageVersion } from "../version/image-version";
import type { Noun } from "./findings";
import type { Parents } from "./parents";

/** What `latest` gives by short region name, or by the token that stands for one; undefined where every version is hidden. */
export type Latest = ReadonlyMap<string, ImageVersion | undefined>;

interface Candidate extends LatestCandidate {
  readonly construct: ImageVersion;
}

/** The versions of each definition, as far as their numbers are known here; two imports of one definition are one. */
export class VersionsByDefinition {
  private readonly byKey = new Map<string, ImageVersion[]>();
  /** Under which keys versions were found: two, if one import is used with two subscriptions. */
  private readonly keys = new Map<IImageDefinition, Set<string>>();
  /** Under which keys there are versions, too, whose numbers only Terraform knows. */
  private readonly unnumbered = new Set<string>();
  private readonly latest = new Map<IImageDefinition, Latest>();

  constructor(
    nouns: readonly Noun[],
    private readonly parents: Parents,
  ) {
    for (const { kind, construct } of nouns) {
      if (kind !== "version") continue;
      const { definition } = construct;
      const key = parents.keyOf(construct, definition);
      if (known(construct.version)) append(this.byKey, key, construct);
      else this.unnumbered.add(key);
      const keys = this.keys.get(definition);
      if (keys) keys.add(key);
      else this.keys.set(definition, new Set([key]));
    }
  }

  public get all(): readonly (readonly ImageVersion[])[] {
    return [...this.byKey.values()];
  }

  public of(definition: IImageDefinition): readonly ImageVersion[] {
    return this.keysOf(definition).flatMap((key) => this.byKey.get(key) ?? []);
  }

  /** Whether the numbers of all versions are known. */
  public areNumbered(definition: IImageDefinition): boolean {
    return !this.keysOf(definition).some((key) => this.unnumbered.has(key));
  }

  /** What `latest` gives of those whose numbers are known, as they stood when it was first asked. */
  public latestOf(definition: IImageDefinition): Latest {
    const found = this.latest.get(definition) ?? latestAmong(this.of(definition));
    this.latest.set(definition, found);
    return found;
  }

  private keysOf(definition: IImageDefinition): string[] {
    return [...(this.keys.get(definition) ?? [this.parents.keyOf(definition, definition)])];
  }
}

const INDEXES = new WeakMap<IConstruct, { revision: number; versions: VersionsByDefinition }>();

/** Keeps the versions of a tree for as long as it stays as it is. */
export function keepVersions(root: IConstruct, versions: VersionsByDefinition): void {
  INDEXES.set(root, { revision: revisionOf(root), versions });
}

/** The versions of a tree that were kept, if nothing has changed since. */
export function keptVersions(root: IConstruct): VersionsByDefinition | undefined {
  const kept = INDEXES.get(root);
  return kept?.revision === revisionOf(root) ? kept.versions : undefined;
}

/** What `latest` gives of versions as they stand now. */
export function latestAmong(versions: readonly ImageVersion[]): Latest {
  const candidates = versions.map((construct): Candidate => ({ ...latestCandidate(construct), construct }));
  return new Map([...latestByRegion(candidates)].map(([region, winner]) => [region, winner?.construct]));
}

/** A version as the arithmetic of latest sees it. */
export function latestCandidate({ version, excludeFromLatest, targetRegions }: ImageVersion): LatestCandidate {
  return { version, excludeFromLatest, regions: new Map(Object.entries(targetRegions)) };
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
