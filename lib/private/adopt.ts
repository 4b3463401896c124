import type { Construct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import type { TerraformResource } from "../terraform/framework";
import { Check, notLiteralOf } from "./check";
import { isSameText } from "./expressions";
import { ImportBlock } from "./import-block";
import { known } from "./known";
import { checkId, idParts, joinId, type ResourceKind } from "./resource-id";

/** A construct that takes over what exists. */
export interface Adopter {
  readonly construct: Construct;
  readonly resource: TerraformResource;
  readonly kind: ResourceKind;
  readonly resourceGroupName: string;
  /** The names in an id of the kind, outermost first, by the prop that gives each. */
  readonly names: readonly (readonly [prop: string, name: string])[];
}

/** Has Terraform import a resource by its id. */
export function importFrom(adopter: Adopter, id: string): void {
  const { construct, resource, kind } = adopter;
  const check = new Check();
  check.addIf(checkId([kind], "id", id));
  check.addIf(onlyOnce(adopter));
  check.refuseCall(`importFrom at ${construct.node.path}`);
  const from = spelledAs(check, adopter, id);
  check.refuseCall(`importFrom at ${construct.node.path}`);
  check.writePreconditions(resource);
  ADOPTED.set(resource, "importFrom");
  new ImportBlock(construct, "Import", resource, from);
}

/** The id in the construct's own spelling: azurerm compares letter by letter what Azure takes in any letter case. */
function spelledAs(check: Check, { kind, resourceGroupName, names }: Adopter, id: string): string {
  const parts = idParts(kind, id);
  const own = [["resourceGroupName", resourceGroupName] as const, ...names];
  const theirs = [parts.resourceGroupName, ...parts.names];
  own.forEach(([prop, name], i) => compare(check, prop, name, theirs[i]!));
  if (!known(id)) return id;
  const [group, ...others] = own.map(([, name], i) => (known(name) ? name : theirs[i]!));
  return joinId(kind, { subscriptionId: parts.subscriptionId, resourceGroupName: group!, names: others });
}

function compare(check: Check, prop: string, own: string, theirs: string): void {
  if (!known(own) || !known(theirs)) {
    check.atPlanTime("AIG681", prop, () => isSameText(own, theirs));
  } else if (own.toLowerCase() !== theirs.toLowerCase()) {
    check.add(problem("AIG681", prop, `the id names ${show(theirs)}, the construct ${show(own)}`));
  }
}

/** Has Terraform move a resource here from another address of the same state. */
export function moveFrom(adopter: Adopter, address: string): void {
  const { construct, resource } = adopter;
  const check = new Check();
  check.addIf(addressProblem(resource, address));
  check.addIf(onlyOnce(adopter));
  check.refuseCall(`moveFrom at ${construct.node.path}`);
  ADOPTED.set(resource, "moveFrom");
  resource.moveFromId(address);
}

const ADOPTED = new WeakMap<TerraformResource, string>();

function onlyOnce({ resource }: Adopter): Problem | undefined {
  const before = ADOPTED.get(resource);
  if (before === undefined) return undefined;
  return problem("AIG682", "id", `${before} has been called already`, "Keep the one call that says where it is now.");
}

const KEY = String.raw`(\[("[^"]*"|\d+)\])?`;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;

function addressProblem(resource: TerraformResource, address: unknown): Problem | undefined {
  if (typeof address !== "string" || !known(address)) return notLiteralOf("address", address, "a text");
  const type = resource.terraformResourceType;
  const legal = new RegExp(`^(module\\.${NAME}${KEY}\\.)*${type}\\.${NAME}${KEY}$`, "u");
  const wanted = `allowed the address of an ${type}, such as "${type}.images" or "module.images.${type}.images[0]"`;
  if (!legal.test(address)) return problem("AIG682", "address", `got ${show(address)}, ${wanted}`);
  const own = `${type}.${resource.friendlyUniqueId}`;
  return address === own ? problem("AIG682", "address", `got ${show(address)}, which is its own`) : undefined;
}
