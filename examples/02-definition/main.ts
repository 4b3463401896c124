import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { GalleryReport, HyperVGeneration, OsState, OsType, SharedGallery } from "cdktf-azure-image-gallery";

/** An image definition in a gallery. */
export class DefinitionStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const gallery = new SharedGallery(this, "Gallery", {
      galleryName: "contoso_images",
      resourceGroupName: "rg-images",
      location: "West Europe",
    });
    gallery.addImageDefinition("Ubuntu2404", {
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      description: "Ubuntu 24.04 with the company's agents",
      recommendedVcpus: { min: 2, max: 16 },
      recommendedMemoryGb: { min: 4, max: 64 },
      endOfLife: "2029-04-30",
    });
  }
}

if (require.main === module) {
  const app = new App();
  new DefinitionStack(app, "definition");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
