import { App } from "cdktf";
import { checkScope } from "../../lib/private/scope";

test("a construct is a scope", () => {
  expect(() => checkScope("Checks.of", new App(), "the app")).not.toThrow();
});

test.each([
  [undefined, "AIG003", "got nothing"],
  [null, "AIG003", "got null"],
  ["app", "AIG004", 'got "app"'],
  [{ node: {} }, "AIG004", "got a value of type object"],
])("refuses %j", (scope, code, got) => {
  const said = `Checks.of is not valid (1 problem)\n\n  ${code}  scope: ${got}, allowed the app\n`;
  expect(() => checkScope("Checks.of", scope, "the app")).toThrow(said);
});
