import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { Scoped } from "../../lib/private/scoped";

function tree(): { stack: TerraformStack; middle: Construct; leaf: Construct } {
  const stack = new TerraformStack(Testing.app(), "stack");
  const middle = new Construct(stack, "Middle");
  return { stack, middle, leaf: new Construct(middle, "Leaf") };
}

test("a value holds on its scope and everything below it, not above or beside", () => {
  const { stack, middle, leaf } = tree();
  const said = new Scoped<string>();
  said.set(middle, "AIG451", "pinned by name");
  expect(said.get(middle, "AIG451")).toBe("pinned by name");
  expect(said.get(leaf, "AIG451")).toBe("pinned by name");
  expect(said.get(stack, "AIG451")).toBeUndefined();
  expect(said.get(new Construct(stack, "Beside"), "AIG451")).toBeUndefined();
});

test("a value holds for what is made below the scope later", () => {
  const { stack } = tree();
  const said = new Scoped<string>();
  said.set(stack.node.root, "AIG211", "a new region");
  expect(said.get(new Construct(stack, "Later"), "AIG211")).toBe("a new region");
});

test("a value holds for its own key alone", () => {
  const { leaf } = tree();
  const said = new Scoped<string>();
  said.set(leaf, "AIG451", "pinned by name");
  said.set(leaf, "AIG204", "a large pool");
  expect(said.get(leaf, "AIG451")).toBe("pinned by name");
  expect(said.get(leaf, "AIG204")).toBe("a large pool");
  expect(said.get(leaf, "AIG211")).toBeUndefined();
});

test("the nearest scope's value wins, and a later one replaces an earlier one", () => {
  const { stack, middle, leaf } = tree();
  const said = new Scoped<string>();
  said.set(stack, "AIG451", "far");
  said.set(middle, "AIG451", "near");
  expect(said.get(leaf, "AIG451")).toBe("near");
  said.set(middle, "AIG451", "nearer");
  expect(said.get(leaf, "AIG451")).toBe("nearer");
});

test("zero and an empty text are values too", () => {
  const { stack, leaf } = tree();
  const numbers = new Scoped<number>();
  numbers.set(stack, "versions", 5);
  numbers.set(leaf, "versions", 0);
  expect(numbers.get(leaf, "versions")).toBe(0);
});

test("two kinds of values, and two trees, do not see each other", () => {
  const { leaf } = tree();
  const [one, two] = [new Scoped<string>(), new Scoped<string>()];
  one.set(leaf, "AIG451", "pinned by name");
  expect(two.get(leaf, "AIG451")).toBeUndefined();
  expect(one.get(tree().leaf, "AIG451")).toBeUndefined();
});

test("it is empty until something is said of any construct", () => {
  const said = new Scoped<string>();
  expect(said.isEmpty).toBe(true);
  said.set(tree().leaf, "AIG451", "pinned by name");
  expect(said.isEmpty).toBe(false);
});
