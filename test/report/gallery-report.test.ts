import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import {
  Architecture,
  Checks,
  GalleryReport,
  GallerySharing,
  ImageDefinition,
  ImageSource,
  ImageVersion,
  LatestVersions,
  OsState,
  ReportSection,
  SecurityType,
  SharedGallery,
  StorageAccountType,
} from "../../lib";
import { ImagesStack, type Environment } from "../../examples/quickstart/images-stack";
import prod from "../../examples/quickstart/environments/prod.json";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  GALLERY_ID,
  numberToken,
  textToken,
  untyped,
  VERSION_OPTIONS,
} from "../gallery/build";
import { addSeries } from "../rollout/build";

function stackOf(build: (stack: TerraformStack) => void, app: App = Testing.app(), id = "stack"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  build(stack);
  return stack;
}

function textOf(build: (stack: TerraformStack) => void): string {
  return GalleryReport.of(stackOf(build)).toText();
}

function markdownOf(build: (stack: TerraformStack) => void): string {
  return GalleryReport.of(stackOf(build)).toMarkdown();
}

describe("an empty tree", () => {
  it("says that there is no gallery", () => {
    expect(textOf(() => undefined)).toBe("no galleries\n");
    expect(markdownOf(() => undefined)).toBe("No galleries.\n");
  });

  it("is not what a gallery is of which nothing is to be said", () => {
    const stack = stackOf((made) => void addGallery(made));
    for (const sections of [[], [ReportSection.FINDINGS], [ReportSection.COSTS]]) {
      const report = GalleryReport.of(stack, { sections });
      expect([report.toText(), report.toMarkdown()]).toEqual(["nothing to report\n", "Nothing to report.\n"]);
    }
  });
});

describe("latest", () => {
  const latestOf = (scope: IConstruct): object => {
    const { galleries } = JSON.parse(GalleryReport.of(scope).toJson()) as {
      galleries: { definitions: { latest: { region: string; version: string | null }[] }[] }[];
    };
    const all = galleries.flatMap(({ definitions }) => definitions.flatMap(({ latest }) => latest));
    return Object.fromEntries(all.map(({ region, version }) => [region, version]));
  };

  it("is that of all versions of the app, whatever the report is about", () => {
    const app = Testing.app();
    const definition = addDefinition(addGallery(stackOf(() => undefined, app, "galleries")));
    const [old, new_] = ["old", "new"].map((id) => stackOf(() => undefined, app, id));
    const options = { ...VERSION_OPTIONS, definition };
    new ImageVersion(old!, "V", { ...options, version: "1.9.0", targetRegions: { uksouth: {} } });
    new ImageVersion(new_!, "V", { ...options, version: "1.10.0", targetRegions: { eastus: {} } });
    expect(latestOf(app)).toEqual({ westeurope: "1.10.0", uksouth: "1.9.0", eastus: "1.10.0" });
    expect(latestOf(old!)).toEqual({ westeurope: "1.10.0", uksouth: "1.9.0" });
    expect(GalleryReport.of(old!).toText()).toContain("1.9.0  latest in 1 of 2 regions");
    for (const [region, version] of Object.entries(latestOf(old!))) {
      expect(LatestVersions.of(definition).versionIn(region)?.version).toBe(version);
    }
  });

  it("is one for two imports of one definition", () => {
    const stack = stackOf((made) => {
      for (const [id, version] of [
        ["A", "1.9.0"],
        ["B", "1.10.0"],
      ] as const) {
        const definition = ImageDefinition.fromDefinitionId(made, id, `${GALLERY_ID}/images/ubuntu`);
        definition.addVersion("V", { ...VERSION_OPTIONS, version, location: "westeurope" });
      }
    });
    expect(GalleryReport.of(stack).toText()).toContain("1.9.0  1 region, latest nowhere");
    expect(GalleryReport.of(stack).toText()).toContain("1.10.0  latest in 1 of 1 region");
    expect(latestOf(stack)).toEqual({ westeurope: "1.10.0" });
    expect(latestOf(stack.node.findChild("A"))).toEqual({ westeurope: "1.10.0" });
  });

  it("of a series is told by the report of its definition", () => {
    const stack = stackOf(() => undefined);
    const series = addSeries(stack);
    expect(latestOf(series.definition)).toEqual({ westeurope: "1.10.0" });
  });
});

describe("as text", () => {
  it("shows galleries, definitions and versions, where each lies, and the use against the limits", () => {
    const text = textOf((stack) => {
      const gallery = addGallery(stack);
      const ubuntu = addDefinition(gallery, { securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED });
      ubuntu.addVersion("V1_9_0", { ...VERSION_OPTIONS, version: "1.9.0", replicas: 3 });
      ubuntu.addVersion("V1_10_0", {
        ...VERSION_OPTIONS,
        version: "1.10.0",
        replicas: 3,
        storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
        targetRegions: { "UK South": { storage: StorageAccountType.PREMIUM_LRS }, "West US": { replicas: 50 } },
      });
      gallery.addImageDefinition("Empty", {
        identifier: { publisher: "contoso", offer: "arm", sku: "1" },
        osType: ubuntu.osType!,
        osState: OsState.SPECIALIZED,
        hyperVGeneration: ubuntu.hyperVGeneration!,
        architecture: Architecture.ARM64,
      });
    });
    expect(text).toBe(
      [
        "contoso_images  West Europe · rg-images · private",
        "├─ ubuntu-24_04-gen2  Linux · generalized · Gen2 · Trusted Launch supported",
        "│  ├─ 1.10.0  latest in 3 of 3 regions",
        "│  └─ 1.9.0   1 region, latest nowhere",
        "└─ arm-1  Linux · specialized · Gen2 · Arm64",
        "",
        "          West    UK         West",
        "          Europe  South      US",
        "ubuntu-24_04-gen2",
        "  1.10.0  3 ZRS*  3 Premium  50 LRS",
        "  1.9.0   3 LRS*  –          –",
        "",
        "how far copying is, which azurerm does not show",
        "az sig image-version show --expand ReplicationStatus -g rg-images \\",
        "  -r contoso_images -i ubuntu-24_04-gen2 -e 1.10.0",
        "",
        "latest",
        "                   West    UK      West",
        "                   Europe  South   US",
        "ubuntu-24_04-gen2  1.10.0  1.10.0  1.10.0",
        "",
        "59 replicas in 4 region copies; no image size is stated",
        "",
        "galleries 1/100 · definitions 2/1,000 · versions 2/10,000 (West Europe)",
        "",
        "i AIG219 1 of 4 region copies could be zone-redundant and are not.",
        "",
      ].join("\n"),
    );
  });

  it("puts a question mark where only Terraform knows a value", () => {
    const text = textOf((stack) => {
      const gallery = addGallery(stack, { galleryName: textToken(stack, "name"), location: textToken(stack, "place") });
      addVersion(addDefinition(gallery), {
        targetRegions: { "West US": { replicas: numberToken(stack) } },
      });
    });
    expect(text).toContain("?  ? · rg-images · private\n");
    expect(text).toContain("  1.4.0  ? LRS\n");
    expect(text).toContain("galleries 1/100 · definitions 1/1,000 · versions 1/10,000 (?)");
    expect(text).not.toContain("TfToken");
  });

  it("puts a question mark over the one region of a version whose location only Terraform knows", () => {
    const text = textOf((stack) => {
      addVersion(addDefinition(addGallery(stack)), { location: textToken(stack), replicas: 3 });
    });
    expect(text).toContain("\nubuntu-24_04-gen2\n  1.4.0  3 LRS");
    expect(text).toMatch(/\n +\?\nubuntu/);
    expect(text).not.toContain("TfToken");
  });

  it("shows what has been relaxed with the reason", () => {
    const text = textOf((stack) => {
      Checks.of(stack).relax("AIG205", "West US has zones.");
      const storage = StorageAccountType.STANDARD_ZRS;
      addVersion(addDefinition(addGallery(stack)), { storage, replicas: 3, targetRegions: { westus: {} } });
    });
    expect(text).toContain(
      "⚠ AIG205 stack/Gallery/Ubuntu2404/V1_4_0\n    storage: got Standard_ZRS, but West US has no availability zones " +
        "(relaxed:\n    West US has zones.)\n",
    );
  });

  it("measures against a raised quota", () => {
    const text = textOf((stack) => {
      Checks.of(stack).raisedQuota({ versions: 20000 });
      addGallery(stack);
    });
    expect(text).toContain("galleries 1/100 · definitions 0/1,000 · versions 0/20,000 (West Europe)\n");
  });

  it("does not say that a version is latest nowhere whose number only Terraform knows", () => {
    const text = textOf((stack) => {
      addVersion(addDefinition(addGallery(stack)), { version: textToken(stack) });
    });
    expect(text).toContain("└─ ?");
    expect(text).not.toContain("latest nowhere");
  });

  it("marks the regions where a version is hidden from latest", () => {
    const text = textOf((stack) => {
      const definition = addDefinition(addGallery(stack));
      addVersion(definition, {
        excludeFromLatest: true,
        replicas: 3,
        targetRegions: { eastus: { excludeFromLatest: false } },
      });
    });
    expect(text).toContain("└─ 1.4.0  latest in 1 of 2 regions");
    expect(text).toContain("  1.4.0  3 LRS* hidden  3 LRS\n");
  });

  it("keeps every line within 80 columns, whatever the number of regions", () => {
    const regions = "eastus eastus2 westus westus2 westus3 uksouth ukwest japaneast japanwest italynorth northeurope";
    const text = textOf((stack) => {
      const targetRegions = Object.fromEntries(regions.split(" ").map((region) => [region, {}]));
      addVersion(addDefinition(addGallery(stack)), { targetRegions, storage: StorageAccountType.STANDARD_LRS });
    });
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(text.match(/1 LRS/g)).toHaveLength(12);
  });

  const THIN = "i AIG218 1 of 2 region copies have fewer than 3 replicas; Azure advises at least\n  3 in production.\n";
  const LOCAL = "i AIG219 1 of 2 region copies could be zone-redundant and are not.\n";
  const advised = (more: (version: ImageVersion) => void): string =>
    textOf(
      (stack) =>
        void more(addVersion(addDefinition(addGallery(stack)), { targetRegions: { westus: { replicas: 3 } } })),
    );

  it("gives advice in one line each for all versions", () => {
    expect(advised(() => undefined).endsWith(`\n${THIN}${LOCAL}`)).toBe(true);
  });

  it("leaves versions out of the count whose advice has been acknowledged", () => {
    const text = advised((version) => Checks.of(version).acknowledge("AIG218", "a test image"));
    const said = [
      "✓ AIG218",
      "    1 of 2 region copies have fewer than 3 replicas; Azure advises at least 3 in",
      "    production. (acknowledged: a test image)",
      "",
    ].join("\n");
    expect(text.endsWith(`\n\n${said}${LOCAL}`)).toBe(true);
    expect(advised((version) => Checks.of(version.node.root).acknowledge("AIG219", "a test image"))).not.toContain(
      LOCAL,
    );
  });

  it("has a line for each reason", () => {
    const text = textOf((stack) => {
      const definition = addDefinition(addGallery(stack));
      for (const reason of ["a", "b", "b"]) {
        const number = definition.node.children.length;
        const version = definition.addVersion(`V${number}`, { ...VERSION_OPTIONS, version: `1.${number}.0` });
        Checks.of(version).acknowledge("AIG218", reason);
      }
      addVersion(definition);
    });
    const counts = [...text.matchAll(/^([✓i]) AIG218\s+(\d) of 4[^(\n]*\n[^(\n]*(?:\(acknowledged: (.)\))?$/gm)];
    expect(counts.map(([, sign, count, reason]) => [sign, count, reason])).toEqual([
      ["i", "1", undefined],
      ["✓", "2", "b"],
      ["✓", "1", "a"],
    ]);
  });

  it("names what is acknowledged or relaxed and not there, in a line each", () => {
    const build = (stack: TerraformStack): void => {
      addGallery(stack);
      Checks.of(stack).acknowledge("AIG219", "local by contract").relax("AIG205", "zones are coming");
    };
    expect(textOf(build)).toMatch(
      /\n\n– AIG219 stack is acknowledged, and nothing here breaks it\.\n– AIG205 stack is relaxed, and nothing here breaks it\.\n$/,
    );
    expect(markdownOf(build)).toContain("- ➖ **AIG219** `stack` is acknowledged, and nothing here breaks it.\n");
    expect(advised((version) => Checks.of(version).acknowledge("AIG219", "a test image"))).not.toContain(
      "nothing here",
    );
  });

  it.each([
    [GallerySharing.privateOnly(), "private"],
    [GallerySharing.groups(), "groups"],
  ])("says how a gallery is shared (%#)", (sharing, said) => {
    expect(textOf((stack) => addGallery(stack, { sharing }))).toContain(
      `contoso_images  West Europe · rg-images · ${said}\n`,
    );
  });

  it("says what is imported", () => {
    const text = textOf((stack) => {
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", GALLERY_ID);
      addDefinition(gallery, { location: "westeurope" });
      const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", `${GALLERY_ID}/images/imported`);
      const source = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/x`);
      definition.addVersion("V1", { version: "1.0.0", source, location: "westeurope", replicas: 3 });
    });
    expect(text).toContain("contoso  rg-images · imported\n└─ ubuntu-24_04-gen2  Linux · generalized · Gen2\n");
    expect(text).toContain("└─ imported  imported\n   └─ 1.0.0  latest in 1 of 1 region\n");
  });

  it("heads each stack if there are several, and only then", () => {
    const app = Testing.app();
    const one = stackOf((stack) => addGallery(stack), app, "one");
    stackOf((stack) => addGallery(stack), app, "two");
    const both = GalleryReport.of(app).toText();
    expect(both.match(/^── (one|two) ─+$/gm)).toEqual([`── one ${"─".repeat(73)}`, `── two ${"─".repeat(73)}`]);
    expect(GalleryReport.of(one).toText()).not.toContain("──");
  });
});

describe("findings", () => {
  const hidden = (stack: TerraformStack): ImageDefinition => {
    const definition = addDefinition(addGallery(stack));
    addVersion(definition, { excludeFromLatest: true, replicas: 3 });
    return definition;
  };

  it("lists a warning with what to do", () => {
    expect(markdownOf(hidden)).toContain(
      "- ⚠️ **AIG451** `stack/Gallery/Ubuntu2404` excludeFromLatest: in West Europe every version is hidden from latest " +
        "(1.4.0). Show one version there, or acknowledge: machines in the region then have to name a version.\n",
    );
  });

  it("lists an acknowledged warning with the reason", () => {
    const build = (stack: TerraformStack): void => {
      Checks.of(hidden(stack)).acknowledge("AIG451", "Tried first by name.");
    };
    expect(markdownOf(build)).toContain("- ✅ **AIG451** `stack/Gallery/Ubuntu2404` excludeFromLatest: in West Europe");
    expect(markdownOf(build)).toContain(" – acknowledged: Tried first by name.\n");
    expect(textOf(build)).toContain("✓ AIG451 stack/Gallery/Ubuntu2404\n");
    expect(textOf(build)).not.toContain("⚠");
  });

  it("lists only what lies below the scope", () => {
    const app = Testing.app();
    stackOf(hidden, app, "one");
    const two = stackOf((stack) => addGallery(stack), app, "two");
    expect(GalleryReport.of(two).toText()).not.toContain("AIG451");
    expect(GalleryReport.of(app).toText()).toContain("AIG451 one/Gallery/Ubuntu2404");
  });

  it("keeps names from being read as Markdown", () => {
    const markdown = markdownOf((stack) => {
      addVersion(addDefinition(addGallery(stack, { resourceGroupName: "rg_(a)_b" }), { definitionName: "a_b" }));
    });
    expect(markdown).toContain("## contoso\\_images\n");
    expect(markdown).toContain("stack · West Europe · rg\\_(a)\\_b · private\n");
    expect(markdown).toContain("| a\\_b | 1.4.0 | 1 LRS\\* |\n");
  });
});

describe("the quickstart", () => {
  const app = Testing.app();
  new ImagesStack(app, "prod", prod as Environment);

  it("is the same before and after synth", () => {
    const report = GalleryReport.of(app);
    const before = [report.toText(), report.toMarkdown()];
    Testing.fullSynth(app.node.findChild("prod") as TerraformStack);
    const after = GalleryReport.of(app);
    expect([after.toText(), after.toMarkdown()]).toEqual(before);
  });

  it("shows in Markdown what is written of each version in each region", () => {
    const markdown = GalleryReport.of(app).toMarkdown();
    expect(markdown).toContain(
      [
        "| image | version | West Europe | North Europe | Sweden Central | UK South | West US |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| windows-server-2022-gen2 | 2026.11.0 | 5 ZRS\\* | 2 ZRS | 3 ZRS hidden | 2 Premium | 4 LRS |",
        "| windows-server-2022-gen2 | 2026.10.0 | 1 LRS\\* | – | – | – | – |",
        "| ubuntu-24\\_04-gen2 | 1.4.0 | 5 ZRS\\* | 2 ZRS | 3 ZRS hidden | 2 Premium | 4 LRS |",
        "| ubuntu-24\\_04-gen2 | 1.3.2 | 1 LRS\\* | – | – | – | – |",
        "| ubuntu-24\\_04-arm64 | 1.4.0 | 5 ZRS\\* | 1 ZRS | 3 ZRS hidden | 1 Premium | 4 LRS |",
      ].join("\n"),
    );
    expect(markdown).toContain("- prod: galleries 1/100 · definitions 3/1,000 · versions 5/10,000 (West Europe)\n");
    expect(markdown.match(/^- ✅ \*\*AIG451\*\*/gm)).toHaveLength(3);
    expect(markdown).not.toContain("⚠️");
  });
});

test.each<[unknown, string]>([
  [null, "AIG003  scope: got null, allowed the app, a stack or any other construct"],
  ["x", 'AIG004  scope: got "x", allowed the app, a stack or any other construct'],
])("%p is refused as a scope", (scope, said) => {
  expect(() => GalleryReport.of(untyped(scope))).toThrow(said);
});

test("what is neither prices nor counts is refused, however little it is", () => {
  const options = untyped<object>({ prices: 0, usage: "" });
  expect(() =>
    GalleryReport.of(
      stackOf(() => undefined),
      options,
    ),
  ).toThrow(/AIG004 {2}prices: got 0, allowed a PriceList[^]*AIG004 {2}usage: got "", allowed a SubscriptionUsage/);
});

test("an imported definition is called so in text and Markdown", () => {
  const stack = stackOf((made) => {
    const definition = ImageDefinition.fromDefinitionId(made, "Ubuntu", `${GALLERY_ID}/images/ubuntu`);
    definition.addVersion("V", { ...VERSION_OPTIONS, location: "westeurope" });
  });
  expect(GalleryReport.of(stack).toText()).toContain("└─ ubuntu  imported\n");
  expect(GalleryReport.of(stack).toMarkdown()).toContain("- **ubuntu** – imported\n");
});
