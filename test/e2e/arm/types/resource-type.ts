import type { SourceBlob } from "../blobs";
import type { Answer } from "../errors";
import type { Body, Json } from "../json";
import type { Below, Target } from "../path";
import type { Resource, Store } from "../store";

/**
 * How a type tells that a change takes time: a header with the address of the operation (compute), one with the address
 * of the result (storage, groups), the state in the resource alone, or not at all.
 */
export type LongRunningMode = "asyncOperation" | "location" | "state" | "none";

/** What the service looks at when it fills or refuses a body. */
export interface Context {
  readonly target: Target;
  readonly apiVersion: string;
  readonly store: Store;
  readonly now: Date;
  /** What was there before; undefined while it is created. */
  readonly before?: Resource;
  /** The VHD that it is made of, where somebody serves blobs. */
  readonly source?: SourceBlob;
}

export interface ActionContext extends Omit<Context, "target" | "source"> {
  readonly below: Below;
  readonly body: Body;
  readonly query: URLSearchParams;
}

/** One row of the table of types. Paths are those of the body: `properties.identifier.sku`. */
export interface ResourceType {
  readonly type: string;
  /** What the service calls the body in its messages. */
  readonly parameter: string;
  readonly apiVersions: readonly string[];
  /** Whether it lies in a region and takes tags. */
  readonly tracked: boolean;
  readonly required: readonly string[];
  /** What the service alone decides: dropped from what is sent. */
  readonly readOnly: readonly string[];
  readonly defaults: { readonly [path: string]: Json | ((body: Body, context: Context) => Json | undefined) };
  readonly immutable: readonly string[];
  /** What the service adds, on every write. */
  readonly service?: (body: Body, context: Context) => { readonly [path: string]: Json };
  /** How a body is answered, where that is not how it is kept. */
  readonly render?: (body: Body, query: URLSearchParams) => Body;
  readonly longRunning: LongRunningMode;
  /** The answers to a PUT that creates and to one that updates. */
  readonly put: { readonly created: number; readonly updated: number };
  readonly deleted: 200 | 202 | 204;
  readonly patch: boolean;
  /** Whether it goes with all that is in it, instead of not at all. */
  readonly deletesNested: boolean;
  /** Its body, if it is there under the name `default` as soon as its parent is. */
  readonly implied?: Body;
  /** Words after the path of such a resource, as `POST share`. */
  readonly actions?: { readonly [methodAndWord: string]: (resource: Resource, context: ActionContext) => ActionResult };
}

/** An answer as it is, or another body for the resource: that takes time like any change. */
export type ActionResult = { readonly answer: Answer } | { readonly becomes: Body; readonly result?: Body };

const ROW: Omit<ResourceType, "type" | "parameter" | "apiVersions"> = {
  tracked: true,
  required: [],
  readOnly: [],
  defaults: {},
  immutable: [],
  longRunning: "none",
  put: { created: 201, updated: 200 },
  deleted: 200,
  patch: false,
  deletesNested: false,
};

/** A row with Azure's commonest habits where it says nothing else. */
export function resourceType(
  row: Pick<ResourceType, "type" | "parameter" | "apiVersions"> & Partial<ResourceType>,
): ResourceType {
  return { ...ROW, ...row };
}
