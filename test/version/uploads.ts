import type { TerraformStack } from "cdktf";
import {
  HyperVGeneration,
  ManagedImage,
  ManagedImageSource,
  OsType,
  VhdStorageAccount,
  type ManagedImageProps,
  type VhdBlob,
  type VhdBlobOptions,
  type VhdContainer,
  type VhdStorageAccountProps,
} from "../../lib";
import { scratch, writeVhd } from "../support/vhd";

export const ACCOUNT_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/contosovhds";
export const HASH = "0123456789abcdef".repeat(4);
export const BLOB = "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd";

export function addAccount(stack: TerraformStack, more: Partial<VhdStorageAccountProps> = {}): VhdStorageAccount {
  const props = { accountName: "contosovhds", resourceGroupName: "rg-images", location: "West Europe", ...more };
  return new VhdStorageAccount(stack, "Account", props);
}

export function addContainer(stack: TerraformStack): VhdContainer {
  return addAccount(stack).addContainer("Vhds", { containerName: "vhds" });
}

export function addVhd(stack: TerraformStack, more: Partial<VhdBlobOptions> = {}): VhdBlob {
  return addContainer(stack).addVhd("Ubuntu", { file: writeVhd(scratch("ubuntu 24.04.vhd")), ...more });
}

export function addImage(stack: TerraformStack, more: Partial<ManagedImageProps> = {}): ManagedImage {
  return new ManagedImage(stack, "Image", {
    imageName: "ubuntu",
    resourceGroupName: "rg-images",
    location: "West Europe",
    source: ManagedImageSource.vhd(BLOB),
    osType: OsType.LINUX,
    hyperVGeneration: HyperVGeneration.V2,
    ...more,
  });
}
