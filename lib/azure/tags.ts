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
    const value = tags[name];
    const before = problems.length;
    const prop = (): string => `tags[${JSON.stringify(name)}]`;
    if (name.length < LIMITS.tagName.min || name.length > LIMITS.tagName.max || FORBIDDEN.test(name)) {
      problems.push(outside("AIG113", prop(), name));
    }
    const key = name.toLowerCase();
    const twin = seen.get(key);
    if (twin !== undefined) {
      problems.push(problem("AIG115", "tags", `${show(twin)} and ${show(name)} are the same tag name`));
    }
    seen.set(key, name);
    const given = value !== undefined && value !== null && isKnown(value);
    const fault = given ? valueProblem(prop, value) : undefined;
    if (fault) problems.push(fault);
    if (problems.length > before || !isOwn(name)) continue;
    const longest = Math.max(
      bytesAbove(name, LIMITS.tagName.max),
      bytesAbove(given ? (value as string) : "", LIMITS.tagValue.max),
    );
    if (longest > 0)
      problems.push(problem("AIG121", prop(), `${longest} bytes too many in UTF-8, allowed ${allowedBy("AIG121")}`));
  }
  return problems;
}

function valueProblem(prop: () => string, value: unknown): Problem | undefined {
  if (typeof value !== "string") return problem("AIG004", prop(), `got ${show(value)}, allowed a text`);
  return value.length > LIMITS.tagValue.max ? outside("AIG114", prop(), value) : undefined;
}

function bytesAbove(text: string, max: number): number {
  // No letter takes more than three bytes, or two of a pair four.
  return text.length * 3 <= max ? 0 : Buffer.byteLength(text) - max;
}

/** The tags of a parent with those of a child laid over them; names are compared without regard to case, as Azure does. */
export function mergeTags(parent: Record<string, string>, child: Record<string, string>): Record<string, string> {
  const own = new Set(Object.keys(child).map((name) => name.toLowerCase()));
  const inherited = Object.entries(parent).filter(([name]) => !own.has(name.toLowerCase()));
  return { ...Object.fromEntries(inherited), ...child };
}
