import { ADOPT_RULES } from "./adopt";
import { APP_RULES } from "./app";
import { COMBINATION_RULES } from "./combinations";
import { CONSUME_RULES } from "./consume";
import { DEFINITION_RULES } from "./definition";
import { REPORT_RULES } from "./report";
import { ROLLOUT_RULES } from "./rollout";
import type { Rule } from "./rule";
import { SCALING_RULES } from "./scaling";
import { SOURCE_RULES } from "./sources";
import { USAGE_RULES } from "./usage";
import { VERSION_RULES } from "./version";

export { DOCUMENTED_RULES, type DocumentedRule } from "./documented";
export { REVIEW_RULES, type ReviewId, type ReviewRule } from "./review";
export type { Rule, Weight } from "./rule";

/**
 * Every rule this library checks, by code. A code is a contract: it is never reused, and what it stands for does not
 * change. 0xx using the library, 1xx gallery and definition, 2xx version and regions, 3xx combinations, 4xx several
 * constructs, 5xx demand, roll-out and cost, 60x to 62x sources, 63x to 67x machines made of an image.
 */
export const RULES = {
  ...USAGE_RULES,
  ...DEFINITION_RULES,
  ...VERSION_RULES,
  ...COMBINATION_RULES,
  ...APP_RULES,
  ...SCALING_RULES,
  ...ROLLOUT_RULES,
  ...REPORT_RULES,
  ...SOURCE_RULES,
  ...CONSUME_RULES,
  ...ADOPT_RULES,
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof RULES;

/** Whether a text is the code of a rule. */
export function isRuleCode(code: string): code is RuleCode {
  return Object.prototype.hasOwnProperty.call(RULES, code);
}
