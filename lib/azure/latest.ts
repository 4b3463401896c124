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
 * one that is neither hidden nor absent; undefined where there is none.
 */
export function latestByRegion<T extends LatestCandidate>(versions: readonly T[]): Map<string, T | undefined> {
  const latest = new Map<string, T | undefined>();
  for (const version of versions) {
    for (const region of version.regions.keys()) {
      const best = latest.get(region);
      const wins = offersLatest(version, region) && (!best || compareVersions(version.version, best.version) > 0);
      latest.set(region, wins ? version : best);
    }
  }
  return latest;
}
