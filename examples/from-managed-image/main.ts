import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsState,
  OsType,
  SharedGallery,
} from "cdktf-azure-image-gallery";

const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute/images";
const PLACE = { resourceGroupName: "rg-images", location: "West Europe" };
const KIND = { osType: OsType.LINUX, hyperVGeneration: HyperVGeneration.V2 };

/** Versions from a managed image that exists, and from an unmanaged image by way of a new managed one. */
export class FromManagedImageStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });
    const gallery = new SharedGallery(this, "Gallery", { galleryName: "contoso_images", ...PLACE });
    const ubuntu = gallery.addImageDefinition("Ubuntu2404", {
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
      osState: OsState.GENERALIZED,
      ...KIND,
    });

    const golden = ManagedImage.fromImageAttributes(this, "Golden", {
      imageId: `${IMAGES}/ubuntu-24-04`,
      location: "West Europe",
      ...KIND,
    });
    ubuntu.addVersion("V1_0_0", { version: "1.0.0", source: ImageSource.fromManagedImage(golden) });

    const managed = new ManagedImage(this, "Unmanaged", {
      imageName: "ubuntu-24-04-of-2019",
      source: ManagedImageSource.vhd("https://contosovhds.blob.core.windows.net/system/ubuntu-osDisk.vhd"),
      ...PLACE,
      ...KIND,
    });
    ubuntu.addVersion("V0_9_0", { version: "0.9.0", source: ImageSource.fromManagedImage(managed) });
  }
}

if (require.main === module) {
  const app = new App();
  new FromManagedImageStack(app, "from-managed-image");
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
