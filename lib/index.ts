// The whole public surface, by room.

export { type CommunityGalleryOptions, GallerySharing, SharingPermission } from "./gallery/gallery-sharing";
export type { MetaOptions, ResourceOptions, ResourceTimeouts } from "./gallery/resource-options";
export type { SharedGalleryLookup } from "./gallery/gallery-lookup";
export {
  type ISharedGallery,
  SharedGallery,
  type SharedGalleryAttributes,
  type SharedGalleryProps,
} from "./gallery/shared-gallery";

export type { ImageDefinitionLookup } from "./definition/definition-lookup";
export { type IImageDefinition, ImageDefinition } from "./definition/image-definition";
export type {
  ImageDefinitionAttributes,
  ImageDefinitionOptions,
  ImageDefinitionProps,
} from "./definition/image-definition-options";
export type { ImageIdentifier, PurchasePlan } from "./definition/image-identifier";
export { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "./definition/image-platform";
export { SecurityType } from "./definition/image-security";
export type { MemoryRange, VcpuRange } from "./definition/recommended-size";

export { ImageSource } from "./version/image-source";
export { ImageSourceKind } from "./version/image-source-kind";
export { type IImageVersion, ImageVersion } from "./version/image-version";
export {
  type ImageVersionAttributes,
  type ImageVersionDefaults,
  type ImageVersionOptions,
  type ImageVersionProps,
  type ImageVersionSettings,
  ReplicationMode,
} from "./version/image-version-options";
export { type CalculatedReplicas, type PeakDemand, ScalingGuidance } from "./version/peak-demand";
export { type IManagedImage, ManagedImage } from "./version/managed-image";
export {
  DiskCaching,
  type ManagedImageAttributes,
  type ManagedImageDataDisk,
  type ManagedImageProps,
  ManagedImageStorageType,
} from "./version/managed-image-options";
export { ManagedImageSource } from "./version/managed-image-source";
export type { ImageVersionLookup } from "./version/version-lookup";
export { StorageAccountType, type TargetRegion, TargetRegions } from "./version/target-region";
export { VhdBlob, type VhdBlobOptions, type VhdBlobProps } from "./version/vhd-blob";
export {
  type IVhdContainer,
  VhdContainer,
  type VhdContainerAttributes,
  type VhdContainerOptions,
  type VhdContainerProps,
} from "./version/vhd-container";
export {
  type IVhdStorageAccount,
  StorageReplication,
  VhdStorageAccount,
  type VhdStorageAccountAttributes,
  type VhdStorageAccountProps,
} from "./version/vhd-storage-account";

export { LatestVersions } from "./rollout/latest-versions";
export { VersionSeries } from "./rollout/version-series";
export type { RolloutRing, SeriesVersion, VersionSeriesProps } from "./rollout/version-series-props";
export { type ExternalImageOptions } from "./consume/external-image-options";
export { ImageSelection, MachineImage } from "./consume/machine-image";
export { type MachineSize, MachineSizes } from "./consume/machine-size";

export { Checks, type RaisedQuota } from "./checks/checks";

export { GalleryReport } from "./report/gallery-report";
export { PriceList, type PriceListProps, type RegionPrices } from "./report/price-list";
export {
  BillingModel,
  GalleryDiagram,
  type GalleryReportOptions,
  type ImageSize,
  ReportSection,
} from "./report/report-options";
export { type ResourceCounts, SubscriptionUsage, type UsageInRegion } from "./report/subscription-usage";
