import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { GalleryReport, SharedGallery } from "cdktf-azure-image-gallery";

/** A gallery in a resource group of its own. */
export class GalleryStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });
    const rg = new ResourceGroup(this, "Group", { name: "rg-images", location: "West Europe" });

    new SharedGallery(this, "Gallery", {
      galleryName: "contoso_images",
      resourceGroupName: rg.name,
      // The literal that was given above: rg.location would be known to Terraform only.
      location: rg.locationInput!,
      description: "Golden images of the platform team",
    });
  }
}

if (require.main === module) {
  const app = new App();
  new GalleryStack(app, "gallery");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
