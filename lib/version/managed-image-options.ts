import type { HyperVGeneration, OsType } from "../definition/image-platform";
import type { ResourceOptions } from "../gallery/resource-options";
import { propNames, RESOURCE_PROPS } from "../private/prop-names";
import type { ManagedImageSource } from "./managed-image-source";

/**
 * On what kind of disk a managed image keeps a disk.
 */
export enum ManagedImageStorageType {
  /** Standard HDD, locally redundant. */
  STANDARD_LRS = "Standard_LRS",
  /** Standard SSD, locally redundant. */
  STANDARD_SSD_LRS = "StandardSSD_LRS",
  /** Standard SSD, zone-redundant. */
  STANDARD_SSD_ZRS = "StandardSSD_ZRS",
  /** Premium SSD, locally redundant. */
  PREMIUM_LRS = "Premium_LRS",
  /** Premium SSD, zone-redundant. */
  PREMIUM_ZRS = "Premium_ZRS",
  /** Premium SSD v2; data disks only. */
  PREMIUM_V2_LRS = "PremiumV2_LRS",
  /** Ultra disk; data disks only. */
  ULTRA_SSD_LRS = "UltraSSD_LRS",
}

/**
 * How machines of an image cache a disk.
 */
export enum DiskCaching {
  /** Not at all. */
  NONE = "None",
  /** What is read. */
  READ_ONLY = "ReadOnly",
  /** What is read and written. */
  READ_WRITE = "ReadWrite",
}

/**
 * A data disk of a managed image. Changing one replaces the image where azurerm says so.
 */
export interface ManagedImageDataDisk {
  /**
   * The logical unit number: 0 to 63, different for each disk.
   */
  readonly lun: number;

  /**
   * What the disk is made of: a VHD or a managed disk.
   */
  readonly source: ManagedImageSource;

  /**
   * On what kind of disk it is kept. Changing it replaces the image.
   *
   * @default ManagedImageStorageType.STANDARD_LRS
   */
  readonly storage?: ManagedImageStorageType;

  /**
   * How machines cache it. Changed in place.
   *
   * @default DiskCaching.NONE
   */
  readonly caching?: DiskCaching;

  /**
   * Its size in GB: at least that of its source.
   *
   * @default - that of its source
   */
  readonly sizeGb?: number;

  /**
   * The Azure resource id of the disk encryption set. Changing it replaces the image.
   *
   * @default - encryption with platform keys
   */
  readonly diskEncryptionSetId?: string;
}

/**
 * Settings of a managed image.
 */
export interface ManagedImageProps extends ResourceOptions {
  /**
   * The name of the image: 1 to 80 letters, digits, periods, underscores and dashes. Changing it replaces the image.
   */
  readonly imageName: string;

  /**
   * The name of the resource group. Changing it replaces the image.
   */
  readonly resourceGroupName: string;

  /**
   * The region, in any spelling: that of the source, and the home region of the versions made of it. Changing it replaces
   * the image.
   */
  readonly location: string;

  /**
   * What the image is made of. Changing it replaces the image, but for another machine: azurerm then rewrites the image.
   */
  readonly source: ManagedImageSource;

  /**
   * The operating system. Changing it replaces the image.
   */
  readonly osType: OsType;

  /**
   * The generation of the machines, which is that of the source. It has no default, because it can never be changed, and
   * azurerm would write V1. Changing it replaces the image.
   */
  readonly hyperVGeneration: HyperVGeneration;

  /**
   * On what kind of disk the image is kept. Not for a machine. Changing it replaces the image.
   *
   * @default ManagedImageStorageType.STANDARD_LRS
   */
  readonly storage?: ManagedImageStorageType;

  /**
   * Whether the image is kept zone-redundant. Not for a machine. Changing it replaces the image.
   *
   * @default false
   */
  readonly zoneResilient?: boolean;

  /**
   * How machines cache the disk of the operating system. Not for a machine. Changed in place.
   *
   * @default DiskCaching.NONE
   */
  readonly caching?: DiskCaching;

  /**
   * The size of the disk of the operating system in GB: at least that of its source. Not for a machine. Changing it
   * replaces the image.
   *
   * @default - that of its source
   */
  readonly sizeGb?: number;

  /**
   * The Azure resource id of the disk encryption set. Not for a machine. Changing it replaces the image.
   *
   * @default - encryption with platform keys
   */
  readonly diskEncryptionSetId?: string;

  /**
   * The data disks. Not for a machine, whose disks all come along.
   *
   * @default - none: the image holds the operating system alone
   */
  readonly dataDisks?: ManagedImageDataDisk[];
}

/**
 * What is known of a managed image that exists.
 */
export interface ManagedImageAttributes {
  /**
   * The Azure resource id of the image; may be a token.
   */
  readonly imageId: string;

  /**
   * Its region.
   *
   * @default - not known: not compared with the versions made of it
   */
  readonly location?: string;

  /**
   * Its operating system.
   *
   * @default - not known: not compared with the definition
   */
  readonly osType?: OsType;

  /**
   * Its generation.
   *
   * @default - not known: not compared with the definition
   */
  readonly hyperVGeneration?: HyperVGeneration;
}

const DISK = { source: true, storage: true, caching: true, sizeGb: true, diskEncryptionSetId: true } as const;

export const DATA_DISK_PROPS = propNames<ManagedImageDataDisk>({ ...DISK, lun: true });

export const IMAGE_PROPS = propNames<ManagedImageProps>({
  ...RESOURCE_PROPS,
  ...DISK,
  imageName: true,
  resourceGroupName: true,
  location: true,
  osType: true,
  hyperVGeneration: true,
  zoneResilient: true,
  dataDisks: true,
});

export const IMAGE_ATTRIBUTES = propNames<ManagedImageAttributes>({
  imageId: true,
  location: true,
  osType: true,
  hyperVGeneration: true,
});
