import { Image } from "@cdktf/provider-azurerm/lib/image";
import { Testing, type TerraformStack } from "cdktf";
import { ImageSource, type ImageDefinition, type ImageVersionOptions } from "../../lib";
import { stackIn } from "../checks/sample";
import { addDefinition, addGallery, COMPUTE, textToken } from "../gallery/build";
import { resources, synthJson, synthStack, VERSION } from "../support/synth";

const IMAGE = `${COMPUTE}/images/ubuntu`;

function add(
  definition: ImageDefinition,
  patch: number,
  source: ImageSource,
  more: Partial<ImageVersionOptions> = {},
): void {
  definition.addVersion(`V${patch}`, { version: `1.0.${patch}`, source, ...more });
}

/** What each version has to wait for, by number; references are cut down to the construct id. */
function waits(build: (definition: ImageDefinition, stack: TerraformStack) => void): { [version: string]: string[] } {
  const { json } = synthStack((stack) => build(addDefinition(addGallery(stack)), stack));
  const cut = (address: string): string => address.replace(/^.*_(V\d+)_[0-9A-F]{8}$/, "$1");
  return Object.fromEntries(
    Object.values(resources(json, VERSION)).map(({ name, depends_on }) => [
      name,
      ((depends_on ?? []) as string[]).map(cut),
    ]),
  );
}

test("each version of a managed image waits for the one before it", () => {
  expect(waits((definition) => [0, 1, 2].forEach((i) => add(definition, i, ImageSource.managedImage(IMAGE))))).toEqual({
    "1.0.0": [],
    "1.0.1": ["V0"],
    "1.0.2": ["V1"],
  });
});

test("letter case does not make another image", () => {
  const ids = [IMAGE, IMAGE.toUpperCase()];
  const found = waits((definition) => ids.forEach((id, i) => add(definition, i, ImageSource.managedImage(id))));
  expect(found["1.0.1"]).toEqual(["V0"]);
});

test("versions of other images, machines, snapshots and VHDs wait for nothing", () => {
  const account = `${COMPUTE.replace("Compute", "Storage")}/storageAccounts/a`;
  const sources = [
    ImageSource.managedImage(IMAGE),
    ImageSource.managedImage(`${IMAGE}2`),
    ...[1, 2].map(() => ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/m`)),
    ...[1, 2].map(() => ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/s`)),
    ...[1, 2].map(() => ImageSource.vhd("https://a.blob.core.windows.net/c/d.vhd", account)),
  ];
  const found = waits((definition) => sources.forEach((source, i) => add(definition, i, source)));
  expect(Object.values(found).flat()).toEqual([]);
});

test("one token stands for one image", () => {
  const found = waits((definition, stack) => {
    const id = textToken(stack);
    [0, 1].forEach((i) => add(definition, i, ImageSource.managedImage(id)));
  });
  expect(found["1.0.1"]).toEqual(["V0"]);
});

test("an image of the stack is one image however often its id is read", () => {
  const found = waits((definition, stack) => {
    const image = new Image(stack, "Image", { name: "i", resourceGroupName: "rg", location: "westeurope" });
    [0, 1].forEach((i) => add(definition, i, ImageSource.managedImage(image.id)));
  });
  expect(found["1.0.1"]).toEqual(["V0"]);
});

test("it waits across definitions, and keeps what the user says", () => {
  const { json } = synthStack((stack) => {
    const gallery = addGallery(stack);
    const one = addDefinition(gallery);
    const identifier = { ...one.identifier, sku: "other" };
    const options = { identifier, osType: one.osType!, osState: one.osState!, hyperVGeneration: one.hyperVGeneration! };
    const two = gallery.addImageDefinition("Other", options);
    add(one, 0, ImageSource.managedImage(IMAGE));
    add(two, 0, ImageSource.managedImage(IMAGE), { dependsOn: [gallery.node.defaultChild as never] });
  });
  const later = Object.entries(resources(json, VERSION)).find(([name]) => name.includes("Other"));
  expect(later![1].depends_on).toEqual([
    "azurerm_shared_image_gallery.Gallery",
    expect.stringMatching(/^azurerm_shared_image_version\.Gallery_Ubuntu2404_V0_/),
  ]);
});

test("the caller's list of dependencies stays as it was", () => {
  const dependsOn: never[] = [];
  const found = waits((definition) =>
    [0, 1].forEach((i) => add(definition, i, ImageSource.managedImage(IMAGE), { dependsOn })),
  );
  expect(found["1.0.1"]).toEqual(["V0"]);
  expect(dependsOn).toEqual([]);
});

test("nothing waits for a version that was refused or taken out of the tree", () => {
  const found = waits((definition) => {
    const source = ImageSource.managedImage(IMAGE);
    expect(() => add(definition, 0, source, { replicas: 0 })).toThrow("AIG203");
    add(definition, 1, source);
    definition.node.tryRemoveChild("V1");
    add(definition, 2, source);
  });
  expect(found).toEqual({ "1.0.2": [] });
});

test("a version that is taken out of the tree does not break the chain around it", () => {
  const found = waits((definition) => {
    const source = ImageSource.managedImage(IMAGE);
    add(definition, 0, source);
    add(definition, 1, source);
    definition.node.tryRemoveChild("V1");
    add(definition, 2, source);
  });
  expect(found).toEqual({ "1.0.0": [], "1.0.2": ["V0"] });
});

test("versions in two stacks do not wait for each other", () => {
  const app = Testing.app();
  const stacks = ["one", "two"].map((id) => {
    const stack = stackIn(app, id);
    add(addDefinition(addGallery(stack)), 0, ImageSource.managedImage(IMAGE));
    return stack;
  });
  const written = stacks.map((stack) => Object.values(resources(synthJson(stack), VERSION))[0]!.depends_on);
  expect(written).toEqual([undefined, undefined]);
});
