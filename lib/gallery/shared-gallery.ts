import { Construct, type IConstruct } from "constructs";
import { EXISTING_GALLERY_NAME, GALLERY_NAME, RESOURCE_GROUP } from "../azure/value-rules";
import { register } from "../checks/findings";
import { ImageDefinition } from "../definition/image-definition";
import type { ImageDefinitionOptions } from "../definition/image-definition-options";
import { importFrom, moveFrom, type Adopter } from "../private/adopt";
import { Check } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { childProps, presentTags } from "../private/options";
import { propNames, RESOURCE_PROPS, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { canonicalId, formatId, GALLERY, idParts } from "../private/resource-id";
import { checkSharing } from "../private/sharing";
import { SharedImageGallery, type SharedImageGalleryConfig } from "../terraform/azurerm";
import {
  checkGalleryLookup,
  checkStated,
  GALLERY_ATTRIBUTES,
  lookUpGallery,
  type SharedGalleryLookup,
} from "./gallery-lookup";
import { checkSharingPlace, GallerySharing, SharingPermission } from "./gallery-sharing";
import type { ResourceOptions } from "./resource-options";

/**
 * A gallery for images: one made in this app, or an imported one.
 */
export interface ISharedGallery extends IConstruct {
  /**
   * The name of the gallery. For a gallery of this app it is a reference, so that what uses it is made after it.
   */
  readonly galleryName: string;

  /**
   * The Azure resource id of the gallery.
   */
  readonly galleryId: string;

  /**
   * The name of the resource group the gallery is in.
   */
  readonly resourceGroupName: string;

  /**
   * The location of the gallery as it was given; not there for a gallery imported without it.
   */
  readonly location?: string;

  /**
   * How the gallery is shared beyond role assignments; not there for a gallery imported without it.
   */
  readonly sharing?: GallerySharing;

  /**
   * The id of the subscription, where the import of the gallery states it.
   */
  readonly subscriptionId?: string;

  /**
   * The tags that flow down to definitions and versions.
   */
  readonly tags?: { [name: string]: string };

  /**
   * Adds an image definition to the gallery.
   *
   * @param id the construct id; it becomes part of the Terraform address.
   * @param options what kind of image it is.
   */
  addImageDefinition(id: string, options: ImageDefinitionOptions): ImageDefinition;
}

/**
 * Settings of a gallery.
 */
export interface SharedGalleryProps extends ResourceOptions {
  /**
   * The name of the gallery: 1 to 80 letters, digits, periods and underscores that begin and end with a letter or digit.
   * No dashes. Unique in the whole subscription, not only in the resource group.
   *
   * Changing it replaces the gallery and every image in it.
   *
   * @see https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images
   */
  readonly galleryName: string;

  /**
   * The name of the resource group. Changing it replaces the gallery and every image in it.
   */
  readonly resourceGroupName: string;

  /**
   * The region of the gallery, in any spelling: "West Europe", "westeurope". It flows down to definitions and versions,
   * so give a literal where you can: `rg.locationInput` rather than `rg.location`.
   *
   * The gallery itself is regional whatever its images are replicated to. Changing it replaces the gallery and every
   * image in it.
   */
  readonly location: string;

  /**
   * What the gallery is for. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * How the gallery is shared beyond role assignments. Adding, removing or changing it **replaces the gallery and every
   * image in it**.
   *
   * @default - nothing is said, which Azure takes as private
   */
  readonly sharing?: GallerySharing;
}

/**
 * What is known of a gallery that exists.
 */
export interface SharedGalleryAttributes {
  /**
   * The name of the gallery.
   */
  readonly galleryName: string;

  /**
   * The name of the resource group it is in.
   */
  readonly resourceGroupName: string;

  /**
   * The subscription it is in. Needed only where the id of the gallery is used.
   *
   * @default - not known: `galleryId` can only be read where the gallery is looked up
   */
  readonly subscriptionId?: string;

  /**
   * Its location; flows down to definitions and versions.
   *
   * @default - not known: definitions and versions have to state theirs, unless the gallery is looked up
   */
  readonly location?: string;

  /**
   * How it is shared.
   *
   * @default - not known: checks that need it are left out
   */
  readonly sharing?: GallerySharing;
}

abstract class SharedGalleryBase extends Construct implements ISharedGallery {
  public abstract readonly galleryName: string;
  public abstract readonly galleryId: string;
  public abstract readonly resourceGroupName: string;
  public abstract readonly location?: string;
  public abstract readonly sharing?: GallerySharing;
  public abstract readonly subscriptionId?: string;
  public abstract readonly tags?: { [name: string]: string };

  public addImageDefinition(id: string, options: ImageDefinitionOptions): ImageDefinition {
    return new ImageDefinition(this, id, childProps(options, { gallery: this }));
  }
}

const PROPS = propNames<SharedGalleryProps>({
  ...RESOURCE_PROPS,
  galleryName: true,
  resourceGroupName: true,
  location: true,
  description: true,
  sharing: true,
});

const SHARED_GALLERY = Symbol.for("cdktf-azure-image-gallery/SharedGallery");

/**
 * An Azure Compute Gallery (formerly Shared Image Gallery): the box that holds image definitions, which hold versions.
 *
 * The gallery itself costs nothing; storage of the replicas and the first copy into each region do. It cannot be moved to
 * another subscription, resource group or region, and it can be deleted only when it is empty.
 *
 * Makes an `azurerm_shared_image_gallery`; its Terraform address is that of the path of this construct.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export class SharedGallery extends SharedGalleryBase {
  /**
   * Imports a gallery that exists, by its Azure resource id. Its location and sharing are not known then.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param galleryId `/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…`; may be a token.
   */
  public static fromGalleryId(scope: Construct, id: string, galleryId: string): ISharedGallery {
    const check = new Check();
    check.id([GALLERY], "galleryId", galleryId);
    check.refuseImport(scope, id, "SharedGallery");
    const { subscriptionId, resourceGroupName, names } = idParts(GALLERY, galleryId);
    const attributes = { subscriptionId, resourceGroupName, galleryName: names[0]! };
    const find = (): { galleryId: string } => ({ galleryId: canonicalId([GALLERY], galleryId) });
    const imported = new ImportedGallery(scope, id, attributes, find);
    check.handDown(imported);
    return imported;
  }

  /**
   * Imports a gallery that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the name and resource group, and whatever else is known.
   */
  public static fromGalleryAttributes(
    scope: Construct,
    id: string,
    attributes: SharedGalleryAttributes,
  ): ISharedGallery {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "SharedGallery"));
    check.addAll(strangers(GALLERY_ATTRIBUTES, "SharedGallery.fromGalleryAttributes", attributes));
    checkStated(check, attributes);
    check.text(EXISTING_GALLERY_NAME, "galleryName", attributes.galleryName);
    check.text(RESOURCE_GROUP, "resourceGroupName", attributes.resourceGroupName);
    check.refuseImport(scope, id, "SharedGallery");
    return new ImportedGallery(scope, id, attributes);
  }

  /**
   * Looks up a gallery that exists, each time Terraform plans: its id and location are read then. Not for what is made in
   * the same stack, which does not exist when the first plan is made: use the construct itself.
   *
   * @param scope where it stands in the construct tree.
   * @param id the construct id.
   * @param lookup the name and resource group, and what is known of it: a location that is stated is a literal for checks,
   * and Terraform compares it with what it finds.
   */
  public static fromLookup(scope: Construct, id: string, lookup: SharedGalleryLookup): ISharedGallery {
    const check = new Check();
    check.settings("lookup", lookup, () => check.refuseImport(scope, id, "SharedGallery", "looked up"));
    check.addIf(checkConstructId(id));
    check.text(EXISTING_GALLERY_NAME, "galleryName", lookup.galleryName);
    check.text(RESOURCE_GROUP, "resourceGroupName", lookup.resourceGroupName);
    checkGalleryLookup(check, lookup);
    check.refuseImport(scope, id, "SharedGallery", "looked up");
    return new ImportedGallery(scope, id, lookup, (gallery) => lookUpGallery(gallery, lookup));
  }

  /**
   * Whether a value is a gallery made by this library, in whatever copy of it.
   *
   * @param x any value.
   */
  public static isSharedGallery(x: unknown): x is SharedGallery {
    return x !== null && typeof x === "object" && SHARED_GALLERY in x;
  }

  public readonly resourceGroupName: string;
  public readonly location?: string;
  public readonly sharing?: GallerySharing;
  public readonly subscriptionId?: string = undefined;
  public readonly tags?: { [name: string]: string };

  /**
   * The name as it was given, where `galleryName` is a reference to it.
   */
  public readonly nameInput: string;

  private readonly resource: SharedImageGallery;
  private nameToken?: string;
  private idToken?: string;

  /**
   * @param scope the parent construct, usually a stack.
   * @param id the construct id; directly under a stack it is the Terraform name.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: SharedGalleryProps) {
    super(scope, id);
    Object.defineProperty(this, SHARED_GALLERY, { value: true });

    const check = new Check();
    check.settings("props", props, () => check.refuse(this, "SharedGallery"));
    check.addIf(checkConstructId(id));
    if (new.target === SharedGallery) check.addAll(strangers(PROPS, "SharedGallery", props));
    this.checkProps(check, props);
    check.refuse(this, "SharedGallery");

    this.nameInput = props.galleryName;
    this.resourceGroupName = props.resourceGroupName;
    this.location = props.location;
    this.sharing = props.sharing ?? GallerySharing.privateOnly();
    this.tags = presentTags(props.tags);
    const config: SharedImageGalleryConfig = {
      name: props.galleryName,
      resourceGroupName: props.resourceGroupName,
      location: props.location,
      description: props.description,
      sharing: props.sharing?._render(),
      tags: this.tags,
      timeouts: props.timeouts ?? undefined,
      dependsOn: props.dependsOn,
      provider: props.provider,
      lifecycle: props.lifecycle,
    };
    this.resource = withoutStackCapture(() => new SharedImageGallery(this, "Default", config));
    check.writePreconditions(this.resource);
    register({ kind: "gallery", construct: this, resource: this.resource }, check.warnings);
  }

  public get galleryName(): string {
    return (this.nameToken ??= withoutStackCapture(() => this.resource.name));
  }

  public get galleryId(): string {
    return (this.idToken ??= withoutStackCapture(() => this.resource.id));
  }

  /**
   * The name that subscriptions see with which the gallery is shared directly: the subscription's id and the name.
   */
  public get uniqueName(): string {
    return this.resource.uniqueName;
  }

  /**
   * The public name of a community gallery, known once it has been made; not there for other galleries.
   */
  public get communityName(): string | undefined {
    const isCommunity = this.sharing?.permission === SharingPermission.COMMUNITY;
    return isCommunity ? this.resource.sharing.communityGallery.name : undefined;
  }

  /**
   * Takes over a gallery that exists: writes Terraform's `import` block, which brings it into the state without a change.
   * The block can go after the next apply.
   *
   * @param id its Azure resource id, in any letter case; the names in it are those of this construct. May be a token.
   */
  public importFrom(id: string): void {
    importFrom(this.adopter(), id);
  }

  /**
   * Takes over a gallery that this state holds under another address, made by hand-written code for instance: writes
   * Terraform's `moved` block. The block can go after the next apply.
   *
   * @param address where the state holds it now, as `terraform state list` prints it: "azurerm_shared_image_gallery.images".
   */
  public moveFrom(address: string): void {
    moveFrom(this.adopter(), address);
  }

  private adopter(): Adopter {
    const { resource, resourceGroupName } = this;
    const names = [["galleryName", this.nameInput]] as const;
    return { construct: this, resource, kind: GALLERY, resourceGroupName, names };
  }

  private checkProps(check: Check, props: SharedGalleryProps): void {
    check.text(GALLERY_NAME, "galleryName", props.galleryName);
    check.text(RESOURCE_GROUP, "resourceGroupName", props.resourceGroupName);
    check.region("location", props.location);
    check.freeText("description", props.description);
    if (checkSharing(check, props.sharing)) {
      props.sharing._check(check);
      checkSharingPlace(check, props.sharing.permission, props.location);
    }
    check.tags(presentTags(props.tags), props.tags);
    check.meta(props);
  }
}

class ImportedGallery extends SharedGalleryBase {
  public readonly galleryName: string;
  public readonly resourceGroupName: string;
  public readonly location?: string;
  public readonly sharing?: GallerySharing;
  public readonly subscriptionId?: string;
  public readonly tags = undefined;
  private readonly importedId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: SharedGalleryAttributes,
    find?: (gallery: Construct) => { readonly galleryId: string; readonly location?: string },
  ) {
    super(scope, id);
    const found = find?.(this);
    this.importedId = found?.galleryId;
    this.galleryName = attributes.galleryName;
    this.resourceGroupName = attributes.resourceGroupName;
    this.location = attributes.location ?? found?.location;
    this.sharing = attributes.sharing ?? undefined;
    this.subscriptionId = attributes.subscriptionId ?? undefined;
  }

  public get galleryId(): string {
    const { subscriptionId, resourceGroupName, galleryName } = this.attributes;
    return this.importedId ?? formatId(this, GALLERY, { subscriptionId, resourceGroupName, names: [galleryName] });
  }
}
