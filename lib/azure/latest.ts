import { compareVersions } from "./version-number";

/** What decides whether a version can be `latest` in a region. */
export interface LatestCandidate {
  readonly version: string;
  /** The version-wide flag; a region that says nothing takes it. */
  readonly excludeFromLatest?: boolean;
  /** The regions the version is replicated to, by short name; the flag of a region wins over that of the version. */
  readonly regions: ReadonlyMap<string, { readonly excludeFromLatest?: boolean }>;
}

/** Whether a version can be `latest` in a region. */
export function offersLatest(candidate: LatestCandidate, region: string): boolean {
  const there = candidate.regions.get(region);
  return there !== undefined && !(there.excludeFromLatest ?? candidate.excludeFromLatest ?? false);
}

/**
 * For every region that any version is replicated to, the version that `latest` gives there: the numerically highest
 * one that is neither hidden nor absent; undefined where there is none. Of two spellings of one number, the one that
 * comes first as a text, so that the order of the versions does not matter.
 */
export function latestByRegion<T extends LatestCandidate>(versions: readonly T[]): Map<string, T | undefined> {
  const latest = new Map<string, T | undefined>();
  for (const version of versions) {
    for (const region of version.regions.keys()) {
      const best = latest.get(region);
      const wins = offersLatest(version, region) && (!best || isNewer(version, best));
      latest.set(region, wins ? version : best);
    }
  }
  return latest;
}

function isNewer({ version: a }: LatestCandidate, { version: b }: LatestCandidate): boolean {
  const difference = compareVersions(a, b);
  return difference > 0 || (difference === 0 && a < b);
}
