import { Construct, type IConstruct } from "constructs";
import { traitMembers } from "../azure/conflicts";
import { problem } from "../azure/problem";
import { MANAGED_IMAGE_NAME, RESOURCE_GROUP } from "../azure/value-rules";
import { register } from "../checks/findings";
import type { HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import { Check, wrongType } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { isOverridden } from "../private/escape-hatch";
import { presentTags } from "../private/options";
import { strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { canonicalId, checkId, MANAGED_IMAGE } from "../private/resource-id";
import { Image } from "../terraform/azurerm";
import { checkDisks, renderDisks, sizesOfDisks } from "./managed-image-disks";
import {
  IMAGE_ATTRIBUTES,
  IMAGE_PROPS,
  type ManagedImageAttributes,
  type ManagedImageProps,
} from "./managed-image-options";
import { ManagedImageSource } from "./managed-image-source";
import type { DiskSizes, SourceFacts } from "./source-facts";
import { checkSourceKind, checkSourcePlace } from "./source-rules";

/**
 * A managed image: one made in this app, or an imported one.
 */
export interface IManagedImage extends IConstruct {
  /**
   * The Azure resource id of the image.
   */
  readonly imageId: string;

  /**
   * Its region as it was given; not there for an image imported without it.
   */
  readonly location?: string;

  /**
   * Its operating system; not there for an image imported without it.
   */
  readonly osType?: OsType;

  /**
   * Its generation; not there for an image imported without it.
   */
  readonly hyperVGeneration?: HyperVGeneration;
}

/**
 * A managed image: a generalized machine, whole with its data disks or the operating system alone. A step on the way to a
 * version for what azurerm takes no other way: VHDs with data disks, encrypted VHDs, unmanaged images. x64 only, without
 * Trusted Launch of its own.
 *
 * Makes an `azurerm_image`. When the version is made, the image can go.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/capture-image-resource
 */
export class ManagedImage extends Construct implements IManagedImage {
  /**
   * Imports an image that exists, by its Azure resource id.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param imageId `/subscriptions/…/Microsoft.Compute/images/…`; may be a token.
   */
  public static fromImageId(scope: Construct, id: string, imageId: string): IManagedImage {
    return ManagedImage.fromImageAttributes(scope, id, { imageId });
  }

  /**
   * Imports an image that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the id, and whatever else is known.
   */
  public static fromImageAttributes(scope: Construct, id: string, attributes: ManagedImageAttributes): IManagedImage {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "ManagedImage"));
    check.addAll(strangers(IMAGE_ATTRIBUTES, "ManagedImage.fromImageAttributes", attributes));
    check.addIf(checkId([MANAGED_IMAGE], "imageId", attributes.imageId));
    if (attributes.location !== undefined && attributes.location !== null)
      check.region("location", attributes.location);
    check.choice("osType", attributes.osType, traitMembers("osType"));
    check.choice("hyperVGeneration", attributes.hyperVGeneration, traitMembers("generation"));
    check.refuseImport(scope, id, "ManagedImage");
    const imported = new ImportedImage(scope, id, attributes);
    register({ construct: imported }, check.warnings);
    return imported;
  }

  public readonly location?: string;
  public readonly osType?: OsType;
  public readonly hyperVGeneration?: HyperVGeneration;

  /** @internal */
  public readonly _sizes: DiskSizes;

  private readonly resource: Image;
  private idToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: ManagedImageProps) {
    super(scope, id);
    const check = new Check();
    check.settings("props", props, () => check.refuse(this, "ManagedImage"));
    if (new.target === ManagedImage) check.addAll(strangers(IMAGE_PROPS, "ManagedImage", props));
    const tags = presentTags(props.tags);
    check.addIf(checkConstructId(id));
    check.text(MANAGED_IMAGE_NAME, "imageName", props.imageName);
    check.text(RESOURCE_GROUP, "resourceGroupName", props.resourceGroupName);
    check.region("location", props.location);
    check.choice("osType", props.osType, traitMembers("osType"), true);
    check.choice("hyperVGeneration", props.hyperVGeneration, traitMembers("generation"), true);
    check.flag("zoneResilient", props.zoneResilient);
    if (ManagedImageSource._check(check, "source", props.source)) {
      checkSourcePlace(check, "source", props.location, props.source._facts());
      const { osType, hyperVGeneration } = props;
      const made = { osType, hyperVGeneration, osState: GENERALIZED };
      checkSourceKind(check, props.source._facts(), (fact) => made[fact]);
    }
    checkDisks(check, props);
    check.tags(tags);
    check.meta(props);
    check.refuse(this, "ManagedImage");

    this.location = props.location;
    this.osType = props.osType;
    this.hyperVGeneration = props.hyperVGeneration;
    this._sizes = sizesOfDisks(props);
    this.resource = withoutStackCapture(
      () =>
        new Image(this, "Default", {
          name: props.imageName,
          resourceGroupName: props.resourceGroupName,
          location: props.location,
          hyperVGeneration: props.hyperVGeneration,
          zoneResilient: props.zoneResilient,
          ...renderDisks(props),
          tags,
          timeouts: props.timeouts ?? undefined,
          dependsOn: props.dependsOn,
          provider: props.provider,
          lifecycle: props.lifecycle,
        }),
    );
    check.writePreconditions(this.resource);
    register({ construct: this, resource: this.resource }, check.warnings);
  }

  public get imageId(): string {
    return (this.idToken ??= withoutStackCapture(() => this.resource.id));
  }
}

const GENERALIZED = "Generalized" as OsState;

/** An image that is given as a source. */
export function checkImage(check: Check, prop: string, image: unknown): void {
  if (image === undefined || image === null) check.add(problem("AIG003", prop, "got nothing, allowed a ManagedImage"));
  else if (!isImage(image)) check.add(wrongType(prop, image, "a ManagedImage"));
}

function isImage(image: unknown): image is IManagedImage {
  return typeof image === "object" && image !== null && "imageId" in image;
}

/** What is known of it, escape hatches aside; that it is generalized follows from the kind of source. */
export function factsOfImage(image: IManagedImage): SourceFacts {
  if (!isImage(image)) return {};
  const { location, osType, hyperVGeneration, _sizes = {} } = image as IManagedImage & { readonly _sizes?: DiskSizes };
  const resource = image.node?.defaultChild;
  return {
    location: isOverridden(resource, "location") ? undefined : location,
    osType: isOverridden(resource, "os_disk") ? undefined : osType,
    hyperVGeneration: isOverridden(resource, "hyper_v_generation") ? undefined : hyperVGeneration,
    diskBytes: isOverridden(resource, "os_disk") ? undefined : _sizes.diskBytes,
    dataDisks: isOverridden(resource, "data_disk") ? undefined : _sizes.dataDisks,
  };
}

class ImportedImage extends Construct implements IManagedImage {
  public readonly imageId: string;
  public readonly location?: string;
  public readonly osType?: OsType;
  public readonly hyperVGeneration?: HyperVGeneration;

  constructor(scope: Construct, id: string, { imageId, location, osType, hyperVGeneration }: ManagedImageAttributes) {
    super(scope, id);
    this.imageId = canonicalId([MANAGED_IMAGE], imageId);
    this.location = location ?? undefined;
    this.osType = osType ?? undefined;
    this.hyperVGeneration = hyperVGeneration ?? undefined;
  }
}
