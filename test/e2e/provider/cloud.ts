import type { Azure } from "../support/azure";
import type { Attributes } from "./values";

/** What the service answers when it refuses. */
export class CloudError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`unexpected status ${status} with error: ${code}: ${detail}`);
  }
}

export interface CloudObject {
  readonly id: string;
  readonly type: string;
  attributes: Attributes;
}

export interface Failure {
  readonly operation: "create" | "read" | "update" | "delete";
  /** The id, or the `name` attribute, of the object it happens to. */
  readonly object: string;
  readonly message?: string;
  /** The service made the object before it failed: a create that timed out. Terraform does not know of it. */
  readonly leavesObject?: true;
  /** How often; once unless said otherwise. */
  readonly times?: number;
}

/** What the service itself decides about an object: addresses, generated names. Asked when an object is created. */
export type ServiceValues = (type: string, attributes: Attributes) => Attributes | undefined;

/** Azure, as far as Terraform sees it: objects by id. A test seeds it, damages it and makes it fail. */
export class Cloud implements Azure {
  private readonly objects = new Map<string, CloudObject>();
  private failures: { failure: Failure; left: number }[] = [];
  /** Every change made by the provider, in order: `create <id>`. */
  readonly log: string[] = [];

  constructor(readonly serviceValues: ServiceValues = () => undefined) {}

  /** An object that exists before Terraform looks. Attributes are named as in Terraform. */
  seed(type: string, id: string, attributes: Attributes): void {
    this.objects.set(id, { id, type, attributes: structuredClone(attributes) });
  }

  /** A change made outside of Terraform. */
  change(id: string, edit: Attributes | ((attributes: Attributes) => void)): void {
    const { attributes } = this.existing(id);
    if (typeof edit === "function") edit(attributes);
    else Object.assign(attributes, edit);
  }

  /** A deletion outside of Terraform, together with all that was inside. */
  remove(id: string): void {
    this.existing(id);
    for (const inside of this.ids().filter((other) => other === id || other.startsWith(`${id}/`))) {
      this.objects.delete(inside);
    }
  }

  fail(failure: Failure): void {
    this.failures.push({ failure, left: failure.times ?? 1 });
  }

  ids(type?: string): string[] {
    return [...this.objects.values()]
      .filter((object) => type === undefined || object.type === type)
      .map(({ id }) => id);
  }

  get(id: string): CloudObject | undefined {
    return this.objects.get(id);
  }

  all(type: string): CloudObject[] {
    return [...this.objects.values()].filter((object) => object.type === type);
  }

  clone(): Cloud {
    const copy = new Cloud(this.serviceValues);
    for (const { id, type, attributes } of this.objects.values()) copy.seed(type, id, attributes);
    return copy;
  }

  // What the provider does.

  create(type: string, id: string, attributes: Attributes): void {
    const failure = this.failureOf("create", id, attributes);
    if (failure && !failure.leavesObject) throw failed(failure);
    const parent = parentOf(id);
    if (parent !== undefined && !this.objects.has(parent)) {
      throw new CloudError(404, "ParentResourceNotFound", `the parent resource "${parent}" was not found`);
    }
    this.seed(type, id, attributes);
    this.log.push(`create ${id}`);
    if (failure) throw failed(failure);
  }

  read(id: string): CloudObject | undefined {
    const object = this.objects.get(id);
    if (object) this.mayFail("read", id, object.attributes);
    return object;
  }

  update(type: string, id: string, attributes: Attributes): void {
    this.existing(id);
    this.mayFail("update", id, attributes);
    this.seed(type, id, attributes);
    this.log.push(`update ${id}`);
  }

  delete(id: string): void {
    const object = this.objects.get(id);
    if (!object) return;
    this.mayFail("delete", id, object.attributes);
    const nested = this.ids().filter((other) => isNestedIn(other, id));
    if (nested.length > 0) {
      const inside = nested.join(", ");
      throw new CloudError(
        409,
        "CannotDeleteResource",
        `Can not delete resource before nested resources are deleted: ${inside}`,
      );
    }
    this.objects.delete(id);
    this.log.push(`delete ${id}`);
  }

  private existing(id: string): CloudObject {
    const object = this.objects.get(id);
    if (!object) throw new CloudError(404, "ResourceNotFound", `"${id}" was not found`);
    return object;
  }

  private mayFail(operation: Failure["operation"], id: string, attributes: Attributes): void {
    const failure = this.failureOf(operation, id, attributes);
    if (failure) throw failed(failure);
  }

  private failureOf(operation: Failure["operation"], id: string, { name }: Attributes): Failure | undefined {
    const hit = this.failures.find(
      ({ failure, left }) =>
        left > 0 && failure.operation === operation && (failure.object === id || failure.object === name),
    );
    if (hit) hit.left -= 1;
    return hit?.failure;
  }
}

function failed({ operation, message }: Failure): CloudError {
  return new CloudError(400, "Failed", message ?? `the test made this ${operation} fail`);
}

/** The gallery of a definition, the definition of a version: what must exist first. */
function parentOf(id: string): string | undefined {
  return /^(.+\/Microsoft\.Compute\/galleries\/[^/]+(?:\/[^/]+\/[^/]+)*)\/(?:images|versions|applications)\/[^/]+$/.exec(
    id,
  )?.[1];
}

/** Nested in Azure's sense: part of the object, or anything in a group; what merely applies to it is not. */
function isNestedIn(id: string, owner: string): boolean {
  if (!id.startsWith(`${owner}/`)) return false;
  const rest = id.slice(owner.length);
  const isGroup = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/.test(owner);
  return isGroup ? !rest.includes("/providers/Microsoft.Authorization/") : !rest.includes("/providers/");
}
