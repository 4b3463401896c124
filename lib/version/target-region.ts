import { parseTargetRegionText } from "../azure/target-region-text";
import { wrongType } from "../private/check";
import { throwProblems } from "../private/errors";
import type { PeakDemand } from "./peak-demand";

/**
 * Where and how redundantly Azure stores the replicas of a version. Fixed for a region once the region exists: azurerm
 * plans a change in place and Azure refuses it at apply, so a change needs a new version.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export enum StorageAccountType {
  /** Standard HDD, locally redundant: in every region. */
  STANDARD_LRS = "Standard_LRS",
  /** Standard HDD, zone-redundant: only in regions with availability zones. */
  STANDARD_ZRS = "Standard_ZRS",
  /** Premium SSD, locally redundant. */
  PREMIUM_LRS = "Premium_LRS",
  /**
   * Zone-redundant in the regions where this library's dated table lists it, locally redundant elsewhere. A name of this
   * library: one of Azure's two values is written.
   */
  ZRS_WHERE_AVAILABLE = "ZrsWhereAvailable",
}

/**
 * How a version lies in one region. What is left out is taken from the version.
 */
export interface TargetRegion {
  /**
   * The number of replicas, 1 to 100. May be a token. Changed in place.
   *
   * @default - the version's `replicas`
   */
  readonly replicas?: number;

  /**
   * Instead of `replicas`: what is made of the version in this region at the same time. The replicas are calculated from
   * it, by the version's `scalingGuidance` and `headRoom`. Changed in place.
   *
   * @default - the version's `peakDemand`
   */
  readonly peakDemand?: PeakDemand;

  /**
   * The storage type. Azure refuses to change it for a region that exists.
   *
   * @default - the version's `storage`
   */
  readonly storage?: StorageAccountType;

  /**
   * The Azure resource id of the disk encryption set that encrypts the OS disk in this region; a set is regional. May be a
   * token. Changing it replaces the version.
   *
   * @default - the version's `diskEncryptionSetId`
   * @see https://learn.microsoft.com/azure/virtual-machines/image-version-encryption
   */
  readonly diskEncryptionSetId?: string;

  /**
   * Whether the version is passed over in this region when a machine asks for the latest version. Wins over the version's
   * own flag, in both directions. Changed in place.
   *
   * @default - the version's `excludeFromLatest`, which is then written here too: azurerm sends `false` for a region that says
   * nothing, and Azure goes by the region
   */
  readonly excludeFromLatest?: boolean;
}

/**
 * Other ways to write target regions.
 */
export class TargetRegions {
  /**
   * Takes the text form of the Azure CLI's `--target-regions`: items `region[=replicas][=storageType]` between spaces,
   * such as "southcentralus=2 westeurope=3=standard_zrs". Put quotes around a display name: '"South Central US=2"'. The
   * CLI's `--replica-count` and `--storage-account-type` are the version's `replicas` and `storage`.
   *
   * Throws all faults of the text together.
   *
   * @param text the value of `--target-regions`.
   * @see https://learn.microsoft.com/cli/azure/sig/image-version
   */
  public static parse(text: string): { [region: string]: TargetRegion } {
    if (typeof text !== "string") throwProblems("The text of TargetRegions.parse", [wrongType("text", text, "a text")]);
    const { items, problems } = parseTargetRegionText(text);
    throwProblems("The text of TargetRegions.parse", problems);
    return Object.fromEntries(
      items.map(({ region, replicas, storage }) => [region, { replicas, storage: storage as StorageAccountType }]),
    );
  }

  private constructor() {
    // Only statics.
  }
}
