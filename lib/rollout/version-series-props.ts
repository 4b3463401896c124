import { propNames, RESOURCE_PROPS } from "../private/prop-names";
import type { IImageDefinition } from "../definition/image-definition";
import type { ImageVersionDefaults, ImageVersionSettings } from "../version/image-version-options";
import type { StorageAccountType, TargetRegion } from "../version/target-region";

/**
 * One version of a series. What is left out is taken from the series.
 */
export interface SeriesVersion extends ImageVersionSettings {
  /**
   * The ring that the version has reached: it lies in the regions of this ring and of all before it. Changing it to the
   * next ring copies the version to that ring's regions, in place, and changes nothing else. While it is there the version
   * is on its way: it neither becomes narrow nor goes, and no other version does on its account. Remove it when the last
   * ring has the version.
   *
   * @default - the version is everywhere
   */
  readonly ring?: string;

  /**
   * When the version was published: "2026-11-25" or an RFC 3339 time, a literal. It is not written anywhere.
   *
   * @default - not known; needed where `keepDays` is given
   */
  readonly publishedOn?: string;

  /**
   * The construct id, which becomes part of the Terraform address: **another id destroys the version and makes it anew**.
   * For adopting a version that was declared under another id.
   *
   * @default - made of the number: "V1_4_0" for 1.4.0
   */
  readonly constructId?: string;
}

/**
 * A group of regions that versions reach together.
 */
export interface RolloutRing {
  /**
   * The name by which a version says how far it has come, such as "pilot".
   */
  readonly name: string;

  /**
   * The regions of the ring and how versions lie there. The home region belongs to the first ring or to none: it joins by
   * itself, since Azure refuses a version without it.
   */
  readonly targetRegions: { [region: string]: TargetRegion };

  /**
   * The number of replicas in each region of the ring that says nothing else, 1 to 100.
   *
   * @default - the version's `replicas`
   */
  readonly replicas?: number;

  /**
   * The storage type in each region of the ring that says nothing else. Azure refuses to change it for a region that
   * exists.
   *
   * @default - the version's `storage`
   */
  readonly storage?: StorageAccountType;
}

/**
 * Settings of a series, and what its versions have in common.
 */
export interface VersionSeriesProps extends ImageVersionDefaults {
  /**
   * The definition whose versions these are.
   */
  readonly definition: IImageDefinition;

  /**
   * The versions by number, in any order: they are compared as numbers, so that 1.10.0 is newer than 1.9.0. Numbers are
   * literals. **A version that is taken out of the map is destroyed.**
   */
  readonly versions: { [version: string]: SeriesVersion };

  /**
   * The rings in the order in which a version reaches them, in place of `targetRegions`. Each region is in one ring.
   *
   * @default - no rings: versions lie in `targetRegions`
   */
  readonly rings?: RolloutRing[];

  /**
   * How many of the newest versions lie everywhere, at least 1. A version becomes narrow, in place, when so many newer
   * ones are there; those that are hidden from latest everywhere, or on their way through the rings, do not count. With
   * 2 the last one but one is ready everywhere to be rolled back to. A version keeps a region where latest would find
   * nothing newer.
   *
   * @default - all versions lie everywhere
   */
  readonly newestWide?: number;

  /**
   * What is left to a narrow version, besides its home region: regions of the series in any spelling.
   *
   * @default - the home region only
   */
  readonly narrowTo?: string[];

  /**
   * How many of the newest versions stay declared, at least 1, counted as for `newestWide`. **The others are destroyed.**
   * With `keepDays` too, a version stays for either reason. The last one that latest can give in some region always stays.
   *
   * @default - all versions stay
   */
  readonly keepNewest?: number;

  /**
   * For how many days versions stay declared, at least 1, counted back from the newest `publishedOn` of those that count for
   * `newestWide`, never from today. **The others are destroyed.** The last version that latest can give in some region
   * always stays.
   *
   * @default - all versions stay
   */
  readonly keepDays?: number;

  /**
   * The number of the version that latest is to give: every newer one is hidden, so this is how to roll back, in place. The
   * version stays, and stays wide, whatever `keepNewest` and `keepDays` say. A newer one stays shown where no older version is.
   *
   * @default - the newest version that is not hidden by itself
   */
  readonly latest?: string;
}

export const RING_PROPS = propNames<RolloutRing>({ name: true, targetRegions: true, replicas: true, storage: true });

export const SERIES_PROPS = propNames<VersionSeriesProps>({
  ...RESOURCE_PROPS,
  definition: true,
  versions: true,
  rings: true,
  newestWide: true,
  narrowTo: true,
  keepNewest: true,
  keepDays: true,
  latest: true,
  targetRegions: true,
  replicas: true,
  peakDemand: true,
  scalingGuidance: true,
  headRoom: true,
  imageSizeGb: true,
  storage: true,
  diskEncryptionSetId: true,
  replicationMode: true,
  deletionOfReplicatedLocations: true,
  location: true,
  resourceGroupName: true,
});
