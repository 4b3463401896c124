// What test-pack.sh runs in an empty folder as main.js: a user's program in plain JavaScript.
const { App, TerraformStack } = require("cdktf");
const { AzurermProvider } = require("@cdktf/provider-azurerm/lib/provider");
const { HyperVGeneration, ImageSource, OsState, OsType, SharedGallery } = require("cdktf-azure-image-gallery");

const app = new App();
const stack = new TerraformStack(app, "images");
new AzurermProvider(stack, "azurerm", { features: [{}] });

const gallery = new SharedGallery(stack, "Gallery", {
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
ubuntu.addVersion("V1_4_0", {
  version: "1.4.0",
  source: ImageSource.managedImage(
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute/images/ubuntu",
  ),
  replicas: 2,
  targetRegions: { uksouth: {}, "North Europe": { replicas: 3 } },
});
app.synth();
