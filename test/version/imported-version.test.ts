import { Token, type TerraformStack } from "cdktf";
import { ImageDefinition, ImageVersion, OsType, type IImageVersion, type ImageVersionAttributes } from "../../lib";
import { addDefinition, addGallery, addVersion, problemsIn, refusal, textToken, untyped } from "../gallery/build";
import { synthStack } from "../support/synth";

const NAMES = { galleryName: "contoso", definitionName: "ubuntu", version: "1.4.0", resourceGroupName: "rg-images" };

type Stated = Partial<ImageVersionAttributes> | ((stack: TerraformStack) => Partial<ImageVersionAttributes>);

const settle = (stated: Stated, stack: TerraformStack): Partial<ImageVersionAttributes> =>
  typeof stated === "function" ? stated(stack) : stated;

const WAYS = [
  [
    "imported",
    (stack: TerraformStack, all: ImageVersionAttributes) => ImageVersion.fromVersionAttributes(stack, "V", all),
  ],
  ["looked up", (stack: TerraformStack, all: ImageVersionAttributes) => ImageVersion.fromLookup(stack, "V", all)],
] as const;

describe.each(WAYS)("a version that is %s", (how, make) => {
  function said(stated: Stated): string[] {
    const message = refusal((stack) => void make(stack, { ...NAMES, ...settle(stated, stack) }));
    expect(message).toMatch(new RegExp(`^ImageVersion ${how} at stack/V is not valid`));
    return problemsIn(message);
  }

  function made<T>(stated: Stated, read: (version: IImageVersion, stack: TerraformStack) => T): T {
    let result!: T;
    synthStack((stack) => {
      result = read(make(stack, { ...NAMES, ...settle(stated, stack) }), stack);
    });
    return result;
  }

  it.each(Object.keys(NAMES))("is refused without %s", (name) => {
    expect(said({ [name]: "" })).toEqual([expect.stringMatching(`^AIG003 ${name}: got ""`)]);
  });

  it("knows its regions by their short names, and none where they are not stated", () => {
    expect(made({ targetRegions: ["West Europe", "uksouth"] }, (it) => it.image().regions)).toEqual([
      "westeurope",
      "uksouth",
    ]);
    for (const targetRegions of [undefined, untyped<string[]>(null)]) {
      expect(made({ targetRegions }, (it) => it.image().regions)).toBeUndefined();
    }
  });

  it("keeps a region as it is that only Terraform knows, and knows nothing of a list that is a token", () => {
    const one = made(
      (stack) => ({ targetRegions: ["West Europe", textToken(stack)] }),
      (it) => it.image().regions,
    );
    expect(one).toEqual(["westeurope", expect.stringContaining("TfToken")]);
    const list = made({ targetRegions: Token.asList("${var.regions}") }, (it) => it.image().regions);
    expect(list).toBeUndefined();
  });

  it.each<[string, unknown, string[]]>([
    ["a word", "westeurope", ['AIG004 targetRegions: got "westeurope", allowed a list of regions']],
    ["a map", { westeurope: {} }, ["AIG004 targetRegions: got a value of type object, allowed a list of regions"]],
    ["an empty name", ["uksouth", ""], ['AIG003 targetRegions[1]: got "", allowed a text that is not empty']],
    ["a number", [7], ["AIG004 targetRegions[0]: got 7, allowed a text"]],
  ])("is refused with %s for regions", (_, targetRegions, problems) => {
    expect(said({ targetRegions: untyped(targetRegions) })).toEqual(problems);
  });

  it("is refused with a text for regions that only Terraform knows", () => {
    expect(said((stack) => ({ targetRegions: untyped(textToken(stack)) }))).toEqual([
      "AIG008 targetRegions: got a value that only Terraform knows, allowed a literal",
    ]);
  });

  it("is of the kind that its definition tells", () => {
    const { galleryName, resourceGroupName } = NAMES;
    const stated = (definitionName: string) => (stack: TerraformStack) => ({
      definition: ImageDefinition.fromDefinitionAttributes(stack, "D", {
        galleryName,
        resourceGroupName,
        definitionName,
        osType: OsType.WINDOWS,
      }),
    });
    expect(made(stated("ubuntu"), (it) => it.image().osType)).toBe(OsType.WINDOWS);
    expect(made(stated("UBUNTU"), (it) => it.image().osType)).toBe(OsType.WINDOWS);
    expect(said(stated("debian"))).toEqual(['AIG685 definition: got the definition "debian", allowed "ubuntu"']);
    for (const none of [undefined, null]) {
      expect(made({ definition: untyped(none) }, (it) => it.image().osType)).toBeUndefined();
    }
  });

  it("is compared with a definition of this app by the name as it was given, and not where a name is a token", () => {
    expect(said((stack) => ({ definition: addDefinition(addGallery(stack)) }))).toEqual([
      'AIG685 definition: got the definition "ubuntu-24_04-gen2", allowed "ubuntu"',
    ]);
    const token = (stack: TerraformStack): Partial<ImageVersionAttributes> => ({
      definitionName: textToken(stack),
      definition: addDefinition(addGallery(stack)),
    });
    expect(made(token, (it) => it.image().osType)).toBe(OsType.LINUX);
    const theirs = (stack: TerraformStack): Partial<ImageVersionAttributes> => ({
      definition: addDefinition(addGallery(stack), { definitionName: textToken(stack) }),
    });
    expect(made(theirs, (it) => it.image().osType)).toBe(OsType.LINUX);
  });

  it.each([
    ["a word", () => "ubuntu", '"ubuntu"'],
    ["no definition", () => ({}), "a value of type object"],
    ["a gallery", (stack: TerraformStack) => addGallery(stack), "a value of type object"],
    ["a version", (stack: TerraformStack) => addVersion(addDefinition(addGallery(stack))), "a value of type object"],
  ])("is refused with %s for a definition", (_, other, got) => {
    expect(said((stack) => ({ definition: untyped(other(stack)) }))).toEqual([
      `AIG004 definition: got ${got}, allowed an ImageDefinition`,
    ]);
  });
});

it("writes an id in other letter case as azurerm reads it, and refuses what is none", () => {
  synthStack((stack) => {
    const odd = "/SUBSCRIPTIONS/s/resourcegroups/RG/Providers/microsoft.compute/GALLERIES/G/IMAGES/D/VERSIONS/1.0.0";
    expect(ImageVersion.fromVersionId(stack, "V", odd).versionId).toBe(
      "/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/galleries/G/images/D/versions/1.0.0",
    );
  });
  const message = refusal((stack) => ImageVersion.fromVersionId(stack, "V", "1.0.0"));
  expect(message).toMatch(/^ImageVersion imported at stack\/V is not valid \(1 problem\)/);
});

it("a version of this app is an image to build machines of, in its regions", () => {
  synthStack((stack) => {
    const version = addVersion(addDefinition(addGallery(stack)), { targetRegions: { "UK South": {} } });
    const image = version.image();
    expect([image.imageId, image.selection, image.regions]).toEqual([
      version.versionId,
      "Pinned",
      ["westeurope", "uksouth"],
    ]);
    expect(image.osType).toBe(OsType.LINUX);
  });
});
