import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { LinuxVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/linux-virtual-machine-scale-set";
import { OrchestratedVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/orchestrated-virtual-machine-scale-set";
import { WindowsVirtualMachine } from "@cdktf/provider-azurerm/lib/windows-virtual-machine";
import { WindowsVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/windows-virtual-machine-scale-set";
import type { TerraformResource, TerraformStack } from "cdktf";
import type { ImageDefinitionOptions, ImageVersion, ImageVersionOptions } from "../../lib";
import { addDefinition, addGallery, addVersion, SUBSCRIPTION } from "../gallery/build";

/* The least that azurerm wants of each machine, without an image. */

const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network`;
const NIC = `${NETWORK}/networkInterfaces/nic`;
const SUBNET = `${NETWORK}/virtualNetworks/vnet/subnets/subnet`;
const NETWORK_INTERFACE = [
  { name: "nic", primary: true, ipConfiguration: [{ name: "ip", primary: true, subnetId: SUBNET }] },
];
export const OS_DISK = { caching: "ReadWrite", storageAccountType: "StandardSSD_LRS" };
const PLACE = { resourceGroupName: "rg-app", location: "West Europe" };
const KEY = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDd";
export const LINUX_ADMIN = {
  adminUsername: "azureuser",
  adminSshKey: [{ username: "azureuser", publicKey: KEY }],
};
export const WINDOWS_ADMIN = { adminUsername: "azureuser", adminPassword: "P@ssw0rd1234" };
export const LINUX_PROFILE = { linuxConfiguration: LINUX_ADMIN };
export const WINDOWS_PROFILE = { windowsConfiguration: WINDOWS_ADMIN };

export type Make = (stack: TerraformStack, more?: object) => TerraformResource;

export const linuxVm: Make = (stack, more) =>
  new LinuxVirtualMachine(stack, "Vm", {
    ...PLACE,
    ...LINUX_ADMIN,
    name: "vm",
    size: "Standard_D4s_v5",
    networkInterfaceIds: [NIC],
    osDisk: OS_DISK,
    ...more,
  });

export const windowsVm: Make = (stack, more) =>
  new WindowsVirtualMachine(stack, "Vm", {
    ...PLACE,
    ...WINDOWS_ADMIN,
    name: "vm",
    size: "Standard_D4s_v5",
    networkInterfaceIds: [NIC],
    osDisk: OS_DISK,
    ...more,
  });

export const linuxSet: Make = (stack, more) =>
  new LinuxVirtualMachineScaleSet(stack, "Set", {
    ...PLACE,
    ...LINUX_ADMIN,
    name: "set",
    sku: "Standard_D4s_v5",
    instances: 2,
    networkInterface: NETWORK_INTERFACE,
    osDisk: OS_DISK,
    ...more,
  });

export const windowsSet: Make = (stack, more) =>
  new WindowsVirtualMachineScaleSet(stack, "Set", {
    ...PLACE,
    ...WINDOWS_ADMIN,
    name: "set",
    sku: "Standard_D4s_v5",
    instances: 2,
    networkInterface: NETWORK_INTERFACE,
    osDisk: OS_DISK,
    ...more,
  });

export const flexibleSet: Make = (stack, more) =>
  new OrchestratedVirtualMachineScaleSet(stack, "Set", {
    ...PLACE,
    name: "set",
    skuName: "Standard_D4s_v5",
    instances: 2,
    platformFaultDomainCount: 1,
    osProfile: LINUX_PROFILE,
    networkInterface: NETWORK_INTERFACE,
    osDisk: OS_DISK,
    ...more,
  });

export const MACHINES: { readonly [type: string]: Make } = {
  azurerm_linux_virtual_machine: linuxVm,
  azurerm_windows_virtual_machine: windowsVm,
  azurerm_linux_virtual_machine_scale_set: linuxSet,
  azurerm_windows_virtual_machine_scale_set: windowsSet,
  azurerm_orchestrated_virtual_machine_scale_set: flexibleSet,
};

/** A version of a definition with these settings, in a gallery of its own. */
export function versionIn(
  stack: TerraformStack,
  definition: Partial<ImageDefinitionOptions> = {},
  version: Partial<ImageVersionOptions> = {},
): ImageVersion {
  return addVersion(addDefinition(addGallery(stack), definition), version);
}
