import { problem, show } from "../azure/problem";
import { BLOB_ADDRESS } from "../azure/value-rules";
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
import { known } from "../private/known";

/**
 * What a version is made of.
 */
export enum ImageSourceKind {
  /** A managed image. */
  MANAGED_IMAGE = "ManagedImage",
  /** A virtual machine. */
  VIRTUAL_MACHINE = "VirtualMachine",
  /** A snapshot or managed disk of an OS disk. */
  OS_DISK_SNAPSHOT = "OsDiskSnapshot",
  /** A VHD in a storage account. */
  VHD = "Vhd",
}

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
 * What a version is made of: one of `managedImage`, `virtualMachine`, `osDiskSnapshot` and `vhd`.
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
   * @param blobUri the address of the blob, with http or https; may be a token.
   * @param storageAccountId the Azure resource id of the storage account; may be a token.
   */
  public static vhd(blobUri: string, storageAccountId: string): ImageSource {
    return new VhdSource(blobUri, storageAccountId);
  }

  /** Which kind of source this is. */
  public abstract readonly kind: ImageSourceKind;

  constructor() {
    SOURCE.mark(this);
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
    // azurerm tells a machine from an image by the id, in one argument.
    const id = canonicalId(KINDS_OF_ID[this.kind], this.id);
    return this.kind === ImageSourceKind.OS_DISK_SNAPSHOT ? { osDiskSnapshotId: id } : { managedImageId: id };
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

  public override _check(check: Check): void {
    check.id([STORAGE_ACCOUNT], "source.storageAccountId", this.storageAccountId);
    if (!this.blobUri) {
      check.add(problem("AIG003", "source.blobUri", "got nothing, allowed the address of a blob"));
      return;
    }
    check.optionalText(BLOB_ADDRESS, "source.blobUri", this.blobUri, false);
    if (known(this.blobUri) && /[.]vhdx([?#]|$)/i.test(this.blobUri)) {
      check.add(problem("AIG315", "source.blobUri", `got ${show(this.blobUri)}, a VHDX by its name`));
    }
  }

  public override _render(): _RenderedSource {
    return { blobUri: this.blobUri, storageAccountId: canonicalId([STORAGE_ACCOUNT], this.storageAccountId) };
  }
}
