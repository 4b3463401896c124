import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LIMITS, type Limit } from "../../lib/azure/limits";
import { isRuleCode, RULES, type Rule, type RuleCode } from "../../lib/azure/rules";
import { advice, error, SYNTH_AND_PLAN, warning } from "../../lib/azure/rules/rule";
import { SOURCES } from "../../lib/azure/sources";
import * as valueRules from "../../lib/azure/value-rules";

const rows: [RuleCode, Rule][] = Object.entries(RULES) as [RuleCode, Rule][];
const lib = join(__dirname, "../../lib");

/** The source of the library without the rules themselves. */
function code(): string {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" });
  const texts = files.filter((file) => file.endsWith(".ts") && !file.includes("rules/"));
  return texts.map((file) => readFileSync(join(lib, file), "utf8")).join("\n");
}

describe("each rule", () => {
  test.each(rows)("%s has a code of its rooms", (name) => {
    expect(name).toMatch(/^AIG[0-6]\d\d$/);
  });

  test.each(rows)("%s has a title, a phrase without a full stop", (_, { title }) => {
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
  });

  test.each(rows)("%s says what to do, in sentences", (_, { remedy }) => {
    expect(remedy).toMatch(/^[A-Z].*[.?]$|^[A-Z].*=2"\.$/);
    expect(remedy).not.toContain("!");
  });

  test.each(rows)("%s says why it is there, in sentences", (_, { why }) => {
    expect(why).toMatch(/^\S.*\.$/);
    expect(why).not.toContain("!");
  });

  test.each(rows)("%s says what is allowed so that it can follow 'allowed'", (_, { allowed }) => {
    if (allowed !== undefined) expect(allowed).toMatch(/^\S.*[^.!]$/);
  });

  test.each(rows)("%s names its source and the day it was read", (_, { source, checked }) => {
    expect(SOURCES[source]).toBeDefined();
    expect(new Date(`${checked}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checked);
  });

  test.each(rows)("%s has the weight W if and only if it does not throw", (_, { weight, level }) => {
    expect(weight === "W").toBe(level !== "error");
  });

  test.each(rows)("%s is caught somewhere, and by each catcher once", (_, { caughtBy }) => {
    expect(caughtBy.length).toBeGreaterThan(0);
    expect(new Set(caughtBy).size).toBe(caughtBy.length);
  });
});

describe("the catalogue", () => {
  test("titles are unique", () => {
    expect(new Set(rows.map(([, { title }]) => title)).size).toBe(rows.length);
  });

  test("codes stand in order", () => {
    const codes = rows.map(([name]) => name);
    expect(codes).toEqual([...codes].sort());
  });

  test("every rule is checked somewhere in the library", () => {
    const text = code();
    expect(rows.map(([name]) => name).filter((name) => !text.includes(`"${name}"`))).toEqual([]);
  });

  test("the library speaks of no code that is not in the catalogue", () => {
    const spoken = new Set(
      code()
        .match(/"AIG\d+"/g)
        ?.map((quoted) => quoted.slice(1, -1)),
    );
    expect([...spoken].filter((name) => !isRuleCode(name))).toEqual([]);
  });

  test("the warnings are these and no others", () => {
    const warnings = rows.filter(([, { level }]) => level === "warning").map(([name]) => name);
    const wanted = [
      ["110", "111", "117", "118", "121"],
      ["204", "206", "211", "216", "217"],
      ["305", "306", "307", "308", "310", "312", "315", "316", "317", "324", "325", "329"],
      ["451", "452", "453", "454"],
      ["509"],
      ["540", "541", "542", "546", "547"],
      ["610", "622", "623"],
      ["643", "645", "653", "660", "661"],
    ];
    expect(warnings).toEqual(wanted.flat().map((number) => `AIG${number}`));
  });

  test("advice is this and nothing else, and never checked in the plan", () => {
    const rest = rows.filter(([, { level }]) => level === "advice");
    expect(rest.map(([name]) => name)).toEqual([
      "AIG218",
      "AIG219",
      "AIG508",
      "AIG543",
      "AIG544",
      "AIG545",
      "AIG558",
      "AIG559",
    ]);
    expect(new Set(rest.flatMap(([, { caughtBy }]) => caughtBy))).toEqual(new Set(["synth"]));
  });
});

describe("numbers", () => {
  const numbers = (text: string | undefined): number[] => (text?.match(/\d+/g) ?? []).map(Number);

  test.each<[RuleCode, Limit]>([
    ["AIG106", LIMITS.vcpus],
    ["AIG107", LIMITS.memoryGb],
    ["AIG113", LIMITS.tagName],
    ["AIG201", LIMITS.versionPart],
    ["AIG203", LIMITS.replicas],
    ["AIG618", LIMITS.dataDiskLun],
  ])("%s allows what the limit says", (name, { min, max }) => {
    expect(numbers((RULES[name] as Rule).allowed)).toEqual([min, max]);
  });

  test.each<[RuleCode, Limit]>([
    ["AIG112", LIMITS.tags],
    ["AIG114", LIMITS.tagValue],
    ["AIG204", LIMITS.replicasAdvised],
  ])("%s allows up to what the limit says", (name, { max }) => {
    expect(numbers((RULES[name] as Rule).allowed)).toEqual([max]);
  });

  test.each<[valueRules.TextRule]>([
    [valueRules.GALLERY_NAME],
    [valueRules.DEFINITION_NAME],
    [valueRules.EXISTING_GALLERY_NAME],
    [valueRules.EXISTING_DEFINITION_NAME],
    [valueRules.PUBLISHER],
    [valueRules.OFFER_OR_SKU],
    [valueRules.RESOURCE_GROUP],
    [valueRules.COMMUNITY_PREFIX],
  ])("the text and the pattern of $code speak of the same lengths", ({ code: name, regex }) => {
    const [min, max] = numbers((RULES[name] as Rule).allowed) as [number, number];
    const lengths = [min - 1, min, max, max + 1].map((length) => regex.test("a".repeat(length)));
    expect(lengths).toEqual([false, true, true, false]);
  });

  test("remedies speak of the same numbers as the limits", () => {
    expect(numbers(RULES.AIG203.remedy)).toEqual([LIMITS.replicas.max, LIMITS.replicas.min, LIMITS.replicas.max]);
    expect(numbers(RULES.AIG204.remedy)).toEqual([LIMITS.replicasAdvised.max]);
    expect(numbers(RULES.AIG204.why)).toEqual([LIMITS.replicasAdvised.max]);
  });
});

describe("isRuleCode", () => {
  test("a code of the catalogue is one", () => {
    expect(isRuleCode("AIG451")).toBe(true);
  });

  test.each(["AIG999", "aig451", "", "toString", "__proto__"])("refuses %p", (name) => {
    expect(isRuleCode(name)).toBe(false);
  });
});

describe("rows", () => {
  const row = { title: "T", remedy: "R.", why: "W.", source: "library" } as const;

  test("an error throws at synth, a warning and advice do not", () => {
    expect(error("P", row)).toMatchObject({ level: "error", weight: "P", caughtBy: ["synth"] });
    expect(warning(row)).toMatchObject({ level: "warning", weight: "W", caughtBy: ["synth"] });
    expect(advice(row)).toMatchObject({ level: "advice", weight: "W", caughtBy: ["synth"] });
  });

  test("a row can say that the plan catches it too, and that it was read on another day", () => {
    const rule = error("E", { ...row, caughtBy: SYNTH_AND_PLAN, checked: "2020-01-01" });
    expect(rule.caughtBy).toEqual(["synth", "plan"]);
    expect(rule.checked).toBe("2020-01-01");
  });
});
