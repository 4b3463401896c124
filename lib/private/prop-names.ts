import { nearestOf } from "../azure/nearest";
import { problem, show, type Problem } from "../azure/problem";

/** The names of all props of a struct: the compiler refuses a list that lacks one. */
export type PropNames<T> = { readonly [K in keyof T]-?: true };

export function propNames<T>(names: PropNames<T>): ReadonlySet<string> {
  return new Set(Object.keys(names));
}

/** What every resource takes. */
export const META_PROPS = { timeouts: true, dependsOn: true, provider: true, lifecycle: true } as const;

/** The same, for those that have tags. */
export const RESOURCE_PROPS = { ...META_PROPS, tags: true } as const;

/** Props that do not exist. As everywhere, what is undefined is not there. */
export function strangers(names: ReadonlySet<string>, kind: string, props: object, path = ""): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(props)) {
    if (names.has(name) || (props as Record<string, unknown>)[name] === undefined) continue;
    const nearest = nearestOf(name, names);
    const hint = nearest === undefined ? "" : `; the nearest one is ${show(nearest)}`;
    problems.push(problem("AIG684", `${path}${name}`, `${kind} has no such prop${hint}`));
  }
  return problems;
}
