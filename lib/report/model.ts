import type { IConstruct } from "constructs";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { LIMITS } from "../azure/limits";
import { zrsWhereAvailable } from "../azure/region-rules";
import { REPLICATION_TIME, wantsPhases } from "../azure/replication-time";
import { displayRegion, normaliseRegion } from "../azure/regions";
import { RULES } from "../azure/rules";
import { compareVersions } from "../azure/version-number";

import { findingsBelow, nounsBelow, type Noun } from "../checks/findings";
import { latestCandidate } from "../checks/latest-rules";
import { ACKNOWLEDGEMENTS, QUOTAS } from "../checks/said";
import type { IImageDefinition, ImageDefinition } from "../definition/image-definition";
import type { ISharedGallery, SharedGallery } from "../gallery/shared-gallery";
import { known } from "../private/known";
import { TerraformStack } from "../terraform/framework";
import type { ImageVersion } from "../version/image-version";
import { readCalculated, statusCommand, type CalculatedData } from "./replication";

/** What stands in for a value that only Terraform knows. */
export const AT_PLAN_TIME = "?";

export interface CellData {
  /** As text, "?" where only Terraform knows it. */
  readonly replicas: string;
  /** Azure's name of the storage type; undefined where nothing is said, which is Standard_LRS. */
  readonly storage?: string;
  readonly home: boolean;
  readonly hidden: boolean;
}

export interface VersionData {
  readonly version: string;
  /** By short region name. */
  readonly regions: ReadonlyMap<string, CellData>;
  /** In how many of its regions the version is what `latest` gives. */
  readonly latestIn: number;
  /** How its replicas were calculated, in the regions where they were. */
  readonly calculated: readonly CalculatedData[];
}

export interface DefinitionData {
  readonly name: string;
  readonly imported: boolean;
  readonly traits: readonly string[];
  /** Newest first. */
  readonly versions: readonly VersionData[];
  /** The command that shows how far the newest version has been copied that goes beyond home; empty without one. */
  readonly statusCommand: readonly string[];
}

export interface GalleryData {
  readonly stack: string;
  readonly name: string;
  readonly traits: readonly string[];
  readonly definitions: readonly DefinitionData[];
}

export interface TotalData {
  readonly stack: string;
  /** As a person says it. */
  readonly region: string;
  readonly galleries: number;
  readonly definitions: number;
  readonly versions: number;
  /** How many of each may be there. */
  readonly allowed: { readonly galleries: number; readonly definitions: number; readonly versions: number };
}

export interface FindingData {
  readonly kind: "warning" | "acknowledged" | "relaxed" | "skipped" | "advice";
  readonly code: string;
  readonly path: string;
  readonly text: string;
  readonly reason?: string;
}

export interface ReportData {
  readonly galleries: readonly GalleryData[];
  readonly totals: readonly TotalData[];
  readonly findings: readonly FindingData[];
}

/** Reads a construct tree; every number comes from the constructs themselves. */
export function readTree(scope: IConstruct): ReportData {
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
    galleries: [...galleries].map(([parent, definitions]) => readGallery(parent, definitions)),
    totals: countTotals(nouns),
    findings: [...readFindings(scope), ...advice(nouns)],
  };
}

type DefinitionGroup = Map<IImageDefinition, ImageVersion[]>;

function readGallery(parent: ISharedGallery | IImageDefinition, definitions: DefinitionGroup): GalleryData {
  const location = parent.location === undefined ? [] : [text(parent.location, displayRegion)];
  const imported = parent.node.defaultChild === undefined;
  const sharing = imported ? "imported" : ((parent as SharedGallery).sharing?.permission ?? "Private").toLowerCase();
  return {
    stack: TerraformStack.of(parent).node.path,
    name: "nameInput" in parent ? text((parent as SharedGallery).nameInput) : text(parent.galleryName),
    traits: [...location, text(parent.resourceGroupName), sharing],
    definitions: [...definitions].map(([definition, versions]) => readDefinition(definition, versions)),
  };
}

const GENERATIONS: Record<string, string> = { V1: "Gen1", V2: "Gen2" };

const SECURITY: Record<string, string> = {
  TrustedLaunchSupported: "Trusted Launch supported",
  TrustedLaunch: "Trusted Launch only",
  ConfidentialVmSupported: "confidential supported",
  ConfidentialVM: "confidential only",
};

function readDefinition(definition: IImageDefinition, versions: readonly ImageVersion[]): DefinitionData {
  const imported = definition.node.defaultChild === undefined;
  const name = "nameInput" in definition ? (definition as ImageDefinition).nameInput : definition.definitionName;
  const read = readVersions(versions);
  // Of a version that stays at home there is nothing to follow.
  const copied = read.find(({ regions }) => regions.size > 1)?.version;
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
    imported,
    traits: traits.filter((trait): trait is string => trait !== undefined),
    versions: read,
    statusCommand:
      copied === undefined ? [] : statusCommand(definition, name, copied === AT_PLAN_TIME ? undefined : copied),
  };
}

function readVersions(constructs: readonly ImageVersion[]): VersionData[] {
  const candidates = new Map(constructs.map((construct) => [latestCandidate(construct), construct]));
  const latest = latestByRegion([...candidates.keys()].filter(({ version }) => known(version)));
  const latestIn = new Map<LatestCandidate | undefined, number>();
  for (const winner of latest.values()) latestIn.set(winner, (latestIn.get(winner) ?? 0) + 1);
  return (
    [...candidates]
      .map(([candidate, construct]) => ({
        version: text(candidate.version),
        latestIn: latestIn.get(candidate) ?? 0,
        regions: readCells(construct),
        calculated: readCalculated(construct, (region) => text(region, displayRegion)),
      }))
      // A number that only Terraform knows compares as NaN: it stays where it is.
      .sort((a, b) => compareVersions(b.version, a.version) || 0)
  );
}

function readCells({ location, excludeFromLatest, targetRegions }: ImageVersion): Map<string, CellData> {
  const home = location !== undefined && known(location) ? normaliseRegion(location) : location;
  return new Map(
    Object.entries(targetRegions).map(([name, region]) => [
      name,
      {
        replicas: known(region.replicas) ? String(region.replicas) : AT_PLAN_TIME,
        storage: known(region.storage) ? region.storage : AT_PLAN_TIME,
        home: name === home,
        hidden: region.excludeFromLatest ?? excludeFromLatest,
      },
    ]),
  );
}

function countTotals(nouns: readonly Noun[]): TotalData[] {
  const totals = new Map<string, { -readonly [K in keyof TotalData]: TotalData[K] }>();
  for (const { kind, construct } of nouns) {
    const inside = TerraformStack.of(construct);
    const stack = inside.node.path;
    const region = text(construct.location ?? AT_PLAN_TIME, displayRegion);
    const key = `${stack}|${region}`;
    const total = totals.get(key) ?? {
      stack,
      region,
      galleries: 0,
      definitions: 0,
      versions: 0,
      allowed: quotasOf(inside),
    };
    if (kind === "gallery") total.galleries++;
    else if (kind === "definition") total.definitions++;
    else total.versions++;
    totals.set(key, total);
  }
  return [...totals.values()];
}

function quotasOf(stack: TerraformStack): TotalData["allowed"] {
  const quota = (kind: keyof TotalData["allowed"]): number => QUOTAS.get(stack, kind) ?? LIMITS[kind].max;
  return { galleries: quota("galleries"), definitions: quota("definitions"), versions: quota("versions") };
}

function readFindings(scope: IConstruct): FindingData[] {
  return findingsBelow(scope).map(({ construct, problem, skipped }) => {
    const { code, prop, detail, remedy, relaxed } = problem;
    const path = construct.node.path;
    const said = `${prop}: ${detail}`;
    if (skipped) return { kind: "skipped", code, path, text: said };
    if (relaxed !== undefined) return { kind: "relaxed", code, path, text: said, reason: relaxed };
    const reason = ACKNOWLEDGEMENTS.get(construct, code);
    if (reason === undefined && RULES[code].level === "advice") return { kind: "advice", code, path, text: said };
    return reason === undefined
      ? { kind: "warning", code, path, text: `${said}. ${remedy}` }
      : { kind: "acknowledged", code, path, text: said, reason };
  });
}

/** What Azure advises for production, in one line each for all versions that have not said why not. */
function advice(nouns: readonly Noun[]): FindingData[] {
  const { min } = LIMITS.replicasAdvised;
  const counts = { AIG218: 0, AIG219: 0, AIG508: 0 };
  let [all, versions] = [0, 0];
  for (const { kind, construct } of nouns) {
    if (kind !== "version") continue;
    const asked = (code: string): boolean => ACKNOWLEDGEMENTS.get(construct, code) === undefined;
    const [thin, local] = [asked("AIG218"), asked("AIG219")];
    const regions = Object.entries(construct.targetRegions);
    versions++;
    if (asked("AIG508") && wantsPhases(regions.length, construct.imageSizeGb)) counts.AIG508++;
    for (const [region, { replicas, storage }] of regions) {
      all++;
      if (thin && replicas !== undefined && known(replicas) && replicas < min) counts.AIG218++;
      const isLocal = storage === undefined || storage === "Standard_LRS";
      if (local && isLocal && known(region) && zrsWhereAvailable(region) === "Standard_ZRS") counts.AIG219++;
    }
  }
  const hours = REPLICATION_TIME.phasesAboveMinutes / 60;
  const line = (code: keyof typeof counts, text: string, of = all): FindingData[] =>
    counts[code] === 0 ? [] : [{ kind: "advice", code, path: "", text: `${counts[code]} of ${of} ${text}` }];
  return [
    ...line("AIG218", `region copies have fewer than ${min} replicas; Azure advises at least ${min} in production.`),
    ...line("AIG219", "region copies could be zone-redundant and are not."),
    ...line(
      "AIG508",
      `versions may take more than ${hours} hours to copy; publish them in phases, home first.`,
      versions,
    ),
  ];
}

/** A text, or "?" for one that only Terraform knows. */
function text(value: string, display: (value: string) => string = (same) => same): string {
  return known(value) ? display(value) : AT_PLAN_TIME;
}
