/** What both programs declare: plain data, so that neither gets anything ready-made for its own side. */

export const GALLERY_NAME = "gal_bench";
export const RESOURCE_GROUP = "rg-images";
export const LOCATION = "westeurope";
export const TAGS = { team: "platform", environment: "bench" };
export const TIMEOUT = "4h";
export const REPLICAS = 2;
/** Home first and the rest by name, which is the order the library writes; ZRS is listed for all of them. */
export const REGIONS = [LOCATION, "francecentral", "northeurope", "swedencentral", "uksouth"];

export interface Version {
  readonly number: string;
  readonly imageId: string;
}

export interface Definition {
  readonly index: number;
  readonly sku: string;
  readonly versions: readonly Version[];
}

/** Ten versions to a definition. Version numbers are unique over all, so that a resource can be told by its name. */
export function* definitions(versions: number): Generator<Definition> {
  for (let index = 0; index * 10 < versions; index++) {
    const length = Math.min(10, versions - index * 10);
    yield { index, sku: `sku-${index}`, versions: Array.from({ length }, (_, i) => version(index, i)) };
  }
}

/** A machine without name and image. */
export const MACHINE = {
  resourceGroupName: RESOURCE_GROUP,
  location: LOCATION,
  size: "Standard_D4s_v5",
  adminUsername: "azureuser",
  adminSshKey: [{ username: "azureuser", publicKey: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDd" }],
  networkInterfaceIds: [
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic",
  ],
  osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
  secureBootEnabled: true,
  vtpmEnabled: true,
  tags: TAGS,
};

export interface Machines {
  readonly sku: string;
  readonly version: Version;
  readonly names: readonly string[];
}

/** Twenty machines to an image of one version. */
export function* machines(count: number): Generator<Machines> {
  for (let index = 0; index * 20 < count; index++) {
    const length = Math.min(20, count - index * 20);
    const names = Array.from({ length }, (_, i) => `vm-${index}-${i}`);
    yield { sku: `sku-${index}`, version: version(index, 0), names };
  }
}

function version(definition: number, index: number): Version {
  const images = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-build/providers";
  return {
    number: `1.${definition}.${index}`,
    imageId: `${images}/Microsoft.Compute/images/image-${definition}-${index}`,
  };
}
