import fc from "fast-check";
import { outcomeOf } from "../support/outcome";
import { make, specs } from "./spec";

describe("any gallery that Azure takes", () => {
  it("is not refused, and nothing is asked in the plan", () => {
    fc.assert(
      fc.property(specs({ quiet: false }), (spec) => {
        const { errors, preconditions } = outcomeOf(make(spec));
        expect([...errors, ...preconditions]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("is not advised against either if there is no doubt", () => {
    fc.assert(
      fc.property(specs({ quiet: true }), (spec) => {
        const { errors, warnings, preconditions } = outcomeOf(make(spec));
        expect([...errors, ...warnings, ...preconditions]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
