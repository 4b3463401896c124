import { problem } from "../azure/problem";
import { Brand } from "../private/brand";
import { wrongType, type Check } from "../private/check";
import { canonicalId, MANAGED_DISK, VIRTUAL_MACHINE, type ResourceKind } from "../private/resource-id";
import { checkBlobAddress, hostOf } from "./blob-address";
import type { SourceFacts } from "./source-facts";
import { checkBlob, factsOfBlob, type VhdBlob } from "./vhd-blob";

/**
 * Where a disk of a managed image comes from, in the words of azurerm.
 *
 * @internal
 */
export interface _RenderedDisk {
  readonly blobUri?: string;
  readonly managedDiskId?: string;
  readonly sourceVirtualMachineId?: string;
}

/**
 * What a managed image is made of: one of `vhd`, `fromVhdBlob`, `managedDisk` and `virtualMachine`.
 *
 * It lies in the region and the subscription of the image, and is generalized: Sysprep on Windows,
 * `waagent -deprovision+user` on Linux. It can be deleted once the image is made.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/capture-image-resource
 */
export abstract class ManagedImageSource {
  /** @internal */
  public static _is(x: unknown): x is ManagedImageSource {
    return SOURCE.isOn(x);
  }

  /** @internal */
  public static _check(check: Check, prop: string, x: unknown): x is ManagedImageSource {
    if (ManagedImageSource._is(x)) {
      x._check(check, prop);
      return true;
    }
    const remedy = "Use one of the statics of ManagedImageSource.";
    check.add(
      x === undefined || x === null
        ? problem("AIG003", prop, "got nothing, allowed a ManagedImageSource", remedy)
        : wrongType(prop, x, "a ManagedImageSource"),
    );
    return false;
  }

  /**
   * A VHD in a blob, such as the disk of a machine with unmanaged disks. A fixed VHD, not VHDX.
   *
   * @param blobUri the address of the blob, with http or https, without a shared access signature; may be a token.
   */
  public static vhd(blobUri: string): ManagedImageSource {
    return new AddressSource(blobUri);
  }

  /**
   * A VHD that this app uploads.
   *
   * @param blob the VHD.
   */
  public static fromVhdBlob(blob: VhdBlob): ManagedImageSource {
    return new BlobSource(blob);
  }

  /**
   * A managed disk with a generalized system.
   *
   * @param managedDiskId the Azure resource id of the disk; may be a token.
   */
  public static managedDisk(managedDiskId: string): ManagedImageSource {
    return new IdSource("managedDiskId", MANAGED_DISK, managedDiskId);
  }

  /**
   * A virtual machine with all its disks: deallocated and marked as generalized (`az vm deallocate`, `az vm generalize`).
   * It cannot be started again.
   *
   * @param virtualMachineId the Azure resource id of the machine; may be a token.
   */
  public static virtualMachine(virtualMachineId: string): ManagedImageSource {
    return new IdSource("sourceVirtualMachineId", VIRTUAL_MACHINE, virtualMachineId);
  }

  /** @internal */
  public abstract readonly _isMachine: boolean;

  constructor() {
    SOURCE.mark(this);
  }

  /** @internal */
  public _facts(): SourceFacts {
    return {};
  }

  /** @internal */
  public abstract _check(check: Check, prop: string): void;

  /** @internal */
  public abstract _render(): _RenderedDisk;
}

const SOURCE = new Brand("ManagedImageSource");

class AddressSource extends ManagedImageSource {
  public override readonly _isMachine = false;

  constructor(private readonly blobUri: string) {
    super();
  }

  public override _facts(): SourceFacts {
    return { blobHost: hostOf(this.blobUri) };
  }

  public override _check(check: Check, prop: string): void {
    checkBlobAddress(check, `${prop}.blobUri`, this.blobUri);
  }

  public override _render(): _RenderedDisk {
    return { blobUri: this.blobUri };
  }
}

class BlobSource extends ManagedImageSource {
  public override readonly _isMachine = false;

  constructor(private readonly blob: VhdBlob) {
    super();
  }

  public override _facts(): SourceFacts {
    return factsOfBlob(this.blob);
  }

  public override _check(check: Check, prop: string): void {
    checkBlob(check, prop, this.blob);
  }

  public override _render(): _RenderedDisk {
    // What was refused is still compared with other sources.
    return { blobUri: this.blob?.blobUri };
  }
}

class IdSource extends ManagedImageSource {
  public override readonly _isMachine: boolean;

  constructor(
    private readonly argument: "managedDiskId" | "sourceVirtualMachineId",
    private readonly resource: ResourceKind,
    private readonly id: string,
  ) {
    super();
    this._isMachine = argument === "sourceVirtualMachineId";
  }

  public override _check(check: Check, prop: string): void {
    check.id([this.resource], prop, this.id);
  }

  public override _render(): _RenderedDisk {
    return { [this.argument]: canonicalId([this.resource], this.id) };
  }
}
