import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { measure } from "./measure";
import { definitions, GALLERY_NAME, LOCATION, REGIONS, REPLICAS, RESOURCE_GROUP, TAGS, TIMEOUT } from "./shape";

/** The same by hand: flat in the stack, each resource reading the names of its parents. */
measure((stack, versions) => {
  const gallery = new SharedImageGallery(stack, "gallery", {
    name: GALLERY_NAME,
    resourceGroupName: RESOURCE_GROUP,
    location: LOCATION,
    tags: TAGS,
  });
  for (const { index, sku, versions: numbers } of definitions(versions)) {
    const image = new SharedImage(stack, `image-${index}`, {
      name: `bench-${sku}`,
      galleryName: gallery.name,
      resourceGroupName: RESOURCE_GROUP,
      location: LOCATION,
      identifier: { publisher: "contoso", offer: "bench", sku },
      osType: "Linux",
      hyperVGeneration: "V2",
      tags: TAGS,
    });
    for (const { number, imageId } of numbers) {
      new SharedImageVersion(stack, `version-${number.replaceAll(".", "-")}`, {
        name: number,
        galleryName: gallery.name,
        imageName: image.name,
        resourceGroupName: RESOURCE_GROUP,
        location: LOCATION,
        managedImageId: imageId,
        targetRegion: REGIONS.map((name) => ({
          name,
          regionalReplicaCount: REPLICAS,
          storageAccountType: "Standard_ZRS",
        })),
        tags: TAGS,
        timeouts: { create: TIMEOUT, update: TIMEOUT },
      });
    }
  }
});
