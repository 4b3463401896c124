import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { revisionOf } from "../../lib/private/revision";
import { noteUse, usesOf } from "../../lib/private/uses";

function tree(): { stack: TerraformStack; image: Construct; machine: Construct } {
  const stack = new TerraformStack(Testing.app(), "stack");
  return { stack, image: new Construct(stack, "Image"), machine: new Construct(stack, "Machine") };
}

test("a use is told with its region by short name and the construct, in the order they were noted", () => {
  const { stack, image, machine } = tree();
  const other = new Construct(stack, "Other");
  noteUse(image, "West Europe", machine);
  noteUse(image, "uksouth", other);
  expect(usesOf(image)).toEqual([
    { region: "westeurope", by: machine },
    { region: "uksouth", by: other },
  ]);
  expect(usesOf(other)).toEqual([]);
});

test("the use of a construct that has left the tree is gone", () => {
  const { stack, image, machine } = tree();
  const group = new Construct(stack, "Group");
  noteUse(image, "westeurope", new Construct(group, "Machine"));
  noteUse(image, "northeurope", machine);
  stack.node.tryRemoveChild("Group");
  expect(usesOf(image)).toEqual([{ region: "northeurope", by: machine }]);
});

test("what is noted of a user last is what holds, and a use can end", () => {
  const { stack, image, machine } = tree();
  noteUse(image, "westeurope", machine);
  const before = revisionOf(stack.node.root);
  noteUse(image, "West Europe", machine);
  expect(revisionOf(stack.node.root)).toBe(before);
  noteUse(image, "northeurope", machine);
  expect(usesOf(image)).toEqual([{ region: "northeurope", by: machine }]);
  noteUse(image, undefined, machine);
  expect(usesOf(image)).toEqual([]);
  expect(revisionOf(stack.node.root)).not.toBe(before);
});

test.each<[string, (stack: TerraformStack) => unknown]>([
  ["a token", (stack) => new TerraformVariable(stack, "region", { type: "string" }).stringValue],
  ["an expression", () => "${var.region}"],
  ["no text", () => undefined],
  ["an empty text", () => " "],
])("nothing is guessed of %s as the region", (_, region) => {
  const { stack, image, machine } = tree();
  const before = revisionOf(stack.node.root);
  noteUse(image, region(stack) as string, machine);
  expect(usesOf(image)).toEqual([]);
  expect(revisionOf(stack.node.root)).toBe(before);
});

test("a use makes what was computed of the tree before out of date", () => {
  const { stack, image, machine } = tree();
  const before = revisionOf(stack.node.root);
  noteUse(image, "westeurope", machine);
  expect(revisionOf(stack.node.root)).not.toBe(before);
});
