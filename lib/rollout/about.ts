import { problem, type Problem } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import { compareVersions } from "../azure/version-number";
import { known } from "../private/known";
import { counts, type Decision, type Decisions, type Policy } from "./decide";
import type { Entry } from "./series";
import { movesRegions } from "./version-options";
import type { VersionSeriesProps } from "./version-series-props";

/** What is to be said of a version of a series. */
export function aboutVersion({ candidate, needed, spared, shown }: Decision<Entry>, { latest }: Policy): Problem[] {
  const { version } = candidate;
  const found: Problem[] = [];
  if (needed.length > 0) {
    const what = spared ? `${version} stays` : `${version} stays in ${named(needed)}`;
    const why = `latest would give nothing newer ${spared ? `in ${named(needed)}` : "there"}`;
    found.push(problem("AIG543", "versions", `${what}: ${why}`));
  }
  if (shown.length > 0) {
    found.push(
      problem(
        "AIG540",
        "latest",
        `${version} stays latest in ${named(shown)}, where neither ${latest} nor an older version is shown`,
      ),
    );
  }
  return found;
}

/** What is to be said of a series as a whole. */
export function aboutSeries(props: VersionSeriesProps, { declared, dropped }: Decisions<Entry>): Problem[] {
  return [
    ...aboutRetention(props, declared, dropped),
    ...aboutRegions(props, declared),
    ...aboutEncryption(props, declared),
  ];
}

function aboutRetention(
  { keepNewest }: VersionSeriesProps,
  declared: readonly Decision<Entry>[],
  dropped: readonly Entry[],
): Problem[] {
  if (dropped.length === 0) return [];
  const prop = (keepNewest ?? undefined) === undefined ? "keepDays" : "keepNewest";
  const of = `${dropped.length} of ${declared.length + dropped.length} versions`;
  const gone = problem("AIG544", prop, `${of} are not declared, and destroyed where they exist: ${listed(dropped)}`);
  const left = declared.filter(({ candidate, hidden }) => !hidden && counts(candidate));
  const [only, ...others] = left;
  if (!only || others.length > 0) return [gone];
  return [gone, problem("AIG541", prop, `nothing older than ${only.candidate.version} stays to go back to`)];
}

function aboutRegions(props: VersionSeriesProps, declared: readonly Decision<Entry>[]): Problem[] {
  if (!movesRegions(props)) return [];
  const stated = ({ candidate: { given } }: Decision<Entry>): boolean | undefined =>
    given.deletionOfReplicatedLocations ?? props.deletionOfReplicatedLocations ?? undefined;
  const written = declared.filter((decision) => stated(decision) === undefined).length;
  if (written === 0) return [];
  const versions =
    written === 1 ? "1 version, so that regions can leave it" : `${written} versions, so that regions can leave them`;
  const detail = `true is written for ${versions}`;
  return [problem("AIG545", "deletionOfReplicatedLocations", detail)];
}

/** Versions that a change of their regions replaces, in a series that changes them. */
function aboutEncryption({ rings, newestWide }: VersionSeriesProps, declared: readonly Decision<Entry>[]): Problem[] {
  const narrows = (newestWide ?? undefined) !== undefined;
  if (!narrows && (rings ?? []).length < 2) return [];
  const moved = declared
    .map(({ candidate }) => candidate)
    .filter(({ encrypted, fixed, reach }) => encrypted && !fixed && reach > 1)
    .sort((a, b) => compareVersions(b.version, a.version));
  if (moved.length === 0) return [];
  const detail = `with a disk encryption set a change of regions replaces the version: ${listed(moved)}`;
  return [problem("AIG546", narrows ? "newestWide" : "rings", detail)];
}

const LISTED = 10;

function listed(entries: readonly Entry[]): string {
  const rest = entries.length > LISTED ? ` and ${entries.length - LISTED} more` : "";
  const first = entries.slice(0, LISTED).map(({ version }) => version);
  return `${first.join(", ")}${rest}`;
}

/** Regions as a person calls them. */
export function named(regions: readonly string[]): string {
  const names = regions.map((region) => (known(region) ? displayRegion(region) : "the home region"));
  return names.sort().join(", ");
}
