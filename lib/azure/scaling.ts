import { LIMITS } from "./limits";
import { SOURCES, SOURCES_CHECKED } from "./sources";

/**
 * How many replicas Microsoft says that machines need which are made at the same time from one version in one region. The
 * advice has changed over the years and its pages disagree, so each is kept under its name.
 */
export interface Rulebook {
  readonly vmsPerReplica: number;
  /** How many instances of one scale set a replica serves; left out where it serves a set of any size. */
  readonly instancesPerReplica?: number;
  readonly minReplicas: number;
  readonly source: string;
  /** The day the advice was read, or the month in which it was given. */
  readonly dated: string;
}

export const RULEBOOKS = {
  /** The overview of the Shared Image Gallery of June 2019. */
  SEED_2019: {
    vmsPerReplica: 20,
    instancesPerReplica: 600,
    minReplicas: LIMITS.replicas.min,
    source: SOURCES.overview,
    dated: "2019-06",
  },
  /** The section "Scaling" of today's overview. */
  CURRENT: {
    vmsPerReplica: 50,
    minReplicas: LIMITS.replicas.min,
    source: SOURCES.overview,
    dated: SOURCES_CHECKED,
  },
  /** The section "Best practices" of today's overview, and of 2019 what it says nothing of. */
  CONSERVATIVE: {
    vmsPerReplica: 20,
    instancesPerReplica: 600,
    minReplicas: LIMITS.replicasAdvised.min,
    source: SOURCES.overview,
    dated: SOURCES_CHECKED,
  },
} as const satisfies Record<string, Rulebook>;

export type RulebookName = keyof typeof RULEBOOKS;

/** What starts at the same time from one version in one region. */
export interface Demand {
  readonly vms: number;
  /** The instances of each scale set. */
  readonly scaleSets: readonly number[];
}

export interface ReplicaAdvice {
  readonly replicas: number;
  /** The calculation in words: "120 VMs ÷ 20 = 6 replicas (SEED_2019, Microsoft 2019)". */
  readonly arithmetic: string;
}

/** A part of the demand with the replicas it needs. */
interface Share {
  readonly words: string;
  readonly replicas: number;
}

/**
 * The replicas for a demand. Machines and scale sets come on top of each other; each of the two is rounded up by itself,
 * because the advice gives whole replicas to each. The demand is whole numbers, and the head room a factor from 1.
 */
export function replicasFor({ vms, scaleSets }: Demand, name: RulebookName, headRoom = 1): ReplicaAdvice {
  const book: Rulebook = RULEBOOKS[name];
  const shares = [
    ...(vms > 0 ? [share(counted(vms, "VM"), vms, headRoom, book.vmsPerReplica)] : []),
    ...(scaleSets.length > 0 ? [scaleSetShare(scaleSets, headRoom, book.instancesPerReplica)] : []),
  ];
  const sum = shares.reduce((total, { replicas }) => total + replicas, 0);
  const replicas = Math.max(sum, book.minReplicas);
  const said = [
    ...shares.map((part) => `${part.words} = ${number(part.replicas)}`),
    ...(replicas > sum ? [`at least ${number(replicas)}`] : shares.length > 1 ? [`together ${number(replicas)}`] : []),
  ].join(", ");
  const noun = replicas === 1 ? "replica" : "replicas";
  return { replicas, arithmetic: `${said} ${noun} (${name}, Microsoft ${book.dated.slice(0, 4)})` };
}

function scaleSetShare(sizes: readonly number[], headRoom: number, perReplica: number | undefined): Share {
  const sets = counted(sizes.length, "scale set");
  if (perReplica === undefined) return share(sets, sizes.length, headRoom);
  // A larger set is made in several deployments, each of which wants a replica.
  const deployments = sizes.reduce((total, size) => total + Math.ceil(size / perReplica), 0);
  const words =
    deployments === sizes.length ? sets : `${sets} (${number(deployments)} deployments of up to ${perReplica})`;
  return share(words, deployments, headRoom);
}

function share(what: string, demand: number, headRoom: number, perReplica = 1): Share {
  const { quotient, exact } = ceiling(demand, headRoom, perReplica);
  const factor = headRoom === 1 ? "" : ` × ${headRoom}`;
  const divisor = perReplica === 1 ? "" : ` ÷ ${perReplica}`;
  return { words: `${what}${factor}${divisor}${exact ? "" : ", rounded up"}`, replicas: quotient };
}

/** `demand × factor ÷ divisor`, rounded up, with the factor as it is written in decimals: 100 × 1.1 is 110 and not more. */
function ceiling(demand: number, factor: number, divisor: number): { quotient: number; exact: boolean } {
  const [whole, decimals = ""] = String(factor).split(".") as [string, string?];
  const dividend = BigInt(demand) * BigInt(whole + decimals);
  const by = BigInt(divisor) * 10n ** BigInt(decimals.length);
  const exact = dividend % by === 0n;
  return { quotient: Number(dividend / by) + (exact ? 0 : 1), exact };
}

const DIGITS = new Intl.NumberFormat("en-US");

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function number(value: number): string {
  return DIGITS.format(value);
}
