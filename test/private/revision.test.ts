import { TerraformStack, Testing } from "cdktf";
import { revisionOf, touch } from "../../lib/private/revision";

test("a change anywhere in a tree gives the tree another number, and no other tree", () => {
  const [app, other] = [Testing.app(), Testing.app()];
  const stack = new TerraformStack(app, "stack");
  const before = [revisionOf(app), revisionOf(other)];
  touch(stack);
  expect(revisionOf(app)).not.toBe(before[0]);
  expect(revisionOf(other)).toBe(before[1]);
  const once = revisionOf(app);
  touch(app);
  expect(revisionOf(app)).not.toBe(once);
});
