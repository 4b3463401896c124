import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SharedGallery,
  StorageAccountType,
  VersionSeries,
} from "cdktf-azure-image-gallery";

const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute/images";

/** Monthly images: the newest two everywhere, older ones at home only, and half a year of them. */
export class NewestWideStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const gallery = new SharedGallery(this, "Gallery", {
      galleryName: "contoso_images",
      resourceGroupName: "rg-images",
      location: "West Europe",
    });
    const ubuntu = gallery.addImageDefinition("Ubuntu2404", {
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
    });

    new VersionSeries(this, "Ubuntu", {
      definition: ubuntu,
      replicas: 3,
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      targetRegions: { northeurope: {}, swedencentral: {}, uksouth: {} },
      timeouts: { create: "4h", update: "4h" },
      newestWide: 2,
      keepDays: 180,
      versions: {
        // Not yet: machines that ask for the latest version still get 1.10.0.
        "1.11.0": { source: built("1-11-0"), publishedOn: "2026-11-20", excludeFromLatest: true },
        "1.10.0": { source: built("1-10-0"), publishedOn: "2026-10-20" },
        "1.9.0": { source: built("1-9-0"), publishedOn: "2026-09-22" },
        "1.8.0": { source: built("1-8-0"), publishedOn: "2026-08-18" },
        "1.7.1": { source: built("1-7-1"), publishedOn: "2026-07-28", replicas: 1 },
        "1.7.0": { source: built("1-7-0"), publishedOn: "2026-04-21" },
      },
    });
  }
}

function built(name: string): ImageSource {
  return ImageSource.managedImage(`${IMAGES}/ubuntu-${name}`);
}

if (require.main === module) {
  const app = new App();
  new NewestWideStack(app, "newest-wide");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
