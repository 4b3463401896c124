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
  /** Whether it gets regions back, since it is to be latest again. */
  readonly returns: boolean;
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
 * latest gives in any region, and a version that is on its way through the rings changes nothing for the others. The
 * version that latest is to give stays, whatever is published meanwhile.
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
  const isOld = ageRule(candidates, policy);
  const dropped: T[] = [];
  const declared: Decision<T>[] = [];
  // How many newer versions there are that count.
  let newer = 0;
  for (const candidate of candidates) {
    const wanted = needed.get(candidate) ?? [];
    const spared = !candidate.rolling && isOld(candidate, newer);
    if (spared && wanted.length === 0 && candidate.version !== policy.latest) dropped.push(candidate);
    else declared.push(placed(candidate, policy, newer, wanted, spared, latest));
    if (counts(candidate)) newer++;
  }
  return { declared: rollBack(declared, policy), dropped };
}

/** Whether latest may give a version in any region. */
export function isOffered(candidate: Candidate): boolean {
  for (const region of candidate.regions.keys()) if (offersLatest(candidate, region)) return true;
  return false;
}

/** Whether a version makes others old: latest may give it somewhere, and it is not on its way. */
export function counts(candidate: Candidate): boolean {
  return !candidate.rolling && isOffered(candidate);
}

function ageRule(candidates: readonly Candidate[], policy: Policy): (candidate: Candidate, newer: number) => boolean {
  const { keepNewest, keepDays } = policy;
  if (keepNewest === undefined && keepDays === undefined) return () => false;
  // Without any version that counts, none is old.
  const newest = candidates
    .filter(counts)
    .reduce((max, { publishedAt = -Infinity }) => Math.max(max, publishedAt), -Infinity);
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
  const narrow = becomesNarrow(candidate, policy, newer);
  const few = narrow ? all.filter((region) => isFew(region) || wanted.includes(region)) : all;
  const isTarget = candidate.version === policy.latest;
  const leaves = isTarget || few.length === all.length ? [] : all.filter((region) => !few.includes(region));
  const taken = leaves.filter((region) => offersLatest(candidate, region));
  return {
    candidate,
    regions: new Set(isTarget ? all : few),
    needed: spared ? wanted : narrow && !isTarget ? wanted.filter((region) => !isFew(region)) : [],
    spared,
    hidden: false,
    shown: [],
    returns: isTarget && few.length < all.length,
    // A region is left when the version that latest gives there instead is in place.
    after: newestFirst(new Set(taken.map((region) => latest.get(region)!))),
  };
}

function newestFirst<T extends Candidate>(candidates: Iterable<T>): T[] {
  return [...candidates].sort((a, b) => compareVersions(b.version, a.version));
}

/**
 * Hides what is newer than the version that latest is to give, but not where nothing else is there. Where that version
 * gets its regions back, it has to be in place before the others are hidden.
 */
function rollBack<T extends Candidate>(declared: readonly Decision<T>[], policy: Policy): Decision<T>[] {
  const at = declared.findIndex(({ candidate }) => candidate.version === policy.latest);
  const target = declared[at];
  if (!target) return [...declared];
  const covered = new Set(declared.slice(at).flatMap(offeredIn));
  const hidden = declared
    .slice(0, at)
    .reverse()
    .map((decision) => {
      const shown = offeredIn(decision).filter((region) => !covered.has(region));
      shown.forEach((region) => covered.add(region));
      const after = target.returns ? [target.candidate, ...decision.after] : decision.after;
      return { ...decision, hidden: true, shown, after };
    });
  return [target, ...hidden.reverse(), ...declared.slice(at + 1)];
}

function offeredIn({ candidate, regions }: Decision<Candidate>): string[] {
  return [...regions].filter((region) => offersLatest(candidate, region));
}
