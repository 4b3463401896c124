import { Token, type TerraformStack } from "cdktf";
import { Checks, GalleryReport, ImageDefinition, SharedGallery, type ImageDefinitionOptions } from "../../lib";
import { annotations } from "../checks/sample";
import {
  addDefinition,
  addGallery,
  DEFINITION_OPTIONS,
  GALLERY_ID,
  problemsIn,
  refusal,
  untyped,
} from "../gallery/build";
import { DEFINITION, onlyResource, synthStack } from "../support/synth";

function problemsWith(options: Partial<ImageDefinitionOptions>): string[] {
  return problemsIn(refusal((stack) => addDefinition(addGallery(stack), options)));
}

const { identifier } = DEFINITION_OPTIONS;

describe("the name", () => {
  it("is judged without an identifier too", () => {
    expect(problemsWith(untyped({ identifier: undefined, definitionName: "-" }))).toEqual([
      "AIG003 identifier: got nothing, allowed publisher, offer and sku",
      expect.stringMatching(/^AIG102 definitionName: got "-"/),
    ]);
    expect(problemsWith(untyped({ identifier: undefined }))).toHaveLength(1);
  });

  it("is judged where it is made of offer and sku", () => {
    const long = { ...identifier, offer: "o".repeat(64), sku: "s".repeat(64) };
    expect(problemsWith({ identifier: long })).toEqual([expect.stringMatching(/^AIG102 definitionName: got "o{20,}/)]);
  });

  it("is not judged where the offer or the sku is missing", () => {
    expect(problemsWith({ identifier: { ...identifier, offer: "" } })).toEqual([
      expect.stringMatching(/^AIG003 identifier.offer: /),
    ]);
    expect(problemsWith({ identifier: { ...identifier, sku: "" } })).toEqual([
      expect.stringMatching(/^AIG003 identifier.sku: /),
    ]);
  });
});

describe("the purchase plan", () => {
  it("has to be a literal as a whole", () => {
    expect(problemsWith({ purchasePlan: untyped(Token.asAny({ ref: "x" })) })).toEqual([
      expect.stringMatching(/^AIG\d{3} purchasePlan: /),
    ]);
  });

  it.each([
    [{ name: "a" }, "publisher and product are missing"],
    [{ name: "a", publisher: "b" }, "product is missing"],
    [{ name: "a", product: "c", publisher: null }, "publisher is missing"],
  ])("%j is told what is missing", (purchasePlan, said) => {
    const { stack } = synthStack((stack) => addDefinition(addGallery(stack), { purchasePlan: untyped(purchasePlan) }));
    expect(annotations(stack).join("\n")).toContain(`AIG111 purchasePlan: ${said}.`);
  });
});

describe("the place", () => {
  it("that comes from the gallery is judged there, once", () => {
    for (const location of [undefined, null]) {
      const { stack } = synthStack((stack) =>
        addDefinition(addGallery(stack, { location: "westeurop" }), untyped({ location })),
      );
      expect(annotations(stack).filter((line) => line.includes("westeurop"))).toHaveLength(1);
    }
  });

  it("of its own is judged by name", () => {
    expect(problemsWith({ location: "chinanorth3" })).toEqual([expect.stringMatching(/^AIG215 location: /)]);
    expect(problemsWith({ location: untyped(5) })).toEqual([expect.stringMatching(/^AIG004 location: got 5/)]);
  });
});

describe("what hangs on the sharing of an imported gallery", () => {
  const PLAN = { name: "a", publisher: "b", product: "c" };
  const SKIPPED = "purchasePlan: not checked: the sharing of the imported gallery is not known";
  const add = (stack: TerraformStack): void => {
    const gallery = SharedGallery.fromGalleryId(stack, "Gallery", GALLERY_ID);
    addDefinition(gallery, { location: "westeurope", purchasePlan: PLAN });
  };

  it("is said not to be checked", () => {
    const { stack, json } = synthStack(add);
    expect(onlyResource(json, DEFINITION).purchase_plan).toEqual(PLAN);
    expect(GalleryReport.of(stack).toText()).toMatch(
      new RegExp(`– (AIG\\d{3}) stack/Gallery/Ubuntu2404\\n +${SKIPPED}`),
    );
  });
});

describe("what is said names the construct and the prop", () => {
  it("of a definition without a gallery", () => {
    const message = refusal(
      (stack) => new ImageDefinition(stack, "D", untyped({ ...DEFINITION_OPTIONS, gallery: undefined })),
    );
    expect(message).toMatch(/^ImageDefinition at stack\/D is not valid/);
    expect(problemsIn(message)).toEqual(["AIG003 gallery: got nothing, allowed a SharedGallery"]);
  });

  it("of a prop that there is none of", () => {
    expect(problemsWith(untyped({ ostype: "Linux" }))).toEqual([
      expect.stringMatching(/^AIG684 ostype: ImageDefinition has no such prop/),
    ]);
  });

  it("of attributes that no definition can have", () => {
    const attributes = { galleryName: "contoso", definitionName: "a/b", resourceGroupName: "rg" };
    expect(refusal((stack) => ImageDefinition.fromDefinitionAttributes(stack, "D", attributes))).toMatch(
      /^ImageDefinition imported at stack\/D is not valid/,
    );
  });
});

describe("a name that is made of offer and sku", () => {
  const said = (identifier: object, name?: string): string[] =>
    problemsIn(
      refusal((stack) => addDefinition(addGallery(stack), { identifier: untyped(identifier), definitionName: name })),
    ).map((text) => text.split(":")[0]!);

  it("is not refused for what is wrong with them", () => {
    expect(said({ publisher: "p", offer: "o", sku: "x y" })).toEqual(["AIG104 identifier.sku"]);
    expect(said({ publisher: "p", offer: Symbol("x"), sku: {} })).toEqual([
      "AIG004 identifier.offer",
      "AIG004 identifier.sku",
    ]);
  });

  it("is refused where they are legal and it is not, and where it is given", () => {
    const long = "a".repeat(64);
    expect(said({ publisher: "p", offer: long, sku: long })).toEqual(["AIG102 definitionName"]);
    expect(said({ publisher: "p", offer: "o", sku: "x y" }, "a b")).toEqual([
      "AIG104 identifier.sku",
      "AIG102 definitionName",
    ]);
  });

  it("is refused for what has been relaxed of them", () => {
    const message = refusal((stack) => {
      Checks.of(stack).relax("AIG104", "Azure takes it here.");
      addDefinition(addGallery(stack), { identifier: { publisher: "p", offer: "o", sku: "x y" } });
    });
    expect(problemsIn(message).map((text) => text.split(":")[0])).toEqual(["AIG102 definitionName"]);
  });
});

it.each([
  ["gallery", (stack: TerraformStack) => stack],
  ["gallery", (stack: TerraformStack) => addGallery(stack).node.defaultChild],
  ["gallery", (stack: TerraformStack) => addDefinition(addGallery(stack))],
  ["gallery", () => ({})],
])("takes no other construct for a %s", (prop, other) => {
  const message = refusal((stack) => {
    new ImageDefinition(stack, "D", { ...DEFINITION_OPTIONS, [prop]: untyped(other(stack)) } as never);
  });
  expect(problemsIn(message)).toEqual([`AIG004 ${prop}: got a value of type object, allowed a SharedGallery`]);
});
