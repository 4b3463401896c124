import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import {
  ImageDefinition,
  SharedGallery,
  type ImageDefinitionAttributes,
  type SharedGalleryAttributes,
} from "../../lib";
import { Parents } from "../../lib/checks/parents";
import { definitionIn, galleryIn, stackIn } from "./sample";

const GALLERY = { galleryName: "g", resourceGroupName: "rg", location: "westeurope" };

function imported(scope: TerraformStack, id: string, more: Partial<SharedGalleryAttributes> = {}): SharedGallery {
  return SharedGallery.fromGalleryAttributes(scope, id, { ...GALLERY, ...more }) as SharedGallery;
}

function importedDefinition(
  stack: TerraformStack,
  id: string,
  more: Partial<ImageDefinitionAttributes> = {},
): ImageDefinition {
  const attributes = { ...GALLERY, definitionName: "d", ...more };
  return ImageDefinition.fromDefinitionAttributes(stack, id, attributes) as ImageDefinition;
}

/** Whether children below two parents count as children of one. */
function areOne(
  child: IConstruct,
  one: SharedGallery | ImageDefinition,
  two: SharedGallery | ImageDefinition,
): boolean {
  const parents = new Parents();
  return parents.keyOf(child, one) === parents.keyOf(child, two);
}

describe("two imports of a gallery", () => {
  test("are one with the same names in any letter case", () => {
    const stack = stackIn(Testing.app(), "stack");
    const other = imported(stack, "J", { galleryName: "G", resourceGroupName: "RG" });
    expect(areOne(stack, imported(stack, "I"), other)).toBe(true);
  });

  test.each([
    ["name", { galleryName: "h" }],
    ["group", { resourceGroupName: "other" }],
    ["subscription", { subscriptionId: "b" }],
  ])("are two with another %s", (_, more) => {
    const stack = stackIn(Testing.app(), "stack");
    expect(areOne(stack, imported(stack, "I", { subscriptionId: "a" }), imported(stack, "J", more))).toBe(false);
  });

  test("are two where one of the names is known to Terraform only, and each is itself", () => {
    const stack = stackIn(Testing.app(), "stack");
    const resourceGroupName = new TerraformVariable(stack, "group", {}).stringValue;
    const [one, two] = [imported(stack, "I", { resourceGroupName }), imported(stack, "J", { resourceGroupName })];
    expect(areOne(stack, one, two)).toBe(false);
    expect(areOne(stack, one, one)).toBe(true);
  });

  test("are one by id and by attributes", () => {
    const stack = stackIn(Testing.app(), "stack");
    const id = "/subscriptions/A/resourceGroups/RG/providers/Microsoft.Compute/galleries/G";
    const byId = SharedGallery.fromGalleryId(stack, "I", id) as SharedGallery;
    expect(areOne(stack, byId, imported(stack, "J", { subscriptionId: "a" }))).toBe(true);
  });
});

describe("an import without a subscription", () => {
  test("is in that of the child, so with two of them it is two", () => {
    const stack = stackIn(Testing.app(), "stack");
    const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}], subscriptionId: "b" });
    const gallery = imported(stack, "I");
    const [one, two] = [definitionIn(gallery, "A"), definitionIn(gallery, "B", { provider })];
    const parents = new Parents();
    expect(parents.keyOf(one, gallery)).not.toBe(parents.keyOf(two, gallery));
  });

  test("is the gallery of this app that has its names, in that subscription", () => {
    const stack = stackIn(Testing.app(), "stack");
    expect(areOne(stack, galleryIn(stack, "G"), imported(stack, "I"))).toBe(true);
    expect(areOne(stack, galleryIn(stack, "H"), imported(stack, "J"))).toBe(false);
  });
});

describe("a definition", () => {
  test("is never a gallery, and is compared by its gallery's name too", () => {
    const stack = stackIn(Testing.app(), "stack");
    const gallery = galleryIn(stack, "G");
    const definition = definitionIn(gallery, "D", { definitionName: "d" });
    expect(areOne(stack, gallery, definition)).toBe(false);
    expect(areOne(stack, definition, importedDefinition(stack, "I"))).toBe(true);
    expect(areOne(stack, definition, importedDefinition(stack, "J", { galleryName: "other" }))).toBe(false);
    expect(areOne(stack, definition, importedDefinition(stack, "K", { definitionName: "other" }))).toBe(false);
  });

  test("is itself alone where only Terraform knows the name of its gallery", () => {
    const stack = stackIn(Testing.app(), "stack");
    const gallery = galleryIn(stack, "G", { galleryName: new TerraformVariable(stack, "name", {}).stringValue });
    const [one, two] = [definitionIn(gallery, "D"), definitionIn(gallery, "E")];
    expect(areOne(stack, one, two)).toBe(false);
  });
});

describe("the subscription of a parent", () => {
  test("is that of its provider if it is made here", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: "AAA" });
    expect(new Parents().subscriptionIdOf(galleryIn(stack, "G"))).toBe("aaa");
  });

  test("is what the import states, and otherwise not known", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: "AAA" });
    const token = new TerraformVariable(stack, "subscription", {}).stringValue;
    const parents = new Parents();
    const said = [undefined, "BBB", token].map((subscriptionId, i) =>
      parents.subscriptionIdOf(imported(stack, `I${i}`, { subscriptionId })),
    );
    expect(said).toEqual([undefined, "bbb", undefined]);
  });
});
