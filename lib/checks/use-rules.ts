import { latestByRegion } from "../azure/latest";
import { problem, type Problem } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import type { IImageDefinition } from "../definition/image-definition";
import { known } from "../private/known";
import { usesOf, type Use } from "../private/uses";
import type { ImageVersion } from "../version/image-version";
import type { Finding, Noun } from "./findings";
import { areRegionsTold, isLatestTold } from "./inputs";
import { latestCandidate, type VersionsByDefinition } from "./versions-by-definition";

/** AIG534, AIG542: machines in regions where the image they are made of is not. */
export function usesWithoutImage(nouns: readonly Noun[], versions: VersionsByDefinition): Finding[] {
  const definitions = new Set<IImageDefinition>();
  const findings: Finding[] = [];
  for (const { kind, construct } of nouns) {
    if (kind === "definition") definitions.add(construct);
    if (kind !== "version") continue;
    definitions.add(construct.definition);
    findings.push(...absentFrom(construct));
  }
  return [...findings, ...[...definitions].flatMap((definition) => withoutLatest(definition, versions))];
}

/** Regions in which a version is used and has no replica. */
function absentFrom(version: ImageVersion): Finding[] {
  const uses = usesOf(version);
  if (uses.length === 0 || !areRegionsTold(version)) return [];
  const regions = Object.keys(version.targetRegions);
  // A region that only Terraform knows may be the one.
  if (!regions.every(known)) return [];
  const at = `is not in the target regions (${regions.map((region) => displayRegion(region)).join(", ")})`;
  const missing = uses.filter(({ region }) => !regions.includes(region));
  return byRegion(missing, (region, by) => problem("AIG534", "targetRegions", `${region}, where ${by}, ${at}`)).map(
    (found) => ({ construct: version, problem: found }),
  );
}

/** Regions in which machines take the latest version and no version of this app can be it. */
function withoutLatest(definition: IImageDefinition, versions: VersionsByDefinition): Finding[] {
  const uses = usesOf(definition);
  const siblings = uses.length === 0 ? [] : versions.of(definition);
  // Without any version here, they are published by other means.
  if (siblings.length === 0 || !siblings.every(isLatestTold)) return [];
  const candidates = siblings.map(latestCandidate);
  if (!candidates.every(({ regions }) => regions.size > 0 && [...regions.keys()].every(known))) return [];
  const latest = latestByRegion(candidates);
  const missing = uses.filter(({ region }) => latest.get(region) === undefined);
  return byRegion(missing, (region, by) => problem("AIG542", "latest", `in ${region}, where ${by}, there is none`)).map(
    (found) => ({ construct: definition, problem: found }),
  );
}

/** One problem for each region, naming the first of its users. */
function byRegion(uses: readonly Use[], describe: (region: string, by: string) => Problem): Problem[] {
  const users = new Map<string, { first: string; more: number }>();
  for (const { region, by } of uses) {
    const found = users.get(region);
    if (found) found.more++;
    else users.set(region, { first: by.node.path, more: 0 });
  }
  return [...users].map(([region, { first, more }]) => {
    return describe(displayRegion(region), more === 0 ? `${first} uses it` : `${first} and ${more} more use it`);
  });
}
