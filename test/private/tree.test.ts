import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { findBelow, isBelow, Paths } from "../../lib/private/tree";

function tree(): { stack: TerraformStack; branch: Construct; leaf: Construct } {
  const stack = new TerraformStack(Testing.app(), "stack");
  const branch = new Construct(stack, "Branch");
  return { stack, branch, leaf: new Construct(branch, "Leaf") };
}

test("a construct is below itself and every scope above, and nowhere once it is taken out", () => {
  const { stack, branch, leaf } = tree();
  expect([leaf, branch, stack, stack.node.root].map((scope) => isBelow(leaf, scope))).toEqual([true, true, true, true]);
  expect(isBelow(branch, leaf)).toBe(false);
  branch.node.tryRemoveChild("Leaf");
  expect(isBelow(leaf, branch)).toBe(false);
});

test("the nearest construct that is meant is found, however deep, and no others are asked", () => {
  const { stack, leaf } = tree();
  const near = new Construct(stack, "Near");
  expect(findBelow(stack, (construct) => construct === leaf)).toBe(leaf);
  const asked: string[] = [];
  const isMeant = (construct: { node: { id: string; path: string } }): boolean => {
    asked.push(construct.node.path);
    return ["Near", "Leaf"].includes(construct.node.id);
  };
  expect(findBelow(stack, isMeant)).toBe(near);
  expect(asked).toEqual(["stack", "stack/Branch", "stack/Near"]);
  expect(findBelow(stack, () => false)).toBeUndefined();
});

test("paths are those of the nodes", () => {
  const { stack, branch, leaf } = tree();
  const paths = new Paths();
  const all = [stack.node.root, stack, branch, leaf, new Construct(branch, "Other")];
  expect(all.map((construct) => paths.of(construct))).toEqual(all.map(({ node }) => node.path));
});
