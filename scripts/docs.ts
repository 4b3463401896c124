import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LIMITS } from "../lib/azure/limits";
import { RULES, type Rule } from "../lib/azure/rules";
import { SOURCES } from "../lib/azure/sources";

/** The pages made from the tables of lib/azure. `--check` compares instead of writing. */
const PAGES = { "docs/errors.md": errorsPage, "docs/limits.md": limitsPage };

const WEIGHTS = {
  E: "Azure refuses a breach.",
  P: "The azurerm provider refuses or mishandles a breach.",
  W: "Advice: Azure accepts it.",
  L: "A rule of this library or of CDK for Terraform.",
} as const;

const CATCHERS = {
  synth: "when the code runs",
  plan: "by `terraform plan` where the value is a token",
  review: "by the plan review",
  docs: "by nobody: it is only written down",
} as const;

const SECTIONS: Record<string, string> = {
  AIG0: "Using the library",
  AIG1: "Gallery and definition",
  AIG2: "Version and regions",
  AIG3: "Combinations",
  AIG4: "Several constructs",
};

export function errorsPage(): string {
  const codes = (Object.keys(RULES) as (keyof typeof RULES)[]).sort();
  const lines = [
    "# Errors and warnings",
    "",
    "Made from the rules in `lib/azure/rules` by `npm run docs`. Codes are never reused.",
    "",
    'Errors throw, all faults of one construct at once. Warnings are annotations and stand in the report; `Checks.of(scope).acknowledge("AIG451", "why")` turns one into a line of information.',
  ];
  let section = "";
  for (const code of codes) {
    const heading = SECTIONS[code.slice(0, 4)]!;
    if (heading !== section) lines.push("", `## ${heading}`);
    section = heading;
    lines.push("", ...ruleLines(code, RULES[code]));
  }
  return `${lines.join("\n")}\n`;
}

function ruleLines(code: string, rule: Rule): string[] {
  const source = SOURCES[rule.source];
  return [
    `### ${code}`,
    "",
    `**${rule.title}** (${rule.level})`,
    "",
    ...(rule.allowed === undefined ? [] : [`Allowed: ${escape(rule.allowed)}.`, ""]),
    `Why: ${escape(rule.why)}`,
    "",
    `What to do: ${escape(rule.remedy)}`,
    "",
    `${WEIGHTS[rule.weight]} Checked ${rule.caughtBy.map((catcher) => CATCHERS[catcher]).join(" and ")}. Source: ${
      source.startsWith("http") ? `<${source}>` : `\`${source}\``
    }, ${rule.checked}.`,
  ];
}

export function limitsPage(): string {
  const rows = Object.values(LIMITS).map(({ what, min, max, unit, per, source, checked }) => {
    const number = (value: number): string => value.toLocaleString("en-US");
    return `| ${what} | ${number(min)} to ${number(max)} ${unit} | ${per} | <${source}>, ${checked} |`;
  });
  return [
    "# Azure's limits",
    "",
    "Made from `lib/azure/limits.ts` by `npm run docs`. The rules, the report and the docs all read the same table.",
    "",
    "| what | allowed | per | source |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** Keeps Markdown from reading placeholders and patterns as markup. */
function escape(text: string): string {
  return text.replace(/[<>*_\\]/g, "\\$&");
}

if (require.main === module) {
  const stale = Object.entries(PAGES).filter(([page, make]) => {
    const path = join(__dirname, "..", page);
    if (!process.argv.includes("--check")) writeFileSync(path, make());
    return readFileSync(path, "utf8") !== make();
  });
  for (const [page] of stale) console.error(`${page} is not what lib/azure says; run npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
}
