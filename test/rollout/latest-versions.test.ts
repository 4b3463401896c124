import { ImageDefinition, LatestVersions } from "../../lib";
import { definitionIn, galleryIn, versionOf } from "../checks/sample";
import { GALLERY_ID, textToken, untyped } from "../gallery/build";
import { synthStack } from "../support/synth";
import { addSeries, versionsOf, WIDE } from "./build";

test("tells what latest gives in each region, by any spelling", () => {
  synthStack((stack) => {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    versionOf(definition, "V1", "1.9.0", { targetRegions: { northeurope: {}, uksouth: {} } });
    const newer = versionOf(definition, "V2", "1.10.0", { targetRegions: { northeurope: {} } });
    const hidden = { uksouth: { excludeFromLatest: false }, eastus: {} };
    versionOf(definition, "V3", "2.0.0", { excludeFromLatest: true, targetRegions: hidden });
    const latest = LatestVersions.of(definition);
    expect(latest.regions).toEqual(["eastus", "northeurope", "uksouth", "westeurope"]);
    expect(latest.versionIn("North Europe")).toBe(newer);
    expect(latest.versionIn("WestEurope")).toBe(newer);
    expect(latest.versionIn("uksouth")?.version).toBe("2.0.0");
    expect(latest.versionIn("eastus")).toBeUndefined();
    expect(latest.versionIn("westus")).toBeUndefined();
    expect(latest.versionIn(untyped(5))).toBeUndefined();
  });
});

test("sees what is declared at the moment of asking", () => {
  synthStack((stack) => {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    expect(LatestVersions.of(definition).regions).toEqual([]);
    versionOf(definition, "V1", "1.0.0");
    expect(LatestVersions.of(definition).versionIn("westeurope")?.version).toBe("1.0.0");
    versionOf(definition, "V2", "1.1.0");
    expect(LatestVersions.of(definition).versionIn("westeurope")?.version).toBe("1.1.0");
  });
});

test("leaves out numbers and regions that only Terraform knows, and other definitions", () => {
  synthStack((stack) => {
    const gallery = galleryIn(stack, "G");
    const definition = definitionIn(gallery, "D");
    versionOf(definition, "V1", textToken(stack, "number"));
    versionOf(definition, "V2", "1.0.0", { location: textToken(stack, "place") });
    versionOf(definitionIn(gallery, "Other"), "V1", "3.0.0");
    expect(LatestVersions.of(definition).regions).toEqual([]);
  });
});

test("takes two imports of one definition for one", () => {
  synthStack((stack) => {
    const [one, other] = ["One", "Other"].map((id) =>
      ImageDefinition.fromDefinitionId(stack, id, `${GALLERY_ID}/images/ubuntu`),
    );
    versionOf(one!, "V1", "1.0.0", { location: "westeurope" });
    const newer = versionOf(other!, "V2", "1.1.0", { location: "westeurope" });
    expect(LatestVersions.of(one!).versionIn("westeurope")).toBe(newer);
    expect(LatestVersions.of(other!).versionIn("westeurope")).toBe(newer);
  });
});

test("follows a series", () => {
  synthStack((stack) => {
    const versions = versionsOf({ "1.10.0": {}, "1.9.0": {} });
    const series = addSeries(stack, { versions, targetRegions: WIDE, newestWide: 1, latest: "1.9.0" });
    expect(LatestVersions.of(series.definition).versionIn("uksouth")).toBe(series.version("1.9.0"));
  });
});

test.each<[unknown, string]>([
  [null, "AIG003  definition: got null, allowed an ImageDefinition"],
  ["x", 'AIG004  definition: got "x", allowed an ImageDefinition'],
  [{}, "AIG004  definition: got a value of type object, allowed an ImageDefinition"],
])("%p is refused as a definition", (definition, said) => {
  expect(() => LatestVersions.of(untyped(definition))).toThrow(said);
});
