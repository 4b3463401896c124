import { ArmError, notHere, type Answer } from "./errors";
import type { Body } from "./json";
import { alike } from "./path";
import type { Request } from "./request";
import { REGIONS } from "./regions";
import { TYPES } from "./types";
import { ROLES } from "./types/authorization";

/* What is there in every subscription, and never changes: its name, its regions, its providers and the built-in roles. */

/** The answer to a path of this kind; undefined for every other. */
export function subscriptionAnswer({ method, path, query }: Request): Answer | undefined {
  const own = /^\/subscriptions\/([^/]+)(?:\/(locations|providers)(?:\/([^/]+)(\/register)?)?)?$/i.exec(path);
  if (own) return ownAnswer(method, own);
  const roles = /^(.*)\/providers\/Microsoft\.Authorization\/roleDefinitions(?:\/([^/]+))?$/i.exec(path);
  if (roles && method === "GET") return roleAnswer(subscriptionOf(path), roles[2], query.get("$filter"));
  return undefined;
}

function ownAnswer(method: string, [, id = "", what = "", name, register]: RegExpExecArray): Answer | undefined {
  if (method !== (register ? "POST" : "GET")) return undefined;
  if (what === "") {
    return {
      status: 200,
      body: { id: `/subscriptions/${id}`, subscriptionId: id, displayName: "Local", state: "Enabled" },
    };
  }
  if (alike(what, "locations")) return { status: 200, body: { value: locations(id) } };
  const namespaces = [...new Set(TYPES.map(({ type }) => type.split("/")[0]!))];
  if (name === undefined) return { status: 200, body: { value: namespaces.map((one) => provider(id, one)) } };
  const known = namespaces.find((one) => alike(one, name));
  if (known !== undefined) return { status: 200, body: provider(id, known) };
  throw notHere(`the resource provider '${name}'`);
}

function locations(subscription: string): Body[] {
  return REGIONS.map(({ name, displayName }) => ({
    id: `/subscriptions/${subscription}/locations/${name}`,
    name,
    displayName,
  }));
}

function provider(subscription: string, namespace: string): Body {
  const mine = TYPES.filter(({ type }) => type.startsWith(`${namespace}/`));
  const resourceTypes = mine.map(({ type, apiVersions }) => ({
    resourceType: type.slice(namespace.length + 1),
    apiVersions,
  }));
  const id = `/subscriptions/${subscription}/providers/${namespace}`;
  return { id, namespace, registrationState: "Registered", resourceTypes };
}

/** The built-in roles by id, or by name: `roleName eq 'Reader'`. */
function roleAnswer(subscription: string, id: string | undefined, filter: string | null): Answer {
  const roles = Object.entries(ROLES).map(([name, number]) => role(subscription, name, number));
  if (id !== undefined) {
    const found = roles.find(({ name }) => alike(String(name), id));
    if (found) return { status: 200, body: found };
    throw new ArmError(
      404,
      "RoleDefinitionDoesNotExist",
      `The specified role definition with ID '${id}' does not exist.`,
    );
  }
  if (filter === null) return { status: 200, body: { value: roles } };
  const [, wanted] = /^roleName eq '((?:[^']|'')*)'$/i.exec(filter) ?? [];
  if (wanted === undefined) throw notHere(`the filter '${filter}'`);
  const value = roles.filter(({ properties }) => alike(properties.roleName, wanted.replace(/''/g, "'")));
  return { status: 200, body: { value } };
}

function role(
  subscription: string,
  roleName: string,
  number: string,
): Body & { readonly properties: { readonly roleName: string } } {
  const type = "Microsoft.Authorization/roleDefinitions";
  const properties = { roleName, type: "BuiltInRole", description: "", assignableScopes: ["/"], permissions: [] };
  return { id: `/subscriptions/${subscription}/providers/${type}/${number}`, name: number, type, properties };
}

function subscriptionOf(path: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(path)?.[1] ?? "";
}
