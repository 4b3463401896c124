import { Testing } from "cdktf";
import { Checks } from "../../lib";
import { synthJson } from "../support/synth";
import { annotations, definitionIn, galleryIn, stackIn, versionOf } from "./sample";

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

  test("calls can follow each other", () => {
    const { stack, definition } = hidden();
    Checks.of(definition).acknowledge("AIG211", "a new region").acknowledge("AIG451", REASON);
    synthJson(stack);
    expect(annotations(stack)).toEqual([INFO]);
  });
});

describe("faulty acknowledgements", () => {
  const remedy = "Name a warning of docs/errors.md and say in a sentence why it is all right here.";

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
    ["an empty reason", "", '""'],
    ["a reason of blanks", "  ", '"  "'],
    ["no reason", undefined, "nothing"],
  ])("refuses %s", (_, reason, shown) => {
    const { stack } = hidden();
    expect(() => Checks.of(stack.node.root).acknowledge("AIG451", reason as string)).toThrow(
      new Error(
        [
          "acknowledge at the app is not valid (1 problem)",
          "",
          `  AIG006  reason: got ${shown}, allowed a sentence`,
          `          ${remedy}`,
          "",
          "More: docs/errors.md#aig006",
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
          `          ${remedy}`,
          "",
          "More: docs/errors.md#aig006",
        ].join("\n"),
      ),
    );
  });
});
