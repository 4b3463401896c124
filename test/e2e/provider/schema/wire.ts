import { members, type Block, type NestedBlock, type ProviderSchemas, type Schema } from "./schema";

/** Schemas as the protocol's messages. The bindings hold no version: a schema derived from them has version 0. */
export function wireSchemas({ provider, resource_schemas, data_source_schemas }: ProviderSchemas): object {
  const all = (schemas: { readonly [type: string]: Schema }) =>
    Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, wireSchema(schema)]));
  return {
    provider: wireSchema(provider),
    resource_schemas: all(resource_schemas),
    data_source_schemas: all(data_source_schemas),
  };
}

function wireSchema({ version = 0, block }: Schema): object {
  return { version, block: wireBlock(block) };
}

function wireBlock(block: Block): object {
  const { attributes, blocks } = members(block);
  return {
    attributes: attributes.map(([name, { type, ...flags }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...flags,
    })),
    block_types: blocks.map(([name, nested]) => wireNested(name, nested)),
  };
}

function wireNested(name: string, { nesting_mode, block, min_items, max_items }: NestedBlock): object {
  return {
    type_name: name,
    nesting: nesting_mode.toUpperCase(),
    block: wireBlock(block),
    min_items: min_items ?? 0,
    max_items: max_items ?? 0,
  };
}
