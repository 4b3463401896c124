import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { problem } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";
import type { Finding, Noun } from "./findings";
import { regionInputs } from "./inputs";
import type { Parents } from "./parents";

/** AIG451: regions to which versions are copied, but where every one of them is hidden from latest. */
export function regionsWithoutLatest(nouns: readonly Noun[], parents: Parents): Finding[] {
  const byDefinition = new Map<string, ImageVersion[]>();
  for (const { kind, construct } of nouns) {
    if (kind !== "version" || !known(construct.version)) continue;
    const key = parents.keyOf(construct, construct.definition);
    const siblings = byDefinition.get(key);
    if (siblings) siblings.push(construct);
    else byDefinition.set(key, [construct]);
  }
  return [...byDefinition.values()].flatMap(withoutLatest);
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
