import type { BlobHost } from "../azure/blob-hosts";
import type { HyperVGeneration, OsState, OsType } from "../definition/image-platform";

/** What is known of a source, beside its id. What is left out is not known. */
export interface SourceFacts {
  /** In which region it lies; may be a token. */
  readonly location?: string;
  /** The host of the blob that it lies in, where that tells the cloud. */
  readonly blobHost?: BlobHost;
  readonly osType?: OsType;
  readonly osState?: OsState;
  readonly hyperVGeneration?: HyperVGeneration;
  /** The size of the operating system's disk. */
  readonly diskBytes?: number;
}
