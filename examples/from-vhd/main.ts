import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import {
  GalleryReport,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SharedGallery,
  VhdStorageAccount,
} from "cdktf-azure-image-gallery";
import { writeTinyVhd } from "./tiny-vhd";

const PLACE = { resourceGroupName: "rg-images", location: "West Europe" };
const KIND = { osType: OsType.LINUX, osState: OsState.GENERALIZED, hyperVGeneration: HyperVGeneration.V2 };

/** A version straight from a VHD of this machine: storage account, private container, upload, version. */
export class FromVhdStack extends TerraformStack {
  constructor(app: App, id: string, file: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });
    const vhd = new VhdStorageAccount(this, "Vhds", { accountName: "contosovhds", ...PLACE })
      .addContainer("Images", { containerName: "vhds" })
      .addVhd("Ubuntu", { file, timeouts: { create: "6h" }, ...KIND });

    new SharedGallery(this, "Gallery", { galleryName: "contoso_images", ...PLACE })
      .addImageDefinition("Ubuntu2404", {
        identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
        ...KIND,
      })
      .addVersion("V1_0_0", {
        version: "1.0.0",
        source: ImageSource.fromVhdBlob(vhd),
      });
  }
}

/** What IMAGE_VHD names, or a VHD that is made for the occasion. */
export function imageFile(): string {
  return process.env.IMAGE_VHD ?? writeTinyVhd(join(tmpdir(), "image-gallery-example", "ubuntu.vhd"));
}

if (require.main === module) {
  const app = new App();
  new FromVhdStack(app, "from-vhd", imageFile());
  app.synth();
  process.stdout.write(GalleryReport.of(app).toText());
}
