import type { SourceBlob } from "./blobs";
import type { Body } from "./json";
import type { LongRunningMode } from "./types/resource-type";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where the server is reached, for addresses in answers. */
  readonly origin: string;
  readonly body?: Body;
  /** The VHD that the body names; undefined also where nobody serves blobs. */
  readonly source?: SourceBlob;
}

export interface Failure {
  readonly operation: "create" | "read" | "update" | "delete";
  /** The id, or the name, of the resource that it happens to. */
  readonly object: string;
  readonly message?: string;
  readonly status?: number;
  readonly code?: string;
  /** Whether Azure first says yes: the operation fails, and leaves the resource in the state Failed. */
  readonly late?: boolean;
}

export interface Behaviour {
  /** How often somebody who polls a write is told to wait; once unless said otherwise. */
  readonly steps: number;
  readonly pageSize: number;
  /** Whether a resource group exists as soon as something is made in it. */
  readonly impliedGroups: boolean;
  /** How every type tells that a change takes time, instead of as the table says. */
  readonly longRunning?: LongRunningMode;
  readonly now: () => Date;
}
