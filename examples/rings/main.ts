import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  LatestVersions,
  OsState,
  OsType,
  SharedGallery,
  VersionSeries,
  type RolloutRing,
} from "cdktf-azure-image-gallery";

const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute/images";

/** Each version reaches these one after the other. Home, West Europe, has every version from the start. */
const RINGS: RolloutRing[] = [
  { name: "pilot", targetRegions: { swedencentral: {} } },
  { name: "europe", replicas: 3, targetRegions: { northeurope: { replicas: 5 }, francecentral: {}, uksouth: {} } },
  { name: "world", replicas: 4, targetRegions: { eastus: {}, southeastasia: {}, australiaeast: {} } },
];

/** A version on its way through three rings, and the one before it everywhere. */
export class RingsStack extends TerraformStack {
  public readonly latest: LatestVersions;

  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const gallery = new SharedGallery(this, "Gallery", {
      galleryName: "contoso_images",
      resourceGroupName: "rg-images",
      location: "West Europe",
    });
    const windows = gallery.addImageDefinition("Windows2022", {
      identifier: { publisher: "contoso", offer: "windows-server", sku: "2022-gen2" },
      osType: OsType.WINDOWS,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
    });

    new VersionSeries(this, "Windows", {
      definition: windows,
      rings: RINGS,
      newestWide: 2,
      timeouts: { create: "6h", update: "6h" },
      versions: {
        "2026.11.1": { source: built("2026-11-1"), ring: "europe" },
        "2026.10.0": { source: built("2026-10-0") },
        "2026.9.0": { source: built("2026-9-0") },
        "2026.8.2": { source: built("2026-8-2") },
      },
    });
    this.latest = LatestVersions.of(windows);
  }
}

function built(name: string): ImageSource {
  return ImageSource.managedImage(`${IMAGES}/windows-${name}`);
}

if (require.main === module) {
  const app = new App();
  const { latest } = new RingsStack(app, "rings");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
  for (const region of latest.regions) {
    process.stdout.write(`latest in ${region}: ${latest.versionIn(region)?.version ?? "none"}\n`);
  }
}
