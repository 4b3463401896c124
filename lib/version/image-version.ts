import { Construct, type IConstruct } from "constructs";
import { outside, problem } from "../azure/problem";
import { NOT_EMPTY, VERSION_CHOICE, VERSION_NUMBER } from "../azure/value-rules";
import { RESERVED_VERSIONS } from "../azure/version-number";
import { register } from "../checks/findings";
import { areRegionsTold } from "../checks/inputs";
import { handOut } from "../consume/by-id";
import { MachineImage } from "../consume/machine-image";
import type { IImageDefinition } from "../definition/image-definition";
import type { ISharedGallery } from "../gallery/shared-gallery";
import { importFrom, moveFrom, type Adopter } from "../private/adopt";
import { Check, wrongType } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { leavingLiterals } from "../private/literals";
import { nameGiven } from "../private/made";
import { inheritProvider, inheritTags } from "../private/options";
import { strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { canonicalId, checkId, idParts, VERSION } from "../private/resource-id";
import { SharedImageVersion, type SharedImageVersionConfig } from "../terraform/azurerm";
import { readImageSize, settleTimeouts } from "./copying-time";
import { ImageSource } from "./image-source";
import type { CalculatedReplicas } from "./peak-demand";
import {
  ReplicationMode,
  VERSION_ATTRIBUTES,
  VERSION_PROPS,
  type ImageVersionAttributes,
  type ImageVersionProps,
} from "./image-version-options";
import { checkNames, checkStated, ImportedVersion } from "./imported-version";
import { settleRegions } from "./region-map";
import { SameImage } from "./same-image";
import { checkSourceFits } from "./source-rules";
import type { StorageAccountType, TargetRegion } from "./target-region";
import { checkVersionLookup, lookUpVersion, type ImageVersionLookup } from "./version-lookup";
import { checkFits, checkPlaces, checkRegionsTogether } from "./version-rules";

/**
 * One concrete image: a version made in this app, or an imported one.
 */
export interface IImageVersion extends IConstruct {
  /**
   * The version's number. For a version of this app it is a reference, so that what uses it is made after it.
   */
  readonly versionName: string;

  /**
   * The Azure resource id of the version, as `source_image_id` of machines and scale sets takes it.
   */
  readonly versionId: string;

  /**
   * The name of the definition the version belongs to.
   */
  readonly definitionName: string;

  /**
   * The name of the gallery.
   */
  readonly galleryName: string;

  /**
   * The name of the resource group.
   */
  readonly resourceGroupName: string;

  /**
   * The home region as it was given; not there for a version imported without it.
   */
  readonly location?: string;

  /**
   * The image for machines that are made of this version and of no other: a machine is replaced when it is given another
   * version. For whatever version is latest there is `latestImage()` of the definition.
   */
  image(): MachineImage;
}

const IMAGE_VERSION = Symbol.for("cdktf-azure-image-gallery/ImageVersion");

/**
 * An image version: one concrete image, copied as replicas to its target regions.
 *
 * Each replica is stored and charged; the first copy into each region other than home is charged as egress, once. Making
 * a version takes minutes to hours, depending on its size and regions. Its number, source, encryption and storage types
 * cannot be changed: publish a new version instead. When the version goes, machines made of it keep running, but scale
 * sets that use it can no longer grow.
 *
 * Makes an `azurerm_shared_image_version`; its Terraform address is that of the path of this construct.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/image-version
 */
export class ImageVersion extends Construct implements IImageVersion {
  /**
   * Imports a version that exists, by its Azure resource id.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param versionId `/subscriptions/…/galleries/…/images/…/versions/…`; may be a token.
   */
  public static fromVersionId(scope: Construct, id: string, versionId: string): IImageVersion {
    const check = new Check();
    check.addIf(checkId([VERSION], "versionId", versionId));
    check.refuseImport(scope, id, "ImageVersion");
    const { subscriptionId, resourceGroupName, names } = idParts(VERSION, versionId);
    const [galleryName, definitionName, version] = names as [string, string, string];
    const attributes = { subscriptionId, resourceGroupName, galleryName, definitionName, version };
    return new ImportedVersion(scope, id, attributes, () => ({ versionId: canonicalId([VERSION], versionId) }));
  }

  /**
   * Imports a version that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the names and number, and whatever else is known.
   */
  public static fromVersionAttributes(scope: Construct, id: string, attributes: ImageVersionAttributes): IImageVersion {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "ImageVersion"));
    check.addAll(strangers(VERSION_ATTRIBUTES, "ImageVersion.fromVersionAttributes", attributes));
    checkNames(check, attributes, VERSION_NUMBER);
    checkStated(check, attributes);
    check.refuseImport(scope, id, "ImageVersion");
    return new ImportedVersion(scope, id, attributes);
  }

  /**
   * Looks up a version that exists, by its number or the latest one, each time Terraform plans: its id, number and
   * location are read then. Not for what is made in the same stack, which does not exist when the first plan is made: use
   * the construct itself.
   *
   * @param scope where it stands in the construct tree.
   * @param id the construct id.
   * @param lookup the names and which version, and what is known of it.
   */
  public static fromLookup(scope: Construct, id: string, lookup: ImageVersionLookup): IImageVersion {
    const check = new Check();
    check.settings("lookup", lookup, () => check.refuseImport(scope, id, "ImageVersion", "looked up"));
    check.addIf(checkConstructId(id));
    checkNames(check, lookup, VERSION_CHOICE);
    checkVersionLookup(check, lookup);
    check.refuseImport(scope, id, "ImageVersion", "looked up");
    return new ImportedVersion(scope, id, lookup, (version) => lookUpVersion(version, lookup));
  }

  /**
   * Whether a value is an image version made by this library, in whatever copy of it.
   *
   * @param x any value.
   */
  public static isImageVersion(x: unknown): x is ImageVersion {
    return x !== null && typeof x === "object" && IMAGE_VERSION in x;
  }

  /**
   * The definition the version belongs to.
   */
  public readonly definition: IImageDefinition;

  /**
   * The number as it was given, where `versionName` is a reference to it.
   */
  public readonly version: string;

  /**
   * Whether the version as a whole is passed over by latest; a region may say otherwise.
   */
  public readonly excludeFromLatest: boolean;

  /**
   * How replicas were calculated, by short region name, in the regions whose peak demand is stated.
   */
  public readonly calculatedReplicas: { [region: string]: CalculatedReplicas };

  /**
   * The size of the image in GB, where it was stated.
   */
  public readonly imageSizeGb?: number;

  public readonly location?: string;
  public readonly resourceGroupName: string;

  private readonly resource: SharedImageVersion;
  private nameToken?: string;
  private idToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id, such as "V1_4_0".
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: ImageVersionProps) {
    super(scope, id);
    Object.defineProperty(this, IMAGE_VERSION, { value: true });

    const check = new Check();
    check.settings("props", props, () => check.refuse(this, "ImageVersion"));
    const { definition } = props;
    if (!check.construct("definition", definition, "definitionId", "an ImageDefinition"))
      check.refuse(this, "ImageVersion");
    const location = props.location ?? definition.location;
    const tags = inheritTags(definition.tags, props.tags);
    check.takeUp(definition);

    check.addIf(checkConstructId(id));
    if (new.target === ImageVersion) check.addAll(strangers(VERSION_PROPS, "ImageVersion", props));
    this.checkVersion(check, props.version);
    this.checkPlace(check, props, location);
    const { targetRegion, calculated } = settleRegions(check, props, location);
    checkRegionsTogether(check, props, targetRegion);
    checkPlaces(check, props, location, targetRegion);
    const skipped = this.checkSource(check, props)
      ? [...checkFits(check, props, targetRegion), ...checkSourceFits(check, props, location)]
      : [];
    check.choice("replicationMode", props.replicationMode, ReplicationMode);
    check.flag("deletionOfReplicatedLocations", props.deletionOfReplicatedLocations);
    const endOfLifeDate = check.date("endOfLife", props.endOfLife);
    check.tags(tags, props.tags);
    const imageSizeGb = readImageSize(check, props);
    check.meta(props);
    check.refuse(this, "ImageVersion");

    this.definition = definition;
    this.version = props.version;
    this.excludeFromLatest = props.excludeFromLatest ?? false;
    this.calculatedReplicas = calculated;
    this.imageSizeGb = imageSizeGb;
    this.location = location;
    this.resourceGroupName = props.resourceGroupName ?? definition.resourceGroupName;
    const sameImage = new SameImage(this, props.source);
    const config: SharedImageVersionConfig = {
      name: props.version,
      galleryName: definition.galleryName,
      imageName: definition.definitionName,
      resourceGroupName: this.resourceGroupName,
      location: location!,
      ...props.source._render(),
      targetRegion,
      replicationMode: props.replicationMode,
      excludeFromLatest: props.excludeFromLatest,
      deletionOfReplicatedLocationsEnabled: props.deletionOfReplicatedLocations,
      endOfLifeDate,
      tags,
      timeouts: settleTimeouts(props, targetRegion.length, imageSizeGb),
      dependsOn: sameImage.dependsOn(props.dependsOn),
      provider: inheritProvider(this, definition, props.provider),
      lifecycle: props.lifecycle,
    };
    this.resource = withoutStackCapture(() => new VersionResource(this, "Default", config));
    sameImage.add(this.resource);
    check.writePreconditions(this.resource);
    register({ kind: "version", construct: this, resource: this.resource }, check.warnings, skipped);
  }

  public get versionName(): string {
    return (this.nameToken ??= withoutStackCapture(() => this.resource.name));
  }

  public get versionId(): string {
    if (this.idToken === undefined) {
      this.idToken = withoutStackCapture(() => this.resource.id);
      handOut(this, this.idToken);
    }
    return this.idToken;
  }

  public get definitionName(): string {
    return this.definition.definitionName;
  }

  public get galleryName(): string {
    return this.definition.galleryName;
  }

  /**
   * The target regions as they are written: by short name, home first, with what each takes from the version.
   */
  public get targetRegions(): { [region: string]: TargetRegion } {
    const regions = this.resource.targetRegionInput;
    // Somebody who put a dynamic block in their place has left what can be told here.
    if (!Array.isArray(regions)) return {};
    return Object.fromEntries(
      regions.map((region) => [
        region.name,
        {
          replicas: region.regionalReplicaCount,
          storage: region.storageAccountType as StorageAccountType | undefined,
          diskEncryptionSetId: region.diskEncryptionSetId,
          excludeFromLatest: region.excludeFromLatestEnabled as boolean | undefined,
        },
      ]),
    );
  }

  public image(): MachineImage {
    return MachineImage._ofVersion(this, this.definition, () => {
      return areRegionsTold(this) ? Object.keys(this.targetRegions) : undefined;
    });
  }

  /**
   * Takes over a version that exists: writes Terraform's `import` block, which brings it into the state without a change.
   * The block can go after the next apply.
   *
   * @param id its Azure resource id, in any letter case; the names in it are those of this construct. May be a token.
   */
  public importFrom(id: string): void {
    importFrom(this.adopter(), id);
  }

  /**
   * Takes over a version that this state holds under another address, made by hand-written code for instance: writes
   * Terraform's `moved` block. The block can go after the next apply.
   *
   * @param address where the state holds it now, as `terraform state list` prints it: "azurerm_shared_image_version.ubuntu_1_4_0".
   */
  public moveFrom(address: string): void {
    moveFrom(this.adopter(), address);
  }

  private adopter(): Adopter {
    const { resource, resourceGroupName, definition } = this;
    // Of an imported definition the gallery is known by name only.
    const { gallery } = definition as { readonly gallery?: ISharedGallery };
    const names = [
      ["galleryName", gallery ? nameGiven(gallery, gallery.galleryName) : definition.galleryName],
      ["definitionName", nameGiven(definition, definition.definitionName)],
      ["version", this.version],
    ] as const;
    return { construct: this, resource, kind: VERSION, resourceGroupName, names };
  }

  private checkVersion(check: Check, version: string): void {
    if (RESERVED_VERSIONS.includes(version)) check.add(outside("AIG202", "version", version));
    else check.text(VERSION_NUMBER, "version", version);
  }

  private checkPlace(check: Check, props: ImageVersionProps, location: string | undefined): void {
    const { definition, resourceGroupName } = props;
    if (location === undefined) {
      check.add(problem("AIG009", "location", "got nothing, and the imported definition does not know its location"));
    } else {
      check.text(NOT_EMPTY, "location", location);
    }
    check.childGroup(resourceGroupName, definition.resourceGroupName);
  }

  private checkSource(check: Check, { source }: ImageVersionProps): boolean {
    if (ImageSource._is(source)) {
      source._check(check);
      return true;
    }
    check.add(
      source === undefined || source === null
        ? problem("AIG003", "source", "got nothing, allowed an ImageSource", "Use one of the statics of ImageSource.")
        : wrongType("source", source, "an ImageSource"),
    );
    return false;
  }
}

/** The provider's resource; users see it as that. */
class VersionResource extends SharedImageVersion {
  public override toTerraform(): object {
    return leavingLiterals(super.toTerraform() as object);
  }
}
