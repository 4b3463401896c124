import { TerraformVariable, Testing, Token, type TerraformResource } from "cdktf";
import { Checks, GalleryReport, StorageAccountType } from "../../lib";
import { numberToken, preconditionsOf, problemsIn, refusal, textToken, untyped } from "../gallery/build";
import { onlyResource, synthJson, synthStack, VERSION } from "../support/synth";
import { annotations, definitionIn, galleryIn, stackIn, versionOf, warnings } from "./sample";

const WARNING =
  "@cdktf/warn stack/G/D: AIG451 excludeFromLatest: in West Europe every version is hidden from latest (1.0.0). " +
  "Show one version there, or acknowledge: machines in the region then have to name a version. " +
  '[acknowledge: Checks.of(construct).acknowledge("AIG451", "why")]';
const INFO =
  "@cdktf/info stack/G/D: AIG451 excludeFromLatest: in West Europe every version is hidden from latest (1.0.0) " +
  "(acknowledged: machines name their version)";
const REASON = "machines name their version";

function hidden(): { stack: ReturnType<typeof stackIn>; definition: ReturnType<typeof definitionIn> } {
  const stack = stackIn(Testing.app(), "stack");
  const definition = definitionIn(galleryIn(stack, "G"), "D");
  versionOf(definition, "V", "1.0.0", { excludeFromLatest: true });
  return { stack, definition };
}

describe("acknowledging", () => {
  test("a warning that nobody acknowledged is annotated as a warning", () => {
    const { stack } = hidden();
    synthJson(stack);
    expect(annotations(stack)).toEqual([WARNING]);
  });

  test("after the construct is made, the warning becomes information with the reason", () => {
    const { stack, definition } = hidden();
    Checks.of(definition).acknowledge("AIG451", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([INFO]);
  });

  test("before the construct is made, on a scope above it, it does the same", () => {
    const stack = stackIn(Testing.app(), "stack");
    Checks.of(stack).acknowledge("AIG451", REASON);
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { excludeFromLatest: true });
    synthJson(stack);
    expect(annotations(stack)).toEqual([INFO]);
  });

  test("on the app it holds for every stack", () => {
    const { stack } = hidden();
    Checks.of(stack.node.root).acknowledge("AIG451", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([INFO]);
  });

  test("of another code it changes nothing", () => {
    const { stack } = hidden();
    Checks.of(stack).acknowledge("AIG211", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([WARNING]);
  });

  test("below the construct it changes nothing", () => {
    const { stack, definition } = hidden();
    Checks.of(definition.node.findChild("V")).acknowledge("AIG451", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([WARNING]);
  });

  test("a signature in the reason is not shown", () => {
    const { stack, definition } = hidden();
    Checks.of(definition).acknowledge("AIG451", "see https://wiki.example/a?sig=c2VjcmV0");
    Checks.of(stack).relax("AIG205", "see https://wiki.example/b?sig=c2VjcmV0");
    versionOf(definition, "Zoneless", "1.0.1", {
      storage: StorageAccountType.STANDARD_ZRS,
      targetRegions: { westus: { excludeFromLatest: true } },
      excludeFromLatest: true,
    });
    synthJson(stack);
    const told = [...annotations(stack), GalleryReport.of(stack).toText()].join("\n");
    expect(told).toContain("(acknowledged: see https://wiki.example/a?sig=***)");
    expect(told).toContain("(relaxed: see https://wiki.example/b?sig=***)");
    expect(told).not.toContain("c2VjcmV0");
  });

  test("calls can follow each other", () => {
    const { stack, definition } = hidden();
    Checks.of(definition).acknowledge("AIG211", "a new region").acknowledge("AIG451", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([INFO]);
  });
});

describe("faulty acknowledgements", () => {
  const remedy = "Name a warning of docs/errors.md and say in a sentence why it is all right here.";
  const sayWhy = "Say in a sentence why it is all right here.";

  test("refuses a code that does not exist", () => {
    const { stack } = hidden();
    expect(() => Checks.of(stack).acknowledge("AIG999", REASON)).toThrow(
      new Error(
        [
          "acknowledge at stack is not valid (1 problem)",
          "",
          '  AIG006  code: got "AIG999", allowed the code of a warning',
          `          ${remedy}`,
          "",
          "More: docs/errors.md#aig006",
        ].join("\n"),
      ),
    );
  });

  test("refuses the code of an error", () => {
    const { definition } = hidden();
    expect(() => Checks.of(definition).acknowledge("AIG203", REASON)).toThrow(
      new Error(
        [
          "acknowledge at stack/G/D is not valid (1 problem)",
          "",
          "  AIG006  code: AIG203 is an error, allowed the code of a warning",
          "          Mend the error, or relax the rule before the construct is made.",
          "",
          "More: docs/errors.md#aig006",
        ].join("\n"),
      ),
    );
  });

  test.each([
    ["an empty reason", "", "AIG006", '""'],
    ["a reason of blanks", "  ", "AIG006", '"  "'],
    ["no reason", undefined, "AIG003", "nothing"],
    ["a reason that is no text", 5, "AIG004", "5"],
  ])("refuses %s", (_, reason, code, shown) => {
    const { stack } = hidden();
    expect(() => Checks.of(stack.node.root).acknowledge("AIG451", reason as string)).toThrow(
      new Error(
        [
          "acknowledge at the app is not valid (1 problem)",
          "",
          `  ${code}  reason: got ${shown}, allowed a sentence`,
          `          ${sayWhy}`,
          "",
          `More: docs/errors.md#${code.toLowerCase()}`,
        ].join("\n"),
      ),
    );
    synthJson(stack);
    expect(annotations(stack)).toEqual([WARNING]);
  });

  test("refuses a wrong code and an empty reason together", () => {
    const { stack } = hidden();
    expect(() => Checks.of(stack).acknowledge("x", "")).toThrow(
      new Error(
        [
          "acknowledge at stack is not valid (2 problems)",
          "",
          '  AIG006  code: got "x", allowed the code of a warning',
          `          ${remedy}`,
          '  AIG006  reason: got "", allowed a sentence',
          `          ${sayWhy}`,
          "",
          "More: docs/errors.md#aig006",
        ].join("\n"),
      ),
    );
  });
});

/** A version that breaks AIG205, which Azure enforces. */
function zoneless(stack: ReturnType<typeof stackIn>): ReturnType<typeof versionOf> {
  const storage = StorageAccountType.STANDARD_ZRS;
  return versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { storage, targetRegions: { westus: {} } });
}

describe("relaxing", () => {
  test("an error becomes a warning with the reason, on the scope and below", () => {
    const stack = stackIn(Testing.app(), "stack");
    Checks.of(stack.node.root).relax("AIG205", "West US has zones since May.");
    zoneless(stack);
    synthJson(stack);
    expect(annotations(stack)).toEqual([
      "@cdktf/warn stack/G/D/V: AIG205 storage: got Standard_ZRS, but West US has no availability zones. Use " +
        "StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once. If the region has zones by now: " +
        'Checks.of(definition).relax("AIG205", "why"), before the version is made. (relaxed: West US has zones since May.)',
    ]);
  });

  test("refuses the error beside the scope, and every other error in it", () => {
    const app = Testing.app();
    const [one, two] = [stackIn(app, "one"), stackIn(app, "two")];
    Checks.of(one).relax("AIG205", REASON);
    expect(() => zoneless(two)).toThrow(/AIG205/);
    expect(() => versionOf(definitionIn(galleryIn(one, "G"), "D"), "V", "1.0.0", { replicas: 0 })).toThrow(/AIG203/);
  });

  test("a rule over several constructs is relaxed where it is found", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    versionOf(definition, "V", "1.0.0");
    const twin = versionOf(definition, "W", "1.0.0");
    expect(() => synthJson(stack)).toThrow(/AIG403/);
    Checks.of(twin).relax("AIG403", REASON);
    expect(() => synthJson(stack)).not.toThrow();
    expect(annotations(stack).join()).toContain("AIG403 version: got");
  });

  test("what is relaxed is not checked in the plan either, the rest is", () => {
    const { json } = synthStack((stack) => {
      Checks.of(stack).relax("AIG203", REASON);
      const replicas = new TerraformVariable(stack, "n", {}).numberValue;
      const version = new TerraformVariable(stack, "v", {}).stringValue;
      versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", version, { replicas });
    });
    const conditions = preconditionsOf(onlyResource(json, VERSION)).map((one) => one.error_message.slice(0, 6));
    expect(conditions).toEqual(["AIG201"]);
  });

  test("what is relaxed after the construct is made is not checked in the plan either, and nothing else is lost", () => {
    const mine = { condition: "${true}", errorMessage: "mine" };
    const { json } = synthStack((stack) => {
      const replicas = new TerraformVariable(stack, "n", {}).numberValue;
      const lifecycle = { precondition: [mine] };
      const definition = definitionIn(galleryIn(stack, "G"), "D");
      versionOf(definition, "V", new TerraformVariable(stack, "v", {}).stringValue, { replicas, lifecycle });
      Checks.of(definition).relax("AIG203", REASON);
    });
    const messages = preconditionsOf(onlyResource(json, VERSION)).map((one) => one.error_message.slice(0, 6));
    expect(messages).toEqual(["mine", "AIG201"]);
  });

  test("relaxing the last rule that the plan was to be asked about leaves the user's own conditions", () => {
    const { json } = synthStack((stack) => {
      const replicas = new TerraformVariable(stack, "n", {}).numberValue;
      const lifecycle = { precondition: [{ condition: "${true}", errorMessage: "mine" }] };
      versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { replicas, lifecycle });
      Checks.of(stack).relax("AIG203", REASON);
    });
    expect(preconditionsOf(onlyResource(json, VERSION)).map((one) => one.error_message)).toEqual(["mine"]);
  });

  test("relaxing a rule that the plan is not asked about leaves overrides of somebody else's alone", () => {
    const { json } = synthStack((stack) => {
      const replicas = new TerraformVariable(stack, "n", {}).numberValue;
      const version = versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { replicas });
      const resource = version.node.defaultChild as TerraformResource;
      resource.addOverride("lifecycle.precondition", [{ condition: "${true}", error_message: "other" }]);
      Checks.of(stack).relax("AIG201", REASON);
    });
    expect(preconditionsOf(onlyResource(json, VERSION)).map((one) => one.error_message)).toEqual(["other"]);
  });

  test.each([
    [
      "a code that does not exist",
      "*",
      'got "*", allowed the code of an error',
      "Name one rule of docs/errors.md; there is no switch for all.",
    ],
    ["the code of a warning", "AIG204", "AIG204 is no error, allowed the code of one", "Acknowledge it."],
    ["the code of advice", "AIG218", "AIG218 is no error, allowed the code of one", "Acknowledge it."],
    ...["AIG314", "AIG001"].map((code) => [
      `${code}, which is not Azure's rule`,
      code,
      `${code} is not Azure's rule, allowed the code of a rule that Azure enforces`,
      "Without it the configuration cannot be written or planned: mend the error.",
    ]),
    ...["AIG207", "AIG620"].map((code) => [
      `${code}, which Azure enforces, and which nothing sensible breaks`,
      code,
      `${code} is one of Azure's rules that cannot be relaxed, allowed the code of another one`,
      "Nothing sensible can be written while it is broken: mend the error.",
    ]),
  ])("refuses %s", (_, code, detail, remedy) => {
    const stack = stackIn(Testing.app(), "stack");
    expect(() => Checks.of(stack).relax(code!, REASON)).toThrow(
      new Error(
        [
          "relax at stack is not valid (1 problem)",
          "",
          `  AIG006  code: ${detail}`,
          `          ${remedy}`,
          "",
          "More: docs/errors.md#aig006",
        ].join("\n"),
      ),
    );
  });

  test("refuses to relax without a reason, and relaxes nothing", () => {
    const stack = stackIn(Testing.app(), "stack");
    expect(() => Checks.of(stack).relax("AIG205", " ")).toThrow(
      'AIG006  reason: got " ", allowed a sentence\n          Say in a sentence why it is all right here.\n',
    );
    expect(() => zoneless(stack)).toThrow(/AIG205/);
  });
});

describe("raised quotas", () => {
  test.each([
    ["a number below the default", { galleries: 99 }, "galleries: got 99, allowed a whole number of at least 100"],
    ["a fraction", { definitions: 1000.5 }, "definitions: got 1000.5, allowed a whole number of at least 1000"],
    ["no number", { versions: Infinity }, "versions: got Infinity, allowed a whole number of at least 10000"],
    ["a text", { versions: "20000" as never }, 'versions: got "20000", allowed a whole number of at least 10000'],
    ["a number that is no count", { versions: NaN }, "versions: got NaN, allowed a whole number of at least 10000"],
  ])("refuses %s", (_, quota, said) => {
    expect(() => Checks.of(Testing.app()).raisedQuota(quota)).toThrow(`AIG006  ${said}\n`);
  });

  test("refuses two wrong numbers at once", () => {
    expect(() => Checks.of(Testing.app()).raisedQuota({ galleries: 1, versions: 1 })).toThrow(/\(2 problems\)/);
  });

  test.each<[unknown, string[]]>([
    [{ versons: 20000 }, ['AIG684 versons: A raised quota has no such prop; the nearest one is "versions"']],
    [{ images: 1, galleries: 1 }, ["AIG684 images: A raised", "AIG006 galleries: got 1, a"]],
    [undefined, ["AIG003 quota: got nothing, allowed an object of settings"]],
    [null, ["AIG003 quota: got null, allowed an object of settings"]],
    ["x", ['AIG004 quota: got "x", allowed an object of settings']],
    [5, ["AIG004 quota: got 5, allowed an object of settings"]],
    [[20000], ["AIG004 quota: got a list, allowed an object of settings"]],
  ])("refuses %j as a quota", (quota, said) => {
    const message = refusal((stack) => void Checks.of(stack).raisedQuota(untyped(quota)));
    expect(message).toMatch(/^raisedQuota at stack is not valid \(/);
    expect(problemsIn(message)).toEqual(said.map((text) => expect.stringContaining(text) as string));
  });

  test("refuses what only Terraform knows", () => {
    const said = (quota: (stack: ReturnType<typeof stackIn>) => unknown): string[] =>
      problemsIn(refusal((stack) => void Checks.of(stack).raisedQuota(untyped(quota(stack)))));
    const unknown = "got a value that only Terraform knows, allowed a literal";
    expect(said((stack) => ({ versions: numberToken(stack) }))).toEqual([`AIG008 versions: ${unknown}`]);
    expect(said((stack) => Token.asNumberMap({ versions: numberToken(stack) }))).toEqual([`AIG008 quota: ${unknown}`]);
    expect(said((stack) => Token.asAny(textToken(stack)))).toEqual([`AIG008 quota: ${unknown}`]);
    expect(said((stack) => textToken(stack))).toEqual([`AIG008 quota: ${unknown}`]);
  });

  test("null is not given, as everywhere", () => {
    const stack = stackIn(Testing.app(), "stack");
    Checks.of(stack).raisedQuota({ galleries: 101 });
    Checks.of(stack).raisedQuota(untyped({ galleries: null, versions: null }));
    Array.from({ length: 101 }, (_, i) => galleryIn(stack, `G${i}`));
    expect(() => synthJson(stack)).not.toThrow();
  });

  test("the default itself is taken", () => {
    expect(() =>
      Checks.of(Testing.app()).raisedQuota({ galleries: 100, definitions: 1000, versions: 10000 }),
    ).not.toThrow();
  });
});

describe("today", () => {
  test.each([
    ["2026-02-30", "AIG006", '"2026-02-30"'],
    ["", "AIG006", '""'],
    ["today", "AIG006", '"today"'],
    [undefined, "AIG003", "nothing"],
    [null, "AIG003", "null"],
    [7, "AIG004", "7"],
  ])("refuses %p", (date, code, shown) => {
    const said = `${code}  date: got ${shown}, allowed a date such as "2026-11-25"\n          Write a date.\n`;
    expect(() => Checks.of(Testing.app()).today(date as never)).toThrow(said);
  });

  test("the day of the nearest scope counts", () => {
    const stack = stackIn(Testing.app(), "stack");
    Checks.of(stack.node.root).today("2020-01-01");
    const gallery = galleryIn(stack, "G");
    definitionIn(gallery, "D", { endOfLife: "2026-01-01" });
    Checks.of(definitionIn(gallery, "E", { endOfLife: "2026-01-01" })).today("2027-01-01");
    expect(warnings(stack)).toEqual(['stack/G/E AIG117 endOfLife: got "2026-01-01T00:00:00Z", which is past']);
  });
});

describe("strict", () => {
  test("refuses a warning that nobody acknowledged, in every stack below", () => {
    const { stack } = hidden();
    Checks.of(stack.node.root).strict();
    expect(() => synthJson(stack)).toThrow(
      /stack\/G\/D is not valid\n\n {2}AIG451 {2}excludeFromLatest: in West Europe/,
    );
    expect(() => synthJson(stack)).toThrow('[acknowledge: Checks.of(construct).acknowledge("AIG451", "why")]');
  });

  test("lets pass what was acknowledged or relaxed, and advice", () => {
    const { stack, definition } = hidden();
    Checks.of(stack).strict().relax("AIG205", REASON);
    Checks.of(definition).acknowledge("AIG451", REASON);
    const storage = StorageAccountType.STANDARD_ZRS;
    versionOf(definition, "Thin", "1.0.1", { replicas: 1, storage, targetRegions: { westus: {} } });
    expect(() => synthJson(stack)).not.toThrow();
  });

  test("holds below its scope alone", () => {
    const { stack } = hidden();
    Checks.of(galleryIn(stack, "Other")).strict();
    expect(() => synthJson(stack)).not.toThrow();
  });
});

describe("wrong types", () => {
  test.each<[unknown, string]>([
    [undefined, "AIG003  scope: got nothing"],
    [null, "AIG003  scope: got null"],
    [{}, "AIG004  scope: got a value of type object"],
    ["app", 'AIG004  scope: got "app"'],
  ])("refuses %j as a scope", (scope, said) => {
    expect(() => Checks.of(untyped(scope))).toThrow(
      `Checks.of is not valid (1 problem)\n\n  ${said}, allowed a version, a definition, a gallery, a stack or the app\n`,
    );
  });

  test.each(["acknowledge", "relax"] as const)("%s refuses a code that is no text", (method) => {
    const allowed = `allowed the code of ${method === "relax" ? "an error" : "a warning"}`;
    const code = method === "relax" ? "AIG205" : "AIG451";
    const said = (given: unknown): string[] =>
      problemsIn(refusal((stack) => void Checks.of(stack)[method](untyped(given), REASON)));
    expect(said(undefined)).toEqual([`AIG003 code: got nothing, ${allowed}`]);
    expect(said(null)).toEqual([`AIG003 code: got null, ${allowed}`]);
    expect(said(451)).toEqual([`AIG004 code: got 451, ${allowed}`]);
    expect(said([code])).toEqual([`AIG004 code: got a list, ${allowed}`]);
  });

  test.each([
    ["acknowledge", "AIG451"],
    ["relax", "AIG205"],
  ] as const)("%s refuses what only Terraform knows", (method, code) => {
    const message = refusal((stack) => void Checks.of(stack)[method](textToken(stack, "a"), textToken(stack, "b")));
    const unknown = "got a value that only Terraform knows, allowed a literal";
    expect(problemsIn(message)).toEqual([`AIG008 code: ${unknown}`, `AIG008 reason: ${unknown}`]);
    const reason = refusal((stack) => void Checks.of(stack)[method](code, `see ${textToken(stack)}`));
    expect(problemsIn(reason)).toEqual([`AIG008 reason: ${unknown}`]);
  });

  test("today refuses what only Terraform knows", () => {
    const message = refusal((stack) => void Checks.of(stack).today(textToken(stack)));
    expect(problemsIn(message)).toEqual(["AIG008 date: got a value that only Terraform knows, allowed a literal"]);
  });
});
