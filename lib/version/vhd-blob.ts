import { basename } from "node:path";
import { Construct } from "constructs";
import { traitMembers } from "../azure/conflicts";
import { problem } from "../azure/problem";
import { UPLOADS_AT_ONCE } from "../azure/value-rules";
import { register } from "../checks/findings";
import type { HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import type { MetaOptions } from "../gallery/resource-options";
import { Brand } from "../private/brand";
import { Check, wrongType } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { literalText } from "../private/expressions";
import { inheritProvider } from "../private/options";
import { META_PROPS, propNames, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { isBelow } from "../private/tree";
import { StorageBlob } from "../terraform/azurerm";
import type { SourceFacts } from "./source-facts";
import type { IVhdContainer } from "./vhd-container";
import { readVhdFile } from "./vhd-file";

/**
 * Settings of a VHD that is uploaded.
 */
export interface VhdBlobOptions extends MetaOptions {
  /**
   * The path of the VHD on this machine: a literal; relative to the current directory, so better
   * `join(__dirname, "image.vhd")`. It is written as an absolute path and nothing is copied. A fixed VHD of whole MiB, not
   * VHDX; at most 2 TB for a version that is copied, 8 TB at all.
   *
   * Its name and its content, not its directory, tell whether it is uploaded again: the name of the blob is made of that of
   * the file and the SHA-256. Another content or another file name replaces the blob, and **replaces the versions made of
   * it**: keep the name, and raise their number together with the content.
   */
  readonly file: string;

  /**
   * The SHA-256 of the file in hexadecimal digits, as `sha256sum` prints it. Without it the whole file is read at each
   * synth, once in a process. With it only its size and ends are looked at, and **whether it is right is not checked**; and
   * the file need not be there as long as the blob is.
   *
   * @default - worked out of the file, which has to be there
   */
  readonly sha256?: string;

  /**
   * The operating system in the VHD. Only compared with what is made of it.
   *
   * @default - not known: not compared
   */
  readonly osType?: OsType;

  /**
   * Whether the VHD is generalized or specialized. Only compared with what is made of it.
   *
   * @default - not known: not compared
   */
  readonly osState?: OsState;

  /**
   * The generation of machines that the VHD starts. Only compared with what is made of it.
   *
   * @default - not known: not compared
   */
  readonly hyperVGeneration?: HyperVGeneration;

  /**
   * How many pieces are uploaded at once, for each processor. A later change changes nothing.
   *
   * @default - azurerm's own: 8
   */
  readonly parallelism?: number;
}

/**
 * Settings of a VHD that is uploaded, with the container that holds it.
 */
export interface VhdBlobProps extends VhdBlobOptions {
  /**
   * The container that holds the VHD. Changing it replaces the blob and the versions made of it.
   */
  readonly container: IVhdContainer;
}

/**
 * A VHD of this machine, uploaded as a page blob.
 *
 * Makes an `azurerm_storage_blob` called `<file name>-<SHA-256>.vhd`. azurerm sees the path of a file and never its
 * content; the name is what changes when the file is built again. The path, which differs from machine to machine, is
 * ignored once the blob is there. Uploading takes hours where azurerm gives up after 30 minutes: set `timeouts.create`.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/windows/prepare-for-upload-vhd-image
 */
export class VhdBlob extends Construct {
  /**
   * The container that holds the VHD.
   */
  public readonly container: IVhdContainer;

  /**
   * The name of the blob: that of the file, and the hash.
   */
  public readonly blobName: string;

  /**
   * The SHA-256 of the file.
   */
  public readonly sha256: string;

  /** @internal */
  public readonly _facts: SourceFacts;

  private readonly resource: StorageBlob;
  private uriToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: VhdBlobProps) {
    super(scope, id);
    BLOB.mark(this);
    const check = new Check();
    const refuse = (): void => check.refuse(this, "VhdBlob");
    check.settings("props", props, refuse);
    const { container } = props;
    if (!checkContainer(check, container)) refuse();
    if (new.target === VhdBlob) check.addAll(strangers(PROPS, "VhdBlob", props));
    check.addIf(checkConstructId(id));
    const file = readVhdFile(check, this, props.file, props.sha256);
    check.choice("osType", props.osType, traitMembers("osType"));
    check.choice("osState", props.osState, traitMembers("osState"));
    check.choice("hyperVGeneration", props.hyperVGeneration, traitMembers("generation"));
    check.optionalNumber(UPLOADS_AT_ONCE, "parallelism", props.parallelism);
    check.meta(props);
    const blobName = file && `${legalName(file.path)}-${file.sha256}.vhd`;
    if (blobName) checkTwin(check, container, blobName);
    refuse();

    const { path, sha256, diskBytes } = file!;
    this.container = container;
    this.sha256 = sha256;
    this.blobName = blobName!;
    blobsIn(container).set(this.blobName, this);
    const { osType, osState, hyperVGeneration } = props;
    this._facts = { location: container.storageAccount.location, osType, osState, hyperVGeneration, diskBytes };
    this.resource = withoutStackCapture(
      () =>
        new StorageBlob(this, "Default", {
          name: this.blobName,
          storageAccountName: container.storageAccount.accountName,
          storageContainerName: container.containerName,
          type: "Page",
          source: literalText(path),
          parallelism: props.parallelism,
          timeouts: props.timeouts ?? undefined,
          dependsOn: props.dependsOn,
          provider: inheritProvider(this, container, props.provider),
          lifecycle: props.lifecycle,
        }),
    );
    // The name says it all: of another checkout or another machine nothing is uploaded again.
    if (props.lifecycle?.ignoreChanges !== "all") {
      this.resource.addOverride("lifecycle.ignore_changes", ["source", "parallelism"]);
    }
    check.writePreconditions(this.resource);
    register({ construct: this, resource: this.resource }, check.warnings);
  }

  /**
   * The address of the blob.
   */
  public get blobUri(): string {
    return (this.uriToken ??= withoutStackCapture(() => this.resource.url));
  }
}

const BLOB = new Brand("VhdBlob");

const PROPS = propNames<VhdBlobProps>({
  ...META_PROPS,
  container: true,
  file: true,
  sha256: true,
  osType: true,
  osState: true,
  hyperVGeneration: true,
  parallelism: true,
});

/** The container that holds a blob, known by what is read of it. */
function checkContainer(check: Check, container: unknown): container is IVhdContainer {
  return check.construct("container", container, "storageAccount", "a VhdContainer");
}

/** A VHD that is given as a source. */
export function checkBlob(check: Check, prop: string, blob: unknown): void {
  if (blob === undefined || blob === null) check.add(problem("AIG003", prop, "got nothing, allowed a VhdBlob"));
  else if (!BLOB.isOn(blob)) check.add(wrongType(prop, blob, "a VhdBlob"));
}

/** What is known of it; nothing of what has been refused. */
export function factsOfBlob(blob: VhdBlob): SourceFacts {
  return BLOB.isOn(blob) ? blob._facts : {};
}

const BLOBS = new WeakMap<IVhdContainer, Map<string, VhdBlob>>();

function blobsIn(container: IVhdContainer): Map<string, VhdBlob> {
  const blobs = BLOBS.get(container) ?? new Map<string, VhdBlob>();
  BLOBS.set(container, blobs);
  return blobs;
}

/** Another blob of the same name, which is one of the same file. */
function checkTwin(check: Check, container: IVhdContainer, blobName: string): void {
  const twin = blobsIn(container).get(blobName);
  if (twin === undefined || !isBelow(twin, twin.node.root)) return;
  check.add(problem("AIG620", "file", `${twin.node.path} uploads the same content to the same container`));
}

/** The name of a file without its ending, in characters that an address holds as they are. */
function legalName(path: string): string {
  const stem = basename(path)
    .replace(/[.]vhdx?$/i, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .slice(0, 100);
  return stem.replace(/^[.-]+|[.-]+$/g, "") || "image";
}
