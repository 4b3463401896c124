import { TerraformVariable, type TerraformResource, type TerraformStack } from "cdktf";
import { ImageDefinition, SharedGallery } from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  GALLERY_ID,
  preconditionsOf,
  problemsIn,
  refusal,
  textToken,
  untyped,
} from "../gallery/build";
import { GALLERY, onlyResource, synthStack, VERSION, type Json } from "../support/synth";

const NAMED = { galleryName: "contoso" };
const DEFINITION_ID = `${GALLERY_ID}/images/ubuntu-24_04-gen2`;
const VERSION_ID = `${DEFINITION_ID}/versions/1.4.0`;

const images = (stack: TerraformStack): ReturnType<typeof addVersion> =>
  addVersion(addDefinition(addGallery(stack, NAMED)));

/** The import blocks that are written. */
function imports(build: (stack: TerraformStack) => void): Json {
  return synthStack(build).json.import as Json;
}

describe("import blocks", () => {
  test("stand beside each other, each with the address of its resource", () => {
    const blocks = imports((stack) => {
      const version = images(stack);
      const definition = version.definition as ImageDefinition;
      (definition.gallery as SharedGallery).importFrom(GALLERY_ID);
      definition.importFrom(DEFINITION_ID);
      version.importFrom(VERSION_ID);
    });
    expect(blocks).toEqual([
      { to: "azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36", id: VERSION_ID },
      { to: "azurerm_shared_image.Gallery_Ubuntu2404_16FD2803", id: DEFINITION_ID },
      { to: "azurerm_shared_image_gallery.Gallery", id: GALLERY_ID },
    ]);
  });

  test("follow a name that is given to the resource later", () => {
    const blocks = imports((stack) => {
      const gallery = addGallery(stack, NAMED);
      gallery.importFrom(GALLERY_ID);
      (gallery.node.defaultChild as TerraformResource).overrideLogicalId("images");
    });
    expect(blocks).toEqual([{ to: "azurerm_shared_image_gallery.images", id: GALLERY_ID }]);
  });

  test("spell the id as azurerm does, and its names as the construct does", () => {
    expect(imports((stack) => images(stack).importFrom(VERSION_ID.toUpperCase()))).toMatchObject([{ id: VERSION_ID }]);
  });

  test("leave names alone that only Terraform knows, and have the plan compare them", () => {
    const { json } = synthStack((stack) => {
      addVersion(addDefinition(addGallery(stack, NAMED)), { version: textToken(stack) }).importFrom(VERSION_ID);
    });
    expect(json.import).toMatchObject([{ id: VERSION_ID }]);
    expect(preconditionsOf(onlyResource(json, VERSION)).map(({ condition }) => condition)).toContain(
      '${(lower(var.text) == lower("1.4.0"))}',
    );
  });

  test("compare names with the imported gallery's and definition's", () => {
    const imported = (stack: TerraformStack): ReturnType<typeof addVersion> =>
      addVersion(ImageDefinition.fromDefinitionId(stack, "D", DEFINITION_ID), { location: "westeurope" });
    expect(imports((stack) => imported(stack).importFrom(VERSION_ID))).toHaveLength(1);
    expect(refusal((stack) => imported(stack).importFrom(VERSION_ID.replace("ubuntu", "debian")))).toMatch(/AIG681/);
    const inGallery = (stack: TerraformStack): ImageDefinition =>
      addDefinition(SharedGallery.fromGalleryId(stack, "G", GALLERY_ID), { location: "westeurope" });
    expect(imports((stack) => inGallery(stack).importFrom(DEFINITION_ID))).toHaveLength(1);
    expect(refusal((stack) => inGallery(stack).importFrom(DEFINITION_ID.replace("contoso", "other")))).toMatch(
      /AIG681/,
    );
  });

  test("add to the preconditions that are there already", () => {
    const { json } = synthStack((stack) => {
      addGallery(stack, { galleryName: textToken(stack) }).importFrom(GALLERY_ID);
    });
    const messages = preconditionsOf(onlyResource(json, GALLERY)).map((one) => one.error_message.slice(0, 6));
    expect(messages).toEqual(["AIG101", "AIG681"]);
  });

  test("are written in HCL too", () => {
    const { stack } = synthStack((stack) => addGallery(stack, NAMED).importFrom(GALLERY_ID));
    expect(stack.toHclTerraform().hcl).toContain(
      `import {\nto = azurerm_shared_image_gallery.Gallery\nid = "${GALLERY_ID}"\n}`,
    );
  });
});

describe("refusals", () => {
  test.each([
    [
      "the id of a definition for a version",
      DEFINITION_ID,
      "got the id of an image definition, allowed the id of an image version",
    ],
    [
      "an id of another cloud",
      "arn:aws:ec2:eu-west-1::image/ami-0",
      'got "arn:aws:ec2:eu-west-1::image/ami-0", allowed the id',
    ],
    ["a name", "1.4.0", 'got "1.4.0", allowed the id of an image version'],
  ])("refuses %s", (_what, id, said) => {
    const message = refusal((stack) => images(stack).importFrom(id));
    expect(message).toMatch(/^importFrom at stack\/Gallery\/Ubuntu2404\/V1_4_0 is not valid \(1 problem\)/);
    expect(problemsIn(message)[0]).toContain(`AIG005 id: ${said}`);
  });

  test("refuses nothing, null and a number as an id", () => {
    const codes = [undefined, null, "", 7].map((id) =>
      problemsIn(refusal((stack) => images(stack).importFrom(untyped(id)))).map((said) => said.slice(0, 6)),
    );
    expect(codes).toEqual([["AIG003"], ["AIG003"], ["AIG003"], ["AIG004"]]);
  });

  test("refuses every name that differs, at once, and writes nothing", () => {
    const { json } = synthStack((stack) => {
      const version = images(stack);
      const other = VERSION_ID.replace("rg-images", "rg").replace("contoso", "fabrikam").replace("1.4.0", "1.04.0");
      expect(() => version.importFrom(other)).toThrow(
        new Error(
          [
            "importFrom at stack/Gallery/Ubuntu2404/V1_4_0 is not valid (3 problems)",
            "",
            ...["resourceGroupName|rg|rg-images", "galleryName|fabrikam|contoso", "version|1.04.0|1.4.0"].flatMap(
              (row) => {
                const [prop, theirs, own] = row.split("|");
                return [
                  `  AIG681  ${prop}: the id names "${theirs}", the construct "${own}"`,
                  "          Import from the id of this very resource, or give the construct the names that the id has.",
                ];
              },
            ),
            "",
            "More: docs/errors.md#aig681",
          ].join("\n"),
        ),
      );
    });
    expect(json.import).toBeUndefined();
  });

  test("refuses an address that is no text, or that only Terraform knows", () => {
    const of = (address: unknown): string[] =>
      problemsIn(refusal((stack) => images(stack).moveFrom(untyped(address)))).map((said) => said.slice(0, 15));
    expect(of(7)).toEqual(["AIG004 address:"]);
    expect(of(undefined)).toEqual(["AIG004 address:"]);
    expect(
      problemsIn(refusal((stack) => images(stack).moveFrom(new TerraformVariable(stack, "a", {}).stringValue))),
    ).toEqual(["AIG008 address: got a value that only Terraform knows, allowed a literal"]);
  });
});

test("moved blocks lead to the address of each resource", () => {
  const { json } = synthStack((stack) => {
    const version = images(stack);
    const definition = version.definition as ImageDefinition;
    version.moveFrom('module.a["b"].azurerm_shared_image_version.c[0]');
    definition.moveFrom("azurerm_shared_image.c");
    (definition.gallery as SharedGallery).moveFrom("azurerm_shared_image_gallery.c");
  });
  expect(json.moved).toEqual([
    { from: "azurerm_shared_image_gallery.c", to: "azurerm_shared_image_gallery.Gallery" },
    { from: "azurerm_shared_image.c", to: "azurerm_shared_image.Gallery_Ubuntu2404_16FD2803" },
    {
      from: 'module.a["b"].azurerm_shared_image_version.c[0]',
      to: "azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36",
    },
  ]);
});
