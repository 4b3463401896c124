import { TerraformStack, Testing } from "cdktf";
import {
  GalleryReport,
  ImageDefinition,
  ScalingGuidance,
  SharedGallery,
  type ImageVersion,
  type ImageVersionOptions,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  GALLERY_ID,
  SUBSCRIPTION,
  textToken,
  VERSION_OPTIONS,
} from "../gallery/build";

function reportOf(build: (stack: TerraformStack) => void): GalleryReport {
  const stack = new TerraformStack(Testing.app(), "stack");
  build(stack);
  return GalleryReport.of(stack);
}

/** The block of a report that begins with this line. */
function block(text: string, title: string): string[] {
  const found = text.split("\n\n").find((part) => part.startsWith(title));
  return found === undefined ? [] : found.trimEnd().split("\n").slice(1);
}

const CALCULATED = "replicas calculated from the peak demand";
const STATUS = "how far copying is, which azurerm does not show";

const SHARED: Partial<ImageVersionOptions> = {
  scalingGuidance: ScalingGuidance.SEED_2019,
  peakDemand: { concurrentVms: 120 },
  targetRegions: {
    "North Europe": { peakDemand: { concurrentVms: 1000, scaleSets: [600, 600, 1000] } },
    uksouth: { replicas: 2 },
  },
};

function calculatedIn(
  settings: Partial<ImageVersionOptions>,
  then: (version: ImageVersion) => void = () => {},
): string[] {
  const report = reportOf((stack) => then(addVersion(addDefinition(addGallery(stack)), settings)));
  return block(report.toText(), CALCULATED);
}

describe("replicas calculated from a demand", () => {
  it("stand under their version with region, calculation and source", () => {
    expect(calculatedIn(SHARED)).toEqual([
      "ubuntu-24_04-gen2 1.4.0",
      "  West Europe: 120 VMs ÷ 20 = 6 replicas (SEED_2019, Microsoft 2019)",
      "  North Europe: 1,000 VMs ÷ 20 = 50, 3 scale sets (4 deployments of up to 600) =",
      "    4, together 54 replicas (SEED_2019, Microsoft 2019)",
    ]);
  });

  it("stand in Markdown too", () => {
    const report = reportOf((stack) => addVersion(addDefinition(addGallery(stack)), SHARED));
    expect(report.toMarkdown()).toContain(
      "\n\nReplicas calculated from the peak demand:\n\n" +
        "- ubuntu-24\\_04-gen2 1.4.0, West Europe: 120 VMs ÷ 20 = 6 replicas (SEED\\_2019, Microsoft 2019)\n" +
        "- ubuntu-24\\_04-gen2 1.4.0, North Europe: 1,000 VMs ÷ 20 = 50, ",
    );
  });

  it("are not spoken of where all are stated", () => {
    const report = reportOf((stack) => addVersion(addDefinition(addGallery(stack)), { replicas: 6, headRoom: 2 }));
    expect(report.toText()).not.toContain("calculated");
    expect(report.toMarkdown()).not.toContain("alculated");
  });

  it("are not shown where somebody has written another number on the resource", () => {
    const overwrite = ({ node }: ImageVersion): void => {
      const resource = node.defaultChild as unknown as { putTargetRegion(regions: object[]): void };
      resource.putTargetRegion([{ name: "westeurope", regionalReplicaCount: 7 }]);
    };
    expect(calculatedIn(SHARED, overwrite)).toEqual([]);
  });

  it("have a question mark for a region that only Terraform knows", () => {
    const report = reportOf((stack) => {
      const settings = { location: textToken(stack), peakDemand: { concurrentVms: 120 } };
      addVersion(addDefinition(addGallery(stack)), settings);
    });
    expect(block(report.toText(), CALCULATED)[1]).toMatch(/^ {2}\?: 120 VMs ÷ 20 = 6 replicas/);
  });
});

describe("the command for the replication status", () => {
  const targetRegions = { uksouth: {} };

  it("is that of the newest version that goes beyond home", () => {
    const report = reportOf((stack) => {
      const definition = addDefinition(addGallery(stack));
      const add = (version: string, more: object): void =>
        void definition.addVersion(`V${version.replaceAll(".", "_")}`, { ...VERSION_OPTIONS, version, ...more });
      add("1.9.0", { targetRegions });
      add("1.10.0", { targetRegions });
      add("1.11.0", {});
    });
    expect(block(report.toText(), STATUS)).toEqual([
      "az sig image-version show --expand ReplicationStatus -g rg-images \\",
      "  -r contoso_images -i ubuntu-24_04-gen2 -e 1.10.0",
    ]);
  });

  it("is not there for a definition whose versions stay at home", () => {
    const report = reportOf((stack) => addVersion(addDefinition(addGallery(stack))));
    expect(report.toText()).not.toContain("az sig");
    expect(report.toMarkdown()).not.toContain("az sig");
  });

  it("stands in a block of its own in Markdown, on one line", () => {
    const report = reportOf((stack) => addVersion(addDefinition(addGallery(stack)), { targetRegions }));
    expect(report.toMarkdown()).toContain(
      "\n\nHow far copying is, which azurerm does not show:\n\n```sh\naz sig image-version show --expand ReplicationStatus " +
        "-g rg-images -r contoso_images -i ubuntu-24_04-gen2 -e 1.4.0\n```\n\n",
    );
  });

  it("has what only Terraform knows in angle brackets", () => {
    const report = reportOf((stack) => {
      const names = { galleryName: textToken(stack, "g"), resourceGroupName: textToken(stack, "rg") };
      const definition = addDefinition(addGallery(stack, names), { definitionName: textToken(stack, "d") });
      addVersion(definition, { version: textToken(stack, "v"), targetRegions });
    });
    expect(block(report.toText(), STATUS).join(" ").replace(/ \\ +/g, " ")).toBe(
      "az sig image-version show --expand ReplicationStatus -g <resource group> -r <gallery> -i <definition> -e <version>",
    );
  });

  it("names the subscription of an import, and its gallery", () => {
    const report = reportOf((stack) => {
      const definition = ImageDefinition.fromDefinitionId(stack, "D", `${GALLERY_ID}/images/ubuntu`);
      addVersion(definition, { location: "westeurope", targetRegions });
    });
    expect(block(report.toText(), STATUS)).toEqual([
      "az sig image-version show --expand ReplicationStatus \\",
      `  --subscription ${SUBSCRIPTION} -g rg-images -r contoso \\`,
      "  -i ubuntu -e 1.4.0",
    ]);
  });

  it("names the imported gallery of a definition of the app", () => {
    const report = reportOf((stack) => {
      const gallery = SharedGallery.fromGalleryAttributes(stack, "G", {
        galleryName: "contoso_images",
        resourceGroupName: "rg(images)",
        location: "West Europe",
      });
      addVersion(addDefinition(gallery), { targetRegions });
    });
    expect(block(report.toText(), STATUS)).toEqual([
      "az sig image-version show --expand ReplicationStatus -g 'rg(images)' \\",
      "  -r contoso_images -i ubuntu-24_04-gen2 -e 1.4.0",
    ]);
  });
});
