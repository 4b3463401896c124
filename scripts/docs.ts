import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LIMITS } from "../lib/azure/limits";
import { CONFLICTS, DIMENSIONS, type Trait } from "../lib/azure/conflicts";
import { DOCUMENTED_RULES, REVIEW_RULES, RULES, type ReviewRule, type Rule } from "../lib/azure/rules";
import { SOURCES } from "../lib/azure/sources";

/** The pages made from the tables of lib/azure. `--check` compares instead of writing. */
const PAGES = {
  "docs/errors.md": errorsPage,
  "docs/limits.md": limitsPage,
  "docs/combinations.md": combinationsPage,
};

const WEIGHTS = {
  E: "Azure refuses a breach.",
  P: "The azurerm provider refuses or mishandles a breach.",
  W: "Advice: Azure accepts it.",
  L: "A rule of this library or of CDK for Terraform.",
} as const;

const CATCHERS = {
  synth: "when the code runs",
  plan: "by `terraform plan` where the value is a token",
} as const;

const SECTIONS: Record<string, string> = {
  AIG0: "Using the library",
  AIG1: "Gallery and definition",
  AIG2: "Version and regions",
  AIG3: "Combinations",
  AIG4: "Several constructs",
  AIG5: "Demand, roll-out and cost",
  AIG6: "From what exists to what uses it",
};

export function errorsPage(): string {
  const codes = (Object.keys(RULES) as (keyof typeof RULES)[]).sort();
  const lines = [
    "# Errors and warnings",
    "",
    "Made from the rules in `lib/azure/rules` by `npm run docs`. Codes are never reused.",
    "",
    'Errors throw, all faults of one construct at once. Warnings are annotations and stand in the report; `Checks.of(scope).acknowledge("AIG451", "why")` turns one into a line of information. Advice is counted in the report.',
    "",
    'An error of a rule that Azure enforces (not azurerm, not this library) can be relaxed into a warning, for the day on which Azure takes what is refused here: `Checks.of(scope).relax("AIG205", "why")`, before the constructs are made.',
    "",
    "At the end: what only the [plan review](#what-only-a-plan-can-tell) can tell, and what is [only written down](#what-nobody-checks). What goes together and what does not is one table: [combinations.md](combinations.md).",
  ];
  let section = "";
  for (const code of codes) {
    const heading = SECTIONS[code.slice(0, 4)]!;
    if (heading !== section) lines.push("", `## ${heading}`);
    section = heading;
    lines.push("", ...ruleLines(code, RULES[code]));
  }
  lines.push(
    "",
    "## What only a plan can tell",
    "",
    "Rules for whoever reads a plan. The tool that will check them, the plan review, is not part of this release.",
  );
  lines.push("", "| id | rule | why | verdict | source |", "| --- | --- | --- | --- | --- |");
  for (const [id, rule] of Object.entries<ReviewRule>(REVIEW_RULES)) {
    const { title, why, verdict, source } = rule;
    lines.push(`| ${id} | ${escape(title)} | ${escape(why)} | ${VERDICTS[verdict]} | ${sourceText(source)} |`);
  }
  lines.push("", "## What nobody checks", "", "Rules that neither the code nor a plan can tell.");
  lines.push("", "| rule | why it is not checked | source |", "| --- | --- | --- |");
  for (const { title, why, source } of DOCUMENTED_RULES) {
    lines.push(`| ${escape(title)} | ${escape(why)} | ${sourceText(source)} |`);
  }
  return `${lines.join("\n")}\n`;
}

const VERDICTS = { block: "stops", look: "needs a look", say: "is said" } as const;

function sourceText(source: Rule["source"]): string {
  const text = SOURCES[source];
  return text.startsWith("http") ? `<${text}>` : `\`${text}\``;
}

function ruleLines(code: string, rule: Rule): string[] {
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
    `${WEIGHTS[rule.weight]}${rule.relaxable === false ? " It cannot be relaxed." : ""} Checked ${rule.caughtBy.map((catcher) => CATCHERS[catcher]).join(" and ")}. Source: ${sourceText(rule.source)}, ${rule.checked}.`,
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
    "Made from `lib/azure/limits.ts` by `npm run docs`. Rules, report and docs read the same table, or are tested against it.",
    "",
    "| what | allowed | per | source |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const TRAITS: { readonly [trait in Trait]: string } = {
  Standard: "Standard",
  TrustedLaunchSupported: "TrustedLaunch-Supported",
  TrustedLaunch: "TrustedLaunch",
  ConfidentialVmSupported: "ConfidentialVm-Supported",
  ConfidentialVM: "ConfidentialVM",
  V1: "generation 1",
  V2: "generation 2",
  x64: "x64",
  Arm64: "Arm64",
  Linux: "Linux",
  Windows: "Windows",
  Generalized: "generalized",
  Specialized: "specialized",
  acceleratedNetworking: "accelerated networking",
  hibernation: "hibernation",
  nvme: "NVMe",
  Private: "private gallery",
  Groups: "direct sharing",
  Community: "community gallery",
  purchasePlan: "purchase plan",
  ManagedImage: "managed image",
  VirtualMachine: "machine",
  OsDiskSnapshot: "snapshot or disk",
  Vhd: "VHD",
  copied: "copies beyond home",
  encrypted: "customer-managed keys",
};

export function combinationsPage(): string {
  const others = Object.entries(DIMENSIONS).flatMap(([dimension, traits]): readonly Trait[] =>
    dimension === "securityType" || dimension === "osType" ? [] : traits,
  );
  const between = (traits: readonly Trait[]): string => {
    const met = CONFLICTS.filter((conflict) => traits.every((trait) => conflict.traits.includes(trait)));
    return met.map(conflictText).join(" ");
  };
  const rows = others
    .filter((trait) => DIMENSIONS.securityType.some((type) => between([type, trait]) !== ""))
    .map(
      (trait) => `| ${TRAITS[trait]} | ${DIMENSIONS.securityType.map((type) => between([type, trait])).join(" | ")} |`,
    );
  const rest = CONFLICTS.filter(({ traits }) => !traits.some((trait) => securityTypes.includes(trait)));
  return [
    "# What goes together",
    "",
    "Made from `lib/azure/conflicts.ts` by `npm run docs`. An empty cell goes; a code is the rule that does not let it: ✗ an",
    "error, ⚠ a warning. What is not known of an imported gallery or definition is not guessed: the report then says which",
    "rule was left out.",
    "",
    "## Security types",
    "",
    `| | ${DIMENSIONS.securityType.map((type) => TRAITS[type]).join(" | ")} |`,
    `| --- |${" --- |".repeat(DIMENSIONS.securityType.length)}`,
    ...rows,
    "",
    "\\* on Linux.",
    "",
    "## Everything else",
    "",
    "| together | |",
    "| --- | --- |",
    ...rest.map(
      (conflict) => `| ${conflict.traits.map((trait) => TRAITS[trait]).join(" + ")} | ${conflictText(conflict)} |`,
    ),
    "",
    "The combined type TrustedLaunchAndConfidentialVmSupported cannot be written with azurerm ([AIG302](errors.md#aig302)). A",
    "shallow version has one replica in its home region ([AIG321](errors.md#aig321)) and no customer-managed keys",
    "([AIG322](errors.md#aig322)).",
    "",
  ].join("\n");
}

const securityTypes: readonly Trait[] = DIMENSIONS.securityType;

function conflictText({ code, traits }: (typeof CONFLICTS)[number]): string {
  const sign = RULES[code].level === "error" ? "✗" : "⚠";
  return `${sign} [${code}](errors.md#${code.toLowerCase()})${traits.length > 2 ? "\\*" : ""}`;
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
