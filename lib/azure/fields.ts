import { allowedBy, problem, show, type Problem } from "./problem";

/** A plain object as it came from a file or from code in any language. */
export type Fields = Readonly<Record<string, unknown>>;

/** Takes apart what came from a file. Only fields that are named are looked into, so a cycle is just a wrong value. */
export class FieldReader {
  public readonly problems: Problem[] = [];

  /** @param isKnown tells literals from tokens. */
  constructor(protected readonly isKnown: (value: unknown) => boolean) {}

  /** An object, with no other fields than those where they are named; undefined if it is none. */
  protected fields(path: string, value: unknown, names?: readonly string[]): Fields | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      const allowed = names ? `an object with ${names.join(", ")}` : "an object";
      this.problems.push(problem("AIG552", path, `got ${show(value)}, allowed ${allowed}`));
      return undefined;
    }
    const unknown = names ? Object.keys(value).filter((name) => !names.includes(name)) : [];
    for (const name of unknown) {
      this.problems.push(problem("AIG552", path, `got the field ${show(name)}, allowed ${names!.join(", ")}`));
    }
    return value as Fields;
  }

  /** The name of a region, in any spelling. */
  protected isRegion(path: string, value: unknown): value is string {
    return this.isName(path, value, "the name of a region");
  }

  /** A text that says something and can be read now. */
  protected isName(path: string, value: unknown, what: string): value is string {
    const isLiteral = this.isKnown(value);
    if (isLiteral && typeof value === "string" && /\S/.test(value)) return true;
    const got = isLiteral ? show(value) : "a value that only Terraform knows";
    this.problems.push(problem("AIG552", path, `got ${got}, allowed ${what}`));
    return false;
  }

  /** A number to calculate with: refused if it is a token. */
  protected isLiteral(path: string, value: unknown): boolean {
    if (this.isKnown(value)) return true;
    this.problems.push(tokenInArithmetic(path));
    return false;
  }
}

/** A number that is needed for arithmetic and known to Terraform only. */
export function tokenInArithmetic(path: string): Problem {
  const remedy = "Give a literal: the report is made before Terraform runs, so there is nothing to calculate with.";
  return problem("AIG501", path, `got a value that only Terraform knows, allowed ${allowedBy("AIG501")}`, remedy);
}
