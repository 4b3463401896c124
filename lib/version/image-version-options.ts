import type { IImageDefinition } from "../definition/image-definition";
import type { ResourceOptions } from "../gallery/resource-options";
import { propNames, RESOURCE_PROPS } from "../private/prop-names";
import type { ImageSource } from "./image-source";
import type { PeakDemand, ScalingGuidance } from "./peak-demand";
import type { StorageAccountType, TargetRegion } from "./target-region";

/**
 * How an image comes into its regions.
 */
export enum ReplicationMode {
  /** The image is copied. */
  FULL = "Full",
  /**
   * The image is not copied: quick, for development and test. Home region only, one replica, no encryption set.
   */
  SHALLOW = "Shallow",
}

/**
 * What several versions may have in common: where the copies lie, and how.
 */
export interface ImageVersionDefaults extends ResourceOptions {
  /**
   * The regions the version is copied to, by name in any spelling ("West Europe", "westeurope"). Names are literals and
   * each region stands once. The home region joins by itself if it is left out, unless the location is a token. They are
   * written home first, the rest by name, whatever their order here, because azurerm compares them by position.
   *
   * Regions can be added later; dropping one needs `deletionOfReplicatedLocations` from the start. With disk encryption
   * sets any change of the regions replaces the version.
   *
   * @default - the home region only
   */
  readonly targetRegions?: { [region: string]: TargetRegion };

  /**
   * The number of replicas in each region that says nothing else, 1 to 100. Azure advises at least 3 for production. May
   * be a token. Changed in place.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Instead of `replicas`: what is made of the version at the same time in each region that says nothing else. The
   * replicas are calculated from it, and the calculation stands in the report. More than 100 are refused. Changed in
   * place.
   *
   * @default - `replicas`
   */
  readonly peakDemand?: PeakDemand;

  /**
   * The rulebook that replicas are calculated by wherever a peak demand is stated.
   *
   * @default ScalingGuidance.CONSERVATIVE
   */
  readonly scalingGuidance?: ScalingGuidance;

  /**
   * By what factor each peak demand is raised before replicas are calculated, 1 to 10: 1.2 for a fifth more. Azure advises
   * to provision more than the rulebooks say, and names no number: it depends on size, content and OS of the image.
   *
   * @default 1
   */
  readonly headRoom?: number;

  /**
   * The storage type in each region that says nothing else. Azure refuses to change it for a region that exists.
   *
   * @default - nothing is said, which azurerm takes as StorageAccountType.STANDARD_LRS
   */
  readonly storage?: StorageAccountType;

  /**
   * The Azure resource id of the disk encryption set in each region that says nothing else. Only sensible with a single
   * region, because a set is regional. Changing it replaces the version.
   *
   * @default - encryption with platform keys
   */
  readonly diskEncryptionSetId?: string;

  /**
   * How large the image is: the disks of it together, in GB; more than 0, up to 2048, or 32768 if it is shallow. Azure is
   * not told: the time that Terraform waits follows from it.
   *
   * @default - not known: up to 128 GB are reckoned with
   */
  readonly imageSizeGb?: number;

  /**
   * Whether the image is copied. Changing it replaces the version.
   *
   * @default ReplicationMode.FULL
   */
  readonly replicationMode?: ReplicationMode;

  /**
   * Whether a region may be dropped later. **It can never be changed without replacing the version**, and without it Azure
   * refuses to drop a region.
   *
   * @default false
   */
  readonly deletionOfReplicatedLocations?: boolean;

  /**
   * The home region, where the source lies, in any spelling. Changing it replaces the version.
   *
   * @default - the definition's; has to be stated for a definition imported without its location
   */
  readonly location?: string;

  /**
   * The resource group, which can only be that of the definition.
   *
   * @default - the definition's
   */
  readonly resourceGroupName?: string;
}

/**
 * One concrete image and where its copies lie, but for its number.
 */
export interface ImageVersionSettings extends ImageVersionDefaults {
  /**
   * What the version is made of. Changing it replaces the version.
   */
  readonly source: ImageSource;

  /**
   * Whether the version is passed over when a machine asks for the latest version. A region may say otherwise. Changed
   * in place.
   *
   * @default false
   */
  readonly excludeFromLatest?: boolean;

  /**
   * An order in which regions are to be written, for adopting a version that exists with its regions in another order:
   * names in any spelling, each a target region. Regions that are not named follow in the usual order.
   *
   * @default - home first, the rest by name
   */
  readonly targetRegionOrder?: string[];

  /**
   * When the version is out of date: "2027-06-30" or an RFC 3339 time. Azure only shows it. Changed in place, but
   * **removing it replaces the version**.
   *
   * @default - no date
   */
  readonly endOfLife?: string;
}

/**
 * One concrete image and where its copies lie.
 */
export interface ImageVersionOptions extends ImageVersionSettings {
  /**
   * The version's number: three integers `Major.Minor.Patch`, each 0 to 2147483647, such as "1.4.0" or "2026.11.25".
   * Leading zeros are legal. Changing it replaces the version: publish a new one beside it instead.
   *
   * @see https://learn.microsoft.com/azure/virtual-machines/image-version
   */
  readonly version: string;
}

/**
 * Settings of an image version.
 */
export interface ImageVersionProps extends ImageVersionOptions {
  /**
   * The definition the version belongs to. Changing it replaces the version.
   */
  readonly definition: IImageDefinition;
}

export const VERSION_PROPS = propNames<ImageVersionProps>({
  ...RESOURCE_PROPS,
  definition: true,
  version: true,
  source: true,
  targetRegions: true,
  replicas: true,
  peakDemand: true,
  scalingGuidance: true,
  headRoom: true,
  imageSizeGb: true,
  storage: true,
  diskEncryptionSetId: true,
  excludeFromLatest: true,
  targetRegionOrder: true,
  replicationMode: true,
  deletionOfReplicatedLocations: true,
  endOfLife: true,
  location: true,
  resourceGroupName: true,
});

/**
 * What is known of an image version that exists.
 */
export interface ImageVersionAttributes {
  /**
   * The name of the gallery.
   */
  readonly galleryName: string;

  /**
   * The name of the definition.
   */
  readonly definitionName: string;

  /**
   * The version's number.
   */
  readonly version: string;

  /**
   * The name of the resource group.
   */
  readonly resourceGroupName: string;

  /**
   * The subscription it is in. Needed only where the id of the version is used.
   *
   * @default - not known: `versionId` cannot be read
   */
  readonly subscriptionId?: string;

  /**
   * Its home region.
   *
   * @default - not known
   */
  readonly location?: string;

  /**
   * The definition it belongs to, for what is checked of machines that are made of it.
   *
   * @default - not known: the kind of image is not checked
   */
  readonly definition?: IImageDefinition;

  /**
   * The regions it is replicated to, in any spelling, home included.
   *
   * @default - not known: the region of machines is not checked
   */
  readonly targetRegions?: string[];
}

export const VERSION_ATTRIBUTES = propNames<ImageVersionAttributes>({
  galleryName: true,
  definitionName: true,
  version: true,
  resourceGroupName: true,
  subscriptionId: true,
  location: true,
  definition: true,
  targetRegions: true,
});
