import type { IConstruct } from "constructs";
import { RULES, type RuleCode } from "../azure/rules";
import { rulesAskedOf } from "../private/preconditions";
import { RELAXATIONS, type Scoped } from "../private/scoped";
import { TerraformStack } from "../terraform/framework";
import { findingsBelow } from "./findings";
import { ACKNOWLEDGEMENTS } from "./said";

/** Something said of a rule that nothing gives occasion to. */
export interface Idle {
  readonly construct: IConstruct;
  readonly code: string;
  readonly verb: "acknowledged" | "relaxed";
}

/** A rule that a construct gives occasion to. */
export interface Occasion {
  readonly construct: IConstruct;
  readonly code: RuleCode;
}

/**
 * What is said below a scope of rules that nothing breaks: the reason has gone, or the wrong construct was named. Where
 * several scopes say the same, only the nearest one is heard. What is said in one place of several stacks is said once:
 * they are made by the same code.
 *
 * @param advised the advice that there is in the whole tree, which only the report knows.
 */
export function idleBelow(scope: IConstruct, advised: () => readonly Occasion[]): Idle[] {
  if (ACKNOWLEDGEMENTS.isEmpty && RELAXATIONS.isEmpty) return [];
  const all = scope.node.findAll();
  const acknowledged = saidOn(all, "acknowledged", ACKNOWLEDGEMENTS);
  const relaxed = saidOn(all, "relaxed", RELAXATIONS);
  if (acknowledged.length + relaxed.length === 0) return [];
  const { root } = scope.node;
  const found = findingsBelow(root).filter(({ skipped }) => !skipped);
  const occasions = found.map(({ construct, problem: { code } }) => ({ construct, code }));
  const aboutAdvice = acknowledged.some(({ code }) => RULES[code as RuleCode].level === "advice");
  const asked = (): Occasion[] =>
    root.node.findAll().flatMap((construct) => rulesAskedOf(construct).map((code) => ({ construct, code })));
  return [
    ...unheard(acknowledged, ACKNOWLEDGEMENTS, [...occasions, ...(aboutAdvice ? advised() : [])]),
    ...unheard(relaxed, RELAXATIONS, [...occasions, ...(relaxed.length > 0 ? asked() : [])]),
  ];
}

function saidOn(constructs: readonly IConstruct[], verb: Idle["verb"], said: Scoped<string>): Idle[] {
  return constructs.flatMap((construct) => said.keysOn(construct).map((code) => ({ construct, code, verb })));
}

function unheard(all: readonly Idle[], said: Scoped<string>, occasions: readonly Occasion[]): Idle[] {
  const heard = new Set<string>();
  for (const { construct, code } of occasions) {
    const by = said.scopeOf(construct, code);
    if (by) heard.add(keyOf(by, code));
  }
  return all.filter(({ construct, code }) => !heard.has(keyOf(construct, code)));
}

/** A code with the place of a construct in its stack. */
function keyOf(construct: IConstruct, code: string): string {
  const { scopes } = construct.node;
  const stack = scopes.findIndex((scope) => TerraformStack.isStack(scope));
  const inside = scopes.slice(stack + 1).map(({ node }) => node.id);
  return [code, stack < 0 ? "above" : "inside", ...inside].join("/");
}
