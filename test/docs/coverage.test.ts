import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const DOCS = join(__dirname, "../../docs");
const VERB = "(declare|check|report|example|docs)";
const SERVED = new RegExp(`^${VERB}(, ${VERB})*(; not yet: ${VERB}(, ${VERB})*)?$`);
const NOT_YET = "not yet";

interface Row {
  readonly id: string;
  readonly cells: readonly string[];
}

interface Link {
  readonly text: string;
  readonly target: string;
  readonly anchor?: string;
}

const rowsOf = (page: string): Row[] =>
  page
    .split("\n")
    .filter((line) => /^\| *S\d/.test(line))
    .map((line) => line.split("|").slice(1, -1))
    .map(([id, ...cells]) => ({ id: id!.trim(), cells: cells.map((cell) => cell.trim()) }));

const linksOf = (cell: string): Link[] =>
  [...cell.matchAll(/\[([^\]]*)\]\(([^)#]*)(?:#([^)]*))?\)/g)].map(([, text, target, anchor]) => ({
    text: text!,
    target: target!,
    anchor,
  }));

const files = new Map<string, string | undefined>();

/** The text of a file that a link from docs/ leads to. */
function textOf(target: string): string | undefined {
  const path = join(DOCS, target === "" ? "coverage.md" : target);
  if (!files.has(path)) files.set(path, existsSync(path) ? readFileSync(path, "utf8") : undefined);
  return files.get(path);
}

/** GitHub's anchor of a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replace(/ /g, "-");

function brokenLink({ text, target, anchor }: Link): string[] {
  const content = textOf(target);
  if (content === undefined) return [`no file: ${target}`];
  const headings = [...content.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading!));
  const symbols = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code!.match(/[\w-]+/g) ?? []);
  const quotes = [...text.matchAll(/"(.+)"/g)].map(([, quote]) => quote!);
  return [
    ...(anchor === undefined || headings.includes(anchor) ? [] : [`no heading: ${target}#${anchor}`]),
    ...symbols
      .filter((symbol) => !new RegExp(`\\b${symbol}\\b`).test(content))
      .map((symbol) => `no ${symbol}: ${target}`),
    ...quotes.filter((quote) => !content.includes(quote)).map((quote) => `no "${quote}": ${target}`),
  ];
}

/** What is wrong with a row. */
function brokenRow({ id, cells }: Row): string[] {
  const [asked = "", served = "", code = "", tests = ""] = cells;
  const links = cells.flatMap(linksOf);
  const notYet = served === NOT_YET;
  const isTest = ({ target }: Link): boolean => /^\.\.\/(test\/|scripts\/test-)/.test(target);
  return [
    ...(cells.length === 4 ? [] : [`${cells.length + 1} cells`]),
    ...(asked === "" ? ["asks for nothing"] : []),
    ...(notYet || SERVED.test(served) ? [] : [`served: ${served}`]),
    ...(notYet || linksOf(code).some((link) => !isTest(link)) ? [] : ["no code and no docs"]),
    ...(notYet || linksOf(tests).some(isTest) ? [] : ["no test"]),
    ...links.flatMap(brokenLink),
  ].map((what) => `${id}: ${what}`);
}

const rows = rowsOf(readFileSync(join(DOCS, "coverage.md"), "utf8"));

test("each of the 95 rows is there once and in order", () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 95 }, (_, i) => `S${String(i + 1).padStart(2, "0")}`));
});

test("each row leads to what is there", () => {
  expect(rows.flatMap(brokenRow)).toEqual([]);
});

describe("a row is refused", () => {
  const GOOD =
    '| S01 | a | declare | [`LIMITS`](../lib/azure/limits.ts) | ["GitHub\'s anchor"](../test/docs/coverage.test.ts) |';
  const broken = (line: string): string[] => rowsOf(line).flatMap(brokenRow);

  test.each([
    ["no verb", GOOD.replace("declare", "somehow"), "served: somehow"],
    ["a lacking file", GOOD.replace("limits.ts", "limit.ts"), "no file: ../lib/azure/limit.ts"],
    ["a lacking symbol", GOOD.replace("LIMITS", "LIMIT"), "no LIMIT: ../lib/azure/limits.ts"],
    [
      "a lacking quotation",
      GOOD.replace("GitHub's", "Git" + "Lab's"),
      'no "GitLab\'s anchor": ../test/docs/coverage.test.ts',
    ],
    ["a lacking heading", GOOD.replace("../lib/azure/limits.ts", "errors.md#aig999"), "no heading: errors.md#aig999"],
    ["no test", GOOD.replace(/\[".*\)/, ""), "no test"],
    ["no code and no docs", GOOD.replace(/\[`.*?\)/, ""), "no code and no docs"],
    ["a further cell", `${GOOD} more |`, "6 cells"],
    ["nothing asked for", GOOD.replace("| a |", "| |"), "asks for nothing"],
  ])("with %s", (_what, line, message) => {
    expect(broken(line)).toContain(`S01: ${message}`);
  });

  test("and one without a fault is not, nor one that is not served yet", () => {
    expect(broken(GOOD)).toEqual([]);
    expect(broken("| S01 | a | not yet | | |")).toEqual([]);
  });
});
