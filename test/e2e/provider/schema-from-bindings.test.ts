import { deriveDataSource, deriveResource } from "./schema/bindings";
import { recordedSchemas } from "./schema/recorded";
import { type Block, members, type Schema } from "./schema/schema";

const recorded = recordedSchemas("4.55.0");

/** A recorded schema without what bindings cannot hold: version, sensitive, deprecated and maxima above 1. */
function asBindingsHoldIt(schema: Schema): Schema {
  return { block: reduced(schema.block) };
}

function reduced(block: Block): Block {
  const { attributes, blocks } = members(block);
  const flags = attributes.map(([name, { type, required, optional, computed }]) => [
    name,
    { type, ...(required && { required }), ...(optional && { optional }), ...(computed && { computed }) },
  ]);
  const nested = blocks.map(([name, { nesting_mode, min_items, max_items, block: inner }]) => [
    name,
    { nesting_mode, block: reduced(inner), ...(min_items && { min_items }), ...(max_items === 1 && { max_items }) },
  ]);
  return {
    ...(flags.length > 0 && { attributes: Object.fromEntries(flags) }),
    ...(nested.length > 0 && { block_types: Object.fromEntries(nested) }),
  };
}

describe("the schema derived from the installed bindings agrees with the recorded one", () => {
  test.each(Object.keys(recorded.resource_schemas))("resource %s", (type) => {
    expect(deriveResource(type)).toEqual(asBindingsHoldIt(recorded.resource_schemas[type]!));
  });

  test.each(Object.keys(recorded.data_source_schemas))("data source %s", (type) => {
    expect(deriveDataSource(type)).toEqual(asBindingsHoldIt(recorded.data_source_schemas[type]!));
  });
});
