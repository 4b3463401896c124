import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LIMITS } from "../../lib/azure/limits";
import { RULES } from "../../lib/azure/rules";

const page = (name: string): string => readFileSync(join(__dirname, "../..", name), "utf8");

test("docs/errors.md has a heading for each code, and for no other", () => {
  const headings = [...page("docs/errors.md").matchAll(/^### (AIG\d{3})$/gm)].map(([, code]) => code);
  expect(headings.sort()).toEqual(Object.keys(RULES).sort());
});

test("docs/errors.md says of each code whether it is an error or a warning, and what to do", () => {
  const sections = page("docs/errors.md").split(/^### /m).slice(1);
  for (const section of sections) {
    const code = section.slice(0, 6) as keyof typeof RULES;
    expect(section).toContain(`**${RULES[code].title}** (${RULES[code].level})`);
    expect(section.replace(/\\/g, "")).toContain(RULES[code].remedy.replace(/\\/g, ""));
  }
});

test("docs/limits.md has a row for each limit", () => {
  const rows = page("docs/limits.md")
    .split("\n")
    .filter((line) => /^\| (?!what|---)/.test(line));
  expect(rows.map((row) => row.split(" | ")[0]!.slice(2))).toEqual(Object.values(LIMITS).map(({ what }) => what));
});

test("every code that the sources name is in the catalogue", () => {
  // The rules are typed by code, so this is about prose: docstrings, README and decisions.
  const named = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].flatMap(
    (name) => page(name).match(/AIG\d{3}/g) ?? [],
  );
  expect(named.filter((code) => !(code in RULES))).toEqual([]);
});

test("the README shows the report's real output", () => {
  // Snapshots are template literals, in which backslashes are doubled.
  const snapshot = page("test/examples/__snapshots__/examples.test.ts.snap").replace(/\\\\/g, "\\");
  const shown = /```text\n(contoso_images [\s\S]*?)```/.exec(page("README.md"))?.[1] ?? "";
  expect(shown.length).toBeGreaterThan(500);
  expect(snapshot).toContain(shown.trimEnd());
});
