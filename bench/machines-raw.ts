import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { measure } from "./measure";
import { GALLERY_NAME, LOCATION, machines, MACHINE, RESOURCE_GROUP, TIMEOUT } from "./shape";

/** The same by hand. */
measure((stack, count) => {
  const gallery = new SharedImageGallery(stack, "gallery", {
    name: GALLERY_NAME,
    resourceGroupName: RESOURCE_GROUP,
    location: LOCATION,
  });
  for (const { sku, version, names } of machines(count)) {
    const image = new SharedImage(stack, sku, {
      name: `bench-${sku}`,
      galleryName: gallery.name,
      resourceGroupName: RESOURCE_GROUP,
      location: LOCATION,
      identifier: { publisher: "contoso", offer: "bench", sku },
      osType: "Linux",
      hyperVGeneration: "V2",
      trustedLaunchSupported: true,
    });
    const imageVersion = new SharedImageVersion(stack, `version-${sku}`, {
      name: version.number,
      galleryName: gallery.name,
      imageName: image.name,
      resourceGroupName: RESOURCE_GROUP,
      location: LOCATION,
      managedImageId: version.imageId,
      targetRegion: [{ name: LOCATION, regionalReplicaCount: 1 }],
      timeouts: { create: TIMEOUT, update: TIMEOUT },
    });
    for (const name of names) {
      new LinuxVirtualMachine(stack, name, { ...MACHINE, name, sourceImageId: imageVersion.id });
    }
  }
});
