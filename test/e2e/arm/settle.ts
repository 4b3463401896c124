import { ArmError } from "./errors";
import { at, isBody, same, textAt, withAt, type Body, type Json } from "./json";
import type { Target } from "./path";
import { shortName } from "./regions";
import type { Resource } from "./store";
import type { Context, ResourceType } from "./types/resource-type";

/** What the path says already. */
const ENVELOPE = ["id", "name", "type", "etag"];

/** The body as it is kept: without what nobody may set, with defaults, and with what the service adds. */
export function settle(type: ResourceType, sent: Body, context: Context): Body {
  const own = ENVELOPE.reduce((body, name) => withAt(body, name, undefined), sent);
  const cleaned = [...type.readOnly, ...(type.tracked ? ["properties.provisioningState"] : [])].reduce(
    (body, path) => withAt(body, path, undefined),
    type.tracked ? withAt(own, "location", shortName(textAt(own, "location") ?? locationBefore(context))) : own,
  );
  const filled = Object.entries(type.defaults).reduce((body, [path, value]) => {
    if (at(body, path) !== undefined) return body;
    const computed = typeof value === "function" ? value(body, context) : value;
    return computed === undefined ? body : withAt(body, path, computed);
  }, cleaned);
  const added = Object.entries(type.service?.(filled, context) ?? {});
  return added.reduce((body, [path, value]) => withAt(body, path, value), filled);
}

function locationBefore({ before, store, target }: Context): string {
  return textAt(before?.body, "location") ?? textAt(store.get(target.owner)?.body, "location") ?? "westeurope";
}

export function checkLocation(
  type: ResourceType,
  sent: Body,
  { name, group }: Target,
  before: Resource | undefined,
): void {
  if (!type.tracked) return;
  const location = textAt(sent, "location");
  if (!location) {
    throw new ArmError(400, "LocationRequired", "The location property is required for this definition.");
  }
  const was = textAt(before?.body, "location");
  if (was === undefined || was === shortName(location)) return;
  const message = `The resource '${name}' already exists in location '${was}' in resource group '${group ?? ""}'. A resource with the same name cannot be created in location '${shortName(location)}'. Please select a new resource name.`;
  throw new ArmError(409, "InvalidResourceLocation", message);
}

export function checkRequired(type: ResourceType, sent: Body): void {
  const missing = type.required.find((path) => isEmpty(at(sent, path)));
  if (missing === undefined) return;
  const target = `${type.parameter}.${missing}`;
  throw new ArmError(400, "InvalidParameter", `Required parameter '${target}' is missing (null).`, target);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === "" || (isBody(value) && Object.keys(value).length === 0);
}

export function checkImmutable(type: ResourceType, body: Body, before: Resource | undefined): void {
  const changed = before && type.immutable.find((path) => !same(at(before.body, path), at(body, path)));
  if (changed === undefined) return;
  const target = `${type.parameter}.${changed}`;
  throw new ArmError(409, "PropertyChangeNotAllowed", `Changing property '${target}' is not allowed.`, target);
}
