import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { problem } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import type { IImageDefinition } from "../definition/image-definition";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";
import type { Finding, Noun } from "./findings";
import { regionInputs } from "./inputs";
import type { Parents } from "./parents";

/** The versions of each definition, as far as their numbers are known here; two imports of one definition are one. */
export class VersionsByDefinition {
  private readonly byKey = new Map<string, ImageVersion[]>();
  /** Under which keys versions were found: two, if one import is used with two subscriptions. */
  private readonly keys = new Map<IImageDefinition, Set<string>>();

  constructor(
    nouns: readonly Noun[],
    private readonly parents: Parents,
  ) {
    for (const { kind, construct } of nouns) {
      if (kind !== "version" || !known(construct.version)) continue;
      const { definition } = construct;
      const key = parents.keyOf(construct, definition);
      append(this.byKey, key, construct);
      this.keys.set(definition, (this.keys.get(definition) ?? new Set()).add(key));
    }
  }

  public get all(): readonly (readonly ImageVersion[])[] {
    return [...this.byKey.values()];
  }

  public of(definition: IImageDefinition): readonly ImageVersion[] {
    const keys = this.keys.get(definition) ?? [this.parents.keyOf(definition, definition)];
    return [...keys].flatMap((key) => this.byKey.get(key) ?? []);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** AIG451: regions to which versions are copied, but where every one of them is hidden from latest. */
export function regionsWithoutLatest(versions: VersionsByDefinition): Finding[] {
  return versions.all.flatMap(withoutLatest);
}

function withoutLatest(constructs: readonly ImageVersion[]): Finding[] {
  // Without any exclusion there is nothing to find out, and that is the common case.
  if (!constructs.some(isHiddenSomewhere)) return [];
  const versions = constructs.map(latestCandidate);
  const findings: Finding[] = [];
  for (const [region, latest] of latestByRegion(versions)) {
    // A region that only Terraform knows may be any of the others.
    if (latest || !known(region)) continue;
    const there = versions.filter(({ regions }) => regions.has(region)).map(({ version }) => version);
    const detail = `in ${displayRegion(region)} every version is hidden from latest (${there.join(", ")})`;
    findings.push({ construct: constructs[0]!.definition, problem: problem("AIG451", "excludeFromLatest", detail) });
  }
  return findings;
}

/** A version as the arithmetic of latest sees it. */
export function latestCandidate({ version, excludeFromLatest, targetRegions }: ImageVersion): LatestCandidate {
  return { version, excludeFromLatest, regions: new Map(Object.entries(targetRegions)) };
}

function isHiddenSomewhere(version: ImageVersion): boolean {
  return version.excludeFromLatest || regionInputs(version).some((region) => region.excludeFromLatestEnabled === true);
}
