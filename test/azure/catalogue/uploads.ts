import { Image, type ImageConfig } from "@cdktf/provider-azurerm/lib/image";
import { ManagedDisk, type ManagedDiskConfig } from "@cdktf/provider-azurerm/lib/managed-disk";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Snapshot } from "@cdktf/provider-azurerm/lib/snapshot";
import type { TerraformStack } from "cdktf";
import { mkdirSync } from "node:fs";
import {
  DiskCaching,
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsState,
  OsType,
  ReplicationMode,
  VhdStorageAccount,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type ManagedImageDataDisk,
  type ManagedImageProps,
  type VhdBlob,
  type VhdBlobOptions,
  type VhdContainerOptions,
  type VhdStorageAccountProps,
} from "../../../lib";
import { addDefinition, addGallery, addVersion, COMPUTE, numberToken, textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { MIB, scratch, writeFile, writeVhd, type VhdShape } from "../../support/vhd";
import { asks, each, silent, type Rows } from "./row";

const GIB = 1024 * MIB;
const HASH = "0123456789abcdef".repeat(4);
const BLOB = "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd";
const { LINUX, WINDOWS } = OsType;
const { V1, V2 } = HyperVGeneration;

type Made<T> = Partial<T> | ((stack: TerraformStack) => Partial<T>);
const settle = <T>(made: Made<T>, stack: TerraformStack): Partial<T> =>
  typeof made === "function" ? made(stack) : made;

function addAccount(stack: TerraformStack, more: Partial<VhdStorageAccountProps> = {}): VhdStorageAccount {
  const props = { accountName: "contosovhds", resourceGroupName: "rg-images", location: "westeurope", ...more };
  return new VhdStorageAccount(stack, "Account", props);
}

function addVhd(
  stack: TerraformStack,
  options: VhdBlobOptions,
  account: Partial<VhdStorageAccountProps> = {},
): VhdBlob {
  return addAccount(stack, account).addContainer("Vhds", { containerName: "vhds" }).addVhd("Ubuntu", options);
}

const account =
  (more: Made<VhdStorageAccountProps>): Case =>
  (stack) =>
    void addAccount(stack, settle(more, stack));

const container =
  (more: Made<VhdContainerOptions>): Case =>
  (stack) =>
    void addAccount(stack).addContainer("Vhds", { containerName: "vhds", ...settle(more, stack) });

const vhd =
  (make: () => Partial<VhdBlobOptions>): Case =>
  (stack) =>
    void addVhd(stack, make() as VhdBlobOptions);

/** A VHD of some shape, read in full. */
const shaped = (shape: VhdShape): Case => vhd(() => ({ file: writeVhd(scratch("image.vhd"), shape) }));

/** Another file, whatever it is called. */
const content = (text: string, bytes?: number, name = "image.vhd"): Case =>
  vhd(() => ({ file: writeFile(scratch(name), text, bytes) }));

const image =
  (more: Made<ManagedImageProps>): Case =>
  (stack) =>
    void addImage(stack, settle(more, stack));

function addImage(stack: TerraformStack, more: Partial<ManagedImageProps> = {}): ManagedImage {
  return new ManagedImage(stack, "Image", {
    imageName: "ubuntu",
    resourceGroupName: "rg-images",
    location: "westeurope",
    source: ManagedImageSource.vhd(BLOB),
    osType: LINUX,
    hyperVGeneration: V2,
    ...more,
  });
}

/** A version of a source that is made in the stack. */
function versionOf(
  source: (stack: TerraformStack) => ImageSource,
  more: Partial<ImageVersionOptions> = {},
  definition: Partial<ImageDefinitionOptions> = {},
): Case {
  return (stack) => void addVersion(addDefinition(addGallery(stack), definition), { source: source(stack), ...more });
}

const fromVhd = (options: () => Partial<VhdBlobOptions> = () => ({}), where: Partial<VhdStorageAccountProps> = {}) => {
  return (stack: TerraformStack): ImageSource =>
    ImageSource.fromVhdBlob(addVhd(stack, { file: writeVhd(scratch("image.vhd")), ...options() }, where));
};

/** A VHD that is as large as is said and takes no room; its hash is stated, since reading it would take an hour. */
const sized = (bytes: number): (() => Partial<VhdBlobOptions>) => {
  return () => ({ file: writeVhd(scratch("large.vhd"), { disk: bytes }), sha256: HASH });
};

const snapshotIn =
  (location: string) =>
  (stack: TerraformStack): ImageSource =>
    ImageSource.fromResource(
      new Snapshot(stack, "S", { name: "s", resourceGroupName: "rg", location, createOption: "Copy" }),
    );

/** A managed image that is made in the stack. */
const fromImage = (more: Made<ManagedImageProps>) => {
  return (stack: TerraformStack): ImageSource => ImageSource.fromManagedImage(addImage(stack, settle(more, stack)));
};

const diskOf = (more: Made<ManagedDiskConfig>) => {
  return (stack: TerraformStack): ImageSource =>
    ImageSource.fromResource(
      new ManagedDisk(stack, "Disk", {
        name: "d",
        resourceGroupName: "rg",
        location: "westeurope",
        createOption: "Empty",
        storageAccountType: "Standard_LRS",
        ...settle(more, stack),
      }),
    );
};

const machine = ManagedImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`);
const disk = (lun: number, name: string) => ({
  lun,
  source: ManagedImageSource.managedDisk(`${COMPUTE}/disks/${name}`),
});

const CONVERT =
  "Convert it: `Convert-VHD -Path <in> -DestinationPath image.vhd -VHDType Fixed` on Windows, or " +
  "`qemu-img convert -O vpc -o subformat=fixed,force_size <in> image.vhd`.";
const AT_VHD = "VhdBlob at stack/Account/Vhds/Ubuntu";
const AT_VERSION = "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0";
const AT_IMAGE = "ManagedImage at stack/Image";

/** 6xx: what versions are made of, and how it comes to Azure. */
export const UPLOADS: Rows = {
  AIG601: {
    level: "error",
    weight: "E",
    good: each("accountName", (accountName) => account({ accountName }), "abc", "a".repeat(24), "123"),
    bad: each("accountName", (accountName) => account({ accountName }), "Contoso", "ab", "a".repeat(25), "a-b", "a.b"),
    tokens: {
      "a name": asks(
        account((stack) => ({ accountName: textToken(stack) })),
        "AIG601",
      ),
    },
    message: [
      "VhdStorageAccount at stack/Account",
      'accountName: got "Contoso", allowed 3 to 24 lower-case letters and digits',
      "Choose another name. It has to be unique in all of Azure.",
    ],
  },
  AIG602: {
    level: "error",
    weight: "E",
    good: each(
      "containerName",
      (containerName) => container({ containerName }),
      "abc",
      "a".repeat(63),
      "1-a-2",
      "$root",
      "$web",
    ),
    bad: each(
      "containerName",
      (containerName) => container({ containerName }),
      "a--b",
      "ab",
      "a".repeat(64),
      "-ab",
      "ab-",
      "Abc",
      "a.b",
      "$logs!",
    ),
    tokens: {
      "a name": asks(
        container((stack) => ({ containerName: textToken(stack) })),
        "AIG602",
      ),
    },
    message: [
      "VhdContainer at stack/Account/Vhds",
      'containerName: got "a--b", allowed 3 to 63 lower-case letters, digits and single dashes that begin and end with a letter or digit',
      "Choose another name.",
    ],
  },
  AIG603: {
    level: "error",
    weight: "E",
    good: each("imageName", (imageName) => image({ imageName }), "a", "a".repeat(80), "A.b-c_", "0_0"),
    bad: each("imageName", (imageName) => image({ imageName }), "a-", "_a", "a".repeat(81), "a b", "a."),
    tokens: {
      "a name": asks(
        image((stack) => ({ imageName: textToken(stack) })),
        "AIG603",
      ),
    },
    message: [
      AT_IMAGE,
      'imageName: got "a-", allowed 1 to 80 letters, digits, periods, underscores and dashes that begin with a letter or digit and end with one or with an underscore',
      "Choose another name.",
    ],
  },
  AIG604: {
    level: "error",
    weight: "L",
    good: {
      "a file": shaped({}),
      "a file that is not there, whose hash is stated": vhd(() => ({ file: "/nowhere/image.vhd", sha256: HASH })),
    },
    bad: {
      "a file that is not there": vhd(() => ({ file: "/nowhere/image.vhd" })),
      "a directory": vhd(() => ({ file: directory() })),
      "a directory whose hash is stated": vhd(() => ({ file: directory(), sha256: HASH })),
      "a path through a file": vhd(() => ({ file: `${writeFile(scratch("a"), "x")}/image.vhd` })),
      "a device": vhd(() => ({ file: "/dev/null" })),
      "a path with a zero byte": vhd(() => ({ file: "a\0b" })),
    },
    message: [
      AT_VHD,
      'file: "/nowhere/image.vhd" is not there',
      'Build the file before the synth, and give its path: join(__dirname, "image.vhd").',
    ],
  },
  AIG605: {
    level: "error",
    weight: "E",
    good: { "a VHD that is called VHDX": vhd(() => ({ file: writeVhd(scratch("image.vhdx")) })) },
    bad: {
      "a VHDX": content("vhdxfile", MIB, "image.vhdx"),
      "a VHDX that is called VHD": content("vhdxfile", MIB),
      "a VHDX whose hash is stated": vhd(() => ({ file: writeFile(scratch("a.vhd"), "vhdxfile", MIB), sha256: HASH })),
    },
    message: [AT_VHD, "file: got a VHDX file", CONVERT],
  },
  AIG606: {
    level: "error",
    weight: "E",
    good: { "a fixed VHD": shaped({ type: 2 }) },
    bad: {
      "a dynamic VHD": shaped({ type: 3 }),
      "a differencing VHD": shaped({ type: 4 }),
      "a type that the format does not have": shaped({ type: 7 }),
    },
    message: [AT_VHD, "file: got a dynamic VHD", CONVERT],
  },
  AIG607: {
    level: "error",
    weight: "E",
    good: { "a VHD without a disk, but for its footer and a MiB": shaped({ content: "" }) },
    bad: {
      "an empty file": content(""),
      "a byte": content("x"),
      "a raw disk": content("boot", MIB),
      "a QCOW2 file": content("QFI\xfb", MIB),
      "a VHD that is padded, so that the footer is not at the end": shaped({ padding: 512 }),
      "a VHD that is cut off": content("conectix", MIB),
    },
    message: [AT_VHD, "file: got an empty file", `${CONVERT} If it was copied, the copy may have been cut off.`],
  },
  AIG608: {
    level: "error",
    weight: "E",
    good: { "a disk of one MiB": shaped({ disk: MIB }), "a disk of three MiB": shaped({ disk: 3 * MIB }) },
    bad: {
      "a disk of a MiB and a half": shaped({ disk: 1.5 * MIB }),
      "a disk of a MiB and a sector": shaped({ disk: MIB + 512 }),
      "a file that is no multiple of 512 bytes": shaped({ disk: MIB + 1, says: MIB }),
      "a footer that is alone": shaped({ disk: 0, content: "" }),
      "a footer that is alone and tells of a disk": shaped({ disk: 0, says: MIB, content: "" }),
      "a footer that tells of no disk": shaped({ disk: MIB, says: 0 }),
    },
    message: [
      AT_VHD,
      "file: got a disk of 1572864 bytes in a file of 1573376, allowed whole MiB and a footer of 512 bytes: the next are 2097152 in 2097664",
      "Resize the disk before it is converted: `qemu-img resize -f raw image.raw <bytes>`, or `Resize-VHD`; and convert with force_size.",
    ],
  },
  AIG609: {
    level: "error",
    weight: "E",
    good: {
      "2,048 GB": versionOf(fromVhd(sized(2048 * GIB - MIB))),
      "exactly 2,048 GB": versionOf(fromVhd(sized(2048 * GIB))),
      "more in a shallow version": versionOf(fromVhd(sized(2048 * GIB + MIB)), {
        replicationMode: ReplicationMode.SHALLOW,
      }),
      "the largest disk of a managed image": image({ sizeGb: 32768 }),
      "2,048 GB of a managed image": versionOf(fromImage({ sizeGb: 2048 })),
      "a managed image that is larger in a shallow version": versionOf(
        fromImage({ sizeGb: 32768, dataDisks: [{ ...disk(0, "a"), sizeGb: 32768 }] }),
        { replicationMode: ReplicationMode.SHALLOW },
      ),
      "2,048 GB of a managed disk": versionOf(diskOf({ diskSizeGb: 2048 })),
      "32,768 GB of a managed disk in a shallow version": versionOf(diskOf({ diskSizeGb: 32768 }), {
        replicationMode: ReplicationMode.SHALLOW,
      }),
    },
    bad: {
      "a MiB more than 2,048 GB": versionOf(fromVhd(sized(2048 * GIB + MIB))),
      "a managed image of 2,049 GB": versionOf(fromImage({ sizeGb: 2049 })),
      "a managed image of an upload that is larger": versionOf(
        fromImage((stack) => ({ source: uploaded(2048 * GIB + MIB)(stack) })),
      ),
      "a data disk of 2,049 GB": versionOf(fromImage({ dataDisks: [{ ...disk(0, "a"), sizeGb: 2049 }] })),
      "a managed disk of 2,049 GB": versionOf(diskOf({ diskSizeGb: 2049 })),
      "a managed disk of 32,769 GB in a shallow version": versionOf(diskOf({ diskSizeGb: 32769 }), {
        replicationMode: ReplicationMode.SHALLOW,
      }),
      "a disk of a managed image without size": image({ sizeGb: 0 }),
      "a disk of a managed image that is too large": image({ sizeGb: 32769 }),
    },
    tokens: {
      "the size of a managed image": silent(versionOf(fromImage((stack) => ({ sizeGb: numberToken(stack) })))),
      "the size of a managed disk": silent(versionOf(diskOf((stack) => ({ diskSizeGb: numberToken(stack) })))),
    },
    message: [
      AT_VERSION,
      "source: got an image of 2049 GB, allowed 2048",
      "Make the disk smaller, or use ReplicationMode.SHALLOW for development and test.",
    ],
  },
  AIG610: {
    level: "warning",
    weight: "W",
    good: { "a footer that tells the truth": shaped({ disk: 2 * MIB, says: 2 * MIB }) },
    bad: {
      "a footer that tells of more": shaped({ disk: 2 * MIB, says: 3 * MIB }),
      "a footer that tells of less": shaped({ disk: 2 * MIB, says: MIB }),
    },
    message: [
      "stack/Account/Vhds/Ubuntu",
      "file: the footer tells of a disk of 3145728 bytes, but 2097152 lie before it",
      "Copy or convert the file again, or acknowledge if it starts.",
    ],
  },
  AIG611: {
    level: "error",
    weight: "E",
    good: { "8,192 GB with the footer": vhd(sized(8192 * GIB - MIB)) },
    bad: { "8,192 GB and the footer": vhd(sized(8192 * GIB)) },
    message: [
      AT_VHD,
      "file: got 8193 GB, allowed 8192",
      "Make the disk smaller, or upload it to a managed disk and use ImageSource.osDiskSnapshot.",
    ],
  },
  AIG612: {
    level: "error",
    weight: "L",
    good: each(
      "sha256",
      (sha256) => vhd(() => ({ file: "/nowhere/image.vhd", sha256 })),
      HASH,
      HASH.toUpperCase(),
      "0".repeat(64),
    ),
    bad: each(
      "sha256",
      (sha256) => vhd(() => ({ file: "/nowhere/image.vhd", sha256 })),
      "abc",
      "",
      HASH.slice(1),
      `${HASH}0`,
      `g${HASH.slice(1)}`,
      `${HASH}\n`,
    ),
    message: [
      AT_VHD,
      'sha256: got "abc", allowed the 64 hexadecimal digits of a SHA-256',
      "Give what `sha256sum image.vhd` or `Get-FileHash image.vhd` prints, or leave it out.",
    ],
  },
  AIG613: {
    level: "error",
    weight: "E",
    good: {
      "a VHD in another spelling": versionOf(fromVhd(() => ({}), { location: "West Europe" })),
      "a snapshot at home, copied elsewhere": versionOf(snapshotIn("WESTEUROPE"), { targetRegions: { eastus: {} } }),
      "an account of which no region is known": (stack) => {
        const id = `${COMPUTE.replace("Compute", "Storage")}/storageAccounts/contosovhds`;
        const vhds = VhdStorageAccount.fromStorageAccountId(stack, "Account", id).addContainer("Vhds", {
          containerName: "vhds",
        });
        const blob = vhds.addVhd("Ubuntu", { file: writeVhd(scratch("image.vhd")) });
        versionOf(() => ImageSource.fromVhdBlob(blob))(stack);
      },
    },
    bad: {
      "a VHD elsewhere": versionOf(fromVhd(() => ({}), { location: "northeurope" })),
      "a snapshot elsewhere": versionOf(snapshotIn("northeurope")),
      "a managed image elsewhere": versionOf((stack) =>
        ImageSource.fromManagedImage(addImage(stack, { location: "eastus" })),
      ),
      "a managed image of a VHD elsewhere": (stack) => {
        const blob = addVhd(stack, { file: writeVhd(scratch("image.vhd")) }, { location: "eastus" });
        addImage(stack, { source: ManagedImageSource.fromVhdBlob(blob) });
      },
      "a data disk elsewhere": (stack) => {
        const blob = addVhd(stack, { file: writeVhd(scratch("data.vhd")) }, { location: "eastus" });
        addImage(stack, { dataDisks: [{ lun: 0, source: ManagedImageSource.fromVhdBlob(blob) }] });
      },
    },
    tokens: {
      "the source's region": asks(
        versionOf((stack) => snapshotIn(textToken(stack))(stack)),
        "AIG613",
      ),
      "one region for both": silent((stack) => {
        const { location } = new ResourceGroup(stack, "Group", { name: "rg", location: "westeurope" });
        const gallery = addGallery(stack, { location });
        addVersion(addDefinition(gallery), { source: snapshotIn(location)(stack) });
      }),
    },
    message: [
      AT_VERSION,
      'source: it lies in "northeurope", allowed "West Europe"',
      "Make both in one region; the version is copied to the others by targetRegions.",
    ],
  },
  AIG614: {
    level: "error",
    weight: "E",
    good: {
      "a VHD of which all is told": versionOf(
        fromVhd(() => ({ osType: LINUX, osState: OsState.GENERALIZED, hyperVGeneration: V2 })),
      ),
      "a specialized VHD": versionOf(
        fromVhd(() => ({ osState: OsState.SPECIALIZED })),
        {},
        { osState: OsState.SPECIALIZED },
      ),
      "a managed image": versionOf((stack) => ImageSource.fromManagedImage(addImage(stack))),
      "a resource that says it is generalized": versionOf(
        rawImage({ hyperVGeneration: "V2", osDisk: rawDisk("Generalized") }),
      ),
      "a resource of generation 1": versionOf(rawImage(), {}, { hyperVGeneration: V1 }),
    },
    bad: {
      "another OS type": versionOf(fromVhd(() => ({ osType: WINDOWS }))),
      "another OS state": versionOf(fromVhd(() => ({ osState: OsState.SPECIALIZED }))),
      "another generation": versionOf(fromVhd(() => ({ hyperVGeneration: V1 }))),
      "a managed image of another generation": versionOf((stack) =>
        ImageSource.fromManagedImage(addImage(stack, { hyperVGeneration: V1 })),
      ),
      "a resource of which azurerm writes generation 1": versionOf(rawImage()),
      "a resource that says it is specialized": versionOf(
        rawImage({ hyperVGeneration: "V2", osDisk: rawDisk("Specialized") }),
      ),
      "a managed image of a specialized VHD": (stack) => {
        const blob = addVhd(stack, { file: writeVhd(scratch("image.vhd")), osState: OsState.SPECIALIZED });
        addImage(stack, { source: ManagedImageSource.fromVhdBlob(blob) });
      },
    },
    message: [
      AT_VERSION,
      'source: its OS type is "Windows", allowed "Linux"',
      "Use a source of the same kind, or make another definition or image for it.",
    ],
  },
  AIG615: {
    level: "error",
    weight: "P",
    good: {
      "a machine alone": image({ source: machine }),
      "a VHD with all of it": image({ zoneResilient: true, caching: DiskCaching.READ_ONLY, dataDisks: [] }),
    },
    bad: {
      "a machine with caching": image({ source: machine, caching: DiskCaching.NONE }),
      "a machine with data disks": image({ source: machine, dataDisks: [] }),
      "a machine that is zone-resilient": image({ source: machine, zoneResilient: true }),
      "a machine with everything": image({ source: machine, sizeGb: 1, zoneResilient: false }),
    },
    message: [
      AT_IMAGE,
      "source: got a machine with caching, allowed none of storage, caching, sizeGb, diskEncryptionSetId, zoneResilient and dataDisks",
      "Leave them out, or make the image of a VHD or a managed disk.",
    ],
  },
  AIG616: {
    level: "error",
    weight: "E",
    good: { "two disks": image({ dataDisks: [disk(0, "a"), disk(1, "b")] }) },
    bad: {
      "one number": image({ dataDisks: [disk(0, "a"), disk(0, "b")] }),
      "one disk in two spellings": image({ dataDisks: [disk(0, "a"), disk(1, "A")] }),
      "the disk of the system": image({ source: disk(0, "a").source, dataDisks: [disk(0, "a")] }),
    },
    message: [
      AT_IMAGE,
      "dataDisks[1].lun: it is that of dataDisks[0].lun",
      "Give each disk a number and a source of its own.",
    ],
  },
  AIG617: {
    level: "error",
    weight: "L",
    good: { "a snapshot": versionOf(snapshotIn("westeurope")) },
    bad: {
      "a resource group": versionOf((stack) =>
        ImageSource.fromResource(new ResourceGroup(stack, "Group", { name: "rg", location: "westeurope" })),
      ),
      "an id": versionOf(() => ImageSource.fromResource(untyped(`${COMPUTE}/snapshots/s`))),
    },
    message: [
      AT_VERSION,
      'source: got a resource "azurerm_resource_group", allowed azurerm_linux_virtual_machine, azurerm_windows_virtual_machine, azurerm_virtual_machine, azurerm_image, azurerm_snapshot, azurerm_managed_disk',
      "Give such a resource, or use ImageSource.vhd for the address of a blob.",
    ],
  },
  AIG618: {
    level: "error",
    weight: "E",
    good: { "the first and the last": image({ dataDisks: [disk(0, "a"), disk(63, "b")] }) },
    bad: each("lun", (lun: number) => image({ dataDisks: [disk(lun, "a")] }), 64, -1, 0.5),
    tokens: {
      "a number": asks(
        image((stack) => ({ dataDisks: [disk(numberToken(stack), "a")] })),
        "AIG618",
      ),
    },
    message: [AT_IMAGE, "dataDisks[0].lun: got 64, allowed a whole number from 0 to 63", "Number the disks from 0."],
  },
  AIG619: {
    level: "error",
    weight: "P",
    good: each("parallelism", (parallelism: number) => vhd(() => ({ ...sized(MIB)(), parallelism })), 1, 8, 1000),
    bad: each("parallelism", (parallelism: number) => vhd(() => ({ ...sized(MIB)(), parallelism })), 0, -1, 1.5),
    tokens: {
      "a number": asks(
        (stack) => void addVhd(stack, { file: "/nowhere/a.vhd", sha256: HASH, parallelism: numberToken(stack) }),
        "AIG619",
      ),
    },
    message: [
      AT_VHD,
      "parallelism: got 0, allowed a whole number of at least 1",
      "Give such a number, or leave it out.",
    ],
  },
  AIG620: {
    level: "error",
    weight: "E",
    good: {
      "two files of one name": (stack) => {
        const vhds = addAccount(stack).addContainer("Vhds", { containerName: "vhds" });
        vhds.addVhd("One", { file: writeVhd(scratch("a.vhd"), { content: "one" }) });
        vhds.addVhd("Two", { file: writeVhd(scratch("a.vhd"), { content: "two" }) });
      },
      "one content under two names": (stack) => {
        const vhds = addAccount(stack).addContainer("Vhds", { containerName: "vhds" });
        ["a.vhd", "b.vhd"].forEach((name) => vhds.addVhd(name, { file: writeVhd(scratch(name)) }));
      },
    },
    bad: {
      "one content under one name": (stack) => {
        const vhds = addAccount(stack).addContainer("Vhds", { containerName: "vhds" });
        ["One", "Ubuntu"].forEach((id) => vhds.addVhd(id, { file: writeVhd(scratch("a.vhd")) }));
      },
    },
    message: [
      AT_VHD,
      "file: stack/Account/Vhds/One uploads the same content to the same container",
      "Use one VhdBlob as the source of all versions that are made of it.",
    ],
  },
  AIG621: {
    level: "error",
    weight: "E",
    good: {
      "its account": ofBlob("https://contoso.blob.core.windows.net/vhds/a.vhd", "contoso"),
      "its account in capital letters": ofBlob("HTTPS://CONTOSO.BLOB.CORE.WINDOWS.NET/vhds/a.vhd", "contoso"),
      "the copy of its account": ofBlob("https://contoso-secondary.blob.core.windows.net/vhds/a.vhd", "contoso"),
      "its account with a port": ofBlob("https://contoso.blob.core.windows.net:443/vhds/a.vhd", "contoso"),
      "a domain of somebody's own": ofBlob("https://vhds.contoso.com/vhds/a.vhd", "contoso"),
      "an endpoint by DNS zone": ofBlob("https://other.z1.blob.storage.azure.net/vhds/a.vhd", "contoso"),
      "a cloud that is not known": ofBlob("https://other.blob.core.cloudapi.de/vhds/a.vhd", "contoso"),
    },
    bad: {
      "another account": ofBlob("https://other.blob.core.windows.net/vhds/a.vhd", "contoso"),
      "a part of the name": ofBlob("https://contos.blob.core.windows.net/vhds/a.vhd", "contoso"),
    },
    tokens: {
      "an address": asks(
        (stack) => ofBlob(`https://${textToken(stack)}.blob.core.windows.net/a/b`, "contoso")(stack),
        "AIG314",
      ),
      "a name": asks((stack) => ofBlob(BLOB, textToken(stack))(stack), "AIG005"),
    },
    message: [
      "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0",
      'source.storageAccountId: got the account "contoso", allowed "other", where "other.blob.core.windows.net" leads',
      "Give the id of that account, or the address of the blob in the other one.",
    ],
  },
  AIG622: {
    level: "warning",
    weight: "W",
    good: {
      "1,024 GB": versionOf(dataDiskOf({ sizeGb: 1024 })),
      "an upload of 1,024 GB": versionOf(
        fromImage((stack) => ({ dataDisks: [{ lun: 0, source: uploaded(1024 * GIB)(stack) }] })),
      ),
      "a disk whose size is that of its source": versionOf(dataDiskOf({})),
      "a larger one in a shallow version": versionOf(dataDiskOf({ sizeGb: 32768 }), {
        replicationMode: ReplicationMode.SHALLOW,
      }),
      "a managed image that no version is made of": image({ dataDisks: [{ ...disk(0, "a"), sizeGb: 2048 }] }),
      "a disk of the operating system": versionOf(fromImage({ sizeGb: 2048 })),
    },
    bad: {
      "1,025 GB": versionOf(dataDiskOf({ sizeGb: 1025 })),
      "2,048 GB": versionOf(dataDiskOf({ sizeGb: 2048 })),
      "an upload of more than 1,024 GB": versionOf(
        fromImage((stack) => ({ dataDisks: [{ lun: 0, source: uploaded(1024 * GIB + MIB)(stack) }] })),
      ),
      "a disk of an image of azurerm": versionOf(
        rawImage({ hyperVGeneration: "V2", dataDisk: [{ storageType: "Standard_LRS", sizeGb: 1025 }] }),
      ),
    },
    tokens: {
      "a size": silent(versionOf((stack) => dataDiskOf({ sizeGb: numberToken(stack) })(stack))),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "source: got data disk 0 of 1025 GB, advised at most 1024",
      "Make the disk smaller, or publish a test version first and acknowledge.",
    ],
  },
};

/** A managed image with a data disk. */
function dataDiskOf(more: Partial<ManagedImageDataDisk>): (stack: TerraformStack) => ImageSource {
  return fromImage({ dataDisks: [{ ...disk(0, "a"), ...more }] });
}

/** An upload of some size as a disk of a managed image. */
function uploaded(bytes: number): (stack: TerraformStack) => ManagedImageSource {
  return (stack) => ManagedImageSource.fromVhdBlob(addVhd(stack, sized(bytes)() as VhdBlobOptions));
}

/** A version of a VHD in a blob, with the account that is named beside it. */
function ofBlob(address: string, account: string): Case {
  const id = `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/${account}`;
  return (stack) => void addVersion(addDefinition(addGallery(stack)), { source: ImageSource.vhd(address, id) });
}

function directory(): string {
  const path = scratch("image.vhd");
  mkdirSync(path);
  return path;
}

function rawDisk(osState?: string): NonNullable<ImageConfig["osDisk"]> {
  return { osType: "Linux", osState, storageType: "Standard_LRS", blobUri: BLOB };
}

/** A managed image written by hand, with nothing said of its generation. */
function rawImage(more: Partial<ImageConfig> = {}): (stack: TerraformStack) => ImageSource {
  return (stack) =>
    ImageSource.fromResource(
      new Image(stack, "Raw", {
        name: "i",
        resourceGroupName: "rg",
        location: "westeurope",
        osDisk: rawDisk(),
        ...more,
      }),
    );
}
