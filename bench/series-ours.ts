import {
  HyperVGeneration,
  ImageSource,
  LatestVersions,
  OsState,
  OsType,
  SharedGallery,
  StorageAccountType,
  VersionSeries,
  type ImageDefinition,
} from "cdktf-azure-image-gallery";
import { measure } from "./measure";
import { definitions, GALLERY_NAME, LOCATION, REGIONS, REPLICAS, RESOURCE_GROUP, TAGS, TIMEOUT } from "./shape";

/** The same as ours.ts, each definition's versions as a series; then what latest gives in every region is asked. */
const made: ImageDefinition[] = [];

measure(
  (stack, versions) => {
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
      made.push(definition);
      new VersionSeries(stack, `Series${index}`, {
        definition,
        replicas: REPLICAS,
        storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
        targetRegions: Object.fromEntries(REGIONS.map((region) => [region, {}])),
        timeouts: { create: TIMEOUT, update: TIMEOUT },
        keepNewest: numbers.length,
        versions: Object.fromEntries(
          numbers.map(({ number, imageId }) => [number, { source: ImageSource.managedImage(imageId) }]),
        ),
      });
    }
  },
  () => {
    for (const definition of made) {
      const latest = LatestVersions.of(definition);
      for (const region of REGIONS) if (!latest.versionIn(region)) throw new Error(`no latest in ${region}`);
    }
  },
);
