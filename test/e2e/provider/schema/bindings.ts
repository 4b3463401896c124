import { readFileSync } from "node:fs";
import type { Attribute, AttributeType, Block, NestedBlock, Schema } from "./schema";

/*
 * The schema of one type, read out of the npm bindings. A module's inline source map holds the generated TypeScript;
 * there every member has a comment with its flags, and the HCL functions say what is a block and of which kind.
 * Lost on the way: sensitive, deprecated, schema versions above 0 and maxima above 1.
 */

export function deriveResource(type: string): Schema {
  return derive(type.replace(/^azurerm_/, "").replace(/_/g, "-"), "TerraformResource");
}

export function deriveDataSource(type: string): Schema {
  return derive("data-" + type.replace(/_/g, "-"), "TerraformDataSource");
}

function derive(module: string, base: string): Schema {
  const source = sourceOf(module);
  const mainClass = new RegExp(`^export class \\w+ extends cdktf\\.${base} \\{$`, "m").exec(source);
  if (!mainClass) throw new Error(`${module}: no class extends ${base}`);
  const body = bodyFrom(source, mainClass.index);
  return { block: new ModuleReader(source).block(body, hclEntries(body)) };
}

function sourceOf(module: string): string {
  const script = readFileSync(require.resolve(`@cdktf/provider-azurerm/lib/${module}/index.js`), "utf8");
  const map = /sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,(\S+)/.exec(script)?.[1];
  if (map === undefined) throw new Error(`${module}: no inline source map`);
  const { sourcesContent } = JSON.parse(Buffer.from(map, "base64").toString("utf8")) as { sourcesContent: string[] };
  return sourcesContent[0] ?? "";
}

/** From a declaration at the left margin to its closing brace there. */
function bodyFrom(source: string, start: number): string {
  return source.slice(start, source.indexOf("\n}", start) + 2);
}

interface HclEntry {
  readonly value: string;
  readonly type: string;
  readonly storage: string;
}

function hclEntries(text: string): Map<string, HclEntry> {
  const entry = /(\w+): \{\s+value: (.+),\s+isBlock: \w+,\s+type: "(\w+)",\s+storageClassType: "([^"]+)"/g;
  return new Map(
    [...text.matchAll(entry)].map(([, name, value, type, storage]) => [name!, { value, type, storage } as HclEntry]),
  );
}

interface Member {
  readonly name: string;
  readonly flags: Pick<Attribute, "required" | "optional" | "computed">;
  readonly body: string;
}

function membersOf(classBody: string): Member[] {
  const heading = /\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n/;
  const parts = classBody.split(heading);
  const found: Member[] = [];
  for (let i = 1; i + 4 < parts.length; i += 5) {
    const [name, computed, optional, required, body] = parts.slice(i, i + 5) as [
      string,
      string,
      string,
      string,
      string,
    ];
    found.push({
      name,
      flags: {
        ...(required === "true" && { required: true }),
        ...(optional === "true" && { optional: true }),
        ...(computed === "true" && { computed: true }),
      },
      body,
    });
  }
  return found;
}

class ModuleReader {
  constructor(private readonly source: string) {}

  block(classBody: string, hcl: Map<string, HclEntry>): Block {
    const attributes: { [name: string]: Attribute } = {};
    const blocks: { [name: string]: NestedBlock } = {};
    for (const member of membersOf(classBody)) {
      const entry = hcl.get(member.name);
      const nested = entry && this.nestedBlock(entry, member);
      if (nested) blocks[member.name] = nested;
      else attributes[member.name] = { type: this.typeOf(member, entry), ...member.flags };
    }
    return {
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(Object.keys(blocks).length > 0 && { block_types: blocks }),
    };
  }

  /** `xToHclTerraform(…)` is one block, `listMapperHcl(x…, true)` many, `listMapperHcl(x…, false)` an attribute. */
  private nestedBlock(entry: HclEntry, member: Member): NestedBlock | undefined {
    if (entry.type === "struct") return { nesting_mode: "single", block: this.structBlock(entry.storage) };
    if (entry.type !== "list" && entry.type !== "set") return undefined;
    const many = /listMapperHcl\(\w+ToHclTerraform, true\)/.test(entry.value);
    if (!many && entry.value.includes("listMapperHcl(")) return undefined;
    return {
      nesting_mode: entry.type,
      block: this.structBlock(entry.storage.replace(/List$/, "")),
      ...(member.flags.required && { min_items: 1 }),
      ...(!many && { max_items: 1 }),
    };
  }

  private structBlock(name: string): Block {
    const toHcl = this.declaration(`export function ${name.charAt(0).toLowerCase()}${name.slice(1)}ToHclTerraform(`);
    return this.block(this.declaration(`export class ${name}OutputReference extends`), hclEntries(toHcl));
  }

  private declaration(heading: string): string {
    const start = this.source.indexOf(heading);
    if (start < 0) throw new Error(`the bindings hold no "${heading}"`);
    return bodyFrom(this.source, start);
  }

  private typeOf(member: Member, entry: HclEntry | undefined): AttributeType {
    if (!entry) return this.getterType(member);
    if (entry.type === "simple") return simple(entry.storage === "boolean" ? "bool" : entry.storage);
    const element = /^(string|number|boolean|any)(Map|List)(List)?$/.exec(entry.storage);
    if (!element) return [collection(entry.type), this.objectType(entry.storage.replace(/List$/, ""))];
    const inner = simple(element[1] === "boolean" ? "bool" : element[1]!);
    return [collection(entry.type), element[3] ? ["list", inner] : inner];
  }

  /** A computed-only member is absent from the HCL text: its getter tells the type. */
  private getterType({ name, body }: Member): AttributeType {
    if (body.includes("getStringAttribute(")) return "string";
    if (body.includes("getNumberAttribute(")) return "number";
    if (body.includes("getBooleanAttribute(")) return "bool";
    if (body.includes("getNumberListAttribute(")) return ["list", "number"];
    if (body.includes("Fn.tolist(this.getListAttribute(")) return ["set", "string"];
    if (body.includes("getListAttribute(")) return ["list", "string"];
    const map = /new cdktf\.(String|Number|Boolean)Map\(/.exec(body)?.[1]?.toLowerCase();
    if (map !== undefined) return ["map", simple(map === "boolean" ? "bool" : map)];
    const list = /new (\w+)List\(this, "\w+", (true|false)\)/.exec(body);
    if (list) return [list[2] === "true" ? "set" : "list", this.objectType(list[1]!)];
    throw new Error(`${name}: no known getter`);
  }

  private objectType(name: string): AttributeType {
    const reference = this.declaration(`export class ${name}OutputReference extends`);
    const start = this.source.indexOf(`export function ${name.charAt(0).toLowerCase()}${name.slice(1)}ToHclTerraform(`);
    const hcl = start < 0 ? new Map<string, HclEntry>() : hclEntries(bodyFrom(this.source, start));
    return ["object", Object.fromEntries(membersOf(reference).map((m) => [m.name, this.typeOf(m, hcl.get(m.name))]))];
  }
}

function simple(type: string): "string" | "number" | "bool" {
  if (type === "string" || type === "number" || type === "bool") return type;
  throw new Error(`unknown simple type "${type}"`);
}

function collection(type: string): "list" | "set" | "map" {
  if (type === "list" || type === "set" || type === "map") return type;
  throw new Error(`unknown collection "${type}"`);
}
