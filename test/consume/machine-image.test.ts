import {
  Architecture,
  DisallowedDiskType,
  HyperVGeneration,
  ImageDefinition,
  ImageSelection,
  ImageVersion,
  MachineImage,
  OsState,
  OsType,
  SecurityType,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  GALLERY_ID,
  problemsIn,
  refusal,
  textToken,
  untyped,
  writtenAs,
} from "../gallery/build";
import { synthStack, type Json } from "../support/synth";
import { versionIn } from "./machines";

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
