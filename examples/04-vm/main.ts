import { App, TerraformStack, TerraformVariable } from "cdktf";
import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { OrchestratedVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/orchestrated-virtual-machine-scale-set";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import {
  HyperVGeneration,
  ImageDefinition,
  ImageVersion,
  OsState,
  OsType,
  SecurityType,
} from "cdktf-azure-image-gallery";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
const GALLERY = { subscriptionId: SUBSCRIPTION, resourceGroupName: "rg-images", galleryName: "contoso_images" };
const REGION = "West Europe";

/** A machine that stays with one version, and a scale set that takes the latest, without a way in from the internet. */
export class MachineStack extends TerraformStack {
  constructor(app: App, id: string) {
    super(app, id);
    new AzurermProvider(this, "azurerm", { features: [{}] });
    const group = new ResourceGroup(this, "Group", { name: "rg-app", location: REGION });
    const place = { resourceGroupName: group.name, location: REGION };
    const publicKey = new TerraformVariable(this, "admin_public_key", { type: "string" }).stringValue;

    // What is said of the image is what the machines are checked against.
    const ubuntu = ImageDefinition.fromDefinitionAttributes(this, "Ubuntu2404", {
      ...GALLERY,
      definitionName: "ubuntu-24_04-gen2",
      osType: OsType.LINUX,
      osState: OsState.GENERALIZED,
      hyperVGeneration: HyperVGeneration.V2,
      securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED,
      recommendedVcpus: { min: 2, max: 16 },
    });
    const version = ImageVersion.fromVersionAttributes(this, "V1_4_0", {
      ...GALLERY,
      definitionName: "ubuntu-24_04-gen2",
      version: "1.4.0",
      definition: ubuntu,
      targetRegions: ["West Europe", "North Europe"],
    });

    const network = new VirtualNetwork(this, "Network", { ...place, name: "vnet-app", addressSpace: ["10.0.0.0/16"] });
    const subnet = new Subnet(this, "Subnet", {
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      name: "snet-app",
      addressPrefixes: ["10.0.1.0/24"],
      defaultOutboundAccessEnabled: false,
    });
    const osDisk = { caching: "ReadWrite", storageAccountType: "Premium_LRS" };
    const admin = { adminUsername: "azureuser", adminSshKey: [{ username: "azureuser", publicKey }] };

    const nic = new NetworkInterface(this, "Nic", {
      ...place,
      name: "nic-build",
      ipConfiguration: [{ name: "internal", subnetId: subnet.id, privateIpAddressAllocation: "Dynamic" }],
    });
    const vm = new LinuxVirtualMachine(this, "Vm", {
      ...place,
      ...admin,
      name: "vm-build",
      size: "Standard_D4s_v5",
      networkInterfaceIds: [nic.id],
      osDisk,
      secureBootEnabled: true,
      vtpmEnabled: true,
    });
    version.image().attachTo(vm); // another version replaces the machine

    const set = new OrchestratedVirtualMachineScaleSet(this, "Set", {
      ...place,
      name: "vmss-app",
      skuName: "Standard_D2s_v5",
      instances: 3,
      platformFaultDomainCount: 1,
      zones: ["1", "2", "3"],
      osProfile: { linuxConfiguration: admin },
      osDisk,
      networkInterface: [
        { name: "nic", primary: true, ipConfiguration: [{ name: "internal", primary: true, subnetId: subnet.id }] },
      ],
    });
    ubuntu.latestImage().attachTo(set); // machines that are added take whatever is latest then
  }
}

if (require.main === module) {
  const app = new App();
  new MachineStack(app, "machines");
  app.synth();
}
