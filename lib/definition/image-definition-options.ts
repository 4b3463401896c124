import type { GallerySharing } from "../gallery/gallery-sharing";
import type { ISharedGallery } from "../gallery/shared-gallery";
import type { ResourceOptions } from "../gallery/resource-options";
import { propNames, RESOURCE_PROPS } from "../private/prop-names";
import type { ImageIdentifier, PurchasePlan } from "./image-identifier";
import type { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "./image-platform";
import type { SecurityType } from "./image-security";
import type { MemoryRange, VcpuRange } from "./recommended-size";

/**
 * What kind of image it is.
 *
 * Most of it cannot be changed later: where a docstring says that a change replaces the definition, Terraform destroys
 * it and makes it anew, which Azure refuses as long as it holds versions.
 */
export interface ImageDefinitionOptions extends ResourceOptions {
  /**
   * Publisher, offer and sku; together unique in the gallery. Changing one replaces the definition.
   */
  readonly identifier: ImageIdentifier;

  /**
   * The name of the definition: 1 to 80 letters, digits, periods, underscores and dashes that begin and end with a
   * letter or digit. Unique in the gallery without regard to case. Changing it replaces the definition.
   *
   * @default - offer and sku with a dash between them: "ubuntu-24_04-gen2"
   * @see https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images
   */
  readonly definitionName?: string;

  /**
   * The operating system. Changing it replaces the definition.
   */
  readonly osType: OsType;

  /**
   * Whether the image is generalized or specialized. It has no default, because it can never be changed.
   */
  readonly osState: OsState;

  /**
   * The generation of the machines. It has no default, because it can never be changed and the defaults differ: azurerm
   * would write V1, Azure's own API V2.
   */
  readonly hyperVGeneration: HyperVGeneration;

  /**
   * The processor architecture. Changing it replaces the definition.
   *
   * @default Architecture.X64
   */
  readonly architecture?: Architecture;

  /**
   * What kinds of machine can be made of the image. Changing it replaces the definition.
   *
   * @default SecurityType.STANDARD
   */
  readonly securityType?: SecurityType;

  /**
   * Whether machines of the image can use accelerated networking. When true, a machine without it cannot be captured into
   * the definition. Changing it replaces the definition.
   *
   * @default - not said
   */
  readonly acceleratedNetworking?: boolean;

  /**
   * Whether machines of the image can hibernate; for generation 2. Changing it replaces the definition.
   *
   * @default - not said
   */
  readonly hibernation?: boolean;

  /**
   * Whether the image supports NVMe disk controllers beside SCSI; for generation 2. Changing it replaces the definition.
   *
   * @default - SCSI only
   * @see https://learn.microsoft.com/azure/virtual-machines/enable-nvme-interface
   */
  readonly nvme?: boolean;

  /**
   * How many vCPUs machines of the image should have. Changed in place.
   *
   * @default - no advice
   */
  readonly recommendedVcpus?: VcpuRange;

  /**
   * How much memory machines of the image should have, in GB. Changed in place.
   *
   * @default - no advice
   */
  readonly recommendedMemoryGb?: MemoryRange;

  /**
   * Disk types that machines of the image should not use: advice to users. Changed in place.
   *
   * @default - none
   */
  readonly disallowedDiskTypes?: DisallowedDiskType[];

  /**
   * When the image is out of date: "2027-06-30" or an RFC 3339 time. Azure only shows it; machines can still be made.
   * Changed in place, but **removing it replaces the definition**.
   *
   * @default - no date
   */
  readonly endOfLife?: string;

  /**
   * What the image is for. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The licence terms: a text or a web address. Changing it replaces the definition.
   *
   * @default - none
   */
  readonly eula?: string;

  /**
   * The web address of the privacy statement. Changing it replaces the definition.
   *
   * @default - none
   */
  readonly privacyStatementUri?: string;

  /**
   * The web address of the release notes. Changed in place.
   *
   * @default - none
   */
  readonly releaseNoteUri?: string;

  /**
   * The purchase plan of the Marketplace image this one is built on. Changing it replaces the definition.
   *
   * @default - none
   */
  readonly purchasePlan?: PurchasePlan;

  /**
   * The region of the definition, in any spelling. Changing it replaces the definition.
   *
   * @default - the gallery's; has to be stated for a gallery imported without its location
   */
  readonly location?: string;

  /**
   * The resource group, which can only be that of the gallery.
   *
   * @default - the gallery's
   */
  readonly resourceGroupName?: string;
}

/**
 * Settings of an image definition.
 */
export interface ImageDefinitionProps extends ImageDefinitionOptions {
  /**
   * The gallery that holds the definition. Changing it replaces the definition.
   */
  readonly gallery: ISharedGallery;
}

export const DEFINITION_PROPS = propNames<ImageDefinitionProps>({
  ...RESOURCE_PROPS,
  gallery: true,
  identifier: true,
  definitionName: true,
  osType: true,
  osState: true,
  hyperVGeneration: true,
  architecture: true,
  securityType: true,
  acceleratedNetworking: true,
  hibernation: true,
  nvme: true,
  recommendedVcpus: true,
  recommendedMemoryGb: true,
  disallowedDiskTypes: true,
  endOfLife: true,
  description: true,
  eula: true,
  privacyStatementUri: true,
  releaseNoteUri: true,
  purchasePlan: true,
  location: true,
  resourceGroupName: true,
});

/**
 * What is known of an image definition that exists.
 */
export interface ImageDefinitionAttributes {
  /**
   * The name of the gallery.
   */
  readonly galleryName: string;

  /**
   * The name of the definition.
   */
  readonly definitionName: string;

  /**
   * The name of the resource group.
   */
  readonly resourceGroupName: string;

  /**
   * The subscription it is in. Needed only where the id of the definition is used.
   *
   * @default - not known: `definitionId` can only be read where the definition is looked up
   */
  readonly subscriptionId?: string;

  /**
   * Its location; flows down to versions.
   *
   * @default - not known: versions have to state theirs, unless the definition is looked up
   */
  readonly location?: string;

  /**
   * Its operating system.
   *
   * @default - not known: checks that need it are left out
   */
  readonly osType?: OsType;

  /**
   * Whether it is generalized or specialized.
   *
   * @default - not known: checks that need it are left out
   */
  readonly osState?: OsState;

  /**
   * Its generation.
   *
   * @default - not known: checks that need it are left out
   */
  readonly hyperVGeneration?: HyperVGeneration;

  /**
   * Its architecture.
   *
   * @default - not known: checks that need it are left out
   */
  readonly architecture?: Architecture;

  /**
   * Its security type.
   *
   * @default - not known: checks that need it are left out
   */
  readonly securityType?: SecurityType;

  /**
   * Whether it supports NVMe disk controllers.
   *
   * @default - not known: machines are not checked against it
   */
  readonly nvme?: boolean;

  /**
   * Disk types that machines of its images should not use.
   *
   * @default - not known: machines are not checked against them
   */
  readonly disallowedDiskTypes?: DisallowedDiskType[];

  /**
   * The recommended number of vCPUs.
   *
   * @default - not known: machines are not checked against it
   */
  readonly recommendedVcpus?: VcpuRange;

  /**
   * The recommended memory in GB.
   *
   * @default - not known: machines are not checked against it
   */
  readonly recommendedMemoryGb?: MemoryRange;

  /**
   * How its gallery is shared.
   *
   * @default - not known: checks that need it are left out
   */
  readonly sharing?: GallerySharing;
}

export const ATTRIBUTES = {
  galleryName: true,
  definitionName: true,
  resourceGroupName: true,
  subscriptionId: true,
  location: true,
  osType: true,
  osState: true,
  hyperVGeneration: true,
  architecture: true,
  securityType: true,
  nvme: true,
  disallowedDiskTypes: true,
  recommendedVcpus: true,
  recommendedMemoryGb: true,
  sharing: true,
} as const;

export const DEFINITION_ATTRIBUTES = propNames<ImageDefinitionAttributes>(ATTRIBUTES);
