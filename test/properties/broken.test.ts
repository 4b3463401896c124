import fc from "fast-check";
import { RULES, type RuleCode } from "../../lib/azure/rules";
import { codesOf, outcomeOf } from "../support/outcome";
import { BREAKS, ELSEWHERE, values } from "./breaks";
import { make, specs } from "./spec";

describe("a gallery that is all right but for one thing", () => {
  it.each(Object.entries(BREAKS))("gets %s and nothing else", (code, change) => {
    const level = RULES[code as RuleCode].level;
    fc.assert(
      fc.property(specs({ quiet: true }), values, (spec, value) => {
        const { errors, warnings, preconditions } = outcomeOf(make(change(spec, value)));
        const found = { errors: codesOf(errors), warnings: codesOf(warnings), preconditions };
        expect(found).toEqual({ errors: [], warnings: [], preconditions: [], [`${level}s`]: [code] });
      }),
      { numRuns: 5 },
    );
  });

  it("is there for each rule, but for those that need more than that", () => {
    expect([...Object.keys(BREAKS), ...ELSEWHERE].sort()).toEqual(Object.keys(RULES).sort());
  });
});
