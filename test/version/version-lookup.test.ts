import { ImageVersion, type ImageVersionLookup } from "../../lib";
import { postconditionsOf, problemsIn, refusal, textToken, writtenAs } from "../gallery/build";
import { resources, synthStack, type Block, type StackJson } from "../support/synth";

const NAMES = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg-images" };

function lookedUp(more: Partial<ImageVersionLookup> = {}): Block {
  const { json } = synthStack((stack) => {
    ImageVersion.fromLookup(stack, "Ubuntu", { ...NAMES, version: "latest", ...more });
  });
  return resources({ resource: json.data as StackJson["resource"] }, "azurerm_shared_image_version").Ubuntu!;
}

test.each(["latest", "recent", "1.4.0"])("looks %s up, sorted by number", (version) => {
  expect(lookedUp({ version })).toEqual({
    gallery_name: "contoso",
    image_name: "ubuntu",
    name: version,
    resource_group_name: "rg-images",
    sort_versions_by_semver: true,
  });
});

test("hands on the number that is found, not the word", () => {
  const handedOn = writtenAs((stack) => {
    const found = ImageVersion.fromLookup(stack, "Ubuntu", { ...NAMES, version: "latest" });
    return [found.versionId, found.versionName, found.location];
  });
  const prefix = "data.azurerm_shared_image_version.Ubuntu";
  expect(handedOn).toEqual(["id", "name", "location"].map((name) => `\${${prefix}.${name}}`));
  synthStack((stack) => {
    const found = ImageVersion.fromLookup(stack, "Ubuntu", { ...NAMES, version: "latest" });
    expect([found.galleryName, found.definitionName, found.resourceGroupName]).toEqual([
      "contoso",
      "ubuntu",
      "rg-images",
    ]);
  });
});

test("has Terraform compare the location that is stated", () => {
  const [condition, ...others] = postconditionsOf(lookedUp({ location: "uksouth" }));
  expect(condition!.condition).toBe(
    '${(replace(lower(self.location), " ", "") == replace(lower("uksouth"), " ", ""))}',
  );
  expect(others).toEqual([]);
});

test("shows a value that only Terraform knows as none in the message", () => {
  const { json } = synthStack((stack) => {
    const location = textToken(stack);
    ImageVersion.fromLookup(stack, "Ubuntu", { ...NAMES, version: "latest", location });
  });
  const [source] = Object.values(
    resources({ resource: json.data as StackJson["resource"] }, "azurerm_shared_image_version"),
  );
  expect(postconditionsOf(source!)[0]!.error_message).toBe(
    'AIG680  location: stated, found "${self.location}". State what is there, or leave it out.',
  );
});

test("refuses everything that is wrong at once", () => {
  const wrong = { galleryName: "a/b", definitionName: "", version: "newest", resourceGroupName: "", regin: "x" };
  const message = refusal((stack) => ImageVersion.fromLookup(stack, "Ubuntu", wrong));
  expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual([
    "AIG686",
    "AIG003",
    "AIG683",
    "AIG003",
    "AIG684",
  ]);
});
