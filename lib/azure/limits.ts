import { SOURCES, SOURCES_CHECKED } from "./sources";

/** One of Azure's numbers, with where it holds and who says so. */
export interface Limit {
  readonly what: string;
  readonly min: number;
  readonly max: number;
  /** What the number is counted in; empty for a plain number. */
  readonly unit: string;
  /** What the number is counted per. */
  readonly per: string;
  readonly source: string;
  readonly checked: string;
}

function limit(what: string, min: number, max: number, unit: string, per: string, source: string): Limit {
  return { what, min, max, unit, per, source, checked: SOURCES_CHECKED };
}

/** Azure's numbers for galleries, each once: synth, report and docs all read them here. */
export const LIMITS = {
  galleries: limit("galleries", 0, 100, "galleries", "subscription and region", SOURCES.overview),
  definitions: limit("image definitions", 0, 1000, "definitions", "subscription and region", SOURCES.overview),
  versions: limit("image versions", 0, 10000, "versions", "subscription and region", SOURCES.overview),
  replicas: limit("replicas of one version in one region", 1, 100, "replicas", "version and region", SOURCES.overview),
  replicasAdvised: limit("replicas advised for production", 3, 50, "replicas", "version and region", SOURCES.overview),
  vcpus: limit("recommended vCPUs (azurerm's bound)", 1, 80, "vCPUs", "definition", SOURCES.azurermImage),
  memoryGb: limit("recommended memory (azurerm's bound)", 1, 640, "GB", "definition", SOURCES.azurermImage),
  versionPart: limit("each part of a version number", 0, 2147483647, "", "version", SOURCES.troubleshooting),
  galleryName: limit("a gallery's name", 1, 80, "characters", "gallery", SOURCES.troubleshooting),
  definitionName: limit("a definition's name", 1, 80, "characters", "definition", SOURCES.troubleshooting),
  publisher: limit("a publisher", 1, 128, "characters", "definition", SOURCES.troubleshooting),
  offerOrSku: limit("an offer, a sku", 1, 64, "characters", "definition", SOURCES.troubleshooting),
  resourceGroup: limit("a resource group's name", 1, 90, "characters", "group", SOURCES.names),
  communityPrefix: limit("the prefix of a community gallery", 5, 16, "characters", "gallery", SOURCES.azurermGallery),
  tags: limit("tags", 0, 50, "tags", "resource", SOURCES.tags),
  tagName: limit("a tag's name", 1, 512, "characters", "tag", SOURCES.tags),
  tagValue: limit("a tag's value", 0, 256, "characters", "tag", SOURCES.tags),
  imageGb: limit("an image", 1, 2048, "GB", "version", SOURCES.overview),
  shallowImageGb: limit("a shallow image", 1, 32768, "GB", "version", SOURCES.overview),
  pageBlobGb: limit("a VHD in a page blob", 1, 8192, "GB", "blob", SOURCES.blobLimits),
  dataDiskGb: limit("a data disk of an image, advised", 1, 1024, "GB", "disk", SOURCES.versions),
  dataDiskLun: limit("the number of a data disk", 0, 63, "", "image", SOURCES.managedImages),
  sharedSubscriptions: limit(
    "subscriptions, shared directly",
    0,
    30,
    "subscriptions",
    "gallery",
    SOURCES.directSharing,
  ),
  sharedTenants: limit("tenants, shared directly", 0, 5, "tenants", "gallery", SOURCES.directSharing),
  scaleSetMachines: limit("machines of a gallery image", 0, 1000, "machines", "scale set", SOURCES.overview),
} as const satisfies Record<string, Limit>;
