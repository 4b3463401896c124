import { TerraformVariable } from "cdktf";
import { synthStack } from "../support/synth";
import { definitionIn, galleryIn, versionOf, warnings } from "./sample";

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
