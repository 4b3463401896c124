import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { GalleryReport, ImageDefinition, ImageSource } from "cdktf-azure-image-gallery";

const RG_IMAGES = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images";

/** A version from a managed image, in a definition that exists. */
export class VersionStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const ubuntu = ImageDefinition.fromDefinitionId(
      this,
      "Ubuntu2404",
      `${RG_IMAGES}/providers/Microsoft.Compute/galleries/contoso_images/images/ubuntu-24_04-gen2`,
    );
    ubuntu.addVersion("V1_0_0", {
      version: "1.0.0",
      source: ImageSource.managedImage(`${RG_IMAGES}/providers/Microsoft.Compute/images/ubuntu-24-04`),
      location: "South Central US",
      targetRegions: { "South Central US": { replicas: 2 }, "West Europe": { replicas: 1 } },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new VersionStack(app, "version");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
