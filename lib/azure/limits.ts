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
  tags: limit("tags", 0, 50, "tags", "resource", SOURCES.tags),
  tagName: limit("a tag's name", 1, 512, "characters", "tag", SOURCES.tags),
  tagValue: limit("a tag's value", 0, 256, "characters", "tag", SOURCES.tags),
} as const satisfies Record<string, Limit>;
