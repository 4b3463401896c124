import type { Cloud } from "./cloud";
import { formatId, parseId } from "./ids";
import { members, type AttributeType, type Block, type Schema } from "./schema/schema";
import type { Semantics } from "./semantics";
import { isObject, isUnknown, list, ruleName } from "./values";
import type { Attributes, Path, Value } from "./values";

/** One resource type against the cloud: create, read, update, delete. */
export class ResourceType {
  constructor(
    readonly type: string,
    readonly schema: Schema,
    readonly semantics: Semantics,
    private readonly cloud: Cloud,
  ) {}

  create(planned: Attributes, subscription: string): Attributes {
    this.refuse(planned);
    const service = this.cloud.serviceValues(this.type, planned) ?? {};
    const filled = new Filler(this.semantics, service, this.cloud).fill(this.schema.block, planned, (attributes) =>
      formatId(this.semantics.id, attributes, subscription),
    );
    const id = String(filled.id);
    if (this.cloud.get(id)) {
      throw new Error(
        `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be ` +
          `imported into the State. Please see the resource documentation for "${this.type}" for more information.`,
      );
    }
    this.cloud.create(this.type, id, filled);
    return filled;
  }

  update(planned: Attributes): Attributes {
    this.refuse(planned);
    const filled = new Filler(this.semantics, {}, this.cloud).fill(this.schema.block, planned, ({ id }) => String(id));
    this.cloud.update(this.type, String(filled.id), filled);
    return filled;
  }

  delete(prior: Attributes): void {
    if (this.semantics.readBeforeDelete && !this.cloud.read(String(prior.id)))
      throw new Error(`retrieving "${String(prior.id)}": unexpected status 404: it was not found`);
    this.cloud.delete(String(prior.id));
  }

  /** The state after a refresh, or null when the object is gone. */
  read(state: Attributes): Attributes | null {
    const object = this.cloud.read(String(state.id));
    if (!object || object.type !== this.type) return null;
    const found = { ...parseId(this.semantics.id, object.id), ...object.attributes };
    return { ...this.readBlock(this.schema.block, [], found, state), id: object.id };
  }

  private refuse(planned: Attributes): void {
    const problem = this.semantics.refuseApply?.(planned, this.cloud);
    if (problem !== undefined) throw new Error(problem);
  }

  private readBlock(block: Block, path: Path, found: Attributes, state: Attributes | undefined): Attributes {
    const { attributes, blocks } = members(block);
    const read: Attributes = {};
    for (const [name, { type }] of attributes) {
      read[name] = this.readAttribute(type, [...path, name], found[name] ?? null, state?.[name] ?? null);
    }
    for (const [name, nested] of blocks) {
      const [inCloud, inState] = [found[name] ?? null, state?.[name] ?? null];
      read[name] =
        nested.nesting_mode === "single"
          ? inState
          : list(inCloud).map((element, i) => {
              const known = list(inState)[i];
              return isObject(element)
                ? this.readBlock(nested.block, [...path, name, i], element, isObject(known) ? known : undefined)
                : element;
            });
    }
    return read;
  }

  private readAttribute(type: AttributeType, path: Path, found: Value, state: Value): Value {
    const name = ruleName(path);
    if (this.semantics.neverRead?.includes(name)) return state;
    const { normalise, same, default: otherwise } = this.semantics.rules[name] ?? {};
    // What the service leaves out is its default.
    if (found === null) return this.semantics.readWhenReturned?.includes(name) ? state : (otherwise ?? zeroOf(type));
    const value = typeof found === "string" && normalise ? normalise(found) : found;
    return typeof value === "string" && typeof state === "string" && state !== "" && same?.(state, value)
      ? state
      : value;
  }
}

/** Gives every unknown of a planned object a value: the service's, the table's, or empty. */
class Filler {
  constructor(
    private readonly semantics: Semantics,
    private readonly service: Attributes,
    private readonly cloud: Cloud,
  ) {}

  fill(block: Block, planned: Attributes, makeId: (attributes: Attributes) => string): Attributes {
    const known = Object.fromEntries(Object.entries(planned).filter(([, value]) => !isUnknown(value)));
    const named = this.idParts(known);
    const id = isUnknown(planned.id) ? makeId(named) : (planned.id ?? null);
    return this.block(block, [], { ...planned, id }, { ...named, id }, this.service);
  }

  /** An id may be made of computed attributes, such as the name of a role assignment. */
  private idParts(known: Attributes): Attributes {
    const parts: Attributes = { ...known };
    for (const [, name] of this.semantics.id.matchAll(/\{(\w+)\}/g)) {
      if (name !== undefined && parts[name] === undefined && name !== "subscription") {
        parts[name] = this.service[name] ?? this.semantics.computed?.[name]?.(parts, parts, this.cloud) ?? "";
      }
    }
    return parts;
  }

  private block(block: Block, path: Path, planned: Attributes, resource: Attributes, service: Attributes): Attributes {
    const { attributes, blocks } = members(block);
    const filled: Attributes = {};
    for (const [name, { type }] of attributes) {
      const value = planned[name] ?? null;
      filled[name] = isUnknown(value) ? this.computed(type, [...path, name], resource, planned, service) : value;
    }
    for (const [name, nested] of blocks) {
      const value = planned[name] ?? null;
      const decided = service[name] ?? null;
      if (isUnknown(value)) filled[name] = list(decided);
      else if (!Array.isArray(value)) filled[name] = value;
      else {
        filled[name] = value.map((element, i) => {
          const known = list(decided)[i];
          return isObject(element)
            ? this.block(nested.block, [...path, name, i], element, resource, isObject(known) ? known : {})
            : element;
        });
      }
    }
    return filled;
  }

  private computed(
    type: AttributeType,
    path: Path,
    resource: Attributes,
    owner: Attributes,
    service: Attributes,
  ): Value {
    const name = path[path.length - 1]!;
    if (name in service) return service[name] ?? null;
    if (path.length === 1 && name in resource) return resource[name] ?? null;
    const compute = this.semantics.computed?.[ruleName(path)];
    return compute ? compute(resource, owner, this.cloud) : zeroOf(type);
  }
}

export function zeroOf(type: AttributeType): Value {
  if (type === "string") return "";
  if (type === "number") return 0;
  if (type === "bool") return false;
  if (type[0] === "object")
    return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, zeroOf(inner)]));
  return type[0] === "map" ? {} : [];
}
