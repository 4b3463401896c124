import { isObject, type Attributes, type Value } from "../values";
import { members, type AttributeType, type Block } from "./schema";

/** An object with exactly the attributes and blocks of a schema, at every depth. */
export function conformed(block: Block, object: Attributes): Attributes {
  const { attributes, blocks } = members(block);
  const inner = (nested: Block, value: Value): Value => (isObject(value) ? conformed(nested, value) : value);
  return {
    ...Object.fromEntries(attributes.map(([name, { type }]) => [name, conformedValue(type, object[name] ?? null)])),
    ...Object.fromEntries(
      blocks.map(([name, { nesting_mode, block: nested }]) => {
        const value = object[name] ?? null;
        if (nesting_mode === "single") return [name, inner(nested, value)];
        return [name, Array.isArray(value) ? value.map((element) => inner(nested, element)) : []];
      }),
    ),
  };
}

function conformedValue(type: AttributeType, value: Value): Value {
  if (typeof type === "string" || value === null) return value;
  if (type[0] === "object")
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [
        name,
        conformedValue(inner, isObject(value) ? (value[name] ?? null) : null),
      ]),
    );
  return Array.isArray(value) ? value.map((element) => conformedValue(type[1], element)) : value;
}
