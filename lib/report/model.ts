import type { IConstruct } from "constructs";
import type { SizeInMilliGb } from "../azure/cost";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { displayRegion, normaliseRegion } from "../azure/regions";
import { compareVersions } from "../azure/version-number";
import { nounsBelow, type Noun } from "../checks/findings";
import { regionInputs } from "../checks/inputs";
import type { IImageDefinition, ImageDefinition } from "../definition/image-definition";
import type { ISharedGallery, SharedGallery } from "../gallery/shared-gallery";
import { known } from "../private/known";
import { isMade } from "../private/made";
import { TerraformStack } from "../terraform/framework";
import type { ImageVersion } from "../version/image-version";
import { readCalculated, statusCommand, type CalculatedData } from "./replication";

/** What stands in for a value that only Terraform knows. */
export const AT_PLAN_TIME = "?";

export interface CellData {
  /** The region's short name, or the token that stands for it. */
  readonly name: string;
  /** The short name; undefined where only Terraform knows it. */
  readonly region?: string;
  /** Replicas; undefined where only Terraform knows it. */
  readonly count?: number;
  /** Azure's name of the storage type; undefined where only Terraform knows it. */
  readonly storage?: string;
  readonly home: boolean;
  /** Whether latest passes the version over here. */
  readonly excludeFromLatest: boolean;
}

export interface VersionData {
  readonly version: string;
  readonly path: string;
  /** The short name of the home region; undefined where only Terraform knows it. */
  readonly home?: string;
  /** In the order in which they are written: home first. */
  readonly cells: readonly CellData[];
  /** In how many of its regions the version is what `latest` gives. */
  readonly latestIn: number;
  /** How its replicas were calculated, in the regions where they were. */
  readonly calculated: readonly CalculatedData[];
  readonly size: SizeInMilliGb;
}

export interface DefinitionData {
  readonly name: string;
  readonly path: string;
  readonly imported: boolean;
  readonly traits: readonly string[];
  /** Newest first. */
  readonly versions: readonly VersionData[];
  /** The command that shows how far the newest version has been copied that goes beyond home; empty without one. */
  readonly statusCommand: readonly string[];
  /** What `latest` gives in each region; undefined where it gives nothing. */
  readonly latest: ReadonlyMap<string, string | undefined>;
}

export interface GalleryData {
  readonly stack: string;
  readonly path: string;
  readonly name: string;
  readonly resourceGroup: string;
  readonly location?: string;
  readonly sharing: string;
  readonly definitions: readonly DefinitionData[];
}

export interface FindingData {
  readonly kind: "warning" | "acknowledged" | "relaxed" | "skipped" | "advice" | "idle";
  readonly code: string;
  readonly path: string;
  readonly text: string;
  readonly reason?: string;
}

/** What a construct tree declares; every number comes from the constructs themselves. */
export interface TreeData {
  readonly nouns: readonly Noun[];
  readonly galleries: readonly GalleryData[];
}

/** How large the image of a version is, by the version's path and what it says of its disks itself. */
export type SizeOf = (path: string, imageSizeGb: number | undefined) => SizeInMilliGb;

/** Reads a construct tree. */
export function readTree(scope: IConstruct, sizeOf: SizeOf): TreeData {
  const nouns = nounsBelow(scope);
  const galleries = new Map<ISharedGallery | IImageDefinition, DefinitionGroup>();
  const groupOf = (parent: ISharedGallery | IImageDefinition): DefinitionGroup => {
    const group: DefinitionGroup = galleries.get(parent) ?? new Map();
    galleries.set(parent, group);
    return group;
  };
  for (const { kind, construct } of nouns) {
    if (kind === "gallery") {
      groupOf(construct);
    } else if (kind === "definition") {
      groupOf(construct.gallery).set(construct, []);
    } else {
      const { definition } = construct;
      // An imported definition has no gallery construct; it stands for its gallery itself.
      const group = groupOf("gallery" in definition ? (definition as ImageDefinition).gallery : definition);
      const versions = group.get(definition) ?? [];
      versions.push(construct);
      group.set(definition, versions);
    }
  }
  return {
    nouns,
    galleries: [...galleries].map(([parent, definitions]) => readGallery(parent, definitions, sizeOf)),
  };
}

type DefinitionGroup = Map<IImageDefinition, ImageVersion[]>;

function readGallery(
  parent: ISharedGallery | IImageDefinition,
  definitions: DefinitionGroup,
  sizeOf: SizeOf,
): GalleryData {
  const imported = !isMade(parent);
  return {
    stack: TerraformStack.of(parent).node.path,
    path: parent.node.path,
    name: "nameInput" in parent ? text((parent as SharedGallery).nameInput) : text(parent.galleryName),
    location: parent.location === undefined ? undefined : text(parent.location, displayRegion),
    resourceGroup: text(parent.resourceGroupName),
    sharing: imported ? "imported" : ((parent as SharedGallery).sharing?.permission ?? "Private").toLowerCase(),
    definitions: [...definitions].map(([definition, versions]) => readDefinition(definition, versions, sizeOf)),
  };
}

const GENERATIONS: Record<string, string> = { V1: "Gen1", V2: "Gen2" };

const SECURITY: Record<string, string> = {
  TrustedLaunchSupported: "Trusted Launch supported",
  TrustedLaunch: "Trusted Launch only",
  ConfidentialVmSupported: "confidential supported",
  ConfidentialVM: "confidential only",
};

function readDefinition(
  definition: IImageDefinition,
  constructs: readonly ImageVersion[],
  sizeOf: SizeOf,
): DefinitionData {
  const imported = !isMade(definition);
  const name = "nameInput" in definition ? (definition as ImageDefinition).nameInput : definition.definitionName;
  const { versions, latest } = readVersions(constructs, sizeOf);
  // Of a version that stays at home there is nothing to follow.
  const copied = versions.find(({ cells }) => cells.length > 1)?.version;
  const { osType, osState, hyperVGeneration, architecture, securityType } = definition;
  const traits = [
    osType,
    osState?.toLowerCase(),
    hyperVGeneration && GENERATIONS[hyperVGeneration],
    architecture === "Arm64" ? architecture : undefined,
    securityType && SECURITY[securityType],
  ];
  return {
    name: text(name),
    path: definition.node.path,
    imported,
    traits: traits.filter((trait): trait is string => trait !== undefined),
    versions,
    statusCommand:
      copied === undefined ? [] : statusCommand(definition, name, copied === AT_PLAN_TIME ? undefined : copied),
    latest,
  };
}

/** A version on its way into the report: a candidate for latest, whose regions are its cells. */
interface Entry extends LatestCandidate {
  readonly construct: ImageVersion;
  readonly cells: readonly CellData[];
}

function readVersions(
  constructs: readonly ImageVersion[],
  sizeOf: SizeOf,
): Pick<DefinitionData, "versions" | "latest"> {
  const declared = constructs.map((construct): Entry => {
    const cells = readCells(construct);
    const regions = new Map<string, CellData>();
    for (const cell of cells) regions.set(cell.name, cell);
    return { construct, version: construct.version, cells, regions };
  });
  // A number that only Terraform knows compares as NaN: it stays where it is.
  const entries = declared.sort((a, b) => compareVersions(b.version, a.version) || 0);
  const latest = latestByRegion(entries.filter(({ version }) => known(version)));
  const latestIn = new Map<Entry | undefined, number>();
  for (const winner of latest.values()) latestIn.set(winner, (latestIn.get(winner) ?? 0) + 1);
  const versions = entries.map((entry): VersionData => {
    const { construct, version, cells } = entry;
    const { path } = construct.node;
    const home = shortName(construct.location);
    return {
      version: text(version),
      path,
      home,
      cells,
      latestIn: latestIn.get(entry) ?? 0,
      calculated: readCalculated(construct, (region) => text(region, displayRegion)),
      size: sizeOf(path, construct.imageSizeGb),
    };
  });
  return { versions, latest: new Map([...latest].map(([region, winner]) => [region, winner?.version])) };
}

/** Azure's short name of a place; undefined where only Terraform knows it. */
export function shortName(location: string | undefined): string | undefined {
  return location !== undefined && known(location) ? normaliseRegion(location) : undefined;
}

/** Nothing is said of the storage type where it is azurerm's default. */
const DEFAULT_STORAGE = "Standard_LRS";

function readCells(version: ImageVersion): CellData[] {
  const { location, excludeFromLatest } = version;
  const home = shortName(location) ?? location;
  return regionInputs(version).map((region) => {
    const { name, regionalReplicaCount: count, storageAccountType: storage, excludeFromLatestEnabled: hidden } = region;
    return {
      name,
      region: known(name) ? name : undefined,
      count: typeof count === "number" && known(count) ? count : undefined,
      storage: known(storage) ? (storage ?? DEFAULT_STORAGE) : undefined,
      home: name === home,
      excludeFromLatest: typeof hidden === "boolean" ? hidden : excludeFromLatest,
    };
  });
}

/** A text, or "?" for one that only Terraform knows. */
export function text(value: string, display: (value: string) => string = (same) => same): string {
  return known(value) ? display(value) : AT_PLAN_TIME;
}
