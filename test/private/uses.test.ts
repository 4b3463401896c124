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

test("a use that is noted again, or no longer stands, is not told twice and not at all", () => {
  const { image, machine } = tree();
  let stands = true;
  expect(noteUse(image, "uksouth", machine, () => stands)).toBe(true);
  expect(noteUse(image, "UK South", machine)).toBe(false);
  expect(usesOf(image)).toHaveLength(1);
  stands = false;
  expect(usesOf(image)).toEqual([]);
  expect(noteUse(image, "uksouth", machine)).toBe(true);
  expect(usesOf(image)).toHaveLength(1);
});
