import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing, type TerraformResource } from "cdktf";
import { ImageDefinition, SharedGallery, type ISharedGallery } from "../../lib";
import { DEFINITION, resources, synthJson, synthStack } from "../support/synth";
import { definitionIn, definitionOptions, galleryIn, refusal, stackIn, versionOf, warnings } from "./sample";

const AIG002 = "Give the constructs ids that differ in letters, digits, dashes or underscores.";
const AIG401 = "Give one of the definitions another publisher, offer or sku; one or two of the three may be shared.";
const AIG402 = "Rename one of the definitions; Azure ignores letter case in names.";
const AIG403 = "Give one of the versions another number.";
const AIG404 = "Rename one of the galleries; Azure ignores letter case in names.";

describe("AIG002, one Terraform address", () => {
  test("refuses two galleries whose ids differ in dots alone", () => {
    expect(() =>
      synthStack((stack) => {
        galleryIn(stack, "a.b", { galleryName: "one" });
        galleryIn(stack, "ab", { galleryName: "two" });
      }),
    ).toThrow(refusal("stack", ["stack/ab", 'AIG002  id: "ab" gives the same Terraform address as stack/a.b', AIG002]));
  });

  test("refuses two definitions directly under a stack whose ids differ in dots alone", () => {
    const build = (stack: TerraformStack): void => {
      const gallery = galleryIn(stack, "G");
      for (const id of ["V1.14", "V11.4"]) new ImageDefinition(stack, id, { gallery, ...definitionOptions(id) });
    };
    expect(() => synthStack(build)).toThrow(
      refusal("stack", ["stack/V11.4", 'AIG002  id: "V11.4" gives the same Terraform address as stack/V1.14', AIG002]),
    );
  });

  test("below a gallery such ids still make two addresses", () => {
    const { json } = synthStack((stack) => {
      const gallery = galleryIn(stack, "G");
      definitionIn(gallery, "V1.14");
      definitionIn(gallery, "V11.4");
    });
    expect(Object.keys(resources(json, DEFINITION))).toHaveLength(2);
  });

  test("ids that differ in dashes and underscores make two addresses, and so do two stacks", () => {
    const app = Testing.app();
    for (const name of ["one", "two"]) {
      const stack = stackIn(app, name);
      galleryIn(stack, "a-b", { galleryName: "one" });
      galleryIn(stack, "a_b", { galleryName: "two" });
      expect(() => synthJson(stack)).not.toThrow();
    }
  });

  test("a gallery and a definition may share a name, because their types differ", () => {
    expect(() =>
      synthStack((stack) => {
        new ImageDefinition(stack, "ab", { gallery: galleryIn(stack, "a.b"), ...definitionOptions("d") });
      }),
    ).not.toThrow();
  });
});

describe("AIG401, publisher, offer and sku", () => {
  const identifier = { publisher: "contoso", offer: "ubuntu", sku: "gen2" };

  test("refuses two definitions of a gallery with the same three", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        definitionIn(gallery, "A", { identifier, definitionName: "a" });
        definitionIn(gallery, "B", { identifier: { ...identifier }, definitionName: "b" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G/B",
        'AIG401  identifier: got "contoso:ubuntu:gen2", which stack/G/A has in the same gallery',
        AIG401,
      ]),
    );
  });

  test.each([
    ["another publisher", { ...identifier, publisher: "fabrikam" }],
    ["another offer", { ...identifier, offer: "debian" }],
    ["another sku", { ...identifier, sku: "gen1" }],
    ["a sku in another letter case", { ...identifier, sku: "GEN2" }],
  ])("%s is enough of a difference", (_, other) => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        definitionIn(gallery, "A", { identifier, definitionName: "a" });
        definitionIn(gallery, "B", { identifier: other, definitionName: "b" });
      }),
    ).not.toThrow();
  });

  test("two galleries may hold the same three", () => {
    expect(() =>
      synthStack((stack) => {
        definitionIn(galleryIn(stack, "G"), "A", { identifier });
        definitionIn(galleryIn(stack, "H"), "A", { identifier });
      }),
    ).not.toThrow();
  });

  test("tokens are not compared", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        const sku = new TerraformVariable(stack, "sku", {}).stringValue;
        definitionIn(gallery, "A", { identifier: { ...identifier, sku }, definitionName: "a" });
        definitionIn(gallery, "B", { identifier: { ...identifier, sku }, definitionName: "b" });
      }),
    ).not.toThrow();
  });
});

describe("AIG402, the name of a definition", () => {
  test("refuses a name that is there in another letter case", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        definitionIn(gallery, "A", { definitionName: "ubuntu" });
        definitionIn(gallery, "B", { definitionName: "Ubuntu" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G/B",
        'AIG402  definitionName: got "Ubuntu", which stack/G/A has in the same gallery',
        AIG402,
      ]),
    );
  });

  test("refuses a name that another definition gets from its offer and sku", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        definitionIn(gallery, "gen2");
        definitionIn(gallery, "Other", { definitionName: "ubuntu-gen2" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G/Other",
        'AIG402  definitionName: got "ubuntu-gen2", which stack/G/gen2 has in the same gallery',
        AIG402,
      ]),
    );
  });

  test("refuses the second and the third of three, each by the first", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        for (const id of ["A", "B", "C"]) definitionIn(gallery, id, { definitionName: "ubuntu" });
      }),
    ).toThrow(
      refusal(
        "stack",
        ["stack/G/B", 'AIG402  definitionName: got "ubuntu", which stack/G/A has in the same gallery', AIG402],
        ["stack/G/C", 'AIG402  definitionName: got "ubuntu", which stack/G/A has in the same gallery', AIG402],
      ),
    );
  });

  test("refuses the same name in one imported gallery", () => {
    expect(() =>
      synthStack((stack) => {
        const attributes = { galleryName: "g", resourceGroupName: "rg", location: "westeurope" };
        const gallery = SharedGallery.fromGalleryAttributes(stack, "G", attributes);
        definitionIn(gallery, "A", { definitionName: "ubuntu" });
        definitionIn(gallery, "B", { definitionName: "ubuntu" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G/B",
        'AIG402  definitionName: got "ubuntu", which stack/G/A has in the same gallery',
        AIG402,
      ]),
    );
  });

  test("two galleries may hold the same name, and tokens are not compared", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        definitionIn(gallery, "A", { definitionName: "ubuntu" });
        definitionIn(galleryIn(stack, "H"), "A", { definitionName: "ubuntu" });
        const name = new TerraformVariable(stack, "name", {}).stringValue;
        definitionIn(gallery, "B", { definitionName: name });
        definitionIn(gallery, "C", { definitionName: name });
      }),
    ).not.toThrow();
  });
});

describe("AIG403, the number of a version", () => {
  test("refuses the same number twice in a definition", () => {
    expect(() =>
      synthStack((stack) => {
        const definition = definitionIn(galleryIn(stack, "G"), "D");
        versionOf(definition, "V1", "1.0.0");
        versionOf(definition, "V2", "1.0.0");
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G/D/V2",
        'AIG403  version: got "1.0.0", which stack/G/D/V1 has in the same definition',
        AIG403,
      ]),
    );
  });

  test("two definitions may hold the same number, and tokens are not compared", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        const definition = definitionIn(gallery, "D");
        versionOf(definition, "V1", "1.0.0");
        versionOf(definitionIn(gallery, "E"), "V1", "1.0.0");
        const number = new TerraformVariable(stack, "number", {}).stringValue;
        versionOf(definition, "V2", number);
        versionOf(definition, "V3", number);
      }),
    ).not.toThrow();
  });
});

describe("AIG404, the name of a gallery", () => {
  test("refuses one name twice in a stack, in any letter case", () => {
    expect(() =>
      synthStack((stack) => {
        galleryIn(stack, "A", { galleryName: "images" });
        galleryIn(stack, "B", { galleryName: "Images", resourceGroupName: "other" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/B",
        'AIG404  galleryName: got "Images", which stack/A has in the same subscription',
        AIG404,
      ]),
    );
  });

  test("another stack or provider may be another subscription, and tokens are not compared", () => {
    const app = Testing.app();
    const one = stackIn(app, "one");
    const two = stackIn(app, "two");
    const provider = new AzurermProvider(two, "second", { alias: "second", features: [{}] });
    galleryIn(one, "A", { galleryName: "images" });
    galleryIn(two, "A", { galleryName: "images" });
    galleryIn(two, "B", { galleryName: "images", provider });
    const galleryName = new TerraformVariable(two, "name", {}).stringValue;
    galleryIn(two, "C", { galleryName });
    galleryIn(two, "D", { galleryName });
    expect(() => [one, two].map(synthJson)).not.toThrow();
  });
});

describe("parents in several places", () => {
  const attributes = { galleryName: "g", resourceGroupName: "rg", location: "westeurope" };
  const imported = (stack: TerraformStack, id: string, subscriptionId?: string): ISharedGallery =>
    SharedGallery.fromGalleryAttributes(stack, id, { ...attributes, subscriptionId });

  test("refuses one name in two imports of one gallery", () => {
    expect(() =>
      synthStack((stack) => {
        definitionIn(imported(stack, "I"), "A", { definitionName: "ubuntu" });
        definitionIn(imported(stack, "J"), "B", { definitionName: "Ubuntu" });
      }),
    ).toThrow(
      refusal("stack", [
        "stack/J/B",
        'AIG402  definitionName: got "Ubuntu", which stack/I/A has in the same gallery',
        AIG402,
      ]),
    );
  });

  test("an import whose name only Terraform knows is two galleries where it is used with two providers", () => {
    expect(() =>
      synthStack((stack) => {
        const galleryName = new TerraformVariable(stack, "name", {}).stringValue;
        const gallery = SharedGallery.fromGalleryAttributes(stack, "I", {
          ...attributes,
          galleryName,
          subscriptionId: "a",
        });
        const provider = new AzurermProvider(stack, "second", { alias: "second", features: [{}] });
        definitionIn(gallery, "A", { definitionName: "ubuntu" });
        definitionIn(gallery, "B", { definitionName: "ubuntu", provider });
      }),
    ).not.toThrow();
  });

  test("imports from two subscriptions are two galleries", () => {
    expect(() =>
      synthStack((stack) => {
        definitionIn(imported(stack, "I", "aaa"), "A", { definitionName: "ubuntu" });
        definitionIn(imported(stack, "J", "bbb"), "B", { definitionName: "ubuntu" });
      }),
    ).not.toThrow();
  });

  test("refuses a version number in a definition of this app and in its import", () => {
    expect(() =>
      synthStack((stack) => {
        versionOf(definitionIn(galleryIn(stack, "G"), "D", { definitionName: "d" }), "V", "1.0.0");
        const definition = ImageDefinition.fromDefinitionAttributes(stack, "I", { ...attributes, definitionName: "D" });
        versionOf(definition, "W", "1.0.0");
      }),
    ).toThrow(
      refusal("stack", [
        "stack/I/W",
        'AIG403  version: got "1.0.0", which stack/G/D/V has in the same definition',
        AIG403,
      ]),
    );
  });

  test("refuses one gallery name in two stacks whose providers state one subscription", () => {
    const app = Testing.app();
    const stacks = ["one", "two"].map((id) => {
      const stack = new TerraformStack(app, id);
      const subscriptionId = id === "one" ? "abc" : "ABC";
      new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
      galleryIn(stack, "G", { galleryName: "images" });
      return stack;
    });
    const detail = 'AIG404  galleryName: got "images", which one/G has in the same subscription';
    expect(() => synthJson(stacks[0]!)).toThrow(refusal("one", ["two/G", detail, AIG404]));
  });

  test("of resources with a count there may be none, so they are left out", () => {
    expect(() =>
      synthStack((stack) => {
        const gallery = galleryIn(stack, "G");
        for (const id of ["A", "B"]) {
          const definition = definitionIn(gallery, id, { definitionName: "ubuntu" });
          (definition.node.defaultChild as TerraformResource).addOverride("count", id === "A" ? 1 : 0);
        }
      }),
    ).not.toThrow();
  });

  test("refuses one address for resources with a count all the same", () => {
    expect(() =>
      synthStack((stack) => {
        for (const id of ["a.b", "ab"]) {
          const gallery = galleryIn(stack, id, { galleryName: id.replace(".", "_") });
          (gallery.node.defaultChild as TerraformResource).count = 1;
        }
      }),
    ).toThrow(/AIG002/);
  });
});

describe("what is nearly the same", () => {
  const identifier = { publisher: "contoso", offer: "ubuntu", sku: "gen2" };

  test("publisher, offer and sku that differ in letter case alone are a warning", () => {
    const { stack } = synthStack((made) => {
      const gallery = galleryIn(made, "G");
      definitionIn(gallery, "A", { identifier, definitionName: "a" });
      definitionIn(gallery, "B", { identifier: { ...identifier, sku: "Gen2" }, definitionName: "b" });
      definitionIn(gallery, "C", { identifier: { ...identifier, sku: "gen3" }, definitionName: "c" });
    });
    expect(warnings(stack)).toEqual([
      'stack/G/B AIG453 identifier: got "contoso:ubuntu:Gen2", which differs from that of stack/G/A by letter case only',
    ]);
  });

  test("version numbers that differ in leading zeros alone are a warning", () => {
    const { stack } = synthStack((made) => {
      const definition = definitionIn(galleryIn(made, "G"), "D");
      versionOf(definition, "V1", "1.0.0");
      versionOf(definition, "V2", "1.00.0");
      versionOf(definition, "V3", "1.0.10");
    });
    expect(warnings(stack)).toEqual(['stack/G/D/V2 AIG454 version: "1.00.0" is the number of "1.0.0" at stack/G/D/V1']);
  });

  test("refuses what is the same, and says it once", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    versionOf(definition, "V1", "1.0.0");
    versionOf(definition, "V2", "1.0.0");
    expect(() => synthJson(stack)).toThrow(/AIG403/);
    expect(warnings(stack)).toEqual([]);
  });
});
