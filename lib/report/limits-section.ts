import type { IConstruct } from "constructs";
import { grouped } from "../azure/cost";
import { LIMITS } from "../azure/limits";
import { displayRegion, findRegion, nearestRegion } from "../azure/regions";
import { COUNTED, forecast, type Counts, type RegionUsage } from "../azure/usage-counts";
import type { Noun } from "../checks/findings";
import { QUOTAS } from "../checks/said";
import { resourceOf } from "../private/resources";
import { Subscriptions, type Subscription } from "../private/subscription";
import { TerraformStack, type TerraformProvider } from "../terraform/framework";
import { lines, type Section } from "./blocks";
import { AT_PLAN_TIME } from "./cells";
import { shortName, type FindingData } from "./model";

const PLURALS = { gallery: "galleries", definition: "definitions", version: "versions" } as const;

/** What one stack declares in one region. */
export interface TotalData {
  readonly stack: string;
  /** The short name; undefined where only Terraform knows it. */
  readonly region?: string;
  readonly declared: Counts;
  /** How many of each may be there. */
  readonly allowed: Counts;
}

/** What one subscription will hold in one region. */
export interface ForecastData {
  /** The id; undefined where it is not stated. */
  readonly subscription?: string;
  readonly region: string;
  readonly declared: Counts;
  readonly inUse: Counts;
  readonly forecast: Counts;
  /** True if some of what is in use may be what is declared here. */
  readonly isBound: boolean;
  readonly allowed: Counts;
}

export interface LimitData {
  readonly totals: readonly TotalData[];
  readonly forecasts: readonly ForecastData[];
  /** Regions with counts that could not be matched, because the subscription of what is declared there is not stated. */
  readonly unmatched: readonly string[];
  /** Counts of places in which nothing is declared here. */
  readonly idle: readonly IdleCounts[];
  /** Regions in which something is declared and of which no counts are given. */
  readonly uncounted: readonly string[];
}

/** Counts that meet nothing. */
export interface IdleCounts {
  /** The id; undefined where it is not stated. */
  readonly subscription?: string;
  readonly region: string;
  /** The known region whose name is closest, where the region is not known. */
  readonly nearest?: string;
}

interface Place {
  readonly subscription: { readonly key: string; readonly id?: string };
  readonly stack: string;
  readonly region?: string;
  readonly declared: { -readonly [K in keyof Counts]: number };
  readonly allowed: Counts;
}

/** Counts what is declared, and adds it to what is in use. */
export function readLimits(nouns: readonly Noun[], usage: readonly RegionUsage[] | undefined): LimitData {
  const places = placesOf(nouns);
  const totals = [...merged(places, ({ stack, region }) => `${stack}|${region}`).values()];
  if (!usage) return { totals, forecasts: [], unmatched: [], idle: [], uncounted: [] };
  const here = places.filter(({ region }) => region !== undefined);
  const isOne = new Set(here.map(({ subscription }) => subscription.key)).size === 1;
  const forecasts: ForecastData[] = [];
  const unmatched = new Set<string>();
  const uncounted = new Set<string>();
  const met = new Set<RegionUsage>();
  for (const place of merged(here, ({ subscription, region }) => `${subscription.key}|${region}`).values()) {
    const { subscription, region, declared, allowed } = place;
    const there = usage.filter((row) => row.region === region);
    const row = rowFor(subscription.id, there, isOne);
    if (row === undefined) uncounted.add(region!);
    if (row === "unclear") {
      unmatched.add(region!);
      there.forEach((each) => met.add(each));
    }
    if (row === undefined || row === "unclear") continue;
    met.add(row);
    const { inUse, managedHere } = row;
    const counted = (kind: keyof Counts): number => forecast(declared[kind], inUse[kind], managedHere?.[kind]).count;
    forecasts.push({
      subscription: subscription.id ?? row.subscription,
      region: region!,
      declared,
      inUse,
      forecast: { galleries: counted("galleries"), definitions: counted("definitions"), versions: counted("versions") },
      isBound: managedHere === undefined && COUNTED.some((kind) => inUse[kind] > 0),
      allowed,
    });
  }
  return {
    totals,
    forecasts,
    unmatched: [...unmatched].sort(),
    idle: usage.filter((row) => !met.has(row)).map(idleCounts),
    uncounted: [...uncounted].sort(),
  };
}

function idleCounts({ subscription, region }: RegionUsage): IdleCounts {
  return { subscription, region, nearest: findRegion(region) ? undefined : nearestRegion(region)?.name };
}

/** The counts of a subscription; what cannot be told is not guessed. */
function rowFor(
  id: string | undefined,
  there: readonly RegionUsage[],
  isOne: boolean,
): RegionUsage | "unclear" | undefined {
  if (there.length === 0) return undefined;
  if (id !== undefined && there.every(({ subscription }) => subscription !== undefined)) {
    return there.find(({ subscription }) => subscription === id);
  }
  return isOne && there.length === 1 ? there[0] : "unclear";
}

function placesOf(nouns: readonly Noun[]): Place[] {
  const subscriptions = new Subscriptions();
  const places = new Map<string, Place>();
  const regions = new Map<string | undefined, string | undefined>();
  let owner: Owner | undefined;
  let place: Place | undefined;
  for (const { kind, construct } of nouns) {
    const { location } = construct;
    if (!regions.has(location)) regions.set(location, shortName(location));
    const region = regions.get(location);
    const last = owner;
    owner = ownerOf(construct, last, subscriptions);
    const { stack, subscription } = owner;
    const isSame = place !== undefined && last !== undefined && place.region === region && isOneOwner(last, owner);
    if (!isSame) {
      const key = `${subscription.key}|${stack.node.path}|${region}`;
      place = places.get(key) ?? {
        subscription,
        stack: stack.node.path,
        region,
        declared: { galleries: 0, definitions: 0, versions: 0 },
        allowed: quotasOf(stack),
      };
      places.set(key, place);
    }
    place!.declared[PLURALS[kind]]++;
  }
  return [...places.values()];
}

/** Those that stand side by side in the tree nearly always go to one subscription: then nothing is asked. */
function ownerOf(construct: Noun["construct"], last: Owner | undefined, subscriptions: Subscriptions): Owner {
  const { scope } = construct.node;
  const { provider } = resourceOf(construct)!;
  if (last !== undefined && last.scope === scope && last.provider === provider) return last;
  return { scope, provider, stack: TerraformStack.of(construct), subscription: subscriptions.of(construct) };
}

function isOneOwner(a: Owner, b: Owner): boolean {
  return a === b || (a.stack === b.stack && a.subscription.key === b.subscription.key);
}

/** What the constructs of one scope have in common. */
interface Owner {
  readonly scope: IConstruct | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly stack: TerraformStack;
  readonly subscription: Subscription;
}

function merged(places: readonly Place[], keyOf: (place: Place) => string): Map<string, Place> {
  const groups = new Map<string, Place>();
  for (const place of places) {
    const key = keyOf(place);
    const sum = groups.get(key) ?? { ...place, declared: { galleries: 0, definitions: 0, versions: 0 } };
    for (const kind of COUNTED) sum.declared[kind] += place.declared[kind];
    groups.set(key, sum);
  }
  return groups;
}

function quotasOf(stack: TerraformStack): Counts {
  const quota = (kind: keyof Counts): number => QUOTAS.get(stack, kind) ?? LIMITS[kind].max;
  return { galleries: quota("galleries"), definitions: quota("definitions"), versions: quota("versions") };
}

/** Use against Azure's limits, which hold per subscription and region. */
export function totalText({ declared, allowed, region }: TotalData): string {
  const of = (kind: keyof Counts): string => `${kind} ${declared[kind]}/${grouped(allowed[kind])}`;
  return `${COUNTED.map(of).join(" · ")} (${region === undefined ? AT_PLAN_TIME : displayRegion(region)})`;
}

function idleText({ subscription, region, nearest }: IdleCounts): string {
  const hint = nearest === undefined ? "" : ` (the nearest known region is ${displayRegion(nearest)})`;
  return `${[displayRegion(region), ...(subscription === undefined ? [] : [subscription])].join(" · ")}${hint}`;
}

export function forecastSection({ forecasts, unmatched, idle, uncounted }: LimitData): Section {
  const isBound = forecasts.some((row) => row.isBound);
  const names = unmatched.map(displayRegion).join(", ");
  const notes = [
    ...(isBound ? ["At most: what is declared here may be in use already (managedHere)."] : []),
    ...(unmatched.length > 0 ? [`${names}: which subscription is meant is not stated (subscriptionId).`] : []),
    ...(uncounted.length > 0 ? [`Declared here and without counts: ${uncounted.map(displayRegion).join(", ")}.`] : []),
    ...(idle.length > 0 ? [`Counted, and nothing is declared there: ${idle.map(idleText).join(", ")}.`] : []),
  ];
  return {
    title: forecasts.length + notes.length > 0 ? "forecast against the limits" : "",
    blocks: [
      ...(forecasts.length > 0
        ? [
            {
              kind: "table" as const,
              table: {
                labels: ["subscription and region", "what"] as const,
                columns: ["in use today", "declared here", "forecast", "limit"],
                numbers: true,
                groups: forecasts.map(({ subscription, region, inUse, declared, forecast, allowed }) => ({
                  title: [displayRegion(region), ...(subscription === undefined ? [] : [subscription])].join(" · "),
                  rows: COUNTED.map((kind) => ({
                    label: kind,
                    cells: [inUse[kind], declared[kind], forecast[kind], allowed[kind]].map(grouped),
                  })),
                })),
              },
            },
          ]
        : []),
      ...(notes.length > 0 ? [lines(...notes)] : []),
    ],
  };
}

/** AIG559: more than the limits allow, with what is in use already. */
export function forecastAdvice({ forecasts }: LimitData): FindingData[] {
  return forecasts.flatMap(({ region, forecast, allowed, isBound }) =>
    COUNTED.filter((kind) => forecast[kind] > allowed[kind]).map((kind): FindingData => {
      const most = isBound ? "up to " : "";
      const text =
        `${most}${grouped(forecast[kind])} ${LIMITS[kind].unit} in ${displayRegion(region)} together with ` +
        `what is in use today, allowed ${grouped(allowed[kind])} per subscription and region.`;
      return { kind: "advice", code: "AIG559", path: "", text };
    }),
  );
}
