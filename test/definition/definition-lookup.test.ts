import {
  ImageDefinition,
  OsState,
  OsType,
  SecurityType,
  ImageSource,
  GalleryReport,
  type ImageDefinitionLookup,
} from "../../lib";
import { COMPUTE, postconditionsOf, problemsIn, refusal, untyped, VERSION_OPTIONS, writtenAs } from "../gallery/build";
import { resources, synthStack, type Block, type StackJson } from "../support/synth";

const NAMES: ImageDefinitionLookup = {
  galleryName: "contoso",
  definitionName: "ubuntu",
  resourceGroupName: "rg-images",
};

function lookedUp(more: Partial<ImageDefinitionLookup> = {}): Block {
  const { json } = synthStack((stack) => ImageDefinition.fromLookup(stack, "Ubuntu", { ...NAMES, ...more }));
  return resources({ resource: json.data as StackJson["resource"] }, "azurerm_shared_image").Ubuntu!;
}

test("writes what names it and nothing else", () => {
  expect(lookedUp()).toEqual({ gallery_name: "contoso", name: "ubuntu", resource_group_name: "rg-images" });
});

test("hands on what is found, and what is stated", () => {
  const handedOn = writtenAs((stack) => {
    const { definitionId, location } = ImageDefinition.fromLookup(stack, "Ubuntu", NAMES);
    return [definitionId, location];
  });
  expect(handedOn).toEqual(["id", "location"].map((name) => `\${data.azurerm_shared_image.Ubuntu.${name}}`));
  synthStack((stack) => {
    const found = ImageDefinition.fromLookup(stack, "Ubuntu", { ...NAMES, osType: OsType.LINUX });
    expect([found.galleryName, found.definitionName, found.osType]).toEqual(["contoso", "ubuntu", "Linux"]);
    expect([found.osState, found.securityType, found.hyperVGeneration]).toEqual([undefined, undefined, undefined]);
  });
});

test("has Terraform read the OS state and the security type from switches", () => {
  const stated = { osState: OsState.SPECIALIZED, securityType: SecurityType.STANDARD };
  expect(postconditionsOf(lookedUp(stated)).map(({ condition }) => condition)).toEqual([
    '${(lower((self.specialized == true) ? "Specialized" : "Generalized") == lower("Specialized"))}',
    '${(lower((self.trusted_launch_enabled == true) ? "TrustedLaunch" : (self.trusted_launch_supported == true) ? ' +
      '"TrustedLaunchSupported" : (self.confidential_vm_enabled == true) ? "ConfidentialVM" : ' +
      '(self.confidential_vm_supported == true) ? "ConfidentialVmSupported" : "Standard") == lower("Standard"))}',
  ]);
});

test("does not ask for a security type that azurerm cannot tell", () => {
  const securityType = SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED;
  expect(postconditionsOf(lookedUp({ securityType }))).toEqual([]);
});

test("refuses what does not go together with what is stated, and says what could not be checked", () => {
  const add = (stated: Partial<ImageDefinitionLookup>): string => {
    const { stack } = synthStack((stack) => {
      const definition = ImageDefinition.fromLookup(stack, "Ubuntu", { ...NAMES, ...stated });
      definition.addVersion("V1", { ...VERSION_OPTIONS, source: ImageSource.managedImage(`${COMPUTE}/images/a`) });
    });
    return GalleryReport.of(stack).toText();
  };
  expect(() => add({ osState: OsState.SPECIALIZED })).toThrow(/AIG313/);
  expect(add({})).toMatch(/– AIG313 stack\/Ubuntu\/V1\n.*not checked: the OS state/);
  expect(add({ osState: OsState.GENERALIZED })).not.toContain("AIG313");
});

test("refuses everything that is wrong at once", () => {
  const wrong = {
    galleryName: "",
    definitionName: "a/b",
    resourceGroupName: "rg.",
    osType: untyped<OsType>("linux"),
    osStat: 1,
  };
  const message = refusal((stack) => ImageDefinition.fromLookup(stack, "Ubuntu", wrong));
  expect(message).toMatch(/^ImageDefinition looked up at stack\/Ubuntu is not valid \(5 problems\)/);
  expect(problemsIn(message).map((said) => said.slice(0, 21))).toEqual([
    "AIG003 galleryName: g",
    "AIG687 definitionName",
    "AIG105 resourceGroupN",
    "AIG684 osStat: ImageD",
    'AIG007 osType: got "l',
  ]);
});
