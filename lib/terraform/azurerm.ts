/**
 * The provider's bindings, one sub-path per resource: the package's own index loads all of azurerm, which costs seconds
 * and hundreds of megabytes. CDK Terrain's build swaps the package name here.
 */
export { DataAzurermSharedImage } from "@cdktf/provider-azurerm/lib/data-azurerm-shared-image";
export { DataAzurermSharedImageGallery } from "@cdktf/provider-azurerm/lib/data-azurerm-shared-image-gallery";
export { DataAzurermSharedImageVersion } from "@cdktf/provider-azurerm/lib/data-azurerm-shared-image-version";
export { Image } from "@cdktf/provider-azurerm/lib/image";
export type { ImageConfig, ImageDataDisk, ImageOsDisk } from "@cdktf/provider-azurerm/lib/image";
export { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
export type { SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
export { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
export type {
  SharedImageGalleryConfig,
  SharedImageGallerySharing,
} from "@cdktf/provider-azurerm/lib/shared-image-gallery";
export { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
export type {
  SharedImageVersionConfig,
  SharedImageVersionTargetRegion,
} from "@cdktf/provider-azurerm/lib/shared-image-version";
export { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
export { StorageBlob } from "@cdktf/provider-azurerm/lib/storage-blob";
export { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
