import { GalleryReport, ReplicationMode, type ImageVersionOptions, type TargetRegion } from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  definitionWith,
  galleryWith,
  textToken,
  untyped,
  VERSION_OPTIONS,
  versionWith,
} from "../gallery/build";
import { regions } from "../azure/catalogue/version";
import { synthStack } from "../support/synth";

const timeoutsWith = (settings: Partial<ImageVersionOptions>): unknown => versionWith(settings).timeouts;
const IN_FIVE: { [region: string]: TargetRegion } = regions(5);

describe("the timeouts of a version", () => {
  it.each<[string, Partial<ImageVersionOptions>, object]>([
    ["that stays at home", {}, { create: "2h30m", update: "2h30m" }],
    ["in five regions", { targetRegions: IN_FIVE }, { create: "4h30m", update: "4h30m" }],
    ["of a large image", { imageSizeGb: 512 }, { create: "4h", update: "4h" }],
    ["of a large image in five regions", { imageSizeGb: 512, targetRegions: IN_FIVE }, { create: "6h", update: "6h" }],
    ["in more regions than can be waited for", { targetRegions: regions(38) }, { create: "12h", update: "12h" }],
  ])("%s are those of copying", (_, settings, timeouts) => {
    expect(timeoutsWith(settings)).toEqual(timeouts);
  });

  it.each<[object, object]>([
    [{ create: "8h" }, { create: "8h", update: "4h30m" }],
    [{ update: "8h" }, { create: "4h30m", update: "8h" }],
    [
      { create: "10m", update: "10m" },
      { create: "10m", update: "10m" },
    ],
    [
      { delete: "1h", read: "10m" },
      { create: "4h30m", update: "4h30m", delete: "1h", read: "10m" },
    ],
    [
      { create: undefined, update: null },
      { create: "4h30m", update: "4h30m" },
    ],
    [{}, { create: "4h30m", update: "4h30m" }],
  ])("are those stated, each by itself: %j", (timeouts, written) => {
    expect(timeoutsWith({ targetRegions: IN_FIVE, timeouts })).toEqual(written);
  });

  it.each([undefined, null])("are those of copying where %p is stated", (timeouts) => {
    expect(timeoutsWith({ timeouts: untyped<undefined>(timeouts) })).toEqual({ create: "2h30m", update: "2h30m" });
  });

  it("may be stated as tokens", () => {
    const block = versionWith((stack) => ({ timeouts: { create: textToken(stack) } }));
    expect(block.timeouts).toEqual({ create: "${var.text}", update: "2h30m" });
  });

  it("are azurerm's own where nothing is copied, however large the image is", () => {
    const shallow = { replicationMode: ReplicationMode.SHALLOW, imageSizeGb: 32768 };
    expect(timeoutsWith(shallow)).toBeUndefined();
    expect(timeoutsWith({ ...shallow, timeouts: { create: "1h" } })).toEqual({ create: "1h" });
  });

  it("are not those of its gallery and definition, which copy nothing", () => {
    expect(galleryWith().timeouts).toBeUndefined();
    expect(definitionWith().timeouts).toBeUndefined();
  });
});

describe("the size of the image", () => {
  it("can be read from the version, and is not written", () => {
    let size: number | undefined;
    const { json } = synthStack((stack) => {
      size = addVersion(addDefinition(addGallery(stack)), { imageSizeGb: 127.5 }).imageSizeGb;
    });
    expect(size).toBe(127.5);
    expect(JSON.stringify(json)).not.toContain("127.5");
  });
});

describe("the report", () => {
  const adviceFor = (...all: Partial<ImageVersionOptions>[]): string | undefined => {
    const { stack } = synthStack((inside) => {
      const definition = addDefinition(addGallery(inside));
      all.forEach((more, i) => definition.addVersion(`V${i}`, { ...VERSION_OPTIONS, ...more, version: `1.0.${i}` }));
    });
    const lines = GalleryReport.of(stack).toMarkdown().split("\n");
    return lines.find((line) => line.includes("AIG508"));
  };

  it("counts the versions that had better be published in phases", () => {
    const wide = regions(9);
    expect(adviceFor({ targetRegions: wide }, {}, { targetRegions: IN_FIVE, imageSizeGb: 1000 })).toBe(
      "- 💡 **AIG508** 2 of 3 versions may take more than 6 hours to copy; publish them in phases, home first.",
    );
  });

  it("says nothing of phases where there is no need", () => {
    expect(adviceFor({ targetRegions: regions(8) }, { imageSizeGb: 2048 })).toBeUndefined();
  });
});
