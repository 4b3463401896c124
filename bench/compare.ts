import { isDeepStrictEqual } from "node:util";

type Body = Record<string, unknown> & { readonly name: string };
interface Configuration {
  readonly resource: Record<string, Record<string, Body>>;
}

/**
 * Whether two configurations hold the same resources. Terraform names differ, because one program is flat and the other
 * is a tree: a resource is told by its type and its `name`, in references too. cdktf's metadata ("//") is left out.
 */
export function sameResources(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(byName(one as Configuration), byName(other as Configuration));
}

function byName({ resource }: Configuration): Map<string, unknown> {
  const all = Object.entries(resource).flatMap(([type, bodies]) =>
    Object.entries(bodies).map(([id, body]) => ({ address: `${type}.${id}`, name: `${type}[${body.name}]`, body })),
  );
  const names = new Map(all.map(({ address, name }) => [address, name]));
  const renamed = (_key: string, value: unknown): unknown =>
    typeof value === "string"
      ? value.replace(/\$\{(\w+\.[\w-]+)/g, (_match, address: string) => `\${${names.get(address)}`)
      : value;
  const result = new Map<string, unknown>();
  for (const { name, body } of all) {
    if (result.has(name)) throw new Error(`two resources are ${name}`);
    result.set(name, JSON.parse(JSON.stringify({ ...body, "//": undefined }, renamed)));
  }
  return result;
}
