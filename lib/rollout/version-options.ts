import type { Problem } from "../azure/problem";
import { normaliseRegion } from "../azure/regions";
import { withoutSecrets } from "../azure/secrets";
import type { ResourceTimeouts } from "../gallery/resource-options";
import { Check } from "../private/check";
import { known } from "../private/known";
import { inheritTags } from "../private/options";
import type { ITerraformDependable } from "../terraform/framework";
import { readImageSize, settleTimeouts } from "../version/copying-time";
import type { ImageVersionDefaults, ImageVersionProps } from "../version/image-version-options";
import type { TargetRegion } from "../version/target-region";
import type { Decision } from "./decide";
import type { Entry } from "./series";
import type { SeriesVersion, VersionSeriesProps } from "./version-series-props";

/** Whether a series takes regions from its versions, now or one day. */
export function movesRegions({ rings, newestWide }: VersionSeriesProps): boolean {
  return (rings ?? undefined) !== undefined || (newestWide ?? undefined) !== undefined;
}

/** Makes the props of versions: their own, what they take from the series, and what was decided. */
export class VersionOptions {
  private readonly common: ImageVersionDefaults;
  private readonly uncounted: ImageVersionDefaults;

  constructor(private readonly props: VersionSeriesProps) {
    this.common = present(props, OF_SERIES);
    this.uncounted = present(this.common, COUNTS);
  }

  /** The props of a version that waits for others, besides what it waits for itself. */
  public of(decision: Decision<Entry>, before: readonly ITerraformDependable[]): ImageVersionProps {
    const { candidate, regions, hidden } = decision;
    const { given: own } = candidate;
    // Its own number of replicas hides a common demand, and the other way round.
    const isCounted = isGiven(own, "replicas") || isGiven(own, "peakDemand");
    const common = isCounted ? this.uncounted : this.common;
    const dependsOn = [...before, ...(own.dependsOn ?? common.dependsOn ?? [])];
    const settings = { ...common, ...present(own, OF_ENTRY), source: own.source };
    const version = { ...settings, definition: this.props.definition, version: candidate.version };
    return {
      ...version,
      timeouts: timeoutsOf(version, candidate.reach),
      targetRegions: regionsOf(decision),
      targetRegionOrder: orderOf(own, (name) => candidate.regions.has(name) && !regions.has(name)),
      excludeFromLatest: hidden ? true : own.excludeFromLatest,
      deletionOfReplicatedLocations:
        own.deletionOfReplicatedLocations ??
        common.deletionOfReplicatedLocations ??
        (movesRegions(this.props) || undefined),
      tags: tagsOf(common, own),
      dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    };
  }
}

/** Time for all the regions that a version may reach: a step to further ones then changes nothing of it. */
function timeoutsOf(version: ImageVersionProps, reach: number): ResourceTimeouts | undefined {
  // What is wrong with either is said where the version is made.
  if (typeof (version.timeouts ?? {}) !== "object") return version.timeouts;
  return settleTimeouts(version, reach, readImageSize(new Check(), version));
}

/** The props that are about the series, the others are what its versions have in common. */
const OF_SERIES = new Set<string>([
  "definition",
  "versions",
  "rings",
  "newestWide",
  "narrowTo",
  "keepNewest",
  "keepDays",
  "latest",
] satisfies (keyof VersionSeriesProps)[]);
const OF_ENTRY = new Set<string>(["ring", "publishedOn", "constructId"] satisfies (keyof SeriesVersion)[]);

const COUNTS = new Set<string>(["replicas", "peakDemand"] satisfies (keyof ImageVersionDefaults)[]);

/** The other settings, without those that are not there, which would hide common ones. */
function present<T extends object>(settings: T, except: ReadonlySet<string>): T {
  const found: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined && value !== null && !except.has(name)) found[name] = value;
  }
  return found as T;
}

function regionsOf({ candidate, regions, hidden, shown }: Decision<Entry>): { [region: string]: TargetRegion } {
  const map: { [region: string]: TargetRegion } = {};
  for (const name of regions) {
    const entry = candidate.entries.get(name);
    const isShown = shown.includes(name);
    // The home region joins by itself.
    if (!entry && !isShown) continue;
    const settings = entry?.settings ?? {};
    const excludeFromLatest = isShown ? false : hidden && settings.excludeFromLatest === false ? true : undefined;
    map[entry?.spelling ?? name] = excludeFromLatest === undefined ? settings : { ...settings, excludeFromLatest };
  }
  return map;
}

/** An explicit order without the regions that a version has left. */
function orderOf(
  { targetRegionOrder: order }: SeriesVersion,
  hasLeft: (name: string) => boolean,
): string[] | undefined {
  if (!Array.isArray(order) || !known(order)) return order;
  return order.filter((spelling: unknown) => typeof spelling !== "string" || !hasLeft(normaliseRegion(spelling)));
}

/** The tags of the series with those of the version laid over them. */
function tagsOf({ tags: common }: ImageVersionDefaults, { tags: own }: SeriesVersion): SeriesVersion["tags"] {
  return typeof common === "object" && typeof own === "object"
    ? inheritTags(common ?? undefined, own)
    : (own ?? common);
}

/** A problem of a version with the path at which the value was given to the series. */
export function inUsersWords(found: Problem, entry: Entry, props: VersionSeriesProps): Problem {
  return { ...found, prop: withoutSecrets(pathOf(found.prop, entry, props)) };
}

function pathOf(prop: string, { entries, given, prop: version }: Entry, props: VersionSeriesProps): string {
  for (const { spelling, prop: path } of entries.values()) {
    const own = withoutSecrets(`targetRegions[${JSON.stringify(spelling)}]`);
    if (prop.startsWith(own)) return path + prop.slice(own.length);
  }
  const [root = ""] = /^\w+/.exec(prop) ?? [];
  const isOwn = isGiven(given, root) || !isGiven(props, root);
  if (root === "targetRegions" && !isGiven(given, root)) return isGiven(props, "rings") ? "rings" : prop;
  return isOwn ? `${version}.${prop}` : prop;
}

function isGiven(props: object, name: string): boolean {
  return ((props as { readonly [name: string]: unknown })[name] ?? undefined) !== undefined;
}
