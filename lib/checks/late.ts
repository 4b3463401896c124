import type { IConstruct } from "constructs";
import type { Problem } from "../azure/problem";
import { isBelow } from "../private/tree";
import { TerraformStack } from "../terraform/framework";
import type { Finding } from "./findings";

/** Something that a user has made himself, with what there is to say of it. */
export interface Judged {
  readonly construct: IConstruct;
  /** What is wrong with it as it stands now. */
  judge(): Verdict;
  /**
   * Writes into it what follows from the whole tree; called right before its stack is written, as often as that is. All
   * that is settled for one writing is given one and the same object, to remember by it what holds until then.
   */
  settle(pass: object): void;
}

export interface Verdict {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Checks that are left out, with what they need. */
  readonly skipped?: readonly Problem[];
}

const LATE = new WeakMap<IConstruct, Late>();

/** What is judged late in a tree. */
export function lateOf(root: IConstruct): Late {
  const found = LATE.get(root) ?? new Late();
  LATE.set(root, found);
  return found;
}

/**
 * Judges what may change until the synth. A pass over the stacks of an app judges everything when it begins, so that the
 * first stack refuses for all, and each stack once more when its turn comes, because aspects run stack by stack.
 */
export class Late {
  private readonly byStack = new Map<TerraformStack, Judged[]>();
  private readonly verdicts = new Map<Judged, Verdict>();
  private readonly passed = new Set<TerraformStack>();

  public add(judged: Judged): void {
    const stack = TerraformStack.of(judged.construct);
    const siblings = this.byStack.get(stack);
    if (siblings) siblings.push(judged);
    else this.byStack.set(stack, [judged]);
  }

  /** Judges everything. */
  public judge(): void {
    for (const stack of this.byStack.keys()) this.judgeStack(stack);
  }

  /** Called by each stack in its turn: a stack that comes again begins another pass. */
  public settle(stack: TerraformStack): void {
    if (this.passed.has(stack)) this.passed.clear();
    if (this.passed.size === 0) this.judge();
    else this.judgeStack(stack);
    this.passed.add(stack);
    const pass = {};
    for (const judged of this.standingIn(stack)) judged.settle(pass);
  }

  public get errors(): Finding[] {
    return this.findings(({ errors }) => errors);
  }

  public get warnings(): Finding[] {
    return this.findings(({ warnings }) => warnings);
  }

  public get skipped(): Finding[] {
    return this.findings(({ skipped = [] }) => skipped).map((finding) => ({ ...finding, skipped: true }));
  }

  private judgeStack(stack: TerraformStack): void {
    for (const judged of this.byStack.get(stack) ?? []) this.verdicts.delete(judged);
    for (const judged of this.standingIn(stack)) this.verdicts.set(judged, judged.judge());
  }

  /** What has not been taken out of the tree again. */
  private standingIn(stack: TerraformStack): Judged[] {
    return (this.byStack.get(stack) ?? []).filter(({ construct }) => isBelow(construct, construct.node.root));
  }

  private findings(of: (verdict: Verdict) => readonly Problem[]): Finding[] {
    return [...this.verdicts].flatMap(([{ construct }, verdict]) =>
      of(verdict).map((problem) => ({ construct, problem })),
    );
  }
}
