import { problem, show } from "../azure/problem";
import { normaliseRegion } from "../azure/regions";
import type { Check } from "../private/check";
import { known } from "../private/known";
import { readRegions, type RegionEntry } from "../version/region-map";
import { readRings, type Ring } from "./rings";
import type { TargetRegion } from "../version/target-region";
import type { SeriesVersion, VersionSeriesProps } from "./version-series-props";

/** The regions of a version before anything is decided. */
export interface VersionRegions {
  /** Those that were given, by short name. */
  readonly entries: ReadonlyMap<string, RegionEntry>;
  /** The same with the home region. */
  readonly settings: ReadonlyMap<string, TargetRegion>;
}

/** The regions that the series has for its versions, each ring's read once. */
export class SeriesRegions {
  /** As homeOf gives it, for versions that do not say otherwise. */
  public readonly home?: string;
  private readonly rings?: readonly Ring[];
  private readonly common: readonly RegionEntry[];
  private readonly maps = new Map<string, VersionRegions>();

  constructor(
    private readonly check: Check,
    props: VersionSeriesProps,
  ) {
    const { rings, targetRegions } = props;
    this.home = homeOf(props);
    this.common = readRegions(check, "targetRegions", targetRegions);
    if (rings === undefined || rings === null) return;
    this.rings = readRings(check, rings, this.home);
    if (targetRegions !== undefined && targetRegions !== null) {
      check.add(problem("AIG527", "targetRegions", "got regions besides rings, allowed one of the two"));
    }
  }

  /** Every region of the series, by short name. */
  public get all(): ReadonlyMap<string, RegionEntry> {
    return this.upTo(undefined, this.home).entries;
  }

  /** In how many regions a version may lie one day. */
  public reach(home: string | undefined): number {
    return this.upTo(undefined, home).settings.size;
  }

  /** The regions of one version, whose home may be another one. */
  public of(prop: string, { ring, targetRegions }: SeriesVersion, home: string | undefined): VersionRegions {
    const reached = ring === undefined || ring === null ? undefined : this.reached(prop, ring);
    if (targetRegions === undefined || targetRegions === null) return this.upTo(reached, home);
    if (reached !== undefined) {
      this.check.add(problem("AIG527", `${prop}.ring`, "got a ring besides targetRegions, allowed one of the two"));
    }
    return withHome(readRegions(this.check, `${prop}.targetRegions`, targetRegions), home);
  }

  /** How many rings a version has reached. */
  private reached(prop: string, ring: unknown): number | undefined {
    const names = (this.rings ?? []).map(({ name }) => name);
    const at = known(ring) ? names.indexOf(ring as string) : -1;
    if (at >= 0) return at + 1;
    const got = known(ring) ? show(ring) : "a value that only Terraform knows";
    const allowed = this.rings ? names.map((name) => show(name)).join(", ") : "none, since the series has no rings";
    this.check.add(problem("AIG526", `${prop}.ring`, `got ${got}, allowed ${allowed}`));
    return undefined;
  }

  /** Versions with the same regions share one map, since there may be thousands of them. */
  private upTo(rings: number | undefined, home: string | undefined): VersionRegions {
    const key = `${rings}|${home}`;
    const given = (): readonly RegionEntry[] =>
      this.rings?.slice(0, rings).flatMap(({ regions }) => regions) ?? this.common;
    const found = this.maps.get(key) ?? withHome(given(), home);
    this.maps.set(key, found);
    return found;
  }
}

/** Lets the home region join; one that only Terraform knows joins where it is the only one. */
function withHome(given: readonly RegionEntry[], home: string | undefined): VersionRegions {
  const entries = new Map(given.map((entry) => [entry.name, entry]));
  const settings = new Map(given.map((entry) => [entry.name, entry.settings]));
  const joins = home !== undefined && !settings.has(home) && (known(home) || settings.size === 0);
  if (joins) settings.set(home, {});
  return { entries, settings };
}

/** The short name of the home region; a location that only Terraform knows as it is. */
export function homeOf({ definition, location }: VersionSeriesProps, own?: string): string | undefined {
  const home: unknown = own ?? location ?? definition.location;
  if (typeof home !== "string" || home === "") return undefined;
  return known(home) ? normaliseRegion(home) : home;
}
