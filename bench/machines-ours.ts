import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { HyperVGeneration, ImageSource, OsState, OsType, SecurityType, SharedGallery } from "cdktf-azure-image-gallery";
import { measure } from "./measure";
import { GALLERY_NAME, LOCATION, machines, MACHINE, RESOURCE_GROUP, TIMEOUT } from "./shape";

measure((stack, count) => {
  const gallery = new SharedGallery(stack, "Gallery", {
    galleryName: GALLERY_NAME,
    resourceGroupName: RESOURCE_GROUP,
    location: LOCATION,
  });
  for (const { sku, version, names } of machines(count)) {
    const definition = gallery.addImageDefinition(sku, {
      identifier: { publisher: "contoso", offer: "bench", sku },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED,
    });
    const source = ImageSource.managedImage(version.imageId);
    const options = { version: version.number, source, timeouts: { create: TIMEOUT, update: TIMEOUT } };
    const image = definition.addVersion(`V${version.number.replaceAll(".", "_")}`, options).image();
    for (const name of names) image.attachTo(new LinuxVirtualMachine(stack, name, { ...MACHINE, name }));
  }
});
