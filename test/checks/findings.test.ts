import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { ImageDefinition, SharedGallery } from "../../lib";
import { findingsBelow, nounsBelow } from "../../lib/checks/findings";
import { synthJson } from "../support/synth";
import { annotations, definitionIn, galleryIn, stackIn, versionOf } from "./sample";

const UNKNOWN =
  'AIG211 location: "New Region" is not a region known to this library. ' +
  "Check the spelling; if the region is new, acknowledge. " +
  '[acknowledge: Checks.of(construct).acknowledge("AIG211", "why")]';

describe("nounsBelow", () => {
  test("galleries, definitions and versions are listed in the order of the tree, imports are not", () => {
    const stack = stackIn(Testing.app(), "stack");
    const first = galleryIn(stack, "A");
    galleryIn(stack, "B");
    versionOf(definitionIn(first, "D"), "V", "1.0.0");
    const attributes = { galleryName: "g", resourceGroupName: "rg", location: "westeurope" };
    definitionIn(SharedGallery.fromGalleryAttributes(stack, "I", attributes), "D");
    const listed = nounsBelow(stack).map(({ kind, construct }) => `${kind} ${construct.node.path}`);
    expect(listed).toEqual([
      "gallery stack/A",
      "definition stack/A/D",
      "version stack/A/D/V",
      "gallery stack/B",
      "definition stack/I/D",
    ]);
  });

  test("only what is below the scope is listed, and nothing that was refused", () => {
    const stack = stackIn(Testing.app(), "stack");
    galleryIn(stack, "A");
    const gallery = galleryIn(stack, "B");
    expect(() => galleryIn(stack, "C", { galleryName: "a-b" })).toThrow("AIG101");
    expect(nounsBelow(gallery).map(({ construct }) => construct)).toEqual([gallery]);
    expect(nounsBelow(stack)).toHaveLength(2);
  });
});

describe("findingsBelow", () => {
  test("a construct's own warnings come with those over several constructs", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G", { location: "New Region" }), "D");
    versionOf(definition, "V", "1.0.0", { location: "westeurope", excludeFromLatest: true });
    const found = findingsBelow(stack).map(({ construct, problem }) => `${construct.node.path} ${problem.code}`);
    expect(found).toEqual(["stack/G AIG211", "stack/G/D/V AIG452", "stack/G/D AIG451"]);
  });

  test("only findings on constructs below the scope are given", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G", { location: "New Region" }), "D");
    const version = versionOf(definition, "V", "1.0.0", { location: "westeurope", excludeFromLatest: true });
    expect(findingsBelow(definition).map(({ problem }) => problem.code)).toEqual(["AIG452", "AIG451"]);
    expect(findingsBelow(version).map(({ problem }) => problem.code)).toEqual(["AIG452"]);
  });

  test("they follow what is made between two looks", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    versionOf(definition, "V1", "1.0.0", { excludeFromLatest: true });
    expect(findingsBelow(stack)).toHaveLength(1);
    versionOf(definition, "V2", "1.0.1");
    expect(findingsBelow(stack)).toEqual([]);
  });

  test("a check that lacks a value of an imported definition is given as left out", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", {
      galleryName: "g",
      definitionName: "d",
      resourceGroupName: "rg",
      location: "westeurope",
    });
    versionOf(definition, "V", "1.0.0");
    const found = findingsBelow(stack);
    expect(found.map(({ construct, skipped }) => [construct.node.path, skipped])).toEqual([
      ["stack/D/V", true],
      ["stack/D/V", true],
    ]);
    expect(found.map(({ problem }) => `${problem.code} ${problem.prop}: ${problem.detail}`)).toEqual([
      "AIG311 source: not checked: the security type of the imported definition is not known",
      "AIG313 source: not checked: the OS state of the imported definition is not known",
    ]);
    synthJson(stack);
    expect(annotations(stack)).toEqual([]);
  });
});

describe("annotations", () => {
  test("each warning is annotated once, however often the stack is synthesised", () => {
    const stack = stackIn(Testing.app(), "stack");
    galleryIn(stack, "G", { location: "New Region" });
    synthJson(stack);
    synthJson(stack);
    expect(annotations(stack)).toEqual([`@cdktf/warn stack/G: ${UNKNOWN}`]);
  });

  test("a stack annotates its own constructs and leaves those of another to it", () => {
    const app = Testing.app();
    const one = stackIn(app, "one");
    const two = stackIn(app, "two");
    galleryIn(one, "G");
    galleryIn(two, "G", { location: "New Region" });
    synthJson(one);
    expect(annotations(app)).toEqual([]);
    synthJson(two);
    expect(annotations(app)).toEqual([`@cdktf/warn two/G: ${UNKNOWN}`]);
  });

  test("a configuration without warnings has no annotations", () => {
    const stack = stackIn(Testing.app(), "stack");
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { replicas: 50 });
    synthJson(stack);
    expect(annotations(stack)).toEqual([]);
  });

  test("a warning never makes the synth fail", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = { excludeFromLatest: true, replicas: 51 };
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", version);
    expect(() => synthJson(stack)).not.toThrow();
    expect(annotations(stack).map((line) => line.slice(0, 36))).toEqual([
      "@cdktf/warn stack/G/D: AIG451 exclud",
      "@cdktf/warn stack/G/D/V: AIG204 repl",
    ]);
  });
});

describe("a stack without a construct of this library", () => {
  test("is not written when another one is refused", () => {
    const outdir = mkdtempSync(join(tmpdir(), "aig-"));
    try {
      const app = new App({ outdir });
      new TerraformVariable(new TerraformStack(app, "zero"), "v", {});
      const two = new TerraformStack(app, "two");
      new AzurermProvider(two, "azurerm", { features: [{}] });
      for (const [id, galleryName] of [
        ["A.b", "one"],
        ["Ab", "two"],
      ] as const) {
        new SharedGallery(two, id, { galleryName, resourceGroupName: "rg", location: "westeurope" });
      }
      expect(() => app.synth()).toThrow(/AIG002/);
      expect(existsSync(join(outdir, "stacks/zero/cdk.tf.json"))).toBe(false);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});
