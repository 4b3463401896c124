import type { Attributes } from "./values";

/** Fills a template such as `{gallery_id}/applications/{name}`. */
export function formatId(template: string, attributes: Attributes, subscription: string): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = name === "subscription" ? subscription : attributes[name];
    if (typeof value !== "string") throw new Error(`${template}: no ${name}`);
    return value;
  });
}

/** Whether a text has the template's form, segment by segment and case by case. */
export function hasIdForm(template: string, id: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? placeholder(part.slice(1, -1)) : literal(part)))
    .join("");
  return new RegExp(`^${pattern}$`).test(id);
}

/** An attribute that is itself an id, or a scope, spans several segments. */
function placeholder(name: string): string {
  return name === "scope" || (name.endsWith("_id") && name !== "role_definition_id") ? "/.+" : "[^/]+";
}
