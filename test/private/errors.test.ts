import { problem } from "../../lib/azure/problem";
import { renderProblem, renderProblems, throwProblems, ValidationError } from "../../lib/private/errors";

const first = problem("AIG403", "version", "got it twice");
const second = problem("AIG207", "targetRegions", "got two", "Drop one.");

test("a problem is two lines: what is wrong, and what to do", () => {
  expect(renderProblem(first)).toBe(
    "  AIG403  version: got it twice\n          Give one of the versions another number.",
  );
});

test("one problem is a message with a link to its code", () => {
  expect(renderProblems("ImageVersion at stack/V", [first])).toBe(
    [
      "ImageVersion at stack/V is not valid (1 problem)",
      "",
      "  AIG403  version: got it twice",
      "          Give one of the versions another number.",
      "",
      "More: docs/errors.md#aig403",
    ].join("\n"),
  );
});

test("several problems are one message, counted, with a link to the first", () => {
  expect(renderProblems("ImageVersion at stack/V", [second, first])).toBe(
    [
      "ImageVersion at stack/V is not valid (2 problems)",
      "",
      "  AIG207  targetRegions: got two",
      "          Drop one.",
      "  AIG403  version: got it twice",
      "          Give one of the versions another number.",
      "",
      "More: docs/errors.md#aig207",
    ].join("\n"),
  );
});

test("no problems throw nothing", () => {
  expect(() => throwProblems("x", [])).not.toThrow();
});

test("problems are thrown together, and the error holds them", () => {
  const caught = ((): unknown => {
    try {
      return throwProblems("x", [first, second]);
    } catch (error) {
      return error;
    }
  })();
  expect(caught).toBeInstanceOf(ValidationError);
  expect((caught as ValidationError).name).toBe("ValidationError");
  expect((caught as ValidationError).problems.map(({ code }) => code)).toEqual(["AIG403", "AIG207"]);
  expect((caught as ValidationError).message).toContain("x is not valid (2 problems)");
});

test("of very many problems fifty are shown, and the others counted", () => {
  const lines = renderProblems(
    "x",
    Array.from({ length: 52 }, () => second),
  ).split("\n");
  expect(lines[0]).toBe("x is not valid (52 problems)");
  expect(lines.filter((line) => line.includes("AIG207"))).toHaveLength(50);
  expect(lines.slice(-3)).toEqual(["  and 2 more", "", "More: docs/errors.md#aig207"]);
  expect(
    renderProblems(
      "x",
      Array.from({ length: 50 }, () => second),
    ),
  ).not.toContain("more\n");
});
