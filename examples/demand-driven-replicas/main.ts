import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  ScalingGuidance,
  SharedGallery,
  StorageAccountType,
  type PeakDemand,
} from "cdktf-azure-image-gallery";

const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute/images";

/** What each region makes at the same time on its busiest morning, as its team says. */
const DEMAND: { [region: string]: PeakDemand } = {
  "West Europe": { concurrentVms: 120 },
  "North Europe": { scaleSets: [600, 600, 600, 600, 600] },
  "UK South": { concurrentVms: 45, scaleSets: [200, 1000] },
};

/** A gallery whose replicas follow from the demand of each region. */
export class DemandStack extends TerraformStack {
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
    const common = {
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      imageSizeGb: 30,
      targetRegions: Object.fromEntries(
        Object.entries(DEMAND).map(([region, peakDemand]) => [region, { peakDemand }] as const),
      ),
    };
    ubuntu.addVersion("V1_4_0", {
      ...common,
      version: "1.4.0",
      source: ImageSource.managedImage(`${IMAGES}/ubuntu-24-04-1-4-0`),
      // As it was reckoned in 2019, to the replica.
      scalingGuidance: ScalingGuidance.SEED_2019,
    });
    ubuntu.addVersion("V1_5_0", {
      ...common,
      version: "1.5.0",
      source: ImageSource.managedImage(`${IMAGES}/ubuntu-24-04-1-5-0`),
      // By today's best practices, which are the default, with a fifth more.
      headRoom: 1.2,
    });
  }
}

if (require.main === module) {
  const app = new App();
  new DemandStack(app, "demand");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
