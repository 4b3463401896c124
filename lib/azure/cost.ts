import type { Prices } from "./price-list";

/**
 * What replicas store, what leaves a region, and what both cost. All arithmetic is in whole numbers: gigabytes in
 * thousandths, prices in millionths, amounts in hundredths of the currency. An amount is rounded once, half up, on the line
 * of one version in one region; every sum adds lines as they are shown.
 */

/** How storage is charged: the founding document's view, and today's. */
export type BillingName = "Seed2019" | "Current";

/** The views by name, each with its date and source. */
export const BILLING = {
  Seed2019: { title: "2019: the full size of the disk", size: "diskGb", date: "2019-05-06" },
  Current: { title: "today: the occupied size, as snapshots", size: "occupiedGb", date: "2026-11-23" },
} as const;

/** The sizes of an image in thousandths of a gigabyte, as far as they are stated. */
export interface SizeInMilliGb {
  readonly diskGb?: number;
  readonly occupiedGb?: number;
}

/** A size to charge by. What is occupied is at most the disk, so the disk's size stands in for it as a bound. */
export function chargedSize(
  billing: BillingName,
  { diskGb, occupiedGb }: SizeInMilliGb,
): { readonly milliGb: number; readonly isBound: boolean } | undefined {
  if (billing === "Current" && occupiedGb !== undefined) return { milliGb: occupiedGb, isBound: false };
  return diskGb === undefined ? undefined : { milliGb: diskGb, isBound: billing === "Current" };
}

/** A version in one region. */
export interface Copy {
  /** By short name; undefined where only Terraform knows it. */
  readonly region?: string;
  /** Azure's name of the storage type; undefined where only Terraform knows it. */
  readonly storage?: string;
  /** Undefined where only Terraform knows it. */
  readonly replicas?: number;
  /** Whether it is the version's home region, whatever its name. */
  readonly isHome: boolean;
}

/** What one version is charged for in one region. What is not known is undefined. */
export interface Charge extends Omit<Copy, "isHome"> {
  /** In all replicas together. */
  readonly storedMilliGb?: number;
  /** For the first copy, once; further replicas in the region are free of it, and so is the home region. */
  readonly egressMilliGb?: number;
  /** In hundredths of the currency. */
  readonly monthly?: bigint;
  /** In hundredths of the currency. */
  readonly once?: bigint;
  /** What the price list does not say and is needed here. */
  readonly unpriced: readonly string[];
}

/** What a version is charged for, region by region. */
export function chargesOf(
  copies: readonly Copy[],
  home: string | undefined,
  milliGb: number | undefined,
  prices: Prices | undefined,
): Charge[] {
  return copies.map((copy) => chargeOf(copy, home, milliGb, prices));
}

function chargeOf(copy: Copy, home: string | undefined, milliGb: number | undefined, prices?: Prices): Charge {
  const { region, storage, replicas } = copy;
  const storedMilliGb = milliGb === undefined || replicas === undefined ? undefined : milliGb * replicas;
  const egressMilliGb = egressOf(copy, home, milliGb);
  if (!prices) {
    return {
      region,
      storage,
      replicas,
      storedMilliGb,
      egressMilliGb,
      monthly: undefined,
      once: undefined,
      unpriced: NOTHING,
    };
  }
  const store = storagePrice(prices, copy);
  const send = egressMilliGb === 0 ? 0 : egressPrice(prices, home, region);
  return {
    region,
    storage,
    replicas,
    storedMilliGb,
    egressMilliGb,
    monthly: amountOf(storedMilliGb, store),
    once: amountOf(egressMilliGb, send),
    unpriced: [
      ...(store === undefined ? [storageName(copy)] : []),
      ...(send === undefined ? [egressName(home, region)] : []),
    ],
  };
}

const NOTHING: readonly string[] = [];
const UNKNOWN = "a region that only Terraform knows";

/** At home there is none, also where only Terraform knows the name. */
function egressOf({ region, isHome }: Copy, home: string | undefined, milliGb: number | undefined): number | undefined {
  if (isHome) return 0;
  return region === undefined || home === undefined ? undefined : milliGb;
}

function storagePrice(prices: Prices, { region, storage }: Copy): number | undefined {
  return region === undefined || storage === undefined ? undefined : prices.regions.get(region)?.storage.get(storage);
}

function storageName({ region, storage }: Copy): string {
  return `${storage ?? "a storage type that only Terraform knows"} in ${region ?? UNKNOWN}`;
}

function egressName(home: string | undefined, region: string | undefined): string {
  return home !== undefined && region === undefined ? `egress to ${UNKNOWN}` : `egress from ${home ?? UNKNOWN}`;
}

function egressPrice(prices: Prices, home: string | undefined, region: string | undefined): number | undefined {
  if (home === undefined || region === undefined) return undefined;
  const from = prices.regions.get(home);
  return from?.egressTo.get(region) ?? from?.egress;
}

/** Thousandths of a gigabyte by millionths of the currency, in hundredths of it, half up. */
function amountOf(milliGb: number | undefined, price: number | undefined): bigint | undefined {
  if (milliGb === undefined || price === undefined) return undefined;
  return (BigInt(milliGb) * BigInt(price) + 5_000_000n) / 10_000_000n;
}

/** Charges together. What is not known is counted beside the sums, never guessed. */
export interface ChargeSum {
  /** Copies: one for each version and region. */
  readonly copies: number;
  readonly replicas: number;
  readonly storedMilliGb: number;
  readonly egressMilliGb: number;
  readonly monthly: bigint;
  readonly once: bigint;
  /** Copies whose number of replicas only Terraform knows. */
  readonly uncounted: number;
  /** Copies without a size, or of an unknown number of replicas. */
  readonly unsized: number;
  /** Copies with a size of which only Terraform knows whether, or from where, they are sent. */
  readonly unsent: number;
  /** Copies without one of their prices. */
  readonly unpriced: number;
  /** Copies that are stored, as far as that is known, and how many of them are priced. */
  readonly monthlyOf: Shares;
  /** Copies that are sent, as far as that is known, and how many of them are priced. */
  readonly onceOf: Shares;
}

export interface Shares {
  readonly all: number;
  readonly priced: number;
}

/** A sum of money as it can be told: nothing where nothing of it is priced, and whether some of it is left out. */
export interface Amount {
  readonly amount?: bigint;
  readonly isPart: boolean;
}

/** What is paid by the month. */
export function monthlyAmount({ monthly, monthlyOf, copies }: ChargeSum): Amount {
  return amountIn(monthly, monthlyOf, copies > 0);
}

/** What is paid once. Where nothing is sent, that is known to be nothing. */
export function onceAmount({ once, onceOf, unsent, unsized, copies }: ChargeSum): Amount {
  return amountIn(once, onceOf, unsent > 0 || (copies > 0 && unsized === copies));
}

/** @param isOpen whether there is something to pay for where nothing is known to be. */
function amountIn(sum: bigint, { all, priced }: Shares, isOpen: boolean): Amount {
  if (all === 0) return { amount: isOpen ? undefined : sum, isPart: false };
  return { amount: priced === 0 ? undefined : sum, isPart: priced > 0 && priced < all };
}

export const NO_CHARGES: ChargeSum = {
  copies: 0,
  replicas: 0,
  storedMilliGb: 0,
  egressMilliGb: 0,
  monthly: 0n,
  once: 0n,
  uncounted: 0,
  unsized: 0,
  unsent: 0,
  unpriced: 0,
  monthlyOf: { all: 0, priced: 0 },
  onceOf: { all: 0, priced: 0 },
};

type Writable<T> = { -readonly [K in keyof T]: T[K] extends Shares ? Writable<Shares> : T[K] };
type Running = Writable<ChargeSum>;

function nothingYet(): Running {
  return { ...NO_CHARGES, monthlyOf: { all: 0, priced: 0 }, onceOf: { all: 0, priced: 0 } };
}

export function sumOfCharges(charges: readonly Charge[]): ChargeSum {
  const total = nothingYet();
  for (const { replicas, storedMilliGb, egressMilliGb, monthly, once, unpriced } of charges) {
    total.copies++;
    total.replicas += replicas ?? 0;
    total.storedMilliGb += storedMilliGb ?? 0;
    total.egressMilliGb += egressMilliGb ?? 0;
    if (monthly !== undefined) total.monthly += monthly;
    if (once !== undefined) total.once += once;
    if (replicas === undefined) total.uncounted++;
    if (storedMilliGb === undefined) total.unsized++;
    else {
      count(total.monthlyOf, monthly);
      if (egressMilliGb === undefined) total.unsent++;
    }
    if (egressMilliGb !== undefined && egressMilliGb > 0) count(total.onceOf, once);
    if (unpriced.length > 0) total.unpriced++;
  }
  return total;
}

function count(shares: Writable<Shares>, amount: bigint | undefined): void {
  shares.all++;
  if (amount !== undefined) shares.priced++;
}

export function addSums(sums: readonly ChargeSum[]): ChargeSum {
  const total = nothingYet();
  for (const sum of sums) {
    total.copies += sum.copies;
    total.replicas += sum.replicas;
    total.storedMilliGb += sum.storedMilliGb;
    total.egressMilliGb += sum.egressMilliGb;
    total.monthly += sum.monthly;
    total.once += sum.once;
    total.uncounted += sum.uncounted;
    total.unsized += sum.unsized;
    total.unsent += sum.unsent;
    total.unpriced += sum.unpriced;
    for (const shares of ["monthlyOf", "onceOf"] as const) {
      total[shares].all += sum[shares].all;
      total[shares].priced += sum[shares].priced;
    }
  }
  return total;
}

/** An amount with two decimals: "1,234.50". */
export function amountText(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, "0");
  return `${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Gigabytes with as many of three decimals as there are: "1,234.5". */
export function gbText(milliGb: number): string {
  const decimals = String(milliGb % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  const whole = grouped(String(Math.floor(milliGb / 1000)));
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/**
 * A whole number, or its digits, with commas: "10,000". The locale's own way loads all that is known of locales, which
 * takes longer.
 */
export function grouped(count: number | string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A decimal number as a whole number of its parts; undefined if it has more decimals than that, or is no number. */
export function inParts(value: unknown, parts: number, max: number): number | undefined {
  if (typeof value !== "number" || !(value >= 0 && value <= max)) return undefined;
  const whole = Math.round(value * parts);
  // What was calculated, 0.1 + 0.2 for instance, is off by no more than the last bits.
  return Math.abs(whole / parts - value) <= 4 * Number.EPSILON * value ? whole : undefined;
}
