import type { Body } from "./json";

/** A resource that exists: what was sent, defaults, and what the service added. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly body: Body;
  /** Who wants to know: an operation that goes on is asked how far it is whenever the resource is read. */
  readonly operation?: string;
}

/** Everything that exists, by id. Azure does not distinguish ids by letter case. */
export class Store {
  private readonly resources = new Map<string, Resource>();

  get(id: string): Resource | undefined {
    return this.resources.get(id.toLowerCase());
  }

  set(resource: Resource): void {
    this.resources.set(resource.id.toLowerCase(), resource);
  }

  /** Takes a resource out, with all that was in it or applied to it. */
  remove(id: string): void {
    for (const { id: inside } of this.below(id)) this.resources.delete(inside.toLowerCase());
    this.resources.delete(id.toLowerCase());
  }

  all(type?: string): Resource[] {
    const wanted = type?.toLowerCase();
    return [...this.resources.values()].filter((one) => wanted === undefined || one.type.toLowerCase() === wanted);
  }

  /** What has the id as the beginning of its own. */
  below(id: string): Resource[] {
    const prefix = `${id.toLowerCase()}/`;
    return this.all().filter((one) => one.id.toLowerCase().startsWith(prefix));
  }

  /** What is part of the resource, as opposed to what applies to it, such as a lock. */
  nested(id: string): Resource[] {
    return this.below(id).filter((one) => !one.id.slice(id.length).toLowerCase().includes("/providers/"));
  }
}
