import { TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { Construct } from "constructs";
import {
  Architecture,
  Checks,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
  StorageAccountType,
  type TargetRegion,
} from "cdktf-azure-image-gallery";

/** What differs between environments: read from a file, so that a region is one line in a pull request. */
export interface Environment {
  readonly galleryName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly targetRegions: { [region: string]: TargetRegion };
}

const COMPUTE =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers/Microsoft.Compute";

/** The golden images of a platform team in one environment. */
export class ImagesStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const { galleryName, resourceGroupName, location, targetRegions } = environment;
    const gallery = new SharedGallery(this, "Gallery", {
      galleryName,
      resourceGroupName,
      location,
      description: "Golden images of the platform team",
      tags: { team: "platform", environment: id },
    });

    const windows = gallery.addImageDefinition("Windows2022", {
      identifier: { publisher: "contoso", offer: "windows-server", sku: "2022-gen2" },
      osType: OsType.WINDOWS,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      recommendedVcpus: { min: 2, max: 32 },
      recommendedMemoryGb: { min: 8, max: 128 },
    });
    // Older versions stay at home, the newest goes everywhere.
    windows.addVersion("V2026_10_0", {
      version: "2026.10.0",
      source: ImageSource.managedImage(`${COMPUTE}/images/windows-2022-2026-10`),
    });
    windows.addVersion("V2026_11_0", {
      version: "2026.11.0",
      source: ImageSource.managedImage(`${COMPUTE}/images/windows-2022-2026-11`),
      replicas: 2,
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      targetRegions,
    });

    const ubuntu = gallery.addImageDefinition("Ubuntu2404", {
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED,
      recommendedVcpus: { min: 2, max: 16 },
      recommendedMemoryGb: { min: 4, max: 64 },
    });
    ubuntu.addVersion("V1_3_2", {
      version: "1.3.2",
      source: ImageSource.managedImage(`${COMPUTE}/images/ubuntu-24-04-1-3-2`),
    });
    ubuntu.addVersion("V1_4_0", {
      version: "1.4.0",
      source: ImageSource.managedImage(`${COMPUTE}/images/ubuntu-24-04-1-4-0`),
      replicas: 2,
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      targetRegions,
    });

    // Managed images hold no Arm64, so this one is made from the snapshot of an OS disk.
    const arm = gallery.addImageDefinition("Ubuntu2404Arm", {
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-arm64" },
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      architecture: Architecture.ARM64,
    });
    arm.addVersion("V1_4_0", {
      version: "1.4.0",
      source: ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu-24-04-arm64-1-4-0`),
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      targetRegions,
    });

    Checks.of(gallery).acknowledge("AIG451", "Sweden Central tries new images first and names the version it wants.");
  }
}
