import type { IConstruct } from "constructs";
import type { SizeInMilliGb } from "../azure/cost";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { displayRegion, normaliseRegion } from "../azure/regions";
import { compareVersions } from "../azure/version-number";
import { versionsIn } from "../checks/declared-versions";
import { nounsBelow, type Noun } from "../checks/findings";
import type { VersionsByDefinition } from "../checks/versions-by-definition";
import type { IImageDefinition, ImageDefinition } from "../definition/image-definition";
import type { ISharedGallery, SharedGallery } from "../gallery/shared-gallery";
import { known } from "../private/known";
import { isMade } from "../private/made";
import { Paths } from "../private/tree";
import { TerraformStack } from "../terraform/framework";
import type { ImageVersion } from "../version/image-version";
import { AT_PLAN_TIME, Placements, type CellData, type Placement } from "./cells";
import { readCalculated, statusCommand, type CalculatedData } from "./replication";

export interface VersionData {
  /** What all this is read from. */
  readonly construct: ImageVersion;
  readonly version: string;
  readonly path: string;
  /** The short name of the home region; undefined where only Terraform knows it. */
  readonly home?: string;
  /** In the order in which they are written: home first. */
  readonly cells: readonly CellData[];
  /** In how many of its regions the version is what `latest` gives, of all versions of the app. */
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
  /** The regions of all versions, and whether one is at home there. */
  readonly regions: ReadonlyMap<string, boolean>;
  /** What `latest` gives in each of them, of all versions of the app; undefined where it gives nothing. */
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
  const reading = { paths: new Paths(), placements: new Placements(), declared: versionsIn(scope.node.root), sizeOf };
  return {
    nouns,
    galleries: [...galleries].map(([parent, definitions]) => readGallery(parent, definitions, reading)),
  };
}

/** What one reading of a tree has in hand. */
interface Reading {
  readonly paths: Paths;
  readonly placements: Placements;
  /** The versions of the whole app, which latest depends on, whatever the report is about. */
  readonly declared: VersionsByDefinition;
  readonly sizeOf: SizeOf;
}

type DefinitionGroup = Map<IImageDefinition, ImageVersion[]>;

function readGallery(
  parent: ISharedGallery | IImageDefinition,
  definitions: DefinitionGroup,
  reading: Reading,
): GalleryData {
  const imported = !isMade(parent);
  return {
    stack: TerraformStack.of(parent).node.path,
    path: parent.node.path,
    name: "nameInput" in parent ? text((parent as SharedGallery).nameInput) : text(parent.galleryName),
    location: parent.location === undefined ? undefined : text(parent.location, displayRegion),
    resourceGroup: text(parent.resourceGroupName),
    sharing: imported ? "imported" : ((parent as SharedGallery).sharing?.permission ?? "Private").toLowerCase(),
    definitions: [...definitions].map(([definition, versions]) => readDefinition(definition, versions, reading)),
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
  reading: Reading,
): DefinitionData {
  const imported = !isMade(definition);
  const name = "nameInput" in definition ? (definition as ImageDefinition).nameInput : definition.definitionName;
  const { versions, regions, latest } = readVersions(definition, constructs, reading);
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
    regions,
    latest,
  };
}

/** A version on its way into the report: a candidate for latest, whose regions are its cells. */
interface Entry extends LatestCandidate {
  readonly construct: ImageVersion;
  readonly home?: string;
  readonly placement: Placement;
}

function readVersions(
  definition: IImageDefinition,
  constructs: readonly ImageVersion[],
  reading: Reading,
): Pick<DefinitionData, "versions" | "regions" | "latest"> {
  const placed = new Set<Placement>();
  const declared = constructs.map((construct): Entry => {
    const entry = readEntry(construct, reading);
    placed.add(entry.placement);
    return entry;
  });
  // A number that only Terraform knows compares as NaN: it stays where it is.
  const entries = declared.sort((a, b) => compareVersions(b.version, a.version) || 0);
  const latest = latestByRegion(rivals(definition, entries, reading));
  const latestIn = new Map<Entry | undefined, number>();
  for (const winner of latest.values()) latestIn.set(winner, (latestIn.get(winner) ?? 0) + 1);
  const places = placesOf(placed);
  const versions = entries.map((entry): VersionData => {
    const { construct, version, home, placement } = entry;
    const path = reading.paths.of(construct);
    return {
      construct,
      version: text(version),
      path,
      home,
      cells: placement.cells,
      latestIn: latestIn.get(entry) ?? 0,
      calculated: readCalculated(construct, (region) => text(region, displayRegion)),
      size: reading.sizeOf(path, construct.imageSizeGb),
    };
  });
  return {
    versions,
    regions: places,
    latest: new Map(
      [...latest].filter(([region]) => places.has(region)).map(([region, winner]) => [region, winner?.version]),
    ),
  };
}

function readEntry(construct: ImageVersion, { placements }: Reading): Entry {
  const { version, location } = construct;
  const home = shortName(location);
  const placement = placements.of(construct, home ?? location);
  return { construct, version, home, placement, regions: placement.regions };
}

/** All versions of the app that latest chooses from: those of the report and those beyond it. */
function rivals(definition: IImageDefinition, entries: readonly Entry[], reading: Reading): Entry[] {
  const numbered = entries.filter(({ version }) => known(version));
  const all = reading.declared.of(definition);
  if (all.length === numbered.length) return numbered;
  const inside = new Set(numbered.map(({ construct }) => construct));
  return [...numbered, ...all.filter((each) => !inside.has(each)).map((each) => readEntry(each, reading))];
}

function placesOf(placed: ReadonlySet<Placement>): Map<string, boolean> {
  const places = new Map<string, boolean>();
  for (const { cells } of placed) {
    for (const { name, home } of cells) if (home || !places.has(name)) places.set(name, home);
  }
  return places;
}

/** Azure's short name of a place; undefined where only Terraform knows it. */
export function shortName(location: string | undefined): string | undefined {
  return location !== undefined && known(location) ? normaliseRegion(location) : undefined;
}

/** A text, or "?" for one that only Terraform knows. */
export function text(value: string, display: (value: string) => string = (same) => same): string {
  return known(value) ? display(value) : AT_PLAN_TIME;
}
