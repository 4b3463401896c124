import { toRfc3339 } from "../azure/dates";
import { allowedBy, outside, problem, show } from "../azure/problem";
import { normaliseRegion } from "../azure/regions";
import { keepsNumberRule, VERSION_NUMBER, type NumberRule } from "../azure/value-rules";
import { compareVersions, RESERVED_VERSIONS } from "../azure/version-number";
import { notLiteral, notLiteralOf, wrongType, type Check } from "../private/check";
import { isLiteralText, known } from "../private/known";
import { regionProblem, type RegionEntry } from "../version/region-map";
import type { TargetRegion } from "../version/target-region";
import { isOffered, type Candidate, type Policy } from "./decide";
import { homeOf, SeriesRegions } from "./series-regions";
import type { SeriesVersion, VersionSeriesProps } from "./version-series-props";

/** A version of the series with where its regions were given. */
export interface Entry extends Candidate {
  /** The path of its settings, for messages. */
  readonly prop: string;
  readonly given: SeriesVersion;
  readonly entries: ReadonlyMap<string, RegionEntry>;
  /** In how many regions it may lie one day. */
  readonly reach: number;
  /** Whether a disk encryption set is given for a region that it may lie in one day. */
  readonly encrypted: boolean;
}

/** A series as it was given, checked and in order. */
export interface Series {
  /** Newest first. */
  readonly versions: readonly Entry[];
  readonly policy: Policy;
}

const COUNT: NumberRule = { code: "AIG528", min: 1, max: Number.MAX_SAFE_INTEGER };

/** Reads the props of a series; faults go to `check`. */
export function readSeries(check: Check, props: VersionSeriesProps): Series {
  const regions = new SeriesRegions(check, props);
  const keepDays = readCount(check, "keepDays", props.keepDays);
  const versions = readVersions(check, props, regions, keepDays !== undefined);
  return {
    versions,
    policy: {
      newestWide: readCount(check, "newestWide", props.newestWide),
      narrowTo: readNarrowTo(check, props, regions),
      keepNewest: readCount(check, "keepNewest", props.keepNewest),
      keepDays,
      latest: readLatest(check, props.latest, versions),
    },
  };
}

function readVersions(check: Check, props: VersionSeriesProps, regions: SeriesRegions, dated: boolean): Entry[] {
  const { versions } = props;
  if (versions !== undefined && versions !== null && (typeof versions !== "object" || Array.isArray(versions))) {
    check.add(wrongType("versions", versions, "a map from numbers to settings"));
    return [];
  }
  // As everywhere in CDK, what is undefined is not there.
  const given = Object.entries(versions ?? {}).filter(([, each]) => each !== undefined && each !== null);
  if (given.length === 0) check.add(problem("AIG520", "versions", `got nothing, allowed ${allowedBy("AIG520")}`));
  const entries: Entry[] = [];
  for (const [number, settings] of given) {
    const prop = `versions[${JSON.stringify(number)}]`;
    if (!isNumber(check, prop, number)) continue;
    if (typeof settings !== "object") check.add(wrongType(prop, settings, "the settings of a version"));
    else entries.push(readVersion(check, props, regions, dated, { number, prop, given: settings }));
  }
  entries.sort((a, b) => compareVersions(b.version, a.version));
  entries.forEach(({ prop, version }, i) => {
    const twin = entries[i - 1]?.version;
    if (twin === undefined || compareVersions(twin, version) !== 0) return;
    check.add(problem("AIG522", prop, `${show(version)} is the number of ${show(twin)}`));
  });
  return entries;
}

function isNumber(check: Check, prop: string, number: string): boolean {
  if (!known(number)) {
    check.add(problem("AIG521", "versions", `got a number that only Terraform knows, allowed ${allowedBy("AIG521")}`));
  } else if (RESERVED_VERSIONS.includes(number)) {
    check.add(outside("AIG202", prop, number));
  } else if (!VERSION_NUMBER.regex.test(number)) {
    check.add(outside("AIG201", prop, number));
  } else {
    return true;
  }
  return false;
}

function readVersion(
  check: Check,
  props: VersionSeriesProps,
  series: SeriesRegions,
  dated: boolean,
  { number, prop, given }: { readonly number: string; readonly prop: string; readonly given: SeriesVersion },
): Entry {
  const home = homeOf(props, given.location);
  const { entries, settings: regions } = series.of(prop, given, home);
  const fixed = (given.targetRegions ?? undefined) !== undefined;
  if ((props.newestWide ?? undefined) !== undefined && !fixed) checkNarrowing(check, props, prop, given, home);
  return {
    version: number,
    prop,
    given,
    entries,
    regions,
    home,
    fixed,
    reach: fixed ? regions.size : series.reach(home),
    encrypted: isEncrypted(props, given, fixed ? entries : series.all),
    rolling: (given.ring ?? undefined) !== undefined,
    excludeFromLatest: given.excludeFromLatest === true,
    publishedAt: readPublished(check, prop, given, dated),
  };
}

/** Whether a disk encryption set is given, be it a token, for any of the regions. */
function isEncrypted(
  common: VersionSeriesProps,
  own: SeriesVersion,
  regions: ReadonlyMap<string, RegionEntry>,
): boolean {
  const isSet = ({ diskEncryptionSetId }: TargetRegion): boolean => (diskEncryptionSetId ?? undefined) !== undefined;
  return isSet(own) || isSet(common) || [...regions.values()].some(({ settings }) => isSet(settings));
}

/** What a version that is to become narrow one day must not be. */
function checkNarrowing(
  check: Check,
  props: VersionSeriesProps,
  prop: string,
  given: SeriesVersion,
  home: string | undefined,
): void {
  const own = given.deletionOfReplicatedLocations ?? undefined;
  if ((own ?? props.deletionOfReplicatedLocations) === false) {
    const at = own === undefined ? "deletionOfReplicatedLocations" : `${prop}.deletionOfReplicatedLocations`;
    check.addOnce(problem("AIG533", at, "got false with newestWide, allowed true"));
  }
  if (home !== undefined && !known(home)) {
    check.addOnce(notLiteral(given.location === undefined ? "location" : `${prop}.location`));
  }
}

/** The moment a version was published. */
function readPublished(check: Check, prop: string, given: SeriesVersion, dated: boolean): number | undefined {
  const { publishedOn, endOfLife } = given;
  const at = `${prop}.publishedOn`;
  if (publishedOn === undefined || publishedOn === null) {
    if (dated) check.add(problem("AIG529", at, `got nothing, allowed ${allowedBy("AIG529")}`));
    return undefined;
  }
  if (!known(publishedOn)) {
    check.add(notLiteral(at));
    return undefined;
  }
  const written = typeof publishedOn === "string" ? toRfc3339(publishedOn) : undefined;
  if (written === undefined) {
    check.add(outside("AIG116", at, publishedOn));
    return undefined;
  }
  const published = Date.parse(written);
  const end = isLiteralText(endOfLife) ? toRfc3339(endOfLife) : undefined;
  if (end !== undefined && Date.parse(end) < published) {
    check.add(problem("AIG530", at, `got ${show(publishedOn)}, after the end of life ${show(endOfLife)}`));
  }
  return published;
}

function readCount(check: Check, prop: string, value: number | undefined): number | undefined {
  if (value === undefined || value === null || keepsNumberRule(COUNT, value)) return value ?? undefined;
  check.add(known(value) ? outside(COUNT.code, prop, value) : notLiteral(prop));
  return undefined;
}

/** The regions that narrow versions keep, by short name. */
function readNarrowTo(check: Check, props: VersionSeriesProps, { all, home }: SeriesRegions): Set<string> {
  const { narrowTo, newestWide } = props;
  const names = new Set<string>();
  if (narrowTo === undefined || narrowTo === null) return names;
  if (!Array.isArray(narrowTo) || !known(narrowTo)) {
    check.add(notLiteralOf("narrowTo", narrowTo, "a list of regions"));
    return names;
  }
  if (newestWide === undefined || newestWide === null) {
    check.add(problem("AIG532", "narrowTo", "got regions without newestWide"));
  }
  narrowTo.forEach((spelling: unknown, i) => {
    const prop = `narrowTo[${i}]`;
    const fault = regionProblem(prop, spelling);
    const name = fault ? "" : normaliseRegion(spelling as string);
    if (fault) check.add(fault);
    else if (name !== home && !all.has(name)) {
      check.add(problem("AIG532", prop, `${show(spelling)} is not a region of the series`));
    } else if (names.has(name)) {
      check.add(problem("AIG207", prop, `${show(spelling)} is named twice`));
    } else names.add(name);
  });
  return names;
}

/** The version that latest is to give, as it is spelled in the series. */
function readLatest(check: Check, latest: unknown, versions: readonly Entry[]): string | undefined {
  if (latest === undefined || latest === null) return undefined;
  if (!known(latest)) {
    check.add(notLiteral("latest"));
    return undefined;
  }
  const isNumber = typeof latest === "string" && VERSION_NUMBER.regex.test(latest);
  const found = isNumber ? versions.find(({ version }) => compareVersions(version, latest) === 0) : undefined;
  if (!found) check.add(problem("AIG531", "latest", `got ${show(latest)}, which is not in the series`));
  else if (!isOffered(found)) check.add(problem("AIG531", "latest", `got ${show(latest)}, which is hidden by itself`));
  return found?.version;
}
