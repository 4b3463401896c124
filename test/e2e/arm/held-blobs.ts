import type { Blob, Blobs } from "./blobs";
import { endOf } from "./vhd";

/** Storage accounts in memory, for tests of the local Azure Resource Manager alone. */
export class HeldBlobs implements Blobs {
  /** `account/container`. */
  readonly containers = new Set<string>();

  constructor(private readonly files: { readonly [address: string]: Buffer } = {}) {}

  makeContainer(account: string, name: string): Promise<void> {
    this.containers.add(`${account}/${name}`);
    return Promise.resolve();
  }

  removeContainer(account: string, name: string): Promise<void> {
    this.containers.delete(`${account}/${name}`);
    return Promise.resolve();
  }

  look(address: string): Promise<Blob | undefined> {
    const file = this.files[address];
    return Promise.resolve(file && { size: file.length, end: endOf(file) });
  }
}
