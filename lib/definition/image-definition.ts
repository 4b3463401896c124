import { Construct, type IConstruct } from "constructs";
import { EXISTING_DEFINITION_NAME, EXISTING_GALLERY_NAME, RESOURCE_GROUP } from "../azure/value-rules";
import { register } from "../checks/findings";
import { MachineImage } from "../consume/machine-image";
import type { GallerySharing } from "../gallery/gallery-sharing";
import type { ISharedGallery } from "../gallery/shared-gallery";
import { importFrom, moveFrom, type Adopter } from "../private/adopt";
import { Check } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { noteGiven } from "../private/escape-hatch";
import { leavingLiterals } from "../private/literals";
import { nameGiven } from "../private/made";
import { childProps, inheritProvider, inheritTags } from "../private/options";
import { strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { canonicalId, DEFINITION, formatId, idParts } from "../private/resource-id";
import { SharedImage, type SharedImageConfig } from "../terraform/azurerm";
import { ImageVersion } from "../version/image-version";
import type { ImageVersionOptions } from "../version/image-version-options";
import { checkDefinitionLookup, checkStated, lookUpDefinition, type ImageDefinitionLookup } from "./definition-lookup";
import { checkAdvice, checkIdentity, checkKind, checkPlace, nameOf } from "./definition-rules";
import {
  DEFINITION_ATTRIBUTES,
  DEFINITION_PROPS,
  type ImageDefinitionAttributes,
  type ImageDefinitionProps,
} from "./image-definition-options";
import type { ImageIdentifier } from "./image-identifier";
import { Architecture, type DisallowedDiskType, type HyperVGeneration, OsState, type OsType } from "./image-platform";
import { renderSecurityType, SecurityType } from "./image-security";
import type { MemoryRange, VcpuRange } from "./recommended-size";

/**
 * A kind of image: a definition made in this app, or an imported one.
 */
export interface IImageDefinition extends IConstruct {
  /**
   * The name of the definition. For one of this app it is a reference, so that what uses it is made after it.
   */
  readonly definitionName: string;

  /**
   * The Azure resource id of the definition. A machine made from it takes the latest version.
   */
  readonly definitionId: string;

  /**
   * The name of the gallery that holds the definition.
   */
  readonly galleryName: string;

  /**
   * The name of the resource group.
   */
  readonly resourceGroupName: string;

  /**
   * The location as it was given; not there for a definition imported without it.
   */
  readonly location?: string;

  /**
   * The operating system; not there for a definition imported without it.
   */
  readonly osType?: OsType;

  /**
   * Whether images are generalized or specialized; not there for a definition imported without it.
   */
  readonly osState?: OsState;

  /**
   * The generation; not there for a definition imported without it.
   */
  readonly hyperVGeneration?: HyperVGeneration;

  /**
   * The architecture; not there for a definition imported without it.
   */
  readonly architecture?: Architecture;

  /**
   * The security type; not there for a definition imported without it.
   */
  readonly securityType?: SecurityType;

  /**
   * Whether it takes accelerated networking; not there for a definition imported without saying so.
   */
  readonly acceleratedNetworking?: boolean;

  /**
   * Whether it supports NVMe disk controllers; not there for a definition imported without saying so.
   */
  readonly nvme?: boolean;

  /**
   * Disk types that machines should not use; not there where none are known.
   */
  readonly disallowedDiskTypes?: DisallowedDiskType[];

  /**
   * The recommended number of vCPUs; not there where none is known.
   */
  readonly recommendedVcpus?: VcpuRange;

  /**
   * The recommended memory in GB; not there where none is known.
   */
  readonly recommendedMemoryGb?: MemoryRange;

  /**
   * How its gallery is shared; not there where that is not known.
   */
  readonly sharing?: GallerySharing;

  /**
   * The id of the subscription, where the import of the definition or of its gallery states it.
   */
  readonly subscriptionId?: string;

  /**
   * The tags that flow down to versions.
   */
  readonly tags?: { [name: string]: string };

  /**
   * Adds a version to the definition.
   *
   * @param id the construct id, such as "V1_4_0"; it becomes part of the Terraform address.
   * @param options the version's number, source and regions.
   */
  addVersion(id: string, options: ImageVersionOptions): ImageVersion;

  /**
   * The image for machines that take the latest version at the moment they are made. A machine that exists is not replaced
   * when a newer version is published. One version by itself is `image()` of that version.
   */
  latestImage(): MachineImage;
}

abstract class ImageDefinitionBase extends Construct implements IImageDefinition {
  public abstract readonly definitionName: string;
  public abstract readonly definitionId: string;
  public abstract readonly galleryName: string;
  public abstract readonly resourceGroupName: string;
  public abstract readonly location?: string;
  public abstract readonly osType?: OsType;
  public abstract readonly osState?: OsState;
  public abstract readonly hyperVGeneration?: HyperVGeneration;
  public abstract readonly architecture?: Architecture;
  public abstract readonly securityType?: SecurityType;
  public abstract readonly acceleratedNetworking?: boolean;
  public abstract readonly nvme?: boolean;
  public abstract readonly disallowedDiskTypes?: DisallowedDiskType[];
  public abstract readonly recommendedVcpus?: VcpuRange;
  public abstract readonly recommendedMemoryGb?: MemoryRange;
  public abstract readonly sharing?: GallerySharing;
  public abstract readonly subscriptionId?: string;
  public abstract readonly tags?: { [name: string]: string };

  public addVersion(id: string, options: ImageVersionOptions): ImageVersion {
    return new ImageVersion(this, id, childProps(options, { definition: this }));
  }

  public latestImage(): MachineImage {
    return MachineImage._latestOf(this);
  }
}

const IMAGE_DEFINITION = Symbol.for("cdktf-azure-image-gallery/ImageDefinition");

/**
 * An image definition: what kind of image its versions are. Machines are made of a version, or of the definition's latest
 * one.
 *
 * A definition costs nothing. Most of it can never be changed, and it can be deleted only when it holds no version.
 *
 * Makes an `azurerm_shared_image`; its Terraform address is that of the path of this construct.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 */
export class ImageDefinition extends ImageDefinitionBase {
  /**
   * Imports a definition that exists, by its Azure resource id. What kind of image it is is not known then, and the
   * checks that need it are left out and reported as such.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param definitionId `/subscriptions/…/galleries/…/images/…`; may be a token.
   */
  public static fromDefinitionId(scope: Construct, id: string, definitionId: string): IImageDefinition {
    const check = new Check();
    check.id([DEFINITION], "definitionId", definitionId);
    check.refuseImport(scope, id, "ImageDefinition");
    const { subscriptionId, resourceGroupName, names } = idParts(DEFINITION, definitionId);
    const [galleryName, definitionName] = names as [string, string];
    const attributes = { subscriptionId, resourceGroupName, galleryName, definitionName };
    const find = (): { definitionId: string } => ({ definitionId: canonicalId([DEFINITION], definitionId) });
    const imported = new ImportedDefinition(scope, id, attributes, find);
    check.handDown(imported);
    return imported;
  }

  /**
   * Imports a definition that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the names, and whatever else is known.
   */
  public static fromDefinitionAttributes(
    scope: Construct,
    id: string,
    attributes: ImageDefinitionAttributes,
  ): IImageDefinition {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "ImageDefinition"));
    check.addAll(strangers(DEFINITION_ATTRIBUTES, "ImageDefinition.fromDefinitionAttributes", attributes));
    checkNames(check, attributes);
    checkStated(check, attributes);
    check.refuseImport(scope, id, "ImageDefinition");
    return new ImportedDefinition(scope, id, attributes);
  }

  /**
   * Looks up a definition that exists, each time Terraform plans: its id and location are read then. Not for what is made
   * in the same stack, which does not exist when the first plan is made: use the construct itself.
   *
   * @param scope where it stands in the construct tree.
   * @param id the construct id.
   * @param lookup the names, and what is known of it: checks go by what is stated, and Terraform compares that with what it
   * finds. Checks that need what is not stated are left out and reported as such.
   */
  public static fromLookup(scope: Construct, id: string, lookup: ImageDefinitionLookup): IImageDefinition {
    const check = new Check();
    check.settings("lookup", lookup, () => check.refuseImport(scope, id, "ImageDefinition", "looked up"));
    check.addIf(checkConstructId(id));
    checkNames(check, lookup);
    checkDefinitionLookup(check, lookup);
    check.refuseImport(scope, id, "ImageDefinition", "looked up");
    return new ImportedDefinition(scope, id, lookup, (definition) => lookUpDefinition(definition, lookup));
  }

  /**
   * Whether a value is an image definition made by this library, in whatever copy of it.
   *
   * @param x any value.
   */
  public static isImageDefinition(x: unknown): x is ImageDefinition {
    return x !== null && typeof x === "object" && IMAGE_DEFINITION in x;
  }

  public readonly resourceGroupName: string;
  public readonly location?: string;
  public readonly osType?: OsType;
  public readonly osState?: OsState;
  public readonly hyperVGeneration?: HyperVGeneration;
  public readonly architecture?: Architecture;
  public readonly securityType?: SecurityType;
  public readonly acceleratedNetworking?: boolean;
  public readonly nvme?: boolean;
  public readonly disallowedDiskTypes?: DisallowedDiskType[];
  public readonly recommendedVcpus?: VcpuRange;
  public readonly recommendedMemoryGb?: MemoryRange;
  public readonly sharing?: GallerySharing;
  public readonly subscriptionId?: string;
  public readonly tags?: { [name: string]: string };

  /**
   * The gallery that holds the definition.
   */
  public readonly gallery: ISharedGallery;

  /**
   * Publisher, offer and sku as they were given.
   */
  public readonly identifier: ImageIdentifier;

  /**
   * The name as it was given or made, where `definitionName` is a reference to it.
   */
  public readonly nameInput: string;

  private readonly resource: SharedImage;
  private nameToken?: string;
  private idToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: ImageDefinitionProps) {
    super(scope, id);
    Object.defineProperty(this, IMAGE_DEFINITION, { value: true });

    const check = new Check();
    check.settings("props", props, () => check.refuse(this, "ImageDefinition"));
    const { gallery, identifier } = props;
    if (!check.construct("gallery", gallery, "galleryId", "a SharedGallery")) check.refuse(this, "ImageDefinition");
    const name = props.definitionName ?? nameOf(identifier);
    const location = props.location ?? gallery.location;
    const tags = inheritTags(gallery.tags, props.tags);

    check.addIf(checkConstructId(id));
    if (new.target === ImageDefinition) check.addAll(strangers(DEFINITION_PROPS, "ImageDefinition", props));
    check.takeUp(gallery);
    checkIdentity(check, this, props, name);
    checkPlace(check, props, location);
    const skipped = checkKind(check, props);
    checkAdvice(check, props);
    const endOfLifeDate = check.date("endOfLife", props.endOfLife);
    check.tags(tags, props.tags);
    check.meta(props);
    check.refuse(this, "ImageDefinition");

    this.gallery = gallery;
    this.identifier = identifier;
    this.nameInput = name;
    this.resourceGroupName = props.resourceGroupName ?? gallery.resourceGroupName;
    this.location = location;
    this.osType = props.osType;
    this.osState = props.osState;
    this.hyperVGeneration = props.hyperVGeneration;
    this.architecture = props.architecture ?? Architecture.X64;
    this.securityType = props.securityType ?? SecurityType.STANDARD;
    this.acceleratedNetworking = props.acceleratedNetworking ?? false;
    this.nvme = props.nvme ?? false;
    this.disallowedDiskTypes = props.disallowedDiskTypes ?? undefined;
    this.recommendedVcpus = props.recommendedVcpus ?? undefined;
    this.recommendedMemoryGb = props.recommendedMemoryGb ?? undefined;
    this.sharing = gallery.sharing;
    this.subscriptionId = gallery.subscriptionId;
    this.tags = tags;
    const config: SharedImageConfig = {
      name,
      galleryName: gallery.galleryName,
      resourceGroupName: this.resourceGroupName,
      location: location!,
      identifier: { publisher: identifier.publisher, offer: identifier.offer, sku: identifier.sku },
      osType: props.osType,
      specialized: props.osState === OsState.SPECIALIZED ? true : undefined,
      hyperVGeneration: props.hyperVGeneration,
      architecture: props.architecture,
      ...renderSecurityType(props.securityType),
      acceleratedNetworkSupportEnabled: props.acceleratedNetworking,
      hibernationEnabled: props.hibernation,
      diskControllerTypeNvmeEnabled: props.nvme,
      minRecommendedVcpuCount: props.recommendedVcpus?.min,
      maxRecommendedVcpuCount: props.recommendedVcpus?.max,
      minRecommendedMemoryInGb: props.recommendedMemoryGb?.min,
      maxRecommendedMemoryInGb: props.recommendedMemoryGb?.max,
      diskTypesNotAllowed: props.disallowedDiskTypes,
      endOfLifeDate,
      description: props.description,
      eula: props.eula,
      privacyStatementUri: props.privacyStatementUri,
      releaseNoteUri: props.releaseNoteUri,
      purchasePlan: props.purchasePlan ?? undefined,
      tags,
      timeouts: props.timeouts ?? undefined,
      dependsOn: props.dependsOn,
      provider: inheritProvider(this, gallery, props.provider),
      lifecycle: props.lifecycle,
    };
    this.resource = withoutStackCapture(() => new DefinitionResource(this, "Default", config));
    noteGiven(this.resource, config);
    check.writePreconditions(this.resource);
    register({ kind: "definition", construct: this, resource: this.resource }, check.warnings, skipped);
  }

  public get definitionName(): string {
    return (this.nameToken ??= withoutStackCapture(() => this.resource.name));
  }

  public get definitionId(): string {
    return (this.idToken ??= withoutStackCapture(() => this.resource.id));
  }

  public get galleryName(): string {
    return this.gallery.galleryName;
  }

  /**
   * Takes over a definition that exists: writes Terraform's `import` block, which brings it into the state without a change.
   * The block can go after the next apply.
   *
   * @param id its Azure resource id, in any letter case; the names in it are those of this construct. May be a token.
   */
  public importFrom(id: string): void {
    importFrom(this.adopter(), id);
  }

  /**
   * Takes over a definition that this state holds under another address, made by hand-written code for instance: writes
   * Terraform's `moved` block. The block can go after the next apply.
   *
   * @param address where the state holds it now, as `terraform state list` prints it: "azurerm_shared_image.ubuntu".
   */
  public moveFrom(address: string): void {
    moveFrom(this.adopter(), address);
  }

  private adopter(): Adopter {
    const { resource, resourceGroupName, gallery } = this;
    const names = [
      ["galleryName", nameGiven(gallery, gallery.galleryName)],
      ["definitionName", this.nameInput],
    ] as const;
    return { construct: this, resource, kind: DEFINITION, resourceGroupName, names };
  }
}

/** The provider's resource; users see it as that. */
class DefinitionResource extends SharedImage {
  public override toTerraform(): object {
    return leavingLiterals(super.toTerraform() as object);
  }
}

class ImportedDefinition extends ImageDefinitionBase {
  public readonly definitionName: string;
  public readonly galleryName: string;
  public readonly resourceGroupName: string;
  public readonly location?: string;
  public readonly osType?: OsType;
  public readonly osState?: OsState;
  public readonly hyperVGeneration?: HyperVGeneration;
  public readonly architecture?: Architecture;
  public readonly securityType?: SecurityType;
  public readonly acceleratedNetworking?: boolean = undefined;
  public readonly nvme?: boolean;
  public readonly disallowedDiskTypes?: DisallowedDiskType[];
  public readonly recommendedVcpus?: VcpuRange;
  public readonly recommendedMemoryGb?: MemoryRange;
  public readonly sharing?: GallerySharing;
  public readonly subscriptionId?: string;
  public readonly tags = undefined;
  private readonly importedId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: ImageDefinitionAttributes,
    find?: (definition: Construct) => { readonly definitionId: string; readonly location?: string },
  ) {
    super(scope, id);
    const found = find?.(this);
    this.importedId = found?.definitionId;
    this.definitionName = attributes.definitionName;
    this.galleryName = attributes.galleryName;
    this.resourceGroupName = attributes.resourceGroupName;
    this.location = attributes.location ?? found?.location;
    this.osType = attributes.osType ?? undefined;
    this.osState = attributes.osState ?? undefined;
    this.hyperVGeneration = attributes.hyperVGeneration ?? undefined;
    this.architecture = attributes.architecture ?? undefined;
    this.securityType = attributes.securityType ?? undefined;
    this.nvme = attributes.nvme ?? undefined;
    this.disallowedDiskTypes = attributes.disallowedDiskTypes ?? undefined;
    this.recommendedVcpus = attributes.recommendedVcpus ?? undefined;
    this.recommendedMemoryGb = attributes.recommendedMemoryGb ?? undefined;
    this.sharing = attributes.sharing ?? undefined;
    this.subscriptionId = attributes.subscriptionId ?? undefined;
  }

  public get definitionId(): string {
    const { subscriptionId, resourceGroupName, galleryName, definitionName } = this.attributes;
    const names = [galleryName, definitionName];
    return this.importedId ?? formatId(this, DEFINITION, { subscriptionId, resourceGroupName, names });
  }
}

/** What names a definition that exists. */
function checkNames(check: Check, names: ImageDefinitionAttributes): void {
  check.text(EXISTING_GALLERY_NAME, "galleryName", names.galleryName);
  check.text(EXISTING_DEFINITION_NAME, "definitionName", names.definitionName);
  check.text(RESOURCE_GROUP, "resourceGroupName", names.resourceGroupName);
}
