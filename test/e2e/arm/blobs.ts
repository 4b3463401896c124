import { textAt, type Body } from "./json";
import type { Request } from "./request";

/** What lies in the storage accounts. The local Azure Resource Manager keeps no blobs itself: somebody else serves them. */
export interface Blobs {
  makeContainer(account: string, name: string): Promise<void>;
  removeContainer(account: string, name: string): Promise<void>;
  /** The blob at an address such as `https://account.blob.core.windows.net/vhds/a.vhd`, if there is one. */
  look(address: string): Promise<Blob | undefined>;
}

export interface Blob {
  readonly size: number;
  /** Its last 512 bytes, in which a VHD says what it is. */
  readonly end: Buffer;
}

/** What was found where a version or a managed image says that it is made of: nothing, if there is no such blob. */
export interface SourceBlob {
  readonly address: string;
  readonly blob?: Blob;
}

const CONTAINER = /\/storageAccounts\/([^/]+)\/blobServices\/default\/containers\/([^/]+)$/i;

const ADDRESSES = ["properties.storageProfile.osDiskImage.source.uri", "properties.storageProfile.osDisk.blobUri"];

/** Looks at the VHD that a body names, before anybody decides about the body. */
export async function sourceOf(blobs: Blobs | undefined, body: Body | undefined): Promise<SourceBlob | undefined> {
  const address = ADDRESSES.map((path) => textAt(body, path)).find((text) => text !== undefined);
  if (!blobs || address === undefined) return undefined;
  return { address, blob: URL.canParse(address) ? await blobs.look(address) : undefined };
}

/** Does in the storage account what was just done to a container. */
export async function follow(blobs: Blobs | undefined, { method, path }: Request): Promise<void> {
  const [, account, name] = CONTAINER.exec(path) ?? [];
  if (!blobs || account === undefined || name === undefined) return;
  if (method === "PUT") await blobs.makeContainer(account, name);
  if (method === "DELETE") await blobs.removeContainer(account, name);
}
