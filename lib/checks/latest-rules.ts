import { latestByRegion } from "../azure/latest";
import { problem } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";
import type { Finding } from "./findings";
import { regionInputs } from "./inputs";
import { latestCandidate, type VersionsByDefinition } from "./versions-by-definition";

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

function isHiddenSomewhere(version: ImageVersion): boolean {
  return version.excludeFromLatest || regionInputs(version).some((region) => region.excludeFromLatestEnabled === true);
}
