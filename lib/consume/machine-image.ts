import { DIMENSIONS } from "../azure/conflicts";
import { EXTERNAL_IMAGE_NAME, EXTERNAL_IMAGE_VERSION } from "../azure/value-rules";
import type { IImageDefinition } from "../definition/image-definition";
import type { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import type { SecurityType } from "../definition/image-security";
import type { MemoryRange, VcpuRange } from "../definition/recommended-size";
import { Check } from "../private/check";
import { throwProblems } from "../private/errors";
import { known } from "../private/known";
import { strangers } from "../private/prop-names";
import type { TerraformResource } from "../terraform/framework";
import type { IImageVersion } from "../version/image-version";
import { attach } from "./attachment";
import { EXTERNAL_IMAGE_PROPS, type ExternalImageOptions } from "./external-image-options";
import { factsOf, type ImageFacts } from "../checks/image-facts";
import { latestRegions } from "./latest";
import { checkRegion } from "./machine-rules";

/**
 * Which version of an image a machine is made of.
 */
export enum ImageSelection {
  /** One version. A machine is replaced when it is given another one. */
  PINNED = "Pinned",
  /** Whatever is latest in the region when a machine is made. Machines that exist stay as they are. */
  LATEST = "Latest",
}

/** Where an image comes from and how its regions are told. */
interface Origin {
  readonly imageId: () => string;
  readonly selection: ImageSelection;
  readonly facts: () => ImageFacts;
  readonly version?: IImageVersion;
  readonly definition?: IImageDefinition;
  readonly regions: () => string[] | undefined;
}

const NOWHERE_TOLD = (): undefined => undefined;

/**
 * An image as a value for virtual machines and scale sets: what is known of it, and its id.
 *
 * `version.image()` is one version: a machine that is given another one is replaced, a scale set is updated.
 * `definition.latestImage()` is whatever version is latest in the region at the moment a machine is made: machines that
 * exist do not notice a newer one, new machines of a scale set get it. Community and directly shared images are named by
 * `communityGallery` and `sharedGallery`.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export class MachineImage {
  /**
   * An image of a community gallery.
   *
   * @param publicGalleryName the gallery's public name, its prefix with a GUID behind it; may be a token.
   * @param imageName the name of the image definition; may be a token.
   * @param options the version, and what is known of the image. Without a version it is the latest.
   */
  public static communityGallery(
    publicGalleryName: string,
    imageName: string,
    options: ExternalImageOptions = {},
  ): MachineImage {
    return external("communityGalleries", "publicGalleryName", publicGalleryName, imageName, options);
  }

  /**
   * An image of a gallery that is shared with the subscription or tenant directly.
   *
   * @param uniqueGalleryName the gallery's unique name, its subscription and its name with a dash between; may be a token.
   * @param imageName the name of the image definition; may be a token.
   * @param options the version, and what is known of the image. Without a version it is the latest.
   */
  public static sharedGallery(
    uniqueGalleryName: string,
    imageName: string,
    options: ExternalImageOptions = {},
  ): MachineImage {
    return external("sharedGalleries", "uniqueGalleryName", uniqueGalleryName, imageName, options);
  }

  /** @internal */
  public static _ofVersion(
    version: IImageVersion,
    definition: IImageDefinition | undefined,
    regions: () => string[] | undefined,
  ): MachineImage {
    const selection = ImageSelection.PINNED;
    const facts = (): ImageFacts => (definition === undefined ? {} : factsOf(definition));
    return new MachineImage({ imageId: () => version.versionId, selection, facts, version, regions });
  }

  /** @internal */
  public static _latestOf(definition: IImageDefinition): MachineImage {
    const selection = ImageSelection.LATEST;
    const facts = (): ImageFacts => factsOf(definition);
    const regions = (): string[] | undefined => latestRegions(definition);
    return new MachineImage({ imageId: () => definition.definitionId, selection, facts, definition, regions });
  }

  /** @internal */
  public static _external(imageId: string, selection: ImageSelection, facts: ImageFacts): MachineImage {
    return new MachineImage({ imageId: () => imageId, selection, facts: () => facts, regions: NOWHERE_TOLD });
  }

  private constructor(private readonly origin: Origin) {}

  /**
   * The id that `source_image_id` takes: of the version, or of the definition for the latest one.
   */
  public get imageId(): string {
    return this.origin.imageId();
  }

  /**
   * Whether it is one version or the latest.
   */
  public get selection(): ImageSelection {
    return this.origin.selection;
  }

  /**
   * The operating system; not there where it is not known.
   */
  public get osType(): OsType | undefined {
    return this._facts.osType;
  }

  /**
   * Whether the image is generalized or specialized; not there where it is not known.
   */
  public get osState(): OsState | undefined {
    return this._facts.osState;
  }

  /**
   * The generation; not there where it is not known.
   */
  public get hyperVGeneration(): HyperVGeneration | undefined {
    return this._facts.hyperVGeneration;
  }

  /**
   * The architecture; not there where it is not known.
   */
  public get architecture(): Architecture | undefined {
    return this._facts.architecture;
  }

  /**
   * The security type; not there where it is not known.
   */
  public get securityType(): SecurityType | undefined {
    return this._facts.securityType;
  }

  /**
   * Whether the image supports NVMe disk controllers; not there where it is not known.
   */
  public get nvme(): boolean | undefined {
    return this._facts.nvme;
  }

  /**
   * Disk types that machines of the image should not use; not there where it is not known.
   */
  public get disallowedDiskTypes(): DisallowedDiskType[] | undefined {
    const { disallowedDiskTypes } = this._facts;
    return disallowedDiskTypes && [...disallowedDiskTypes];
  }

  /**
   * The recommended number of vCPUs; not there where none is known.
   */
  public get recommendedVcpus(): VcpuRange | undefined {
    return this._facts.recommendedVcpus;
  }

  /**
   * The recommended memory in GB; not there where none is known.
   */
  public get recommendedMemoryGb(): MemoryRange | undefined {
    return this._facts.recommendedMemoryGb;
  }

  /**
   * The regions that machines can be made in, by short name: where the version has replicas, or where a version that this
   * app declares is latest. Not there where that is not known.
   */
  public get regions(): string[] | undefined {
    return this.origin.regions();
  }

  /**
   * The image, if it can be deployed in a region. Refuses one version in a region where it has no replica. Of an imported
   * or foreign image, of a region that is a token and of the latest version, which may be published elsewhere, nothing is
   * concluded.
   *
   * @param region the region, in any spelling.
   */
  public inRegion(region: string): MachineImage {
    const check = new Check();
    check.region("region", region);
    checkRegion(check, this, region, "region");
    const { version } = this.origin;
    throwProblems(`The image of ${version?.node.path ?? "inRegion"}`, check.errorsAt(version));
    return this;
  }

  /**
   * Makes a machine of the image: writes its `source_image_id`, lets it wait for the version, and checks that the two go
   * together, now and again when the stack is written. All faults are thrown together; where a value is a token, the rule
   * becomes a precondition of the machine.
   *
   * The machine is azurerm's own resource, with everything but its image: a LinuxVirtualMachine, WindowsVirtualMachine,
   * LinuxVirtualMachineScaleSet, WindowsVirtualMachineScaleSet or OrchestratedVirtualMachineScaleSet.
   *
   * @param machine the machine or scale set.
   */
  public attachTo(machine: TerraformResource): void {
    attach(this, machine);
  }

  /** @internal */
  public get _facts(): ImageFacts {
    return this.origin.facts();
  }

  /** @internal */
  public get _definition(): IImageDefinition | undefined {
    return this.origin.definition;
  }

  /** @internal */
  public get _subject(): IImageVersion | IImageDefinition | undefined {
    return this.origin.version ?? this.origin.definition;
  }
}

/** An image that this app knows by the names of its gallery, image and version only. */
function external(
  root: string,
  prop: string,
  galleryName: string,
  imageName: string,
  options: ExternalImageOptions,
): MachineImage {
  const { version, ...given } = options ?? {};
  const facts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as ImageFacts;
  const subject = "The image of another gallery";
  const check = new Check();
  check.settings("options", options ?? {}, () => check.refuseCall(subject));
  check.addAll(strangers(EXTERNAL_IMAGE_PROPS, "An image of another gallery", options ?? {}));
  check.text(EXTERNAL_IMAGE_NAME, prop, galleryName);
  check.text(EXTERNAL_IMAGE_NAME, "imageName", imageName);
  check.optionalText(EXTERNAL_IMAGE_VERSION, "version", version);
  checkFacts(check, facts);
  check.refuseCall(subject);
  const id = `/${root}/${galleryName}/images/${imageName}`;
  const isLatest = version === undefined || version === null || (known(version) && version.toLowerCase() === "latest");
  const selection = isLatest ? ImageSelection.LATEST : ImageSelection.PINNED;
  return MachineImage._external(version ? `${id}/versions/${version}` : id, selection, facts);
}

function checkFacts(check: Check, facts: ImageFacts): void {
  const { osType, osState, generation, architecture, securityType } = DIMENSIONS;
  const among = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));
  check.choice("osType", facts.osType, among(osType));
  check.choice("osState", facts.osState, among(osState));
  check.choice("hyperVGeneration", facts.hyperVGeneration, among(generation));
  check.choice("architecture", facts.architecture, among(architecture));
  check.choice("securityType", facts.securityType, among([...securityType, "TrustedLaunchAndConfidentialVmSupported"]));
  check.flag("nvme", facts.nvme);
}
