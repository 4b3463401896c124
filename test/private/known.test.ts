import fc from "fast-check";
import { Lazy, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { known, knownMap } from "../../lib/private/known";

const variable = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});

describe("known", () => {
  test.each([
    ["a text", "west"],
    ["an empty text", ""],
    ["a text with braces", "a{b}c"],
    ["an escaped expression", "$${var.a}"],
    ["an escaped directive", "%%{if}"],
    ["zero", 0],
    ["a negative number", -1],
    ["a large negative number", -1e300],
    ["NaN", NaN],
    ["infinity", Infinity],
    ["negative infinity", -Infinity],
    ["false", false],
    ["null", null],
    ["nothing", undefined],
    ["a list of texts", ["a", "b"]],
    ["an empty list", []],
    ["an object", { a: 1 }],
  ])("%s is known", (_, value) => {
    expect(known(value)).toBe(true);
  });

  test.each([
    ["a text token", variable.stringValue],
    ["a text that holds a token", `rg-${variable.stringValue}-x`],
    ["a number token", variable.numberValue],
    ["a boolean token", variable.booleanValue],
    ["a list token", variable.listValue],
    ["a list that holds a token", ["a", variable.stringValue]],
    ["a list within a list that holds a token", [["a"], [variable.numberValue]]],
    ["a token of any type", variable.value],
    ["a lazy text", Lazy.stringValue({ produce: () => "a" })],
    ["a lazy number", Lazy.numberValue({ produce: () => 1 })],
    ["an expression written by hand", "${var.location}"],
    ["an expression within a text", "rg-${var.name}"],
    ["a directive written by hand", "%{if true}a%{endif}"],
  ])("%s is known to Terraform only", (_, value) => {
    expect(known(value)).toBe(false);
  });

  test("every text without a brace is known, and every whole number of a user's size", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        expect(known(text.replaceAll("{", "("))).toBe(true);
        expect(known(number)).toBe(true);
      }),
    );
  });
});

describe("knownMap", () => {
  test("a map whose values are tokens is known as a map", () => {
    expect(knownMap({ team: variable.stringValue })).toBe(true);
    expect(knownMap({})).toBe(true);
  });

  test("a map that is a token as a whole is not, in either of its forms", () => {
    expect(knownMap(Token.asStringMap(variable.value))).toBe(false);
    expect(knownMap(variable.value as object)).toBe(false);
  });

  test("a map with a token among its names is not", () => {
    expect(knownMap({ [variable.stringValue]: "v" })).toBe(false);
  });
});
