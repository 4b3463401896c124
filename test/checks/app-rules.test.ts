import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformVariable, Testing, type TerraformStack } from "cdktf";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageDefinition, ImageVersion, SharedGallery } from "../../lib";
import { findingsBelow } from "../../lib/checks/findings";
import { DEFINITION, resources, synthJson, synthStack } from "../support/synth";
import { definitionIn, definitionOptions, galleryIn, stackIn, versionOf, versionOptions } from "./sample";

/** The whole error of a stack that is refused at synth. */
function refusal(stack: string, ...faults: string[][]): Error {
  const blocks = faults.map(
    ([path, problem, remedy]) => `  [${stack}] ${path} is not valid\n\n  ${problem}\n          ${remedy}\n`,
  );
  return new Error(
    `Validation failed with the following errors:\n${blocks.join("\n")}\n\n` +
      "If you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.\n",
  );
}

/** The warnings over several constructs: path, code and detail. */
function warnings(stack: TerraformStack): string[] {
  return findingsBelow(stack)
    .filter(({ skipped }) => !skipped)
    .map(({ construct, problem }) => `${construct.node.path} ${problem.code} ${problem.prop}: ${problem.detail}`);
}

const AIG002 = "Give the constructs ids that differ in letters, digits, dashes or underscores.";
const AIG401 = "Give one of the definitions another publisher, offer or sku; one or two of the three may be shared.";
const AIG402 = "Rename one of the definitions; Azure ignores letter case in names.";
const AIG403 = "Give one of the versions another number.";
const AIG404 = "Rename one of the galleries; Azure ignores letter case in names.";
const AIG405 = "Remove some, spread them over regions or subscriptions, or have the quota raised.";

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

describe("AIG405, counts per subscription and region", () => {
  function galleries(stack: TerraformStack, count: number, location: string): void {
    const from = stack.node.children.length;
    for (let i = from; i < from + count; i++) galleryIn(stack, `G${i}`, { location });
  }

  test("99 and 100 galleries in a region are taken", () => {
    expect(() => synthStack((stack) => galleries(stack, 99, "westeurope"))).not.toThrow();
    expect(() => synthStack((stack) => galleries(stack, 100, "westeurope"))).not.toThrow();
  });

  test("refuses the hundred and first gallery, once, however many follow", () => {
    expect(() =>
      synthStack((stack) => {
        galleries(stack, 50, "westeurope");
        galleries(stack, 53, "West Europe");
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G101",
        "AIG405  location: more than 100 galleries in West Europe, allowed 100 per subscription and region",
        AIG405,
      ]),
    );
  });

  test("two regions count by themselves, and a token counts nowhere", () => {
    expect(() =>
      synthStack((stack) => {
        galleries(stack, 60, "westeurope");
        galleries(stack, 60, "northeurope");
        galleries(stack, 101, new TerraformVariable(stack, "location", {}).stringValue);
      }),
    ).not.toThrow();
  });
});

describe("AIG451, a region without latest", () => {
  test("a region where every version is hidden is a warning on the definition, with the versions", () => {
    const { stack } = synthStack((made) => {
      const definition = definitionIn(galleryIn(made, "G"), "D");
      versionOf(definition, "V1", "1.0.0", { targetRegions: { northeurope: { excludeFromLatest: true } } });
      versionOf(definition, "V2", "1.1.0", { targetRegions: { northeurope: { excludeFromLatest: true } } });
    });
    expect(warnings(stack)).toEqual([
      "stack/G/D AIG451 excludeFromLatest: in North Europe every version is hidden from latest (1.0.0, 1.1.0)",
    ]);
  });

  test("one version that is shown is enough, even an old one", () => {
    const { stack } = synthStack((made) => {
      const definition = definitionIn(galleryIn(made, "G"), "D");
      versionOf(definition, "V1", "1.0.0");
      versionOf(definition, "V2", "2.0.0", { excludeFromLatest: true });
    });
    expect(warnings(stack)).toEqual([]);
  });

  test("a region that is shown against the version's flag is not warned about, the others are", () => {
    const { stack } = synthStack((made) => {
      const definition = definitionIn(galleryIn(made, "G"), "D");
      const targetRegions = { northeurope: { excludeFromLatest: false } };
      versionOf(definition, "V1", "1.0.0", { excludeFromLatest: true, targetRegions });
    });
    expect(warnings(stack)).toEqual([
      "stack/G/D AIG451 excludeFromLatest: in West Europe every version is hidden from latest (1.0.0)",
    ]);
  });

  test("versions of another definition do not help", () => {
    const { stack } = synthStack((made) => {
      const gallery = galleryIn(made, "G");
      versionOf(definitionIn(gallery, "D"), "V1", "1.0.0", { excludeFromLatest: true });
      versionOf(definitionIn(gallery, "E"), "V1", "1.0.0");
    });
    expect(warnings(stack)).toHaveLength(1);
  });

  test("a version whose number only Terraform knows is left out", () => {
    const { stack } = synthStack((made) => {
      const number = new TerraformVariable(made, "number", {}).stringValue;
      versionOf(definitionIn(galleryIn(made, "G"), "D"), "V1", number, { excludeFromLatest: true });
    });
    expect(warnings(stack)).toEqual([]);
  });

  test("a definition without versions is not warned about", () => {
    const { stack } = synthStack((made) => void definitionIn(galleryIn(made, "G"), "D"));
    expect(warnings(stack)).toEqual([]);
  });
});

describe("a whole app", () => {
  let outdir: string;
  beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), "gallery-"))));
  afterEach(() => rmSync(outdir, { recursive: true }));

  const written = (): string[] =>
    readdirSync(outdir, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("cdk.tf.json"));

  test("a sound app is written, one file for each stack", () => {
    const app = new App({ outdir });
    for (const id of ["one", "two"]) definitionIn(galleryIn(stackIn(app, id), "G"), "D");
    app.synth();
    expect(written().sort()).toEqual(["stacks/one/cdk.tf.json", "stacks/two/cdk.tf.json"]);
  });

  test("refuses an app with a fault in its second stack before anything is written", () => {
    const app = new App({ outdir });
    galleryIn(stackIn(app, "one"), "G");
    const gallery = galleryIn(stackIn(app, "two"), "G");
    definitionIn(gallery, "A", { definitionName: "ubuntu" });
    definitionIn(gallery, "B", { definitionName: "ubuntu" });
    expect(() => app.synth()).toThrow(
      refusal("one", [
        "two/G/B",
        'AIG402  definitionName: got "ubuntu", which two/G/A has in the same gallery',
        AIG402,
      ]),
    );
    expect(written()).toEqual([]);
    expect(existsSync(join(outdir, "manifest.json"))).toBe(false);
  });

  test("refuses one number for two versions of a definition that are made in two stacks", () => {
    const app = new App({ outdir });
    const definition = definitionIn(galleryIn(stackIn(app, "one"), "G"), "D");
    versionOf(definition, "V1", "1.0.0");
    new ImageVersion(stackIn(app, "two"), "V2", { definition, ...versionOptions("1.0.0") });
    expect(() => app.synth()).toThrow(
      refusal("one", ["two/V2", 'AIG403  version: got "1.0.0", which one/G/D/V1 has in the same definition', AIG403]),
    );
    expect(written()).toEqual([]);
  });

  test("refuses a fault that came in after a first synth", () => {
    const stack = stackIn(Testing.app(), "stack");
    const gallery = galleryIn(stack, "G");
    definitionIn(gallery, "A", { definitionName: "ubuntu" });
    expect(() => synthJson(stack)).not.toThrow();
    definitionIn(gallery, "B", { definitionName: "ubuntu" });
    expect(() => synthJson(stack)).toThrow(/AIG402/);
  });
});
