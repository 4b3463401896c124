type Block = { readonly [name: string]: unknown };

const PROVIDER = { azurerm: [{ features: [{}] }] };
const LOCATION = { resource_group_name: "rg-images", location: "westeurope" };

/** A small gallery stack as Terraform JSON: any part can be changed by a spread. */
export const EXAMPLE = {
  gallery: { name: "gal_example", ...LOCATION },
  image: {
    name: "ubuntu",
    gallery_name: "${azurerm_shared_image_gallery.main.name}",
    ...LOCATION,
    os_type: "Linux",
    identifier: [{ publisher: "example", offer: "ubuntu", sku: "22_04" }],
  },
  version: {
    name: "1.0.0",
    gallery_name: "${azurerm_shared_image_gallery.main.name}",
    image_name: "${azurerm_shared_image.main.name}",
    ...LOCATION,
    os_disk_snapshot_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/snapshots/snap",
    target_region: [{ name: "West Europe", regional_replica_count: 1 }],
  },
};

/** A configuration of the given parts, each named `main`; `more` adds or replaces whole sections. */
export function exampleConfig(parts: { gallery?: Block; image?: Block; version?: Block }, more: Block = {}): Block {
  const resource = {
    ...(parts.gallery && { azurerm_shared_image_gallery: { main: parts.gallery } }),
    ...(parts.image && { azurerm_shared_image: { main: parts.image } }),
    ...(parts.version && { azurerm_shared_image_version: { main: parts.version } }),
  };
  return {
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm", version: "~> 4.0" } } },
    provider: PROVIDER,
    ...(Object.keys(resource).length > 0 && { resource }),
    ...more,
  };
}
