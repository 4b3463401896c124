import { ArmError } from "./errors";
import { textAt, type Body } from "./json";
import { alike, GROUP_TYPE, routeOf, type Target } from "./path";
import { Store, type Resource } from "./store";
import { typeNamed } from "./types";
import type { ResourceType } from "./types/resource-type";

/** What exists, and what has to exist, or must not, before something can be done. */
export class World {
  readonly store = new Store();

  /** With implied groups a resource group exists as soon as somebody looks for it. */
  constructor(private readonly impliedGroups: boolean) {}

  keep({ id, type, name }: Target, body: Body): void {
    this.store.set({ id, type, name, body });
  }

  /** The target by the id that the resource has already, or with the type as the table spells it. */
  canonical(type: ResourceType, target: Target): Target {
    const owner = this.store.get(target.owner)?.id ?? target.owner;
    const known = this.store.get(target.id);
    const last = type.type.split("/").pop()!;
    const isGroup = type.type === GROUP_TYPE;
    const between = isGroup || target.nested ? `/${last}` : `/providers/${type.type}`;
    const id = known?.id ?? `${owner}${between}/${target.name}`;
    return { ...target, owner, id, type: type.type, name: known?.name ?? target.name };
  }

  existing(type: ResourceType, target: Target): Resource {
    const resource = this.store.get(target.id) ?? this.implied(type, target);
    if (resource) return resource;
    this.requireOwner(target);
    if (type.type === GROUP_TYPE) throw groupNotFound(target.name);
    const where = target.group === undefined ? "" : ` under resource group '${target.group}'`;
    throw new ArmError(404, "ResourceNotFound", `The Resource '${type.type}/${target.name}'${where} was not found.`);
  }

  private implied({ implied, type }: ResourceType, { id, name, owner }: Target): Resource | undefined {
    return implied && alike(name, "default") && this.store.get(owner) ? { id, type, name, body: implied } : undefined;
  }

  /** What a resource is part of has to be there: its parent, its group, or what it applies to if that is of a type here. */
  requireOwner(target: Target): void {
    if (target.group !== undefined && target.type !== GROUP_TYPE) this.requireGroup(target);
    const route = /\/providers\/|\/resourceGroups\//i.test(target.owner) ? routeOf(target.owner) : undefined;
    const owner = route && "target" in route ? route.target : undefined;
    const type = owner && typeNamed(owner.type);
    if (!owner || !type || this.store.get(owner.id) || this.implied(type, owner)) return;
    if (!target.nested) this.existing(type, owner);
    const message = `Can not perform requested operation on nested resource. Parent resource '${owner.name}' not found.`;
    throw new ArmError(404, "ParentResourceNotFound", message);
  }

  private requireGroup({ subscription, group = "" }: Target): void {
    const id = `/subscriptions/${subscription}/resourceGroups/${group}`;
    if (this.store.get(id)) return;
    if (!this.impliedGroups) throw groupNotFound(group);
    this.keep({ ...targetOf(id), id }, { location: "westeurope" });
  }

  requireUnlocked(id: string, levels: string[]): void {
    const locks = this.store.all("Microsoft.Authorization/locks").filter((lock) => {
      const scope = lock.id.slice(0, lock.id.toLowerCase().lastIndexOf("/providers/microsoft.authorization/"));
      const covers = `${id.toLowerCase()}/`.startsWith(`${scope.toLowerCase()}/`) && !alike(lock.id, id);
      return covers && levels.includes(textAt(lock.body, "properties.level") ?? "");
    });
    if (locks.length === 0 || /\/Microsoft\.Authorization\/locks\//i.test(id)) return;
    const scopes = locks.map((lock) => lock.id.split("/providers/Microsoft.Authorization/")[0]).join(", ");
    const message = `The scope '${id}' cannot perform the operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`;
    throw new ArmError(409, "ScopeLocked", message);
  }

  requireEmpty(type: ResourceType, id: string): void {
    const nested = type.deletesNested ? [] : this.store.nested(id);
    if (nested.length === 0) return;
    const ids = nested.map((one) => one.id.split("/providers/").pop()).join(", ");
    const message = `Can not delete resource before nested resources are deleted. Some existing nested resource IDs include: '${ids}'.`;
    throw new ArmError(409, "CannotDeleteResource", message);
  }
}

export function targetOf(id: string): Target {
  const route = routeOf(id);
  if (!("target" in route)) throw new Error(`${id} is no resource`);
  return route.target;
}

function groupNotFound(name: string): ArmError {
  return new ArmError(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`);
}
