import { isRuleCode, RULES, type Rule, type RuleCode } from "../../lib/azure/rules";
import { codesOf, outcomeOf, type Outcome } from "../support/outcome";
import { ADOPT } from "./catalogue/adopt";
import { APP } from "./catalogue/app";
import { CONSUME } from "./catalogue/consume";
import { COPIES } from "./catalogue/copies";
import { DEFINITION } from "./catalogue/definition";
import { ENCRYPTION } from "./catalogue/encryption";
import { GALLERY } from "./catalogue/gallery";
import { KINDS } from "./catalogue/kinds";
import { REGIONS } from "./catalogue/regions";
import { REPORT } from "./catalogue/report";
import type { Row, Rows } from "./catalogue/row";
import { ROLLOUT } from "./catalogue/rollout";
import { SCALING } from "./catalogue/scaling";
import { SHARED } from "./catalogue/shared";
import { SOURCES } from "./catalogue/sources";
import { UNIQUE } from "./catalogue/unique";
import { UPLOADS } from "./catalogue/uploads";
import { USAGE } from "./catalogue/usage";
import { VALUES } from "./catalogue/values";
import { VERSION } from "./catalogue/version";

const FAMILIES: Rows[] = [
  USAGE,
  VALUES,
  GALLERY,
  DEFINITION,
  SHARED,
  VERSION,
  REGIONS,
  KINDS,
  SOURCES,
  COPIES,
  ENCRYPTION,
  UNIQUE,
  APP,
  REPORT,
  SCALING,
  ROLLOUT,
  CONSUME,
  UPLOADS,
  ADOPT,
];
const ROWS = FAMILIES.flatMap((rows) => Object.entries(rows)) as [RuleCode, Row][];

/** What is said beside advice, which nearly everything gets. */
function said(outcome: Outcome): object {
  const { errors, warnings, preconditions } = outcome;
  return { errors: codesOf(errors), warnings: codesOf(warnings), preconditions: codesOf(preconditions) };
}

const NOTHING = { errors: [], warnings: [], preconditions: [] };

describe.each(ROWS)("%s", (code, row) => {
  const rule: Rule = RULES[code];
  const advice = rule.level === "advice";

  test("has the level and the weight of the catalogue", () => {
    expect({ level: rule.level, weight: rule.weight }).toEqual({ level: row.level, weight: row.weight });
  });

  test.each(Object.entries(row.good))("takes %s", (_, build) => {
    const outcome = outcomeOf(build);
    if (advice) expect(codesOf(outcome.advice)).not.toContain(code);
    expect({ ...said(outcome), message: outcome.message }).toEqual({ ...NOTHING, message: "" });
  });

  if (Object.keys(row.bad).length > 0) {
    test.each(Object.entries(row.bad))(`${row.level === "error" ? "refuses" : "advises against"} %s`, (_, build) => {
      const outcome = outcomeOf(build);
      if (advice) expect(codesOf(outcome.advice)).toContain(code);
      const key = `${row.level}s`;
      expect(said(outcome)).toEqual(advice ? NOTHING : { ...NOTHING, [key]: [code] });
    });
  }

  const tokens = Object.entries(row.tokens ?? {});
  if (tokens.length > 0) {
    test.each(tokens)("guesses nothing of %s", (_, { build, asked }) => {
      expect(said(outcomeOf(build))).toEqual({ ...NOTHING, preconditions: [...asked].sort() });
    });
  }

  test("says where, what and what to do", () => {
    const [first] = [...Object.values(row.bad), ...tokens.map(([, { build }]) => build)];
    const outcome = outcomeOf(first!);
    if (advice) expect(outcome.advice).toContain(wholeMessage(code, row));
    else expect(outcome.message).toBe(wholeMessage(code, row));
  });
});

/** A message as its reader sees it, with everything that stands around the problem. */
function wholeMessage(code: RuleCode, { level, bad, message: [where, what, remedy] }: Row): string {
  if (level === "advice") return `${code} ${what}`;
  if (level === "warning") {
    const hint = `[acknowledge: Checks.of(construct).acknowledge("${code}", "why")]`;
    return `@cdktf/warn ${where}: ${code} ${what}. ${remedy} ${hint}`;
  }
  if (Object.keys(bad).length === 0) return `${code}  ${what}. ${remedy}`;
  const block = `  ${code}  ${what}\n          ${remedy}`;
  // Validations name the construct by its path alone.
  return where.includes(" ")
    ? `${where} is not valid (1 problem)\n\n${block}\n\nMore: docs/errors.md#${code.toLowerCase()}`
    : `${where} is not valid\n\n${block}\n`;
}

describe("the table", () => {
  const codes = ROWS.map(([code]) => code);

  test("has a row for each rule, and each row is that of a rule", () => {
    expect(codes.filter((code) => !isRuleCode(code))).toEqual([]);
    expect(Object.keys(RULES).filter((code) => !codes.includes(code as RuleCode))).toEqual([]);
  });

  test("has one row for each rule", () => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("has something that passes and something that is caught for each rule", () => {
    const empty = ROWS.filter(([code, { good, bad }]) => {
      const atSynth = (RULES[code] as Rule).caughtBy.includes("synth");
      return Object.keys(good).length === 0 || Object.keys(bad).length > 0 !== atSynth;
    });
    expect(empty.map(([code]) => code)).toEqual([]);
  });

  test("has a token which the plan is asked about for each rule that the plan checks, and for no other", () => {
    const asked = ROWS.filter(([code, { tokens = {} }]) => {
      return Object.values(tokens).some((token) => token.asked.includes(code));
    });
    const checked = Object.entries(RULES as Record<string, Rule>).filter(([, rule]) => rule.caughtBy.includes("plan"));
    expect(asked.map(([code]) => code).sort()).toEqual(checked.map(([code]) => code).sort());
  });
});
