import type { BlobHost } from "../azure/blob-hosts";
import { GIB, type DataDisk } from "../azure/vhd";
import type { HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import { known } from "../private/known";

/** What is known of the disks of a source. What is left out is not known. */
export interface DiskSizes {
  /** The size of the operating system's disk. */
  readonly diskBytes?: number;
  readonly dataDisks?: readonly DataDisk[];
}

/** What is known of a source, beside its id. What is left out is not known. */
export interface SourceFacts extends DiskSizes {
  /** In which region it lies; may be a token. */
  readonly location?: string;
  /** The host of the blob that it lies in, where that tells the cloud. */
  readonly blobHost?: BlobHost;
  readonly osType?: OsType;
  readonly osState?: OsState;
  readonly hyperVGeneration?: HyperVGeneration;
}

/** A size in bytes, where that in GB is known. */
export function bytesOf(gb: unknown): number | undefined {
  const size = literalNumber(gb);
  return size === undefined ? undefined : size * GIB;
}

/** A data disk, as far as it is known. */
export function dataDiskOf(lun: unknown, bytes: number | undefined): DataDisk {
  return { lun: literalNumber(lun), bytes };
}

function literalNumber(value: unknown): number | undefined {
  return typeof value === "number" && known(value) ? value : undefined;
}
