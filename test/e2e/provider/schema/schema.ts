/** A schema in the shape of `terraform providers schema -json`. */
export interface Schema {
  readonly version?: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly block_types?: { readonly [name: string]: NestedBlock };
}

export interface Attribute {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlock {
  readonly nesting_mode: "single" | "list" | "set";
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | readonly ["list" | "set" | "map", AttributeType]
  | readonly ["object", { readonly [name: string]: AttributeType }];

export interface ProviderSchemas {
  readonly provider: Schema;
  readonly resource_schemas: { readonly [type: string]: Schema };
  readonly data_source_schemas: { readonly [type: string]: Schema };
}

/** Attributes and nested blocks of a block as lists, absent ones as empty. */
export function members(block: Block): { attributes: [string, Attribute][]; blocks: [string, NestedBlock][] } {
  return { attributes: Object.entries(block.attributes ?? {}), blocks: Object.entries(block.block_types ?? {}) };
}

export function isCollection(type: AttributeType): type is readonly ["list" | "set" | "map", AttributeType] {
  return typeof type !== "string" && type[0] !== "object";
}
