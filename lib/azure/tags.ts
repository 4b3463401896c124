import { LIMITS } from "./limits";
import { allowedBy, outside, problem, show, type Problem } from "./problem";

const FORBIDDEN = /[<>%&\\?/]/;

/**
 * The problems of a set of tags. `isKnown` says whether a value can be looked at; names are always literal.
 */
export function checkTags(tags: Record<string, unknown>, isKnown: (value: unknown) => boolean): Problem[] {
  const problems: Problem[] = [];
  const names = Object.keys(tags);
  if (names.length > LIMITS.tags.max) {
    problems.push(problem("AIG112", "tags", `got ${names.length} tags, allowed at most ${LIMITS.tags.max}`));
  }
  const seen = new Map<string, string>();
  for (const name of names) {
    const prop = `tags[${JSON.stringify(name)}]`;
    const value = tags[name];
    if (name.length < LIMITS.tagName.min || name.length > LIMITS.tagName.max || FORBIDDEN.test(name)) {
      problems.push(outside("AIG113", prop, name));
    }
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) {
      problems.push(problem("AIG115", "tags", `${show(twin)} and ${show(name)} are the same tag name`));
    }
    seen.set(name.toLowerCase(), name);
    if (value === undefined || value === null || !isKnown(value)) continue;
    if (typeof value !== "string") {
      problems.push(problem("AIG004", prop, `got ${show(value)}, allowed a text`));
    } else if (value.length > LIMITS.tagValue.max) {
      problems.push(outside("AIG114", prop, value));
    } else if (bytes(value) > LIMITS.tagValue.max || bytes(name) > LIMITS.tagName.max) {
      const longest = Math.max(bytes(value), bytes(name));
      problems.push(problem("AIG121", prop, `${longest} bytes in UTF-8, allowed ${allowedBy("AIG121")}`));
    }
  }
  return problems;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** The tags of a parent with those of a child laid over them; names are compared without regard to case, as Azure does. */
export function mergeTags(parent: Record<string, string>, child: Record<string, string>): Record<string, string> {
  const own = new Set(Object.keys(child).map((name) => name.toLowerCase()));
  const inherited = Object.entries(parent).filter(([name]) => !own.has(name.toLowerCase()));
  return { ...Object.fromEntries(inherited), ...child };
}
