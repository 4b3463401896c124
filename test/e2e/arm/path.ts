import { ArmError } from "./errors";

/** One resource, as a path names it. */
export interface Target {
  /** As written in the path. */
  readonly id: string;
  /** `Microsoft.Compute/galleries/images`. */
  readonly type: string;
  readonly name: string;
  /** What it is part of: the parent resource, the resource group, or the scope that it applies to. */
  readonly owner: string;
  /** Whether the owner is a resource of the same provider, that has to be there first. */
  readonly nested: boolean;
  readonly subscription: string;
  readonly group?: string;
}

/** What is below a resource, group or subscription: its children of a type, or something that can be done with it. */
export interface Below {
  readonly owner: string;
  readonly subscription: string;
  /** The last word of the path. */
  readonly word: string;
  /** The type of the children, if the word names children. */
  readonly type: string;
  /** The resource whose path is continued. */
  readonly of?: Target;
}

export type Route = { readonly target: Target } | { readonly below: Below };

export const GROUP_TYPE = "Microsoft.Resources/resourceGroups";
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function routeOf(path: string): Route {
  const segments = path.split("/").filter((segment) => segment !== "");
  const [root = "", subscription = ""] = segments;
  if (!alike(root, "subscriptions") || segments.length < 3) throw noRoute(path);
  if (!UUID.test(subscription)) {
    const message = `The provided subscription identifier '${subscription}' is malformed or invalid.`;
    throw new ArmError(400, "InvalidSubscriptionId", message);
  }
  const provider = segments.map((segment) => segment.toLowerCase()).lastIndexOf("providers");
  return provider < 0 ? groupRoute(segments, path) : providerRoute(segments, provider, path);
}

/** `/subscriptions/s/resourceGroups`, `…/{group}` and `…/{group}/resources`. */
function groupRoute([, subscription = "", groups = "", group, word, ...more]: string[], path: string): Route {
  const owner = `/subscriptions/${subscription}`;
  if (group === undefined)
    return { below: { owner, subscription, word: groups, type: `Microsoft.Resources/${groups}` } };
  if (!alike(groups, "resourceGroups") || more.length > 0) throw noRoute(path);
  const id = `${owner}/resourceGroups/${group}`;
  const target = { id, type: GROUP_TYPE, name: group, owner, nested: false, subscription, group };
  return word === undefined
    ? { target }
    : { below: { owner: id, subscription, word, type: `Microsoft.Resources/${word}`, of: target } };
}

/** Whatever ends in `/providers/{namespace}/{type}/{name}/{type}/{name}…`, below any scope. */
function providerRoute(segments: string[], provider: number, path: string): Route {
  const [namespace, ...rest] = segments.slice(provider + 1);
  if (namespace === undefined || rest.length === 0) throw noRoute(path);
  const scope = `/${segments.slice(0, provider).join("/")}`;
  const subscription = segments[1]!;
  const group = alike(segments[2] ?? "", "resourceGroups") ? segments[3] : undefined;
  const pairs = Math.floor(rest.length / 2);
  const last = pairs === 0 ? undefined : resource(pairs);
  if (rest.length % 2 === 0) return { target: last! };
  const word = rest[rest.length - 1]!;
  return { below: { owner: last?.id ?? scope, subscription, word, type: typeOf(pairs + 1), of: last } };

  function typeOf(depth: number): string {
    return [namespace, ...rest.filter((_segment, i) => i % 2 === 0).slice(0, depth)].join("/");
  }
  function idOf(depth: number): string {
    return depth === 0 ? scope : `${scope}/providers/${[namespace, ...rest.slice(0, depth * 2)].join("/")}`;
  }
  function resource(depth: number): Target {
    const name = rest[depth * 2 - 1]!;
    const nested = depth > 1;
    return { id: idOf(depth), type: typeOf(depth), name, owner: idOf(depth - 1), nested, subscription, group };
  }
}

export function alike(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function noRoute(path: string): ArmError {
  return new ArmError(404, "NotFound", `The requested path '${path}' does not exist.`);
}
