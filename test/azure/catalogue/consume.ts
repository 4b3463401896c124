import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformVariable, type IResolvable, type TerraformStack } from "cdktf";
import {
  Architecture,
  DisallowedDiskType,
  HyperVGeneration,
  ImageSource,
  ImageVersion,
  MachineImage,
  MachineSizes,
  OsState,
  OsType,
  SecurityType,
  type ExternalImageOptions,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type MachineSize,
} from "../../../lib";
import {
  flexibleSet,
  linuxSet,
  linuxVm,
  LINUX_ADMIN,
  LINUX_PROFILE,
  MACHINES,
  OS_DISK,
  versionIn,
  windowsSet,
  windowsVm,
  WINDOWS_PROFILE,
  type Make,
} from "../../consume/machines";
import { COMPUTE, GALLERY_ID, numberToken, textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { asks, each, silent, type Cases, type Rows } from "./row";

type Settings = object | ((stack: TerraformStack) => object);

interface Image {
  readonly definition?: Partial<ImageDefinitionOptions>;
  readonly version?: Partial<ImageVersionOptions>;
}

/** A machine that is made of one version. */
function made(make: Make, machine: Settings = {}, { definition, version }: Image = {}): Case {
  return (stack) =>
    versionIn(stack, definition, version)
      .image()
      .attachTo(make(stack, settle(machine, stack)));
}

/** A machine that is made of the latest version. */
function madeOfLatest(make: Make, machine: Settings = {}, { definition, version }: Image = {}): Case {
  return (stack) => {
    const image = versionIn(stack, definition, version).definition.latestImage();
    image.attachTo(make(stack, settle(machine, stack)));
  };
}

function settle(settings: Settings, stack: TerraformStack): object {
  return typeof settings === "function" ? (settings as (stack: TerraformStack) => object)(stack) : settings;
}

/** A machine of an image of which no more is known than its id. */
function madeOfImported(make: Make, machine: object = {}): Case {
  return (stack) => {
    const id = `${GALLERY_ID}/images/ubuntu/versions/1.0.0`;
    ImageVersion.fromVersionId(stack, "Imported", id).image().attachTo(make(stack, machine));
  };
}

/** An image that somebody else shares with everybody. */
function community(options: ExternalImageOptions = {}, gallery = "contoso-8f2a", image = "ubuntu"): Case {
  return () => void MachineImage.communityGallery(gallery, image, options);
}

function size(name: string, described: Partial<MachineSize>): Case {
  return (stack) => void MachineSizes.of(stack).define(name, { vcpus: 4, memoryGb: 16, ...described });
}

/** The five resources, each with the kind of image that it is for. */
function onAll(machine: (make: Make, image: Image) => Case): Cases {
  return Object.fromEntries(
    Object.entries(MACHINES).map(([type, make]) => [type, machine(make, type.includes("windows") ? WINDOWS : {})]),
  );
}

function flag(stack: TerraformStack, name = "flag"): IResolvable {
  return new TerraformVariable(stack, name, { type: "bool" }).booleanValue;
}

const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);
const { V1, V2 } = HyperVGeneration;
const WINDOWS: Image = { definition: { osType: OsType.WINDOWS } };
const SPECIALIZED: Image = { definition: { osState: OsState.SPECIALIZED }, version: { source: SNAPSHOT } };
const ARM: Image = { definition: { architecture: Architecture.ARM64 }, version: { source: SNAPSHOT } };
const GENERATION_1: Image = { definition: { hyperVGeneration: V1 } };
const NVME: Image = { definition: { nvme: true } };
const secured = (securityType: SecurityType): Image => {
  const only = [SecurityType.TRUSTED_LAUNCH, SecurityType.CONFIDENTIAL_VM].includes(securityType);
  return { definition: { securityType }, version: only ? { source: SNAPSHOT } : {} };
};
const { STANDARD, TRUSTED_LAUNCH, TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM, CONFIDENTIAL_VM_SUPPORTED } = SecurityType;
const CONFIDENTIAL = { vtpmEnabled: true, osDisk: { ...OS_DISK, securityEncryptionType: "VMGuestStateOnly" } };
const NO_KEY = { adminSshKey: undefined };
const PASSWORD = { ...NO_KEY, adminPassword: "P@ssw0rd1234" };
const RECOMMENDED: Image = {
  definition: { recommendedVcpus: { min: 4, max: 8 }, recommendedMemoryGb: { min: 16, max: 32 } },
};
const inSet = (admin: object): object => ({ osProfile: { linuxConfiguration: { ...LINUX_ADMIN, ...admin } } });
const AT_VM = "azurerm_linux_virtual_machine at stack/Vm";
const AT_SET = "azurerm_orchestrated_virtual_machine_scale_set at stack/Set";
const EXTERNAL = "The image of another gallery";

/** 630 to 672: machines and scale sets that are made of an image. */
export const CONSUME: Rows = {
  AIG630: {
    level: "error",
    weight: "L",
    good: onAll((make, image) => made(make, {}, image)),
    bad: {
      "a resource group": (stack) => {
        const group = new ResourceGroup(stack, "Group", { name: "rg", location: "westeurope" });
        versionIn(stack).image().attachTo(group);
      },
      nothing: (stack) => versionIn(stack).image().attachTo(untyped(undefined)),
      "the name of a machine": (stack) => versionIn(stack).image().attachTo(untyped("vm")),
    },
    message: [
      "attachTo at stack/Group",
      'machine: got "azurerm_resource_group", allowed a LinuxVirtualMachine, WindowsVirtualMachine, LinuxVirtualMachineScaleSet, WindowsVirtualMachineScaleSet or OrchestratedVirtualMachineScaleSet',
      "Give the resource itself; for any other resource, hand `imageId` to the argument that takes it.",
    ],
  },
  AIG631: {
    level: "error",
    weight: "P",
    good: {
      "one image, attached twice": (stack) => {
        const image = versionIn(stack).image();
        const vm = linuxVm(stack);
        image.attachTo(vm);
        image.attachTo(vm);
      },
    },
    bad: {
      "the id of a managed image": made(linuxVm, { sourceImageId: `${COMPUTE}/images/other` }),
      "the id of another resource": made(linuxVm, (stack: TerraformStack) => ({ sourceImageId: textToken(stack) })),
      "a Marketplace image": made(linuxVm, {
        sourceImageReference: { publisher: "Canonical", offer: "ubuntu", sku: "server", version: "latest" },
      }),
      "an OS disk": made(linuxVm, { osManagedDiskId: `${COMPUTE}/disks/os` }),
    },
    message: [
      AT_VM,
      `sourceImageId: got "/subscriptions/00000000-0000-0000-0000-000000000000/resource…providers/Microsoft.Compute/images/other" (116 characters), allowed no other image and no disk beside the one that is attached`,
      "Leave it out: attachTo writes the image.",
    ],
  },
  AIG632: {
    level: "error",
    weight: "E",
    good: {
      ...onAll((make, image) => made(make, {}, image)),
      "a Windows image in a flexible scale set": made(flexibleSet, { osProfile: WINDOWS_PROFILE }, WINDOWS),
      "an image whose system is not known": madeOfImported(windowsVm),
    },
    bad: {
      "a Windows image for a Linux machine": made(linuxVm, {}, WINDOWS),
      "a Linux image for a Windows machine": made(windowsVm),
      "a Windows image for a Linux scale set": made(linuxSet, {}, WINDOWS),
      "a Linux image for a Windows scale set": made(windowsSet),
      "a Linux image with settings for Windows": made(flexibleSet, { osProfile: WINDOWS_PROFILE }),
      "a Windows image with settings for Linux": made(flexibleSet, { osProfile: LINUX_PROFILE }, WINDOWS),
    },
    message: [
      AT_VM,
      "sourceImageId: got a Windows image for azurerm_linux_virtual_machine, allowed a Linux image",
      "Use azurerm's resource for the image's operating system, or another image.",
    ],
  },
  AIG633: {
    level: "error",
    weight: "E",
    good: {
      ...onAll((make, image) => made(make, {}, image)),
      "a profile whose configuration is dynamic": (stack) => {
        const set = flexibleSet(stack, { osProfile: { customData: "e30=" } });
        set.addOverride("os_profile.dynamic.linux_configuration", { for_each: [1], content: { admin_username: "a" } });
        versionIn(stack).image().attachTo(set);
      },
      "an image whose state is not known": madeOfImported(flexibleSet, { osProfile: undefined }),
    },
    bad: {
      "a Linux machine without administrator": made(linuxVm, { adminUsername: undefined }),
      "a Windows machine without administrator": made(windowsVm, { adminUsername: undefined }, WINDOWS),
      "a flexible scale set without profile": made(flexibleSet, { osProfile: undefined }),
      "a profile without administrator": made(flexibleSet, { osProfile: { customData: "e30=" } }),
    },
    tokens: {
      "a name": silent(made(linuxVm, (stack: TerraformStack) => ({ adminUsername: textToken(stack) }))),
    },
    message: [
      AT_VM,
      "adminUsername: got nothing, and the image is generalized",
      "State the administrator: a generalized image has none.",
    ],
  },
  AIG634: {
    level: "error",
    weight: "P",
    good: {
      "a key": made(linuxVm),
      "a password": made(linuxVm, { ...PASSWORD, disablePasswordAuthentication: false }),
      "a key and a password": made(linuxVm, { adminPassword: "P@ssw0rd1234", disablePasswordAuthentication: false }),
      "a key in a scale set that also takes passwords": made(linuxSet, { disablePasswordAuthentication: false }),
      "passwords of a specialized image": made(flexibleSet, { osProfile: undefined }, SPECIALIZED),
      "a password that is written only": (stack) => {
        const vm = linuxVm(stack, { disablePasswordAuthentication: false });
        vm.addOverride("admin_password_wo", "P@ssw0rd1234");
        versionIn(stack).image().attachTo(vm);
      },
      "a password in a scale set": made(linuxSet, PASSWORD),
      "a password in a flexible scale set": made(flexibleSet, inSet(PASSWORD)),
      "Windows, which knows no keys": made(windowsVm, {}, WINDOWS),
    },
    bad: {
      "neither key nor password": made(linuxVm, NO_KEY),
      "no key in a list": made(linuxVm, { adminSshKey: [] }),
      "a password that is disabled by default": made(linuxVm, PASSWORD),
      "a key, and passwords without one": made(linuxVm, { disablePasswordAuthentication: false }),
      "a scale set with neither": made(linuxSet, NO_KEY),
      "a flexible scale set with neither": made(flexibleSet, inSet(NO_KEY)),
    },
    tokens: {
      "a password": silent(made(linuxSet, (stack: TerraformStack) => ({ ...NO_KEY, adminPassword: textToken(stack) }))),
      "whether passwords are disabled": silent(
        made(linuxVm, (stack: TerraformStack) => ({ ...PASSWORD, disablePasswordAuthentication: flag(stack) })),
      ),
    },
    message: [
      AT_VM,
      "adminSshKey: got nothing, allowed adminSshKey, or adminPassword with disablePasswordAuthentication false",
      "Give adminSshKey, or disablePasswordAuthentication false and adminPassword.",
    ],
  },
  AIG635: {
    level: "error",
    weight: "P",
    good: {
      "a flexible scale set": made(flexibleSet, { osProfile: undefined }, SPECIALIZED),
      "an image whose state is not known": madeOfImported(linuxVm),
    },
    bad: {
      "a machine": made(linuxVm, {}, SPECIALIZED),
      "a machine without administrator": made(linuxVm, { adminUsername: undefined, ...NO_KEY }, SPECIALIZED),
      "a scale set of uniform orchestration": made(linuxSet, {}, SPECIALIZED),
    },
    message: [
      AT_VM,
      "sourceImageId: got a specialized image for azurerm_linux_virtual_machine, allowed a generalized image",
      "Use an OrchestratedVirtualMachineScaleSet without osProfile, or make a ManagedDisk of the image (createOption FromImage, galleryImageReferenceId) and give its id to the machine's osManagedDiskId.",
    ],
  },
  AIG636: {
    level: "error",
    weight: "E",
    good: { "no profile": made(flexibleSet, { osProfile: undefined }, SPECIALIZED) },
    bad: {
      "a profile": made(flexibleSet, {}, SPECIALIZED),
      "the latest of a specialized definition": madeOfLatest(flexibleSet, {}, SPECIALIZED),
    },
    message: [
      AT_SET,
      "osProfile: got an administrator for a specialized image, allowed nothing",
      "Leave osProfile out: computer name and accounts come from the image.",
    ],
  },
  AIG637: {
    level: "error",
    weight: "E",
    good: {
      ...each(
        "secure boot and vTPM that are",
        (value: boolean | undefined) => {
          return made(linuxVm, { secureBootEnabled: value, vtpmEnabled: value });
        },
        false,
        undefined,
      ),
      ...each(
        "Trusted Launch of",
        (type: SecurityType) => {
          return made(linuxVm, { secureBootEnabled: true, vtpmEnabled: true }, secured(type));
        },
        TRUSTED_LAUNCH_SUPPORTED,
        TRUSTED_LAUNCH,
      ),
      ...each(
        "a confidential machine of",
        (type: SecurityType) => {
          return made(linuxVm, CONFIDENTIAL, secured(type));
        },
        CONFIDENTIAL_VM_SUPPORTED,
        CONFIDENTIAL_VM,
      ),
      "an image of which nothing is known": madeOfImported(linuxVm, { secureBootEnabled: true }),
    },
    bad: {
      ...each(
        "secure boot with",
        (type: SecurityType) => {
          return made(linuxVm, { secureBootEnabled: true }, secured(type));
        },
        STANDARD,
        CONFIDENTIAL_VM_SUPPORTED,
      ),
      "both switches of a scale set": made(linuxSet, { secureBootEnabled: true, vtpmEnabled: true }),
      vTPM: made(linuxVm, { vtpmEnabled: true }),
      ...each(
        "a confidential machine of",
        (type: SecurityType) => {
          return made(linuxVm, CONFIDENTIAL, secured(type));
        },
        STANDARD,
        TRUSTED_LAUNCH_SUPPORTED,
        TRUSTED_LAUNCH,
      ),
    },
    tokens: {
      "secure boot": asks(
        made(linuxVm, (stack: TerraformStack) => ({ secureBootEnabled: flag(stack) })),
        "AIG637",
      ),
      "both switches": asks(
        made(linuxVm, (stack: TerraformStack) => ({
          secureBootEnabled: flag(stack, "a"),
          vtpmEnabled: flag(stack, "b"),
        })),
        "AIG637",
        "AIG637",
      ),
      "a switch of an image that supports both": silent(
        made(linuxVm, (stack: TerraformStack) => ({ vtpmEnabled: flag(stack) }), secured(TRUSTED_LAUNCH_SUPPORTED)),
      ),
      "the encryption of a confidential machine": silent(
        made(linuxVm, (stack: TerraformStack) => ({
          osDisk: { ...OS_DISK, securityEncryptionType: textToken(stack) },
        })),
      ),
    },
    message: [
      AT_VM,
      'secureBootEnabled: got true with an image of securityType "Standard", allowed false',
      "Leave it out, or use an image of a definition whose security type supports it.",
    ],
  },
  AIG638: {
    level: "error",
    weight: "E",
    good: {
      "vTPM alone": made(linuxVm, { vtpmEnabled: true }, secured(TRUSTED_LAUNCH)),
      "a confidential machine": made(linuxVm, CONFIDENTIAL, secured(CONFIDENTIAL_VM)),
      ...each(
        "a standard machine of",
        (type: SecurityType) => {
          return made(linuxVm, {}, secured(type));
        },
        STANDARD,
        TRUSTED_LAUNCH_SUPPORTED,
        CONFIDENTIAL_VM_SUPPORTED,
      ),
    },
    bad: {
      "a standard machine of an image for Trusted Launch": made(linuxVm, {}, secured(TRUSTED_LAUNCH)),
      "both switches off": made(linuxSet, { secureBootEnabled: false, vtpmEnabled: false }, secured(TRUSTED_LAUNCH)),
      "a standard machine of a confidential image": made(linuxVm, {}, secured(CONFIDENTIAL_VM)),
    },
    tokens: {
      "a switch": asks(
        made(linuxVm, (stack: TerraformStack) => ({ vtpmEnabled: flag(stack) }), secured(TRUSTED_LAUNCH)),
        "AIG638",
      ),
      "a switch beside one that is on": silent(
        made(
          linuxVm,
          (stack: TerraformStack) => ({ vtpmEnabled: flag(stack), secureBootEnabled: true }),
          secured(TRUSTED_LAUNCH),
        ),
      ),
    },
    message: [
      AT_VM,
      'secureBootEnabled: got nothing, and an image of securityType "TrustedLaunch" starts Trusted Launch machines alone',
      "Set secureBootEnabled or vtpmEnabled for Trusted Launch, osDisk.securityEncryptionType and vtpmEnabled for a confidential machine.",
    ],
  },
  AIG639: {
    level: "error",
    weight: "P",
    good: each(
      "a flexible scale set of",
      (type: SecurityType) => made(flexibleSet, {}, secured(type)),
      STANDARD,
      TRUSTED_LAUNCH_SUPPORTED,
      CONFIDENTIAL_VM_SUPPORTED,
    ),
    bad: each(
      "a flexible scale set of",
      (type: SecurityType) => made(flexibleSet, {}, secured(type)),
      TRUSTED_LAUNCH,
      CONFIDENTIAL_VM,
    ),
    message: [
      AT_SET,
      'sourceImageId: got an image of securityType "TrustedLaunch", allowed one that starts standard machines',
      "Use a scale set of uniform orchestration, or an image whose security type also starts standard machines.",
    ],
  },
  AIG640: {
    level: "error",
    weight: "E",
    good: {
      "an Arm64 size for an Arm64 image": made(linuxVm, { size: "Standard_D4ps_v5" }, ARM),
      "a size that is not known": made(linuxVm, { size: "Standard_NC24ads_A100_v4" }, ARM),
      "a size of which no more is known than its numbers": (stack) => {
        MachineSizes.of(stack).define("Standard_D2ps_v5", { vcpus: 2, memoryGb: 8 });
        made(linuxVm, { size: "Standard_D2ps_v5" })(stack);
      },
      "sizes of a mixed set": made(flexibleSet, {
        skuName: "Mix",
        skuProfile: { allocationStrategy: "LowestPrice", vmSizes: ["Standard_D4s_v5", "Standard_D4as_v5"] },
      }),
    },
    bad: {
      "an Arm64 size for an x64 image": made(linuxVm, { size: "Standard_D4ps_v5" }),
      "in small letters": made(linuxVm, { size: "standard_d4ps_v5" }),
      "an x64 size for an Arm64 image": made(linuxSet, { sku: "Standard_D4s_v5" }, ARM),
      "one size of a mixed set": made(flexibleSet, {
        skuName: "Mix",
        skuProfile: { allocationStrategy: "LowestPrice", vmSizes: ["Standard_D4s_v5", "Standard_D4ps_v5"] },
      }),
      "a size that was described": (stack) => {
        const described = { vcpus: 2, memoryGb: 8, architecture: Architecture.ARM64 };
        MachineSizes.of(stack).define("Standard_X1", described);
        made(linuxVm, { size: "Standard_X1" })(stack);
      },
    },
    tokens: { "a size": silent(made(linuxVm, (stack: TerraformStack) => ({ size: textToken(stack) }))) },
    message: [
      AT_VM,
      'size: got "Standard_D4ps_v5", an Arm64 size, for an x64 image',
      "Choose a size of the image's architecture (those with a p after the number are Arm64), or another image.",
    ],
  },
  AIG641: {
    level: "error",
    weight: "E",
    good: {
      "generation 1 in a size that boots both": made(linuxVm, { size: "Standard_D4s_v3" }, GENERATION_1),
      "generation 1 in a size that boots it alone": made(linuxVm, { size: "Standard_D4_v3" }, GENERATION_1),
    },
    bad: {
      "generation 2 in a size that boots 1": made(linuxVm, { size: "Standard_D4_v3" }),
      "generation 1 in a size that boots 2": made(linuxVm, { size: "Standard_D4s_v6" }, GENERATION_1),
      "generation 1 in a size that was described": (stack) => {
        MachineSizes.of(stack).define("Standard_X1", { vcpus: 2, memoryGb: 8, hyperVGenerations: [V2] });
        made(linuxVm, { size: "Standard_X1" }, GENERATION_1)(stack);
      },
    },
    message: [
      AT_VM,
      'size: got "Standard_D4_v3", which boots V1, for a V2 image',
      "Choose another size, or an image of another generation.",
    ],
  },
  AIG642: {
    level: "error",
    weight: "E",
    good: {
      "an image with NVMe": made(linuxVm, { size: "Standard_D4s_v6" }, NVME),
      "a size with SCSI": made(linuxVm, { size: "Standard_D4s_v5" }, NVME),
      "an image of which nothing is known": madeOfImported(linuxVm, { size: "Standard_D4s_v6" }),
    },
    bad: {
      "an image without NVMe": made(linuxVm, { size: "Standard_D4s_v6" }),
      "a size that was described": (stack) => {
        MachineSizes.of(stack).define("Standard_X1", { vcpus: 2, memoryGb: 8, nvmeOnly: true });
        made(linuxVm, { size: "Standard_X1" })(stack);
      },
    },
    message: [
      AT_VM,
      'size: got "Standard_D4s_v6", which has NVMe only, and the image supports SCSI only',
      "Choose a size up to version 5, or set nvme on the definition if the image has the drivers.",
    ],
  },
  AIG643: {
    level: "warning",
    weight: "W",
    good: {
      "NVMe of an image with NVMe": made(linuxVm, { diskControllerType: "NVMe" }, NVME),
      SCSI: made(linuxVm, { diskControllerType: "SCSI" }),
      "an image of which nothing is known": madeOfImported(linuxVm, { diskControllerType: "NVMe" }),
    },
    bad: { "NVMe of an image without": made(linuxVm, { diskControllerType: "NVMe" }) },
    tokens: {
      "a controller": silent(made(linuxVm, (stack: TerraformStack) => ({ diskControllerType: textToken(stack) }))),
    },
    message: [
      "stack/Vm",
      'diskControllerType: got "NVMe", and the image supports SCSI only',
      "Set nvme on the definition if the image has the drivers, or leave diskControllerType out.",
    ],
  },
  AIG644: {
    level: "error",
    weight: "P",
    good: {
      "a size": made(flexibleSet),
      "a scale set of uniform orchestration": made(linuxSet),
    },
    bad: {
      "no size": made(flexibleSet, { skuName: undefined }),
      "an empty size": made(flexibleSet, { skuName: "" }),
      "an empty scale set": made(flexibleSet, { skuName: undefined, osProfile: undefined }),
      "a specialized image": made(flexibleSet, { skuName: undefined, osProfile: undefined }, SPECIALIZED),
    },
    tokens: {
      "a size": silent(made(flexibleSet, (stack: TerraformStack) => ({ skuName: textToken(stack) }))),
    },
    message: [
      AT_SET,
      "skuName: got nothing, allowed a size, or Mix with skuProfile",
      "Give skuName, or attach the image to the machines that join the set.",
    ],
  },
  AIG645: {
    level: "warning",
    weight: "W",
    good: {
      "a password": made(windowsVm, {}, WINDOWS),
      "a password that is written only": (stack) => {
        const vm = windowsVm(stack, { adminPassword: undefined });
        vm.addOverride("admin_password_wo", "P@ssw0rd1234");
        versionIn(stack, { osType: OsType.WINDOWS }).image().attachTo(vm);
      },
      "an image whose state is not known": madeOfImported(windowsVm, { adminPassword: undefined }),
    },
    bad: { "no password": made(windowsVm, { adminPassword: undefined }, WINDOWS) },
    tokens: {
      "a password": silent(made(windowsVm, (stack: TerraformStack) => ({ adminPassword: textToken(stack) }), WINDOWS)),
    },
    message: ["stack/Vm", "adminPassword: got nothing", "Give adminPassword, or acknowledge."],
  },
  AIG650: {
    level: "error",
    weight: "E",
    good: {
      ...each(
        "a machine in",
        (location: string) => made(linuxVm, { location }, { version: { targetRegions: { northeurope: {} } } }),
        "West Europe",
        "westeurope",
        "North Europe",
      ),
      "an image whose regions are not known": madeOfImported(linuxVm, { location: "eastus" }),
      "the region that is asked for": (stack) => void versionIn(stack).image().inRegion("WEST EUROPE"),
    },
    bad: {
      "a machine elsewhere": made(linuxVm, { location: "eastus" }),
      "a scale set elsewhere": made(flexibleSet, { location: "East US" }),
      "another region that is asked for": (stack) => void versionIn(stack).image().inRegion("eastus"),
      "regions that an import states": (stack) => {
        const version = ImageVersion.fromVersionAttributes(stack, "Imported", {
          galleryName: "contoso",
          definitionName: "ubuntu",
          version: "1.0.0",
          resourceGroupName: "rg",
          targetRegions: ["North Europe"],
        });
        version.image().inRegion("westeurope");
      },
    },
    tokens: {
      "the machine's location": asks(
        made(linuxVm, (stack: TerraformStack) => ({ location: textToken(stack) })),
        "AIG650",
      ),
      "the version's location": asks((stack) => {
        const version = versionIn(stack, {}, { location: textToken(stack) });
        version.image().attachTo(linuxVm(stack, { location: "eastus" }));
      }, "AIG650"),
    },
    message: [
      AT_VM,
      'location: got "eastus", and the version is in West Europe',
      "Add the region to the version's targetRegions, or make the machine where the image is.",
    ],
  },
  AIG652: {
    level: "error",
    weight: "E",
    good: {
      ...each("instances", (instances: number | undefined) => made(linuxSet, { instances }), 0, 1, 1000, undefined),
      "1000 in a flexible scale set": made(flexibleSet, { instances: 1000 }),
    },
    bad: {
      ...each("instances", (instances: number) => made(linuxSet, { instances }), 1001, -1, 1.5),
      "1001 Windows machines": made(windowsSet, { instances: 1001 }, WINDOWS),
      "1001 in a flexible scale set": made(flexibleSet, { instances: 1001 }),
    },
    tokens: {
      "a number": asks(
        made(linuxSet, (stack: TerraformStack) => ({ instances: numberToken(stack) })),
        "AIG652",
      ),
    },
    message: [
      "azurerm_linux_virtual_machine_scale_set at stack/Set",
      "instances: got 1001, allowed a whole number from 0 to 1000",
      "Spread the machines over several scale sets of at most 1,000 each.",
    ],
  },
  AIG653: {
    level: "warning",
    weight: "W",
    good: {
      "upgrades to the latest version": madeOfLatest(linuxSet, upgrades(true)),
      "no upgrades": made(linuxSet, upgrades(false)),
    },
    bad: { "upgrades to one version": made(linuxSet, upgrades(true)) },
    tokens: {
      "whether there are upgrades": silent(made(linuxSet, (stack: TerraformStack) => upgrades(flag(stack)))),
    },
    message: [
      "stack/Set",
      "automaticOsUpgradePolicy.enableAutomaticOsUpgrade: got true with one version of the image",
      "Attach definition.latestImage(), or leave automaticOsUpgradePolicy out.",
    ],
  },
  AIG660: {
    level: "warning",
    weight: "W",
    good: {
      "another type": made(linuxVm, {}, withoutPremium()),
      "the type, and no advice": made(linuxVm, disk("Premium_LRS")),
    },
    bad: {
      "the OS disk of a machine": made(linuxVm, disk("Premium_LRS"), withoutPremium()),
      "the OS disk of a scale set": made(flexibleSet, disk("Premium_LRS"), withoutPremium()),
      "the latest version": madeOfLatest(linuxVm, disk("Premium_LRS"), withoutPremium()),
    },
    tokens: { "a type": silent(made(linuxVm, (stack: TerraformStack) => disk(textToken(stack)), withoutPremium())) },
    message: [
      "stack/Vm",
      'osDisk.storageAccountType: got "Premium_LRS", advised against for this image',
      "Choose another storage account type, or acknowledge.",
    ],
  },
  AIG661: {
    level: "warning",
    weight: "W",
    good: {
      ...each("size", (size: string) => made(linuxVm, { size }, RECOMMENDED), "Standard_D4s_v5", "Standard_D8s_v5"),
      "a size that is not known": made(linuxVm, { size: "Standard_NC6s_v3" }, RECOMMENDED),
      "no advice": made(linuxVm, { size: "Standard_D64s_v5" }),
    },
    bad: {
      ...each(
        "size",
        (size: string) => made(linuxVm, { size }, RECOMMENDED),
        "Standard_D2s_v5",
        "Standard_D16s_v5",
        "Standard_F4s_v2",
        "Standard_E8s_v5",
      ),
      "a size that was described": (stack) => {
        MachineSizes.of(stack).define("Standard_NC6s_v3", { vcpus: 6, memoryGb: 112 });
        made(linuxSet, { sku: "Standard_NC6s_v3" }, RECOMMENDED)(stack);
      },
    },
    tokens: {
      "an end of the range": asks((stack) => {
        const image = versionIn(stack, { recommendedVcpus: { min: numberToken(stack) } });
        image.image().attachTo(linuxVm(stack, { size: "Standard_D2s_v5" }));
      }, "AIG106"),
    },
    message: [
      "stack/Vm",
      'size: got "Standard_D2s_v5" with 2 vCPUs, recommended 4 to 8 and 8 GB of memory, recommended 16 to 32',
      "Choose another size, or acknowledge.",
    ],
  },
  AIG670: {
    level: "error",
    weight: "P",
    good: {
      "a public name": community({}, "Contoso-0d1c6e1b-8f2a-4c53-9a51-1d2e3f4a5b6c", "ubuntu-24.04_gen2"),
      "a unique name": () => void MachineImage.sharedGallery("0d1c6e1b-CONTOSO", "ubuntu"),
    },
    bad: {
      "a whole id": community({}, "/communityGalleries/contoso-8f2a", "ubuntu"),
      "a version behind the name": community({}, "contoso-8f2a", "ubuntu/versions/1.0.0"),
      "a space": community({}, "contoso 8f2a", "ubuntu"),
    },
    tokens: {
      names: silent((stack) => community({}, textToken(stack, "gallery"), textToken(stack, "image"))(stack)),
    },
    message: [
      EXTERNAL,
      'publicGalleryName: got "/communityGalleries/contoso-8f2a", allowed a name without slashes and spaces',
      "Give the names apart: the gallery's public or unique name, the image's name and, if wanted, its version.",
    ],
  },
  AIG671: {
    level: "error",
    weight: "P",
    good: each(
      "version",
      (version: string | undefined) => community({ version }),
      "1.0.0",
      "2026.11.25",
      "latest",
      "Latest",
      undefined,
    ),
    bad: each("version", (version: string) => community({ version }), "1.0", "1.0.0.0", "newest", "v1.0.0", "1.0.x"),
    tokens: { "a version": silent((stack) => community({ version: textToken(stack) })(stack)) },
    message: [
      EXTERNAL,
      'version: got "1.0", allowed three integers Major.Minor.Patch, or "latest"',
      'Write the version like "1.4.0", or leave it out for the latest.',
    ],
  },
  AIG672: {
    level: "error",
    weight: "L",
    good: { "half a GB": size("Standard_B1ls", { vcpus: 1, memoryGb: 0.5 }) },
    bad: {
      "a name with a space": size("Standard D2s v5", {}),
      "no name": size("", {}),
      ...each("vCPUs", (vcpus: unknown) => size("Standard_X1", { vcpus: untyped(vcpus) }), 0, -1, "4", undefined),
      ...each("memory", (memoryGb: unknown) => size("Standard_X1", { memoryGb: untyped(memoryGb) }), 0, null, Infinity),
    },
    message: [
      "MachineSizes at stack",
      'name: got "Standard D2s v5", allowed a name such as Standard_NC24ads_A100_v4, vCPUs and memory in GB above 0',
      "Give the name as Azure spells it, and its numbers as `az vm list-skus` shows them.",
    ],
  },
};

function upgrades(enableAutomaticOsUpgrade: boolean | IResolvable): object {
  return { automaticOsUpgradePolicy: { enableAutomaticOsUpgrade, disableAutomaticRollback: false } };
}

function disk(storageAccountType: string): object {
  return { osDisk: { ...OS_DISK, storageAccountType } };
}

function withoutPremium(): Image {
  return { definition: { disallowedDiskTypes: [DisallowedDiskType.PREMIUM_LRS] } };
}
