import { TerraformVariable, type TerraformResource, type TerraformStack } from "cdktf";
import {
  Architecture,
  DisallowedDiskType,
  HyperVGeneration,
  ImageDefinition,
  ImageSelection,
  ImageSource,
  ImageVersion,
  MachineImage,
  ManagedImage,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  GALLERY_ID,
  problemsIn,
  refusal,
  textToken,
  untyped,
  writtenAs,
} from "../gallery/build";
import { onlyResource, synthStack, type Block, type Json } from "../support/synth";
import { linuxSet, linuxVm, versionIn } from "./machines";

const DEFINITION_ID = `${GALLERY_ID}/images/ubuntu`;
const KNOWN = {
  osType: OsType.LINUX,
  osState: OsState.GENERALIZED,
  hyperVGeneration: HyperVGeneration.V2,
  architecture: Architecture.X64,
  securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED,
  nvme: true,
  disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS],
  recommendedVcpus: { min: 2, max: 16 },
  recommendedMemoryGb: { min: 4 },
};
const FACTS = Object.keys(KNOWN) as (keyof typeof KNOWN)[];

function factsOf(image: MachineImage): object {
  return Object.fromEntries(FACTS.map((fact) => [fact, image[fact]]));
}

/** The image that `build` gives. */
function imageOf(build: (stack: Parameters<Parameters<typeof synthStack>[0]>[0]) => MachineImage): MachineImage {
  let image: MachineImage | undefined;
  synthStack((stack) => (image = build(stack)));
  return image!;
}

/** The id that `build`'s image has in the configuration. */
function idOf(build: Parameters<typeof imageOf>[0]): Json {
  return writtenAs((stack) => build(stack).imageId);
}

describe("the image of a version", () => {
  test("knows what its definition and its regions say", () => {
    const image = imageOf((stack) => versionIn(stack, KNOWN, { targetRegions: { "North Europe": {} } }).image());
    expect(factsOf(image)).toEqual(KNOWN);
    expect(image.selection).toBe(ImageSelection.PINNED);
    expect(image.regions).toEqual(["westeurope", "northeurope"]);
  });

  test("knows defaults that were not said, and no advice that nobody gave", () => {
    const image = imageOf((stack) => versionIn(stack).image());
    expect(image.architecture).toBe("x64");
    expect(image.securityType).toBe("Standard");
    expect(image.nvme).toBe(false);
    expect([image.disallowedDiskTypes, image.recommendedVcpus, image.recommendedMemoryGb]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("has the id of the version as a reference", () => {
    expect(idOf((stack) => versionIn(stack).image())).toMatch(/^\$\{azurerm_shared_image_version\.\w+\.id\}$/);
  });

  test("sees regions that the escape hatch has changed, and tells none of a dynamic block", () => {
    const image = imageOf((stack) => {
      const version = versionIn(stack);
      const resource = version.node.defaultChild as unknown as { putTargetRegion(value: unknown): void };
      resource.putTargetRegion([{ name: "eastus", regionalReplicaCount: 1 }]);
      return version.image();
    });
    expect(image.regions).toEqual(["eastus"]);
    const dynamic = imageOf((stack) => {
      const version = versionIn(stack);
      const resource = version.node.defaultChild as unknown as { putTargetRegion(value: unknown): void };
      resource.putTargetRegion({ resolve: () => [], creationStack: [], toString: () => "dynamic" });
      return version.image();
    });
    expect(dynamic.regions).toBeUndefined();
  });
});

describe("the escape hatch on a version", () => {
  type Resource = { addOverride(path: string, value: unknown): void };
  const REGION = { name: "northeurope", regional_replica_count: 1 };

  test.each<[string, unknown]>([
    ["target_region.1", REGION],
    ["target_region", [REGION]],
    ["dynamic.target_region", { for_each: ["northeurope"], content: { name: "${target_region.value}" } }],
  ])("leaves its regions open: %s", (path, value) => {
    const image = imageOf((stack) => {
      const version = versionIn(stack);
      (version.node.defaultChild as unknown as Resource).addOverride(path, value);
      const vm = linuxVm(stack, { location: "North Europe" });
      version.image().attachTo(vm);
      version.definition.latestImage().attachTo(linuxSet(stack, { location: "North Europe" }));
      expect(version.definition.latestImage().regions).toBeUndefined();
      return version.image();
    });
    expect(image.regions).toBeUndefined();
  });

  test("is no reason for a warning where it decides what is latest", () => {
    synthStack((stack) => {
      const version = versionIn(stack, {}, { excludeFromLatest: true });
      (version.node.defaultChild as unknown as Resource).addOverride("exclude_from_latest", false);
      version.definition.latestImage().attachTo(linuxVm(stack));
      expect(version.definition.latestImage().regions).toBeUndefined();
    });
  });
});

describe("the escape hatch on a definition", () => {
  const CHANGED: readonly (readonly [keyof typeof KNOWN, string, unknown])[] = [
    ["osType", "os_type", "Windows"],
    ["osState", "specialized", true],
    ["hyperVGeneration", "hyper_v_generation", "V1"],
    ["architecture", "architecture", "Arm64"],
    ["securityType", "confidential_vm_supported", true],
    ["nvme", "disk_controller_type_nvme_enabled", false],
    ["disallowedDiskTypes", "disk_types_not_allowed", []],
    ["recommendedVcpus", "max_recommended_vcpu_count", 64],
    ["recommendedMemoryGb", "min_recommended_memory_in_gb", 1],
  ];

  test.each(CHANGED)("leaves %s open, and nothing else", (fact, argument, value) => {
    const image = imageOf((stack) => {
      const definition = addDefinition(addGallery(stack), KNOWN);
      (definition.node.defaultChild as TerraformResource).addOverride(argument, value);
      return definition.latestImage();
    });
    expect(factsOf(image)).toEqual({ ...KNOWN, [fact]: undefined });
  });

  test("counts as much where a value is assigned, before or after the image is asked for", () => {
    const image = imageOf((stack) => {
      const version = versionIn(stack);
      const found = version.image();
      expect(found.nvme).toBe(false);
      const resource = version.definition.node.defaultChild as unknown as Record<string, unknown>;
      resource.diskControllerTypeNvmeEnabled = true;
      resource.trustedLaunchSupported = true;
      found.attachTo(linuxVm(stack, { size: "Standard_D4as_v6", secureBootEnabled: true }));
      return found;
    });
    expect([image.nvme, image.securityType]).toEqual([undefined, undefined]);
    expect(image.osType).toBe(OsType.LINUX);
  });
});

describe("the image of an imported version", () => {
  test("knows its id alone", () => {
    const image = imageOf((stack) => ImageVersion.fromVersionId(stack, "V", `${DEFINITION_ID}/versions/1.0.0`).image());
    expect(image.imageId).toBe(`${DEFINITION_ID}/versions/1.0.0`);
    expect(image.selection).toBe(ImageSelection.PINNED);
    expect([image.regions, ...Object.values(factsOf(image))].every((fact) => fact === undefined)).toBe(true);
  });

  test("knows what the import states", () => {
    const image = imageOf((stack) => {
      const names = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg" };
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", { ...names, ...KNOWN });
      const regions = { targetRegions: ["West Europe", "northeurope"] };
      return ImageVersion.fromVersionAttributes(stack, "V", {
        ...names,
        ...regions,
        version: "1.0.0",
        definition,
      }).image();
    });
    expect(factsOf(image)).toEqual(KNOWN);
    expect(image.regions).toEqual(["westeurope", "northeurope"]);
  });

  test("has its id as azurerm spells it, with the names as they are", () => {
    const odd = DEFINITION_ID.replace("/subscriptions/", "/Subscriptions/")
      .replace("/resourceGroups/", "/resourcegroups/")
      .replace("Microsoft.Compute/galleries", "microsoft.compute/Galleries")
      .replace("/contoso", "/Contoso");
    const version = imageOf((stack) => ImageVersion.fromVersionId(stack, "V", `${odd}/Versions/1.0.0`).image());
    const right = DEFINITION_ID.replace("/contoso", "/Contoso");
    expect(version.imageId).toBe(`${right}/versions/1.0.0`);
    expect(imageOf((stack) => ImageDefinition.fromDefinitionId(stack, "D", odd).latestImage()).imageId).toBe(right);
    synthStack((stack) => {
      expect(SharedGallery.fromGalleryId(stack, "G", GALLERY_ID.toLowerCase()).galleryId).toBe(GALLERY_ID);
    });
  });

  const STATED = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg", version: "1.0.0" };
  const WITH_ID = { ...STATED, subscriptionId: "00000000-0000-0000-0000-000000000000" };

  /** The preconditions of a machine in North Europe made of an imported version with these regions. */
  const asked = (targetRegions: (stack: TerraformStack) => unknown): unknown => {
    const block = synthStack((stack) => {
      const attributes = { ...WITH_ID, ...untyped<object>({ targetRegions: targetRegions(stack) }) };
      const version = ImageVersion.fromVersionAttributes(stack, "V", attributes);
      version.image().attachTo(linuxVm(stack, { location: "North Europe" }));
    });
    return (onlyResource(block.json, "azurerm_linux_virtual_machine").lifecycle as Block | undefined)?.precondition;
  };

  test("asks the plan where one of its regions is a token, which is written as it is", () => {
    const [condition] = asked((stack) => [textToken(stack), "West Europe"]) as Block[];
    expect(condition!.condition).toBe(
      '${contains([replace(lower(var.text), " ", ""), "westeurope"], replace(lower("North Europe"), " ", ""))}',
    );
    expect(condition!.error_message).toContain("allowed one of a region that only Terraform knows, West Europe.");
  });

  test("knows no regions where a token stands for the list", () => {
    const list = (stack: TerraformStack): TerraformVariable =>
      new TerraformVariable(stack, "list", { type: "list(string)" });
    expect(asked((stack) => list(stack).listValue)).toBeUndefined();
    expect(asked(() => null)).toBeUndefined();
  });

  test.each<[string, object, string[]]>([
    ["regions", { targetRegions: "westeurope" }, ['AIG004 targetRegions: got "westeurope", allowed a list of regions']],
    ["regions", { targetRegions: {} }, ["AIG004 targetRegions: got a value of type object, allowed a list of regions"]],
    [
      "a region",
      { targetRegions: ["uksouth", null] },
      ["AIG003 targetRegions[1]: got null, allowed a text that is not empty"],
    ],
    ["a definition", { definition: "ubuntu" }, ['AIG004 definition: got "ubuntu", allowed an ImageDefinition']],
    [
      "a prop",
      { targetRegion: [] },
      ['AIG684 targetRegion: ImageVersion.fromVersionAttributes has no such prop; the nearest one is "targetRegions"'],
    ],
  ])("refuses what is no such thing: %s", (_, more, problems) => {
    const message = refusal((stack) => {
      ImageVersion.fromVersionAttributes(stack, "V", { ...STATED, ...untyped<object>(more) });
    });
    expect(problemsIn(message)).toEqual(problems);
  });

  test("refuses the facts of another definition", () => {
    const message = refusal((stack) => {
      const names = { galleryName: "contoso", resourceGroupName: "rg" };
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", { ...names, definitionName: "other" });
      ImageVersion.fromVersionAttributes(stack, "V", { ...STATED, definition });
    });
    expect(problemsIn(message)).toEqual([
      expect.stringContaining('AIG685 definition: got the definition "other", allowed "ubuntu"') as string,
    ]);
  });

  test("takes the definition of this app by the name it was given, in any letter case, and a name that is a token", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack), { definitionName: "Ubuntu" });
      ImageVersion.fromVersionAttributes(stack, "V", { ...STATED, definition });
      ImageVersion.fromVersionAttributes(stack, "W", { ...STATED, definitionName: textToken(stack), definition });
    });
  });
});

describe("what is null", () => {
  const NULLS = Object.fromEntries(FACTS.map((fact) => [fact, null]));
  const isUnknown = (image: MachineImage): void =>
    expect(Object.values(factsOf(image)).every((x) => x === undefined)).toBe(true);

  test("is not known of an import, and nothing is concluded from it", () => {
    const names = {
      galleryName: "contoso",
      definitionName: "ubuntu",
      resourceGroupName: "rg",
      location: "West Europe",
    };
    const id = { subscriptionId: "00000000-0000-0000-0000-000000000000" };
    synthStack((stack) => {
      const stated = { ...names, ...id, ...untyped<object>(NULLS), sharing: untyped<undefined>(null) };
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", stated);
      const image = definition.latestImage();
      isUnknown(image);
      image.attachTo(linuxVm(stack));
      const golden = ManagedImage.fromImageAttributes(stack, "Golden", {
        imageId: `${COMPUTE}/images/golden`,
        hyperVGeneration: HyperVGeneration.V2,
        osType: OsType.LINUX,
      });
      definition.addVersion("V1", { version: "1.0.0", source: ImageSource.fromManagedImage(golden) });
      isUnknown(ImageDefinition.fromLookup(stack, "L", { ...names, ...untyped<object>(NULLS) }).latestImage());
      const version = { ...names, ...id, version: "1.0.0", definition: untyped<undefined>(null) };
      isUnknown(ImageVersion.fromVersionAttributes(stack, "V", version).image());
    });
  });

  test("is not known of an image of another gallery", () => {
    const { disallowedDiskTypes, recommendedVcpus, recommendedMemoryGb, ...nulls } = NULLS;
    expect([disallowedDiskTypes, recommendedVcpus, recommendedMemoryGb]).toEqual([null, null, null]);
    synthStack((stack) => {
      const image = MachineImage.communityGallery("A-1", "u", untyped({ ...nulls, version: null }));
      isUnknown(image);
      expect(image.imageId).toBe("/communityGalleries/A-1/images/u");
      image.attachTo(linuxVm(stack));
    });
  });
});

describe("the latest image of a definition", () => {
  test("has the id of the definition, and knows what the definition says", () => {
    const image = imageOf((stack) => versionIn(stack, KNOWN).definition.latestImage());
    expect(factsOf(image)).toEqual(KNOWN);
    expect(image.selection).toBe(ImageSelection.LATEST);
    expect(idOf((stack) => versionIn(stack).definition.latestImage())).toMatch(/^\$\{azurerm_shared_image\.\w+\.id\}$/);
  });

  test("is where a version is that latest can give, also one that is added later", () => {
    const image = imageOf((stack) => {
      const definition = addDefinition(addGallery(stack));
      const latest = definition.latestImage();
      expect(latest.regions).toBeUndefined();
      addVersion(definition, { targetRegions: { northeurope: {}, eastus: { excludeFromLatest: true } } });
      return latest;
    });
    expect(image.regions).toEqual(["westeurope", "northeurope"]);
  });

  test("tells no regions where a version's number is a token", () => {
    const image = imageOf((stack) => {
      return versionIn(stack, {}, { version: textToken(stack) }).definition.latestImage();
    });
    expect(image.regions).toBeUndefined();
  });

  test("of an imported definition it knows what the import states", () => {
    const image = imageOf((stack) => ImageDefinition.fromDefinitionId(stack, "D", DEFINITION_ID).latestImage());
    expect(image.imageId).toBe(DEFINITION_ID);
    expect([image.regions, ...Object.values(factsOf(image))].every((fact) => fact === undefined)).toBe(true);
  });
});

describe("an image of another gallery", () => {
  test.each([
    [
      "the latest of a community gallery",
      MachineImage.communityGallery("c-1", "u"),
      "/communityGalleries/c-1/images/u",
      "Latest",
    ],
    [
      "a version of a community gallery",
      MachineImage.communityGallery("c-1", "u", { version: "1.0.0" }),
      "/communityGalleries/c-1/images/u/versions/1.0.0",
      "Pinned",
    ],
    [
      "the latest of a shared gallery",
      MachineImage.sharedGallery("s-c", "u"),
      "/sharedGalleries/s-c/images/u",
      "Latest",
    ],
    [
      "the word latest",
      MachineImage.sharedGallery("s-c", "u", { version: "latest" }),
      "/sharedGalleries/s-c/images/u/versions/latest",
      "Latest",
    ],
  ])("is named as azurerm takes it: %s", (_, image, id, selection) => {
    expect([image.imageId, image.selection, image.regions]).toEqual([id, selection, undefined]);
  });

  test("knows what is said of it", () => {
    const { osType, osState, hyperVGeneration, architecture, securityType, nvme } = KNOWN;
    const said = { osType, osState, hyperVGeneration, architecture, securityType, nvme };
    expect(factsOf(MachineImage.communityGallery("c-1", "u", said))).toEqual(expect.objectContaining(said));
  });

  test("takes tokens", () => {
    const id = idOf((stack) =>
      MachineImage.sharedGallery(textToken(stack, "g"), "u", { version: textToken(stack, "v") }),
    );
    expect(id).toBe("/sharedGalleries/${var.g}/images/u/versions/${var.v}");
  });

  test("refuses everything that is wrong with it at once", () => {
    const message = refusal(() => {
      const wrong = { version: "1", osType: "linux", securityType: "Safe", nvme: "yes" };
      MachineImage.communityGallery("", "a/b", untyped(wrong));
    });
    expect(problemsIn(message).map((problem) => problem.slice(0, 6))).toEqual([
      "AIG003",
      "AIG670",
      "AIG671",
      "AIG007",
      "AIG007",
      "AIG004",
    ]);
  });
});

describe("the image in a region", () => {
  test("is the image itself", () => {
    imageOf((stack) => {
      const image = versionIn(stack).image();
      expect(image.inRegion("WEST europe")).toBe(image);
      expect(image.inRegion(textToken(stack))).toBe(image);
      return image;
    });
  });

  test("refuses a region without a replica, and says where there is one", () => {
    const message = refusal((stack) => versionIn(stack).image().inRegion("eastus"));
    expect(message).toBe(
      [
        "The image of stack/Gallery/Ubuntu2404/V1_4_0 is not valid (1 problem)",
        "",
        '  AIG650  region: got "eastus", and the version is in West Europe',
        "          Add the region to the version's targetRegions, or make the machine where the image is.",
        "",
        "More: docs/errors.md#aig650",
      ].join("\n"),
    );
  });

  test("concludes nothing of latest, which others may publish, of imports and of foreign images", () => {
    imageOf((stack) => {
      const imported = ImageVersion.fromVersionId(stack, "V", `${DEFINITION_ID}/versions/1.0.0`).image();
      const latest = versionIn(stack).definition.latestImage();
      const foreign = MachineImage.communityGallery("c-1", "u");
      for (const image of [imported, latest, foreign]) expect(image.inRegion("eastus")).toBe(image);
      return imported;
    });
  });
});
