import type { Store } from "../store";
import { GROUP_TYPE } from "../path";
import { resourceType, type ActionContext, type ActionResult } from "./resource-type";
import type { Resource } from "../store";

export const resourceGroup = resourceType({
  type: GROUP_TYPE,
  parameter: "resourceGroup",
  apiVersions: ["2023-07-01", "2025-04-01"],
  tracked: true,
  deleted: 202,
  deletesNested: true,
  longRunning: "none",
  actions: { "GET resources": contents },
});

/** What is directly in a group, whatever its type. */
function contents({ id }: Resource, { store }: ActionContext): ActionResult {
  const value = inGroup(store, id).map(({ id: inside, name, type, body }) => ({
    id: inside,
    name,
    type,
    location: body.location,
  }));
  return { answer: { status: 200, body: { value } } };
}

export function inGroup(store: Store, id: string): Resource[] {
  const depth = id.split("/").length + 4; // /providers/{namespace}/{type}/{name}
  return store
    .below(id)
    .filter((one) => one.id.split("/").length === depth && !/\/Microsoft\.Authorization\//i.test(one.id));
}
