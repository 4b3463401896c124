import type { TerraformStack } from "cdktf";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SharedGallery,
  StorageAccountType,
} from "cdktf-azure-image-gallery";
import { measure } from "./measure";
import { definitions, GALLERY_NAME, LOCATION, REGIONS, REPLICAS, RESOURCE_GROUP, TAGS, TIMEOUT } from "./shape";

measure(declare, undefined, (stack) => GalleryReport.of(stack).toText());

function declare(stack: TerraformStack, versions: number): void {
  const gallery = new SharedGallery(stack, "Gallery", {
    galleryName: GALLERY_NAME,
    resourceGroupName: RESOURCE_GROUP,
    location: LOCATION,
    tags: TAGS,
  });
  for (const { index, sku, versions: numbers } of definitions(versions)) {
    const definition = gallery.addImageDefinition(`Image${index}`, {
      identifier: { publisher: "contoso", offer: "bench", sku },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
    });
    for (const { number, imageId } of numbers) {
      definition.addVersion(`V${number.replaceAll(".", "_")}`, {
        version: number,
        source: ImageSource.managedImage(imageId),
        replicas: REPLICAS,
        storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
        targetRegions: Object.fromEntries(REGIONS.map((region) => [region, {}])),
        timeouts: { create: TIMEOUT, update: TIMEOUT },
      });
    }
  }
}
