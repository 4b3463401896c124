import { Construct } from "constructs";
import { problem, show } from "../azure/problem";
import { normaliseRegion } from "../azure/regions";
import {
  EXISTING_DEFINITION_NAME,
  EXISTING_GALLERY_NAME,
  NOT_EMPTY,
  RESOURCE_GROUP,
  type TextRule,
} from "../azure/value-rules";
import { MachineImage } from "../consume/machine-image";
import { notLiteral, wrongType, type Check } from "../private/check";
import { isLiteralText, known } from "../private/known";
import { nameGiven } from "../private/made";
import { formatId, VERSION } from "../private/resource-id";
import type { IImageVersion } from "./image-version";
import type { ImageVersionAttributes } from "./image-version-options";

/** What the id or Terraform tells of a version that exists. */
interface FoundVersion {
  readonly versionId: string;
  readonly version?: string;
  readonly location?: string;
}

/** A version that exists. */
export class ImportedVersion extends Construct implements IImageVersion {
  public readonly versionName: string;
  public readonly definitionName: string;
  public readonly galleryName: string;
  public readonly resourceGroupName: string;
  public readonly location?: string;
  private readonly importedId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: ImageVersionAttributes,
    find?: (version: Construct) => FoundVersion,
  ) {
    super(scope, id);
    const found = find?.(this);
    this.importedId = found?.versionId;
    this.versionName = found?.version ?? attributes.version;
    this.definitionName = attributes.definitionName;
    this.galleryName = attributes.galleryName;
    this.resourceGroupName = attributes.resourceGroupName;
    this.location = attributes.location ?? found?.location;
  }

  public get versionId(): string {
    const { subscriptionId, resourceGroupName, galleryName, definitionName, version } = this.attributes;
    const names = [galleryName, definitionName, version];
    return this.importedId ?? formatId(this, VERSION, { subscriptionId, resourceGroupName, names });
  }

  public image(): MachineImage {
    const { definition, targetRegions } = this.attributes;
    return MachineImage._ofVersion(this, definition ?? undefined, () => shortNames(targetRegions));
  }
}

/** The regions by short name, tokens as they are; undefined if they are not given, or a token stands for the whole list. */
function shortNames(regions: readonly string[] | undefined): string[] | undefined {
  if (!Array.isArray(regions) || isTokenAsWhole(regions)) return undefined;
  return regions.map((region: string) => (known(region) ? normaliseRegion(region) : region));
}

/** A list that stands for a token has one part, which is no token by itself. */
function isTokenAsWhole(list: readonly unknown[]): boolean {
  return !known(list) && list.every(known);
}

/** What names a version that exists. */
export function checkNames(check: Check, names: ImageVersionAttributes, version: TextRule): void {
  check.text(EXISTING_GALLERY_NAME, "galleryName", names.galleryName);
  check.text(EXISTING_DEFINITION_NAME, "definitionName", names.definitionName);
  check.text(version, "version", names.version);
  check.text(RESOURCE_GROUP, "resourceGroupName", names.resourceGroupName);
}

/** What is stated of a version that exists. */
export function checkStated(check: Check, stated: ImageVersionAttributes): void {
  check.freeText("location", stated.location);
  check.freeText("subscriptionId", stated.subscriptionId);
  checkDefinition(check, stated);
  checkRegions(check, stated.targetRegions);
}

function checkDefinition(check: Check, { definition, definitionName: name }: ImageVersionAttributes): void {
  if (definition === undefined || definition === null) return;
  if (!check.construct("definition", definition, "definitionId", "an ImageDefinition")) return;
  const theirs = nameGiven(definition, definition.definitionName);
  if (!isLiteralText(name) || !isLiteralText(theirs) || name.toLowerCase() === theirs.toLowerCase()) return;
  check.add(problem("AIG685", "definition", `got the definition ${show(theirs)}, allowed ${show(name)}`));
}

function checkRegions(check: Check, regions: unknown): void {
  if (regions === undefined || regions === null) return;
  if (!Array.isArray(regions)) {
    return check.add(
      known(regions) ? wrongType("targetRegions", regions, "a list of regions") : notLiteral("targetRegions"),
    );
  }
  if (isTokenAsWhole(regions)) return;
  regions.forEach((region, i) => check.text(NOT_EMPTY, `targetRegions[${i}]`, region));
}
