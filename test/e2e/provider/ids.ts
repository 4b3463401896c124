import type { Attributes } from "./values";

/** Fills a template such as `{gallery_id}/applications/{name}`. */
export function formatId(template: string, attributes: Attributes, subscription: string): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = name === "subscription" ? subscription : attributes[name];
    if (typeof value !== "string") throw new Error(`${template}: no ${name}`);
    return value;
  });
}

/** The attributes an id is made of; undefined where it has not the template's form, segment by segment and case by case. */
export function parseId(template: string, id: string): Attributes | undefined {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const seen = new Set<string>();
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!part.startsWith("{")) return literal(part);
      const name = part.slice(1, -1);
      const group = seen.has(name) ? `\\k<${name}>` : `(?<${name}>${placeholder(name, template)})`;
      seen.add(name);
      return group;
    })
    .join("");
  const parts = new RegExp(`^${pattern}$`).exec(id)?.groups;
  if (!parts) return undefined;
  return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== "subscription"));
}

/** An attribute that is itself an id, or a scope, spans several segments; so may the name of a blob. */
function placeholder(name: string, template: string): string {
  if (name === "name" && template.startsWith("https://")) return ".+";
  return name === "scope" || (name.endsWith("_id") && name !== "role_definition_id") ? "/.+" : "[^/]+";
}
