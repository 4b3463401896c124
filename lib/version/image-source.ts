import { Brand } from "../private/brand";
import {
  canonicalId,
  MANAGED_DISK,
  MANAGED_IMAGE,
  SNAPSHOT,
  STORAGE_ACCOUNT,
  VIRTUAL_MACHINE,
} from "../private/resource-id";
import type { Check } from "../private/check";
import type { TerraformResource } from "../terraform/framework";
import { checkBlobAccount, checkBlobAddress, hostOf } from "./blob-address";
import { ImageSourceKind } from "./image-source-kind";
import { checkImage, factsOfImage, type IManagedImage } from "./managed-image";
import { factsOfResource, kindOfResource, resourceProblem } from "./resource-source";
import type { SourceFacts } from "./source-facts";
import { checkBlob, factsOfBlob, type VhdBlob } from "./vhd-blob";

/**
 * The part of the resource that names the source.
 *
 * @internal
 */
export interface _RenderedSource {
  readonly managedImageId?: string;
  readonly osDiskSnapshotId?: string;
  readonly blobUri?: string;
  readonly storageAccountId?: string;
}

/**
 * What a version is made of: an id (`managedImage`, `virtualMachine`, `osDiskSnapshot`, `vhd`), a construct of this library
 * (`fromManagedImage`, `fromVhdBlob`), or a resource of azurerm (`fromResource`). Of what is no id, region, OS type, OS state,
 * generation and size are compared with the version, as far as they are known.
 *
 * The source lies in the version's home region and matches the definition's OS type, OS state and generation. Changing it
 * replaces the version; publish a new version instead. The source can be deleted once the version is made.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/image-version
 */
export abstract class ImageSource {
  /** @internal */
  public static _is(x: unknown): x is ImageSource {
    return SOURCE.isOn(x);
  }

  /**
   * A managed image. Generalized, x64 and without guest state: not for specialized, Arm64, Trusted-Launch-only or
   * confidential-only definitions.
   *
   * @param managedImageId the Azure resource id of the image; may be a token.
   */
  public static managedImage(managedImageId: string): ImageSource {
    return new IdSource(ImageSourceKind.MANAGED_IMAGE, managedImageId);
  }

  /**
   * A virtual machine, which is better deallocated first. Managed disks only, no ephemeral OS disk and no Ultra disks.
   *
   * @param virtualMachineId the Azure resource id of the machine; may be a token.
   */
  public static virtualMachine(virtualMachineId: string): ImageSource {
    return new IdSource(ImageSourceKind.VIRTUAL_MACHINE, virtualMachineId);
  }

  /**
   * A snapshot of an OS disk, or the managed disk itself.
   *
   * @param snapshotId the Azure resource id of the snapshot or disk; may be a token.
   */
  public static osDiskSnapshot(snapshotId: string): ImageSource {
    return new IdSource(ImageSourceKind.OS_DISK_SNAPSHOT, snapshotId);
  }

  /**
   * A VHD in a blob, with the storage account that holds it. A fixed VHD, not VHDX.
   *
   * azurerm does not notice when another VHD is put under the same address: put a new one under a new address.
   *
   * @param blobUri the address of the blob, with http or https, without a shared access signature: it is written into plan
   * and state. May be a token.
   * @param storageAccountId the Azure resource id of the storage account; may be a token.
   */
  public static vhd(blobUri: string, storageAccountId: string): ImageSource {
    return new VhdSource(blobUri, storageAccountId);
  }

  /**
   * A managed image of this app, or an imported one.
   *
   * @param image the image.
   */
  public static fromManagedImage(image: IManagedImage): ImageSource {
    return new ManagedImageConstruct(image);
  }

  /**
   * A VHD that this app uploads. Another content replaces the version: raise its number together with it.
   *
   * @param blob the VHD.
   */
  public static fromVhdBlob(blob: VhdBlob): ImageSource {
    return new BlobSource(blob);
  }

  /**
   * A resource of azurerm that this app declares: a virtual machine, managed image, snapshot or managed disk.
   *
   * @param resource the resource.
   */
  public static fromResource(resource: TerraformResource): ImageSource {
    return new ResourceSource(resource);
  }

  /** Which kind of source this is. */
  public abstract readonly kind: ImageSourceKind;

  constructor() {
    SOURCE.mark(this);
  }

  /** @internal */
  public _facts(): SourceFacts {
    return {};
  }

  /** @internal */
  public abstract _check(check: Check): void;

  /** @internal */
  public abstract _render(): _RenderedSource;
}

const SOURCE = new Brand("ImageSource");

const KINDS_OF_ID = {
  [ImageSourceKind.MANAGED_IMAGE]: [MANAGED_IMAGE],
  [ImageSourceKind.VIRTUAL_MACHINE]: [VIRTUAL_MACHINE],
  [ImageSourceKind.OS_DISK_SNAPSHOT]: [SNAPSHOT, MANAGED_DISK],
};

/** azurerm tells a machine from an image by the id, in one argument. */
function rendered(kind: ImageSourceKind, id: string): _RenderedSource {
  return kind === ImageSourceKind.OS_DISK_SNAPSHOT ? { osDiskSnapshotId: id } : { managedImageId: id };
}

class IdSource extends ImageSource {
  constructor(
    public readonly kind: keyof typeof KINDS_OF_ID,
    private readonly id: string,
  ) {
    super();
  }

  public override _check(check: Check): void {
    check.id(KINDS_OF_ID[this.kind], "source", this.id);
  }

  public override _render(): _RenderedSource {
    return rendered(this.kind, canonicalId(KINDS_OF_ID[this.kind], this.id));
  }
}

class VhdSource extends ImageSource {
  public readonly kind = ImageSourceKind.VHD;

  constructor(
    private readonly blobUri: string,
    private readonly storageAccountId: string,
  ) {
    super();
  }

  public override _facts(): SourceFacts {
    return { blobHost: hostOf(this.blobUri) };
  }

  public override _check(check: Check): void {
    check.id([STORAGE_ACCOUNT], "source.storageAccountId", this.storageAccountId);
    checkBlobAddress(check, "source.blobUri", this.blobUri);
    checkBlobAccount(check, "source.storageAccountId", this.blobUri, this.storageAccountId);
  }

  public override _render(): _RenderedSource {
    return { blobUri: this.blobUri, storageAccountId: canonicalId([STORAGE_ACCOUNT], this.storageAccountId) };
  }
}

class ManagedImageConstruct extends ImageSource {
  public readonly kind = ImageSourceKind.MANAGED_IMAGE;

  constructor(private readonly image: IManagedImage) {
    super();
  }

  public override _facts(): SourceFacts {
    return factsOfImage(this.image);
  }

  public override _check(check: Check): void {
    checkImage(check, "source", this.image);
  }

  public override _render(): _RenderedSource {
    return { managedImageId: this.image.imageId };
  }
}

class BlobSource extends ImageSource {
  public readonly kind = ImageSourceKind.VHD;

  constructor(private readonly blob: VhdBlob) {
    super();
  }

  public override _facts(): SourceFacts {
    return factsOfBlob(this.blob);
  }

  public override _check(check: Check): void {
    checkBlob(check, "source", this.blob);
  }

  public override _render(): _RenderedSource {
    return { blobUri: this.blob.blobUri, storageAccountId: this.blob.container.storageAccount.storageAccountId };
  }
}

class ResourceSource extends ImageSource {
  public readonly kind: ImageSourceKind;

  constructor(private readonly resource: TerraformResource) {
    super();
    this.kind = kindOfResource(resource);
  }

  public override _facts(): SourceFacts {
    return factsOfResource(this.resource);
  }

  public override _check(check: Check): void {
    check.addIf(resourceProblem(this.resource));
  }

  public override _render(): _RenderedSource {
    return rendered(this.kind, this.resource.getStringAttribute("id"));
  }
}
