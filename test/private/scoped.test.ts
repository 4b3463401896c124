import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { acknowledge, acknowledgementOf } from "../../lib/checks/acknowledgements";

function tree(): { stack: TerraformStack; middle: Construct; leaf: Construct } {
  const stack = new TerraformStack(Testing.app(), "stack");
  const middle = new Construct(stack, "Middle");
  return { stack, middle, leaf: new Construct(middle, "Leaf") };
}

test("a reason holds on its scope and everything below it, not above or beside", () => {
  const { stack, middle, leaf } = tree();
  acknowledge(middle, "AIG451", "pinned by name");
  expect(acknowledgementOf(middle, "AIG451")).toBe("pinned by name");
  expect(acknowledgementOf(leaf, "AIG451")).toBe("pinned by name");
  expect(acknowledgementOf(stack, "AIG451")).toBeUndefined();
  expect(acknowledgementOf(new Construct(stack, "Beside"), "AIG451")).toBeUndefined();
});

test("a reason holds for what is made below the scope later", () => {
  const { stack } = tree();
  acknowledge(stack.node.root, "AIG211", "a new region");
  expect(acknowledgementOf(new Construct(stack, "Later"), "AIG211")).toBe("a new region");
});

test("a reason holds for its own code alone", () => {
  const { leaf } = tree();
  acknowledge(leaf, "AIG451", "pinned by name");
  acknowledge(leaf, "AIG204", "a large pool");
  expect(acknowledgementOf(leaf, "AIG451")).toBe("pinned by name");
  expect(acknowledgementOf(leaf, "AIG204")).toBe("a large pool");
  expect(acknowledgementOf(leaf, "AIG211")).toBeUndefined();
});

test("the nearest scope's reason wins, and a later one replaces an earlier one", () => {
  const { stack, middle, leaf } = tree();
  acknowledge(stack, "AIG451", "far");
  acknowledge(middle, "AIG451", "near");
  expect(acknowledgementOf(leaf, "AIG451")).toBe("near");
  acknowledge(middle, "AIG451", "nearer");
  expect(acknowledgementOf(leaf, "AIG451")).toBe("nearer");
});
