import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { LinuxVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/linux-virtual-machine-scale-set";
import { TerraformVariable, type TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { GallerySharing, ImageSource, StorageAccountType } from "../../../lib";
import { COMPUTE, DEFINITION_OPTIONS, VERSION_OPTIONS } from "../../gallery/build";
import type { Azure } from "../support/azure";
import {
  addImages,
  GALLERY_ID,
  DEFINITION_ID,
  VERSION,
  VERSION_ID,
  type Images,
  type Settings,
} from "../scenarios/images";
import { stackText } from "../support/scenario";
import type { RunOptions, Workspace } from "../support/terraform";

/** A plan that is kept as a fixture: what was applied, what was done then, and what was planned. */
export interface Recording {
  readonly name: string;
  readonly what: string;
  /** Applied before; nothing if left out. */
  readonly before?: string;
  /** What happens between the apply and the plan, outside of the configuration. */
  readonly meanwhile?: (cloud: Azure, tf: Workspace) => unknown;
  readonly after: string;
  readonly options?: RunOptions;
}

/** An older version that stays at home, the newest in three regions, and machines that use them. */
function fleet(settings: Settings = {}, more: (stack: TerraformStack, made: Images) => void = () => undefined): string {
  return stackText((stack) => {
    const made = addImages(stack, settings);
    made.definition.addVersion("V1_3_2", { ...VERSION_OPTIONS, version: "1.3.2" });
    addMachines(stack, made);
    more(stack, made);
  });
}

const DES = `${COMPUTE}/diskEncryptionSets/des`;
const PLACE = { resourceGroupName: "rg-machines", location: "westeurope" };
const OS_DISK = { caching: "ReadWrite", storageAccountType: "Standard_LRS" };
const SSH = {
  username: "azureuser",
  publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample",
};
const NETWORK = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-net/providers/Microsoft.Network";

/** A machine pinned to the version, and a scale set that follows the definition's latest. */
function addMachines(stack: TerraformStack, { definition, version }: Images): void {
  new LinuxVirtualMachine(stack, "Pinned", {
    ...PLACE,
    name: "vm-pinned",
    size: "Standard_D2s_v5",
    adminUsername: SSH.username,
    adminSshKey: [SSH],
    networkInterfaceIds: [`${NETWORK}/networkInterfaces/nic`],
    osDisk: OS_DISK,
    sourceImageId: version.versionId,
  });
  new LinuxVirtualMachineScaleSet(stack, "Follower", {
    ...PLACE,
    name: "vmss-follower",
    sku: "Standard_D2s_v5",
    instances: 3,
    adminUsername: SSH.username,
    adminSshKey: [SSH],
    osDisk: OS_DISK,
    networkInterface: [
      {
        name: "nic",
        primary: true,
        ipConfiguration: [{ name: "ip", primary: true, subnetId: `${NETWORK}/virtualNetworks/v/subnets/s` }],
      },
    ],
    sourceImageId: definition.definitionId,
  });
}

const resourceOf = ({ node }: IConstruct): TerraformResource => node.defaultChild as TerraformResource;
const { identifier } = DEFINITION_OPTIONS;
const REGIONS = { uksouth: {}, northeurope: { replicas: 2 } };
const fromVariable = (type: "string" | "number", settings: (variable: TerraformVariable) => Settings): string =>
  stackText((stack) => addImages(stack, settings(new TerraformVariable(stack, "value", { type }))));

/** The recordings, with what a reviewer has to be told about each. */
export const RECORDINGS: Recording[] = [
  { name: "all-new", what: "Everything is created", after: fleet() },
  { name: "nothing", what: "Nothing changes", before: fleet(), after: fleet() },
  changed("replicas-raised", "More replicas in the home region", {
    version: { targetRegions: { ...REGIONS, "West Europe": { replicas: 5 } } },
  }),
  changed("region-added", "A region is added in the middle of the list", {
    version: { targetRegions: { ...REGIONS, swedencentral: {} } },
  }),
  changed("region-removed", "A region is removed, and with it the replicas that machines there start from", {
    version: { targetRegions: { uksouth: {} } },
  }),
  changed("storage-changed", "The storage of existing regions changes, which Azure refuses", {
    version: { storage: StorageAccountType.ZRS_WHERE_AVAILABLE },
  }),
  changed("encryption-added", "A disk encryption set is added: the version is replaced", {
    version: {
      targetRegions: {
        "West Europe": { diskEncryptionSetId: `${DES}-we` },
        northeurope: { replicas: 2, diskEncryptionSetId: `${DES}-ne` },
        uksouth: { diskEncryptionSetId: `${DES}-uk` },
      },
    },
  }),
  changed("source-changed", "A version gets another source: it is replaced under its own number", {
    version: { source: ImageSource.managedImage(`${COMPUTE}/images/other`) },
  }),
  changed("version-renumbered", "A construct gets another version number: the old version is destroyed", {
    version: { version: "1.4.1" },
  }),
  changed("version-hidden", "The newest version is hidden from latest: latest moves back", {
    version: { excludeFromLatest: true },
  }),
  changed(
    "end-of-life-removed",
    "The end of life of a version is left out: the version is replaced",
    {},
    { version: { endOfLife: "2029-01-01" } },
  ),
  changed("definition-updated", "The description of a definition changes in place", {
    definition: { description: "Ubuntu" },
  }),
  changed("definition-replaced", "A definition is replaced under its own name, its versions are not: Azure refuses", {
    definition: { definitionName: "ubuntu-24_04-gen2", identifier: { ...identifier, sku: "other" } },
  }),
  changed("definition-renamed", "A definition gets another name: it and its versions are replaced", {
    definition: { definitionName: "renamed" },
  }),
  changed("gallery-renamed", "The gallery gets another name: everything in it is replaced", {
    gallery: { galleryName: "renamed" },
  }),
  changed(
    "gallery-shared",
    "The sharing of a gallery changes: it is replaced, which Azure refuses while it holds images",
    { gallery: { sharing: GallerySharing.groups() } },
  ),
  changed("gallery-tagged", "A tag is added, which all inherit", { gallery: { tags: { team: "platform" } } }),
  {
    name: "version-published",
    what: "A newer version is published: latest moves, and a scale set follows it",
    before: fleet(),
    after: fleet({}, (_stack, { definition }) =>
      definition.addVersion("V1_10_0", { ...VERSION_OPTIONS, version: "1.10.0" }),
    ),
  },
  {
    name: "version-withdrawn",
    what: "The only version of a definition leaves the code: it is destroyed",
    before: stackText((stack) => addImages(stack)),
    after: stackText((stack) => void addImages(stack).definition.node.tryRemoveChild("V1_4_0")),
  },
  {
    name: "destroy",
    what: "Everything is destroyed",
    before: fleet(),
    after: fleet(),
    options: { args: ["-destroy"] },
  },
  {
    name: "drift",
    what: "Replicas were changed and the older version was deleted outside of Terraform",
    before: fleet(),
    meanwhile: (cloud) => {
      cloud.change(VERSION_ID, ({ target_region: regions }) =>
        Object.assign((regions as object[])[0]!, { regional_replica_count: 9 }),
      );
      cloud.remove(`${DEFINITION_ID}/versions/1.3.2`);
    },
    after: fleet(),
  },
  {
    name: "moved",
    what: "A version moves to another address, nothing else",
    before: stackText((stack) => addImages(stack)),
    meanwhile: (_cloud, tf) => tf.run(["state", "mv", VERSION, "azurerm_shared_image_version.by_hand"]),
    after: stackText((stack) =>
      resourceOf(addImages(stack).version).moveFromId("azurerm_shared_image_version.by_hand"),
    ),
  },
  {
    name: "imported",
    what: "All three are imported, nothing changes",
    before: stackText((stack) => addImages(stack)),
    meanwhile: async (_cloud, tf) => {
      for (const { address } of await tf.state()) await tf.run(["state", "rm", address]);
    },
    after: stackText((stack) => {
      const { gallery, definition, version } = addImages(stack);
      resourceOf(gallery).importFrom(GALLERY_ID);
      resourceOf(definition).importFrom(DEFINITION_ID);
      resourceOf(version).importFrom(VERSION_ID);
    }),
  },
  {
    name: "unknown-source",
    what: "The source of a new version is known to the apply only",
    after: stackText((stack) => {
      const image = addMachineImage(stack);
      addImages(stack, { version: { source: ImageSource.managedImage(image) } });
    }),
  },
  {
    name: "precondition-failed",
    what: "A variable breaks a rule: the plan fails, and still can be shown",
    after: fromVariable("number", ({ numberValue }) => ({ version: { replicas: numberValue } })),
    options: { vars: { value: 250 }, allowFailure: true },
  },
];

function changed(name: string, what: string, settings: Settings, from: Settings = {}): Recording {
  return { name, what, before: fleet(from), after: fleet(settings) };
}

function addMachineImage(stack: TerraformStack): string {
  stack.addOverride("resource.azurerm_image.Golden", {
    name: "golden",
    resource_group_name: "rg-images",
    location: "westeurope",
    hyper_v_generation: "V2",
    source_virtual_machine_id: `${COMPUTE}/virtualMachines/builder`,
  });
  return "${azurerm_image.Golden.id}";
}
