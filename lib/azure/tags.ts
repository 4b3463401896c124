import { LIMITS } from "./limits";
import { allowedBy, outside, problem, show, type Problem } from "./problem";

const FORBIDDEN = /[<>%&\\?/]/;

/**
 * The problems of a set of tags. `isKnown` says whether a value can be looked at; names are always literal. Warnings are for
 * a resource's own tags: the parent has been warned of the others.
 */
export function checkTags(
  tags: Record<string, unknown>,
  isKnown: (value: unknown) => boolean,
  isOwn: (name: string) => boolean = () => true,
): Problem[] {
  const problems: Problem[] = [];
  const names = Object.keys(tags);
  if (names.length > LIMITS.tags.max) {
    problems.push(problem("AIG112", "tags", `got ${names.length} tags, allowed at most ${LIMITS.tags.max}`));
  }
  const seen = new Map<string, string>();
  for (const name of names) {
    const prop = `tags[${JSON.stringify(name)}]`;
    const value = tags[name];
    const before = problems.length;
    if (name.length < LIMITS.tagName.min || name.length > LIMITS.tagName.max || FORBIDDEN.test(name)) {
      problems.push(outside("AIG113", prop, name));
    }
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) {
      problems.push(problem("AIG115", "tags", `${show(twin)} and ${show(name)} are the same tag name`));
    }
    seen.set(name.toLowerCase(), name);
    const given = value !== undefined && value !== null && isKnown(value);
    problems.push(...valueProblems(prop, given ? value : ""));
    if (problems.length > before || !isOwn(name)) continue;
    const longest = Math.max(
      bytes(name) - LIMITS.tagName.max,
      bytes(given ? (value as string) : "") - LIMITS.tagValue.max,
    );
    if (longest > 0)
      problems.push(problem("AIG121", prop, `${longest} bytes too many in UTF-8, allowed ${allowedBy("AIG121")}`));
  }
  return problems;
}

function valueProblems(prop: string, value: unknown): Problem[] {
  if (typeof value !== "string") return [problem("AIG004", prop, `got ${show(value)}, allowed a text`)];
  return value.length > LIMITS.tagValue.max ? [outside("AIG114", prop, value)] : [];
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** The tags of a parent with those of a child laid over them; names are compared without regard to case, as Azure does. */
export function mergeTags(parent: Record<string, string>, child: Record<string, string>): Record<string, string> {
  const own = new Set(Object.keys(child).map((name) => name.toLowerCase()));
  const inherited = Object.entries(parent).filter(([name]) => !own.has(name.toLowerCase()));
  return { ...Object.fromEntries(inherited), ...child };
}
