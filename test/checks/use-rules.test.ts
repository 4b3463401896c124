import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { Testing } from "cdktf";
import { Construct } from "constructs";
import { Checks, GalleryReport } from "../../lib";
import { noteUse } from "../../lib/private/uses";
import { addSeries, versionsOf, WIDE } from "../rollout/build";
import { synthJson, synthStack } from "../support/synth";
import { definitionIn, galleryIn, refusal, stackIn, versionOf, warnings } from "./sample";

const REMEDY =
  "Add the region to the version's targetRegions, raise the newestWide of its series, or make the machines of another version.";

describe("AIG534, a version that is used where it is not", () => {
  test("a version that has become narrow is refused with who uses it and where, however late that was noted", () => {
    const stack = stackIn(Testing.app(), "stack");
    const series = addSeries(stack, { targetRegions: WIDE, newestWide: 1 });
    expect(GalleryReport.of(stack).toText()).not.toContain("AIG534");
    noteUse(series.version("1.9.0"), "UK South", new Construct(stack, "ScaleSet"));
    noteUse(series.version("1.9.0"), "westeurope", new Construct(stack, "Vm"));
    expect(() => synthJson(stack)).toThrow(
      refusal("stack", [
        "stack/Gallery/Ubuntu2404/V1_9_0",
        "AIG534  targetRegions: UK South, where stack/ScaleSet uses it, is not in the target regions (West Europe)",
        REMEDY,
      ]),
    );
  });

  test("each region is said once, with how many more use it", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0");
    ["uksouth", "UK South", "eastus"].forEach((region, i) => noteUse(version, region, new Construct(stack, `Vm${i}`)));
    const [message, ...others] = stack.node.validate().map((text) => text.split("\n")[2]);
    expect([message, ...others]).toEqual([
      "  AIG534  targetRegions: UK South, where stack/Vm0 and 1 more use it, is not in the target regions (West Europe)",
      "  AIG534  targetRegions: East US, where stack/Vm2 uses it, is not in the target regions (West Europe)",
    ]);
  });

  test("a machine that is taken out of the tree uses nothing", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0");
    noteUse(version, "uksouth", new Construct(stack, "Vm"));
    stack.node.tryRemoveChild("Vm");
    expect(stack.node.validate()).toEqual([]);
  });

  test("nothing is guessed where somebody has put a dynamic block in the place of the regions", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0");
    (version.node.defaultChild as SharedImageVersion).putTargetRegion({ forEach: "x" } as never);
    noteUse(version, "uksouth", new Construct(stack, "Vm"));
    expect(stack.node.validate()).toEqual([]);
  });

  test("it can be relaxed", () => {
    const { stack } = synthStack((made) => {
      const series = addSeries(made, { targetRegions: WIDE, newestWide: 1 });
      noteUse(series.version("1.9.0"), "uksouth", new Construct(made, "Vm"));
      Checks.of(series.version("1.9.0")).relax("AIG534", "It is never made again.");
    });
    const said = warnings(stack).filter((text) => text.includes("AIG534"));
    expect(said).toEqual([expect.stringMatching(/^stack\/Gallery\/Ubuntu2404\/V1_9_0 AIG534 /)]);
  });
});

describe("AIG542, latest that is used where there is none", () => {
  test("is a warning on the definition, also where every version is hidden there", () => {
    const { stack } = synthStack((made) => {
      const versions = versionsOf({ "1.9.0": { targetRegions: { uksouth: { excludeFromLatest: true } } } });
      const { definition } = addSeries(made, { versions });
      for (const region of ["uksouth", "eastus", "West Europe"])
        noteUse(definition, region, new Construct(made, region));
    });
    expect(warnings(stack).filter((text) => text.includes("AIG542"))).toEqual([
      "stack/Gallery/Ubuntu2404 AIG542 latest: in UK South, where stack/uksouth uses it, there is none",
      "stack/Gallery/Ubuntu2404 AIG542 latest: in East US, where stack/eastus uses it, there is none",
    ]);
  });
});
