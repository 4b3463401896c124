import { latestByRegion, offersLatest, type LatestCandidate } from "../azure/latest";
import { compareVersions } from "../azure/version-number";

/** A version of a series as its user gave it: in every region that it may lie in. */
export interface Candidate extends LatestCandidate {
  /** On its way through the rings: nothing happens to it, and nothing to others on its account. */
  readonly rolling: boolean;
  /** It lists its regions itself, so it does not become narrow. */
  readonly fixed: boolean;
  /** The short name of its own region. */
  readonly home?: string;
  /** Milliseconds; there wherever age decides. */
  readonly publishedAt?: number;
}

export interface Policy {
  /** How many newer versions there are before one becomes narrow. */
  readonly newestWide?: number;
  /** What is left to a narrow version besides its home region. */
  readonly narrowTo: ReadonlySet<string>;
  readonly keepNewest?: number;
  readonly keepDays?: number;
  /** The version that latest is to give. */
  readonly latest?: string;
}

/** What becomes of one version. */
export interface Decision<T extends Candidate> {
  readonly candidate: T;
  readonly regions: ReadonlySet<string>;
  /** Where it is only because latest needs it. */
  readonly needed: readonly string[];
  /** Whether retention would have let it go. */
  readonly spared: boolean;
  /** Whether it is hidden because an older version is to be latest. */
  readonly hidden: boolean;
  /** Where it is shown all the same, since no older version is there. */
  readonly shown: readonly string[];
  /** What has to be in place before this is changed. */
  readonly after: readonly T[];
}

export interface Decisions<T extends Candidate> {
  /** In the order in which they have to be declared: what others wait for comes first. */
  readonly declared: readonly Decision<T>[];
  readonly dropped: readonly T[];
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Decides what of a series is declared, where, and what of it is hidden. Retention and narrowing change nothing of what
 * latest gives in any region, and a version that is on its way through the rings changes nothing for the others.
 *
 * @param candidates newest first, each number once.
 */
export function decide<T extends Candidate>(candidates: readonly T[], policy: Policy): Decisions<T> {
  const latest = latestByRegion(candidates.filter(({ rolling }) => !rolling));
  const needed = new Map<T, string[]>();
  for (const [region, winner] of latest) {
    const regions = winner && needed.get(winner);
    if (regions) regions.push(region);
    else if (winner) needed.set(winner, [region]);
  }
  const newer = countNewer(candidates);
  const isOld = ageRule(candidates, policy);
  const dropped: T[] = [];
  const declared: Decision<T>[] = [];
  for (const candidate of candidates) {
    const wanted = needed.get(candidate) ?? [];
    const spared = !candidate.rolling && isOld(candidate, newer.get(candidate)!);
    if (spared && wanted.length === 0) dropped.push(candidate);
    else declared.push(placed(candidate, policy, newer.get(candidate)!, wanted, spared, latest));
  }
  return { declared: rollBack(declared, policy, newer), dropped };
}

/** How many newer versions there are that latest may give somewhere and that are not on their way. */
function countNewer<T extends Candidate>(candidates: readonly T[]): Map<T, number> {
  let count = 0;
  const newer = new Map<T, number>();
  for (const candidate of candidates) {
    newer.set(candidate, count);
    if (!candidate.rolling && isOffered(candidate)) count++;
  }
  return newer;
}

/** Whether latest may give a version in any region. */
export function isOffered(candidate: Candidate): boolean {
  return [...candidate.regions.keys()].some((region) => offersLatest(candidate, region));
}

function ageRule(candidates: readonly Candidate[], policy: Policy): (candidate: Candidate, newer: number) => boolean {
  const { keepNewest, keepDays } = policy;
  if (keepNewest === undefined && keepDays === undefined) return () => false;
  const newest = candidates.reduce((max, { publishedAt = -Infinity }) => Math.max(max, publishedAt), -Infinity);
  return ({ publishedAt = -Infinity }, newer) => {
    const isYoung = keepDays !== undefined && newest - publishedAt <= keepDays * DAY;
    const isNew = keepNewest !== undefined && newer < keepNewest;
    return !isYoung && !isNew;
  };
}

/** Whether a version is left with few regions. */
function becomesNarrow({ rolling, fixed }: Candidate, { newestWide }: Policy, newer: number): boolean {
  return !rolling && !fixed && newestWide !== undefined && newer >= newestWide;
}

function placed<T extends Candidate>(
  candidate: T,
  policy: Policy,
  newer: number,
  wanted: readonly string[],
  spared: boolean,
  latest: ReadonlyMap<string, T | undefined>,
): Decision<T> {
  const all = [...candidate.regions.keys()];
  const isFew = (region: string): boolean => region === candidate.home || policy.narrowTo.has(region);
  const narrow = becomesNarrow(candidate, policy, newer) && candidate.version !== policy.latest;
  const regions = new Set(narrow ? all.filter((region) => isFew(region) || wanted.includes(region)) : all);
  const takers = all.filter((region) => !regions.has(region) && offersLatest(candidate, region));
  const beyond = narrow ? wanted.filter((region) => !isFew(region)) : [];
  return {
    candidate,
    regions,
    needed: spared ? wanted : beyond,
    spared,
    hidden: false,
    shown: [],
    // A region is left when the version that latest gives there instead is in place.
    after: newestFirst(new Set(takers.map((region) => latest.get(region)!))),
  };
}

function newestFirst<T extends Candidate>(candidates: Iterable<T>): T[] {
  return [...candidates].sort((a, b) => compareVersions(b.version, a.version));
}

/**
 * Hides what is newer than the version that latest is to give, but not where nothing else is there. Where that version
 * gets its regions back, it has to be in place before the others are hidden.
 */
function rollBack<T extends Candidate>(
  declared: readonly Decision<T>[],
  policy: Policy,
  newer: ReadonlyMap<T, number>,
): Decision<T>[] {
  const at = declared.findIndex(({ candidate }) => candidate.version === policy.latest);
  const target = declared[at];
  if (!target) return [...declared];
  const comesBack = becomesNarrow(target.candidate, policy, newer.get(target.candidate)!);
  const covered = new Set(declared.slice(at).flatMap(offeredIn));
  const hidden = declared
    .slice(0, at)
    .reverse()
    .map((decision) => {
      const shown = offeredIn(decision).filter((region) => !covered.has(region));
      shown.forEach((region) => covered.add(region));
      const after = comesBack ? [target.candidate, ...decision.after] : decision.after;
      return { ...decision, hidden: true, shown, after };
    });
  return [target, ...hidden.reverse(), ...declared.slice(at + 1)];
}

function offeredIn({ candidate, regions }: Decision<Candidate>): string[] {
  return [...regions].filter((region) => offersLatest(candidate, region));
}
