import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import {
  App,
  Aspects,
  DefaultTokenResolver,
  Fn,
  Lazy,
  StringConcat,
  TerraformCount,
  TerraformIterator,
  TerraformOutput,
  type TerraformStack,
  TerraformVariable,
  Testing,
  Token,
  Tokenization,
} from "cdktf";
import fc from "fast-check";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageDefinition, ImageVersion } from "../../lib";
import * as literals from "../../lib/private/literals";
import { stackIn } from "../checks/sample";
import { addDefinition, addGallery, addVersion, numberToken, textToken } from "../gallery/build";
import { make, specs } from "../properties/spec";
import { synthJson } from "../support/synth";

/** What the framework would make of everything by itself, and what it makes now. */
function twice<T>(run: () => T): { plain: T; quick: T } {
  const quick = run();
  const spy = jest.spyOn(literals, "leavingLiterals").mockImplementation((rendered) => rendered);
  try {
    return { quick, plain: run() };
  } finally {
    spy.mockRestore();
  }
}

interface Sample {
  readonly app: App;
  readonly stack: TerraformStack;
  readonly definition: ImageDefinition;
  readonly version: ImageVersion;
  readonly definitionL1: SharedImage;
  readonly versionL1: SharedImageVersion;
}

function sample(outdir: string): Sample {
  const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
  const stack = stackIn(app, "stack");
  const definition = addDefinition(addGallery(stack, { tags: { team: "images" } }));
  const targetRegions = { northeurope: {}, uksouth: { replicas: 2, excludeFromLatest: true } };
  const version = addVersion(definition, { targetRegions, endOfLife: "2030-01-01", timeouts: { create: "4h" } });
  const definitionL1 = definition.node.defaultChild as SharedImage;
  return { app, stack, definition, version, definitionL1, versionL1: version.node.defaultChild as SharedImageVersion };
}

const SCENARIOS: { readonly [what: string]: (sample: Sample) => void } = {
  "nothing else": () => undefined,
  "references across stacks": ({ app, version }) => {
    const other = stackIn(app, "other");
    new TerraformOutput(other, "id", { value: version.versionId });
    addDefinition(addGallery(other), { description: `after ${version.versionName}` });
  },
  "outputs and functions": ({ stack, version, definitionL1 }) => {
    new TerraformOutput(stack, "upper", { value: Fn.upper(version.versionName) });
    definitionL1.description = Fn.upper(textToken(stack));
  },
  "an override of a resource": ({ versionL1, stack }) => {
    versionL1.addOverride("target_region.0.regional_replica_count", 7);
    versionL1.addOverride("end_of_life_date", `\${var.${textToken(stack)}}`);
    versionL1.addOverride("lifecycle.ignore_changes", ["tags"]);
  },
  "overrides that are empty": ({ versionL1, definitionL1 }) => {
    versionL1.addOverride("tags", undefined);
    versionL1.addOverride("timeouts", {});
    definitionL1.addOverride("description", null);
    definitionL1.addOverride("eula", "");
    definitionL1.addOverride("disk_types_not_allowed", []);
  },
  "an override of the stack": ({ stack }) =>
    stack.addOverride("resource.azurerm_shared_image_version.extra", { name: "1.0.0" }),
  "an aspect that tags": ({ stack }) => {
    Aspects.of(stack).add({
      visit: (node) => {
        if (SharedImageVersion.isTerraformElement(node) && "tagsInput" in node) {
          (node as SharedImageVersion).tags = { by: "aspect" };
        }
      },
    });
  },
  "an aspect that puts and resets": ({ stack, versionL1 }) => {
    Aspects.of(stack).add({
      visit: (node) => {
        if (node !== versionL1) return;
        versionL1.putTargetRegion([{ name: "westeurope", regionalReplicaCount: 1 }]);
        versionL1.resetTimeouts();
        versionL1.resetEndOfLifeDate();
      },
    });
  },
  "lifecycle, count, provider and depends_on": ({ stack, versionL1, definitionL1 }) => {
    versionL1.lifecycle = { preventDestroy: true, ignoreChanges: ["tags"] };
    versionL1.count = TerraformCount.of(3);
    versionL1.provider = new AzurermProvider(stack, "second", { alias: "second", features: [{}] });
    versionL1.dependsOn = [definitionL1.fqn];
  },
  "a provisioner and a connection": ({ versionL1, stack }) => {
    versionL1.provisioners = [{ type: "local-exec", command: `echo ${textToken(stack)}` }];
    versionL1.connection = { type: "ssh", host: "images.example" };
  },
  "an import": ({ versionL1 }) => versionL1.importFrom("/subscriptions/0/x"),
  "a move": ({ definitionL1 }) => definitionL1.moveFromId("azurerm_shared_image.old"),
  "an iterator": ({ stack, versionL1 }) => {
    const each = TerraformIterator.fromList(Token.asList(Fn.split(",", textToken(stack))));
    versionL1.forEach = each;
    versionL1.blobUri = each.value;
  },
  "a dynamic block": ({ stack, versionL1 }) => {
    const each = TerraformIterator.fromList(Token.asList(Fn.split(",", textToken(stack))));
    const content = { name: each.value, regional_replica_count: 1 };
    versionL1.putTargetRegion(each.dynamic(content));
  },
  "lazy values": ({ versionL1, definitionL1 }) => {
    versionL1.blobUri = Lazy.stringValue({ produce: () => "https://late" });
    definitionL1.minRecommendedVcpuCount = Lazy.numberValue({ produce: () => 3 });
    definitionL1.diskTypesNotAllowed = Lazy.listValue({ produce: () => ["Standard_LRS"] });
    versionL1.tags = Lazy.anyValue({ produce: () => ({ late: "yes" }) }) as unknown as Record<string, string>;
  },
  "tokens of numbers, lists and maps": ({ stack, versionL1, definitionL1 }) => {
    const count = numberToken(stack);
    definitionL1.minRecommendedVcpuCount = count;
    definitionL1.diskTypesNotAllowed = new TerraformVariable(stack, "types", { type: "list(string)" }).listValue;
    versionL1.tags = Token.asStringMap(new TerraformVariable(stack, "tags", { type: "map(string)" }).value);
    versionL1.putTargetRegion([
      { name: textToken(stack), regionalReplicaCount: count },
      { name: "x", regionalReplicaCount: 2, diskEncryptionSetId: `a-${count}-b` },
    ]);
  },
  "another logical id": ({ versionL1 }) => versionL1.overrideLogicalId("mine"),
  "texts that look like something": ({ definitionL1 }) => {
    definitionL1.description = '$${x} %{y} \\n "quoted" 1e5 -1.5e+300 {} }{ & #{a} 12e4-0e';
    definitionL1.eula = '${upper("x")}';
    definitionL1.tags = { "a{b": "c}d", "1e5": "e", "Map Token": "x" };
  },
};

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name), "utf8")]),
  );
}

describe("a resource that leaves its literals alone", () => {
  const outdir = mkdtempSync(join(tmpdir(), "literals-"));
  afterAll(() => rmSync(outdir, { recursive: true }));

  describe.each(Object.entries(SCENARIOS))("with %s", (_, change) => {
    it("is written byte for byte as without", () => {
      const made = sample(outdir);
      change(made);
      const { plain, quick } = twice(() => {
        made.app.synth();
        return filesOf(outdir);
      });
      expect(quick).toEqual(plain);
      expect(Object.keys(quick).length).toBeGreaterThan(1);
    });

    it("is the same in a test of the framework's", () => {
      const made = sample(outdir);
      change(made);
      const { plain, quick } = twice(() => synthJson(made.stack));
      expect(quick).toEqual(plain);
    });
  });

  it("is written as without, whatever it holds", () => {
    fc.assert(
      fc.property(specs({ quiet: false }), (spec) => {
        const stack = stackIn(Testing.app(), "stack");
        make(spec)(stack);
        const { plain, quick } = twice(() => synthJson(stack));
        expect(quick).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  it("still shows what it writes to who asks it", () => {
    const { versionL1 } = sample(outdir);
    const { plain, quick } = twice(() => versionL1.toTerraform() as object);
    expect(quick).toEqual(plain);
    expect(Object.keys(quick)).toEqual(Object.keys(plain));
  });
});

describe("leavingLiterals", () => {
  const stack = stackIn(Testing.app(), "stack");
  const resolve = (value: unknown): unknown => {
    const resolver = new DefaultTokenResolver(new StringConcat());
    return Tokenization.resolve(value, { scope: stack, resolver, preparing: false }) as unknown;
  };
  const resolveBoth = (value: unknown): { plain: unknown; quick: unknown } => {
    const fragment = (): object => ({ a: value, b: [value], c: { d: value } });
    return twice(() => resolve(literals.leavingLiterals(fragment())));
  };

  it.each<[string, unknown]>([
    ["a text", "text"],
    ["an empty text", ""],
    ["nothing", undefined],
    ["null", null],
    ["numbers", [0, -0, 1, -1.5, 1e15, 1e99, Number.MAX_VALUE, NaN, Infinity]],
    ["switches", [true, false]],
    ["lists in lists", [[1, undefined], [], [[null]]]],
    ["empty maps", { a: {}, b: [] }],
    ["a date", new Date(0)],
    ["a text token", textToken(stack)],
    ["a token within a text", `a${textToken(stack, "second")}b`],
    ["a number token", Token.asNumber("x")],
    ["a list token", Token.asList("x")],
    ["a number list token", Token.asNumberList("x")],
    ["a map token", Token.asStringMap("x")],
    ["a token", Token.asAny("x")],
    ["a token as a key", { [textToken(stack, "key")]: 1 }],
    ["something that resolves itself", { resolve: () => "resolved", creationStack: [] }],
    ["what comes from a function", Fn.upper("x")],
    ["lazy nothing", Lazy.anyValue({ produce: () => undefined })],
    [
      "an object of a class",
      new (class {
        public readonly a = textToken(stack, "third");
      })(),
    ],
  ])("leaves %s as the framework makes it", (_, value) => {
    const { plain, quick } = resolveBoth(value);
    expect(quick).toEqual(plain);
    expect(JSON.stringify(quick)).toBe(JSON.stringify(plain));
  });

  it.each<[string, unknown]>([
    ["functions", () => 1],
    ["a list token among others", [...Token.asList("x"), "y"]],
    ["the value of a map token alone", "String Map Token Value"],
    ["the number of a map token alone", -123456789],
    ["a construct", stack],
  ])("refuses %s as the framework does", (_, value) => {
    expect(() => resolve(literals.leavingLiterals({ a: value }))).toThrow();
    expect(() => resolve({ a: value })).toThrow();
  });

  it("asks the framework about tokens alone", () => {
    const resolved: unknown[] = [];
    const context = {
      resolve: (value: unknown) => (resolved.push(value), value),
      registerPostProcessor: () => undefined,
    };
    const token = textToken(stack, "fourth");
    const rendered = literals.leavingLiterals({ name: "literal", count: 3, list: ["a", { b: token }] });
    (rendered as unknown as { resolve: (c: unknown) => unknown }).resolve(context);
    expect(resolved).toEqual([token]);
  });
});
