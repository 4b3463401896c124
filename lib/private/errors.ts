import type { Problem } from "../azure/problem";
import { withoutSecrets } from "../azure/secrets";

/**
 * What is thrown when values cannot be used. Not exported: jsii knows no exceptions of its own, and every language sees
 * the message.
 */
export class ValidationError extends Error {
  public readonly problems!: readonly Problem[];

  constructor(subject: string, problems: readonly Problem[]) {
    super(renderProblems(subject, problems));
    this.name = "ValidationError";
    // Not enumerable: Node prints what is, and the message says it all.
    Object.defineProperty(this, "problems", { value: problems, enumerable: false });
  }
}

/** More than anybody mends at once; a file of another kind can hold hundreds of thousands. */
const SHOWN = 50;

/** The message for all problems of one subject: each with its code, the prop, what is wrong and what to do. */
export function renderProblems(subject: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const first = problems[0]?.code.toLowerCase() ?? "";
  return [
    `${withoutSecrets(subject)} is not valid (${count})`,
    "",
    ...problems.slice(0, SHOWN).map(renderProblem),
    ...(problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : []),
    "",
    `More: docs/errors.md#${first}`,
  ].join("\n");
}

/** One problem on two lines. */
export function renderProblem({ code, prop, detail, remedy }: Problem): string {
  return `  ${code}  ${prop}: ${detail}\n          ${remedy}`;
}

/** Throws all problems at once, if there are any. */
export function throwProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(subject, problems);
}
