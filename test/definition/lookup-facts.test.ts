import {
  Architecture,
  DisallowedDiskType,
  HyperVGeneration,
  ImageDefinition,
  OsState,
  OsType,
  SecurityType,
  type ImageDefinitionLookup,
} from "../../lib";
import { postconditionsOf, problemsIn, refusal, SUBSCRIPTION, untyped } from "../gallery/build";
import { resources, synthStack, type StackJson } from "../support/synth";

/* What is stated of a definition that is looked up: each fact by itself. */

const NAMES = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg-images" };

function conditionsWith(stated: Partial<ImageDefinitionLookup>): { condition: string; error_message: string }[] {
  const { json } = synthStack((stack) => ImageDefinition.fromLookup(stack, "Ubuntu", { ...NAMES, ...stated }));
  const found = resources({ resource: json.data as StackJson["resource"] }, "azurerm_shared_image").Ubuntu!;
  return postconditionsOf(found).map(({ condition, error_message }) => ({ condition, error_message }));
}

const REGION = (text: string): string => `replace(lower(${text}), " ", "")`;

test.each<[keyof ImageDefinitionLookup, string, string, string]>([
  ["location", "West Europe", `${REGION("self.location")} == ${REGION('"West Europe"')}`, "self.location"],
  [
    "subscriptionId",
    SUBSCRIPTION,
    `lower(element(split("/", self.id), 2)) == lower("${SUBSCRIPTION}")`,
    'element(split("/", self.id), 2)',
  ],
  ["osType", OsType.WINDOWS, 'lower(self.os_type) == lower("Windows")', "self.os_type"],
  ["hyperVGeneration", HyperVGeneration.V1, 'lower(self.hyper_v_generation) == lower("V1")', "self.hyper_v_generation"],
  ["architecture", Architecture.ARM64, 'lower(self.architecture) == lower("Arm64")', "self.architecture"],
])("%s is compared with what is found", (prop, value, condition, found) => {
  expect(conditionsWith({ [prop]: value })).toEqual([
    {
      condition: `\${(${condition})}`,
      error_message: `AIG680  ${prop}: stated "${value}", found "\${${found}}". State what is there, or leave it out.`,
    },
  ]);
});

test.each([
  ["osState", OsState.GENERALIZED],
  ["securityType", SecurityType.TRUSTED_LAUNCH],
])("%s is named in what is said", (prop, value) => {
  const [asked] = conditionsWith({ [prop]: value });
  expect(asked!.error_message).toMatch(new RegExp(`^AIG680 {2}${prop}: stated "${value}", found "`));
});

test.each<[string, unknown, string]>([
  ["location", 5, "AIG004 location: got 5"],
  ["subscriptionId", 5, "AIG004 subscriptionId: got 5"],
  ["osType", "linux", 'AIG007 osType: got "linux"'],
  ["osState", "specialised", 'AIG007 osState: got "specialised"'],
  ["hyperVGeneration", "V3", 'AIG007 hyperVGeneration: got "V3"'],
  ["architecture", "arm64", 'AIG007 architecture: got "arm64"'],
  ["securityType", "Trusted", 'AIG007 securityType: got "Trusted"'],
  ["nvme", "yes", 'AIG004 nvme: got "yes"'],
  ["disallowedDiskTypes", ["HDD"], 'AIG007 disallowedDiskTypes[0]: got "HDD"'],
  ["recommendedVcpus", { min: 0 }, "AIG106 recommendedVcpus.min: got 0"],
  ["recommendedMemoryGb", { max: 641 }, "AIG107 recommendedMemoryGb.max: got 641"],
])("%s as %p is refused alone, by name", (prop, value, said) => {
  const message = refusal((stack) => ImageDefinition.fromLookup(stack, "U", untyped({ ...NAMES, [prop]: value })));
  expect(problemsIn(message)).toEqual([expect.stringMatching(new RegExp(`^${said.replace(/[[\]]/g, "\\$&")}`))]);
});

test("each kind of disk is a fact that can be stated", () => {
  const disallowedDiskTypes = Object.values(DisallowedDiskType);
  synthStack((stack) => {
    const definition = ImageDefinition.fromLookup(stack, "Ubuntu", { ...NAMES, disallowedDiskTypes, nvme: true });
    expect(definition.disallowedDiskTypes).toEqual(disallowedDiskTypes);
    expect(definition.nvme).toBe(true);
  });
});
