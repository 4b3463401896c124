/** Where the rules come from, each page once. */
const LEARN = "https://learn.microsoft.com/azure";
const AZURERM = "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0";

export const SOURCES = {
  overview: `${LEARN}/virtual-machines/azure-compute-gallery`,
  images: `${LEARN}/virtual-machines/shared-image-galleries`,
  versions: `${LEARN}/virtual-machines/image-version`,
  troubleshooting: `${LEARN}/virtual-machines/troubleshooting-shared-images`,
  encryption: `${LEARN}/virtual-machines/image-version-encryption`,
  trustedLaunch: `${LEARN}/virtual-machines/trusted-launch-portal`,
  confidential: `${LEARN}/confidential-computing/confidential-vm-overview`,
  hibernation: `${LEARN}/virtual-machines/hibernate-resume`,
  nvme: `${LEARN}/virtual-machines/enable-nvme-interface`,
  directSharing: `${LEARN}/virtual-machines/share-gallery-direct`,
  china: "https://docs.azure.cn/articles/azure-china-regions",
  packer: "https://github.com/hashicorp/packer-plugin-azure/issues",
  community: `${LEARN}/virtual-machines/share-gallery-community`,
  names: `${LEARN}/azure-resource-manager/management/resource-name-rules`,
  uploadVhd: `${LEARN}/virtual-machines/windows/prepare-for-upload-vhd-image`,
  blobLimits: `${LEARN}/storage/blobs/scalability-targets`,
  managedImages: `${LEARN}/virtual-machines/capture-image-resource`,
  tags: `${LEARN}/azure-resource-manager/management/tag-resources`,
  regions: `${LEARN}/reliability/regions-list`,
  zrs: `${LEARN}/storage/common/redundancy-regions-zrs`,
  azurermGallery: `${AZURERM}/website/docs/r/shared_image_gallery.html.markdown`,
  azurermImage: `${AZURERM}/website/docs/r/shared_image.html.markdown`,
  azurermVersion: `${AZURERM}/website/docs/r/shared_image_version.html.markdown`,
  generations: `${LEARN}/virtual-machines/generation-2`,
  vmSizes: `${LEARN}/virtual-machines/sizes/overview`,
  scaleSetUpgrades: `${LEARN}/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade`,
  azurermVm: `${AZURERM}/internal/services/compute/linux_virtual_machine_resource.go`,
  azurermScaleSet: `${AZURERM}/internal/services/compute/linux_virtual_machine_scale_set_resource.go`,
  azurermFlexible: `${AZURERM}/internal/services/compute/orchestrated_virtual_machine_scale_set_resource.go`,
  azurermImageIds: `${AZURERM}/internal/services/compute/parse/community_gallery_image_version.go`,
  azurermBlob: `${AZURERM}/website/docs/r/storage_blob.html.markdown`,
  azurermManagedImage: `${AZURERM}/website/docs/r/image.html.markdown`,
  azurermVersionSource: `${AZURERM}/internal/services/compute/shared_image_version_resource.go`,
  cli: `https://learn.microsoft.com/cli/azure/sig/image-version`,
  library: "docs/decisions",
} as const;

/** When the sources were last read. A rule read at another time says so itself. */
export const SOURCES_CHECKED = "2026-11-23";
