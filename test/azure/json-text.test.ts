import fc from "fast-check";
import { readJson } from "../../lib/azure/json-text";

test("reads what JSON.stringify writes, as JSON.parse does", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2, "\t"), (text, space) => {
      const pretty = JSON.stringify(JSON.parse(text), undefined, space);
      expect(readJson(pretty)).toEqual({ value: JSON.parse(pretty), repeated: [] });
    }),
  );
});

test("takes and refuses exactly what JSON.parse does", () => {
  const almost = fc.array(
    fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "0",
      "1e5",
      ".5",
      "true",
      "nul",
      " ",
      "\n",
      "//",
      "\\",
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(almost, (parts) => {
      const text = parts.join("");
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        expect(readJson(text).fault).toBeDefined();
        return;
      }
      expect(readJson(text)).toMatchObject({ value: parsed });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["", 1, 1, "a value"],
  ["{", 1, 2, 'a name in double quotes or "}"'],
  ['{"a" 1}', 1, 6, '":"'],
  ['{\n  "a": 1,\n}', 3, 1, 'a name in double quotes or "}"'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}"'],
  ["[1,\r\n 2 3]", 2, 4, '"," or "]"'],
  ["[1] x", 1, 5, "the end of the text"],
  ["{'a': 1}", 1, 2, 'a name in double quotes or "}"'],
  ["// prices\n{}", 1, 1, "a value"],
  ['["tab\t"]', 1, 2, "a value"],
  ["[01]", 1, 3, '"," or "]"'],
  ["NaN", 1, 1, "a value"],
])("%j stops being JSON in line %i, column %i", (text, line, column, expected) => {
  expect(readJson(text)).toEqual({ fault: { line, column, expected } });
});

test("goes no deeper than it has to", () => {
  const fault = { line: 1, column: 34, expected: "at most 32 levels" };
  expect(readJson("[".repeat(100_000))).toEqual({ fault });
});

test("names the fields that stand twice, wherever they are", () => {
  expect(readJson('{"a": {"x": 1, "y": [{"z": 1, "z": 2}], "x": 3}, "a": 4}')).toEqual({
    value: { a: 4 },
    repeated: ['a["y"][0]["z"]', 'a["x"]', "a"],
  });
});

test("a field called __proto__ is a field", () => {
  const { value } = readJson('{"__proto__": {"polluted": true}}') as { value: object };
  expect(Object.keys(value)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
