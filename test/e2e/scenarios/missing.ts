import type { PlanJson } from "../support/terraform-json";

type Json = { readonly [name: string]: unknown };

/** What Terraform reads itself: not part of a planned resource. */
const META = new Set(["//", "depends_on", "provider", "lifecycle", "for_each", "count", "timeouts", "provisioner"]);

/** The literals of a configuration that its plan does not hold, as "address.path: wanted, planned". */
export function missing(text: string, plan: PlanJson): string[] {
  const { resource } = JSON.parse(text) as { resource: { [type: string]: { [name: string]: Json } } };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, block]) => {
      const address = `${type}.${name}`;
      const after = plan.resource_changes?.find((change) => change.address === address)?.change.after;
      const settings = Object.fromEntries(Object.entries(block).filter(([key]) => !META.has(key)));
      return differences(address, settings, after);
    }),
  );
}

function differences(path: string, wanted: unknown, planned: unknown): string[] {
  if (isExpression(wanted)) return [];
  if (Array.isArray(wanted)) {
    // A list with an element that is known only after the apply is not in the plan at all.
    if (planned === undefined && wanted.some(isExpression)) return [];
    const list = Array.isArray(planned) ? (planned as unknown[]) : [];
    const size = list.length === wanted.length ? [] : [`${path}: ${wanted.length} elements, ${list.length}`];
    // Texts are a set, blocks are a list.
    const isSet = wanted.every((element) => typeof element === "string");
    const [left, right] = isSet ? [[...wanted].sort(), [...list].sort()] : [wanted, list];
    return [...size, ...left.flatMap((element, i) => differences(`${path}[${i}]`, element, right[i]))];
  }
  if (typeof wanted === "object" && wanted !== null) {
    // A block that may stand once is written as an object and planned as a list of one.
    const object = ((Array.isArray(planned) ? planned[0] : planned) ?? {}) as Json;
    return Object.entries(wanted).flatMap(([key, value]) => differences(`${path}.${key}`, value, object[key]));
  }
  return same(path, wanted, planned) ? [] : [`${path}: ${JSON.stringify(wanted)}, ${JSON.stringify(planned)}`];
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

/** azurerm keeps locations in their short form. */
function same(path: string, wanted: unknown, planned: unknown): boolean {
  const short = path.endsWith(".location") ? String(wanted).toLowerCase().replaceAll(" ", "") : wanted;
  return short === planned;
}
