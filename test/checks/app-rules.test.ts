import { App, Testing } from "cdktf";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageVersion } from "../../lib";
import { synthJson } from "../support/synth";
import { definitionIn, galleryIn, refusal, stackIn, versionOf, versionOptions } from "./sample";

const AIG402 = "Rename one of the definitions; Azure ignores letter case in names.";
const AIG403 = "Give one of the versions another number.";

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
