import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformResource, TerraformStack } from "cdktf";
import {
  DiskCaching,
  HyperVGeneration,
  ImageDefinition,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  ManagedImageStorageType,
  OsState,
  OsType,
  GalleryReport,
  type ManagedImageProps,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  numberToken,
  preconditionsOf,
  problemsIn,
  refusal,
  textToken,
  untyped,
} from "../gallery/build";
import { onlyResource, synthStack, VERSION, type Block } from "../support/synth";
import { MIB, scratch, writeVhd } from "../support/vhd";
import { addImage, addVhd, BLOB, HASH } from "./uploads";

const TYPE = "azurerm_image";
const DISK = `${COMPUTE}/disks/disk`;
const MACHINE = `${COMPUTE}/virtualMachines/vm`;
const DES = `${COMPUTE}/diskEncryptionSets/des`;

function imageOf(more: Partial<ManagedImageProps> = {}): Block {
  return onlyResource(synthStack((stack) => addImage(stack, more)).json, TYPE);
}

const SYSTEM = { os_type: "Linux", os_state: "Generalized", storage_type: "Standard_LRS" };

function addVersionOf(stack: TerraformStack, image: ManagedImage): void {
  addVersion(addDefinition(addGallery(stack)), { source: ImageSource.fromManagedImage(image) });
}

describe("what is written", () => {
  it("is a generalized image of a blob", () => {
    expect(imageOf()).toEqual({
      name: "ubuntu",
      resource_group_name: "rg-images",
      location: "West Europe",
      hyper_v_generation: "V2",
      os_disk: { ...SYSTEM, blob_uri: BLOB },
    });
  });

  it.each<[string, ManagedImageSource, object]>([
    ["a managed disk", ManagedImageSource.managedDisk(DISK), { os_disk: { ...SYSTEM, managed_disk_id: DISK } }],
    [
      "a managed disk in another letter case",
      ManagedImageSource.managedDisk(DISK.replace("/disks/", "/DISKS/")),
      { os_disk: { ...SYSTEM, managed_disk_id: DISK } },
    ],
    ["a machine", ManagedImageSource.virtualMachine(MACHINE), { source_virtual_machine_id: MACHINE }],
  ])("is an image of %s", (_what, source, written) => {
    const { os_disk, source_virtual_machine_id } = imageOf({ source });
    expect(JSON.parse(JSON.stringify({ os_disk, source_virtual_machine_id }))).toEqual(written);
  });

  it("is an image of an upload, made after it", () => {
    const { json } = synthStack((stack) => {
      addImage(stack, { source: ManagedImageSource.fromVhdBlob(addVhd(stack)) });
    });
    const { blob_uri } = onlyResource(json, TYPE).os_disk as Block;
    expect(blob_uri).toMatch(/^\$\{azurerm_storage_blob\.Account_Vhds_Ubuntu_\w{8}\.url\}$/);
  });

  it("takes everything azurerm does", () => {
    const { json } = synthStack((stack) => {
      addImage(stack, {
        storage: ManagedImageStorageType.PREMIUM_LRS,
        caching: DiskCaching.READ_WRITE,
        sizeGb: 30,
        diskEncryptionSetId: DES,
        zoneResilient: true,
        dataDisks: [
          { lun: 0, source: ManagedImageSource.managedDisk(DISK) },
          {
            lun: 63,
            source: ManagedImageSource.vhd(`${BLOB}2`),
            storage: ManagedImageStorageType.ULTRA_SSD_LRS,
            caching: DiskCaching.READ_ONLY,
            sizeGb: 100,
            diskEncryptionSetId: DES,
          },
        ],
        tags: { team: "a" },
        timeouts: { create: "2h" },
        provider: new AzurermProvider(stack, "other", { alias: "other", features: [{}] }),
        lifecycle: { preventDestroy: true },
      });
    });
    expect(onlyResource(json, TYPE)).toMatchObject({
      zone_resilient: true,
      os_disk: {
        blob_uri: BLOB,
        storage_type: "Premium_LRS",
        caching: "ReadWrite",
        size_gb: 30,
        disk_encryption_set_id: DES,
      },
      data_disk: [
        { lun: 0, managed_disk_id: DISK, storage_type: "Standard_LRS" },
        {
          lun: 63,
          blob_uri: `${BLOB}2`,
          storage_type: "UltraSSD_LRS",
          caching: "ReadOnly",
          size_gb: 100,
          disk_encryption_set_id: DES,
        },
      ],
      tags: { team: "a" },
      timeouts: { create: "2h" },
      provider: "azurerm.other",
      lifecycle: { prevent_destroy: true },
    });
  });

  it("is passed on where only Terraform knows it, and checked in the plan", () => {
    const { json } = synthStack((stack) => {
      const token = textToken(stack);
      addImage(stack, { imageName: token, location: token, source: ManagedImageSource.managedDisk(token) });
    });
    expect(preconditionsOf(onlyResource(json, TYPE)).map(({ error_message }) => error_message.slice(0, 6))).toEqual([
      "AIG603",
      "AIG005",
    ]);
  });
});

describe("as a source", () => {
  it("is referred to, and its versions are made one after the other", () => {
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      const image = addImage(stack);
      ["1.0.0", "1.0.1"].forEach((version) =>
        definition.addVersion(`V${version.at(-1)}`, { version, source: ImageSource.fromManagedImage(image) }),
      );
      definition.addVersion("V2", { version: "1.0.2", source: ImageSource.managedImage(image.imageId) });
    });
    const versions = Object.values(json.resource![VERSION]!);
    expect(versions.map(({ managed_image_id }) => managed_image_id)).toEqual(
      Array(3).fill("${azurerm_image.Image.id}"),
    );
    const waits = versions.map(({ depends_on }) => ((depends_on ?? []) as string[]).length);
    expect(waits).toEqual([0, 1, 1]);
  });

  it("is one image with the id it was imported by", () => {
    const id = `${COMPUTE}/images/ubuntu`;
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      const image = ManagedImage.fromImageId(stack, "Image", id.replace("/images/", "/IMAGES/"));
      definition.addVersion("V0", { version: "1.0.0", source: ImageSource.fromManagedImage(image) });
      definition.addVersion("V1", { version: "1.0.1", source: ImageSource.managedImage(id) });
    });
    const versions = Object.values(json.resource![VERSION]!);
    expect(versions.map(({ managed_image_id }) => managed_image_id)).toEqual([id, id]);
    expect((versions[1]!.depends_on as string[]).length).toBe(1);
  });

  it("is judged by the size of each disk, which is that of an upload where none is stated", () => {
    const said = (make: (stack: TerraformStack) => Partial<ManagedImageProps>): string[] =>
      problemsIn(refusal((stack) => addVersionOf(stack, addImage(stack, make(stack)))));
    const data = (sizeGb?: number): ManagedImageProps["dataDisks"] => [
      { lun: 3, source: ManagedImageSource.managedDisk(DISK), sizeGb },
    ];
    expect(said(() => ({ sizeGb: 4000, dataDisks: data(3000) }))).toEqual([
      "AIG609 source: got an image of 4000 GB, allowed 2048",
      "AIG609 source: got data disk 3 of 3000 GB, allowed 2048",
    ]);
    const large = (stack: TerraformStack): ManagedImageSource => {
      const file = writeVhd(scratch("large.vhd"), { disk: 3000 * 1024 * MIB });
      return ManagedImageSource.fromVhdBlob(addVhd(stack, { file, sha256: HASH }));
    };
    const image = ["AIG609 source: got an image of 3000 GB, allowed 2048"];
    expect(said((stack) => ({ source: large(stack) }))).toEqual(image);
    expect(said((stack) => ({ source: large(stack), sizeGb: numberToken(stack) }))).toEqual(image);
    expect(said((stack) => ({ dataDisks: [{ lun: 0, source: large(stack) }] }))).toEqual([
      "AIG609 source: got data disk 0 of 3000 GB, allowed 2048",
    ]);
  });

  it.each<[string, Partial<ManagedImageProps>]>([
    ["os_disk.size_gb", { sizeGb: 4000 }],
    ["data_disk.0.size_gb", { dataDisks: [{ lun: 0, source: ManagedImageSource.managedDisk(DISK), sizeGb: 4000 }] }],
  ])("is not judged by a size that an escape hatch has changed: %s", (path, more) => {
    synthStack((stack) => {
      const changed = addImage(stack, more);
      (changed.node.defaultChild as TerraformResource).addOverride(path, 30);
      addVersionOf(stack, changed);
    });
  });

  it("is compared as far as an import tells, and the report says what was not", () => {
    const imageId = `${COMPUTE}/images/ubuntu`;
    const build = (osType: OsType, definition: "whole" | "bare"): string => {
      const { stack } = synthStack((s) => {
        const image = ManagedImage.fromImageAttributes(s, "Image", {
          imageId,
          osType,
          location: "westeurope",
          hyperVGeneration: HyperVGeneration.V2,
        });
        const attributes = { galleryName: "g", definitionName: "d", resourceGroupName: "rg", location: "westeurope" };
        const parent =
          definition === "whole"
            ? addDefinition(addGallery(s))
            : ImageDefinition.fromDefinitionAttributes(s, "D", { ...attributes, osState: OsState.GENERALIZED });
        addVersion(parent, { source: ImageSource.fromManagedImage(image) });
      });
      return GalleryReport.of(stack).toMarkdown();
    };
    expect(build(OsType.LINUX, "whole")).not.toContain("not checked");
    expect(() => build(OsType.WINDOWS, "whole")).toThrow('AIG614  source: its OS type is "Windows", allowed "Linux"');
    const report = build(OsType.WINDOWS, "bare");
    expect(report).toContain("not checked: the OS type of the imported definition is not known");
    expect(report).toContain("not checked: the generation of the imported definition is not known");
  });
});

describe("bad input", () => {
  const problemsOf = (more: object): string[] => problemsIn(refusal((stack) => addImage(stack, untyped(more))));

  it.each<[string, object, string[]]>([
    ["no source", { source: undefined }, ["AIG003 source: got nothing, allowed a ManagedImageSource"]],
    [
      "an id as source",
      { source: DISK },
      [
        `AIG004 source: got "${DISK.slice(0, 60)}…${DISK.slice(-40)}" (${DISK.length} characters), allowed a ManagedImageSource`,
      ],
    ],
    [
      "a source of versions",
      { source: ImageSource.managedImage(DISK) },
      ["AIG004 source: got a value of type object, allowed a ManagedImageSource"],
    ],
    [
      "no blob",
      { source: ManagedImageSource.vhd("") },
      ["AIG003 source.blobUri: got nothing, allowed the address of a blob"],
    ],
    [
      "an upload that is none",
      { source: ManagedImageSource.fromVhdBlob(untyped({})) },
      ["AIG004 source: got a value of type object, allowed a VhdBlob"],
    ],
    [
      "no upload",
      { source: ManagedImageSource.fromVhdBlob(untyped(undefined)) },
      ["AIG003 source: got nothing, allowed a VhdBlob"],
    ],
    ["disks that are no list", { dataDisks: {} }, ["AIG004 dataDisks: got a value of type object, allowed a list"]],
    [
      "a disk that is none",
      { dataDisks: [null] },
      ["AIG004 dataDisks[0]: got null, allowed an object with lun and source"],
    ],
    [
      "a disk with nothing",
      { dataDisks: [{}, {}] },
      [0, 1].flatMap((i) => [
        `AIG003 dataDisks[${i}].lun: got nothing, allowed a number`,
        `AIG003 dataDisks[${i}].source: got nothing, allowed a ManagedImageSource`,
      ]),
    ],
    [
      "a machine as a data disk",
      { dataDisks: [{ lun: 0, source: ManagedImageSource.virtualMachine(MACHINE) }] },
      ["AIG004 dataDisks[0].source: got a value of type object, allowed a VHD or a managed disk"],
    ],
    [
      "several faults at once",
      {
        imageName: "",
        osType: undefined,
        hyperVGeneration: undefined,
        zoneResilient: "yes",
        storage: "x",
        caching: "y",
        diskEncryptionSetId: DISK,
      },
      [
        expect.stringMatching(/^AIG003 imageName/) as never,
        'AIG003 osType: got nothing, allowed "Linux", "Windows"',
        'AIG003 hyperVGeneration: got nothing, allowed "V1", "V2"',
        'AIG004 zoneResilient: got "yes", allowed true or false',
        expect.stringMatching(/^AIG007 storage/) as never,
        expect.stringMatching(/^AIG007 caching/) as never,
        expect.stringMatching(/^AIG005 diskEncryptionSetId: got the id of a managed disk/) as never,
      ],
    ],
  ])("refuses %s", (_what, more, said) => {
    expect(problemsOf(more)).toEqual(said);
  });

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "AIG003 source: got nothing, allowed a ManagedImage"],
    ["an id", "ubuntu", 'AIG004 source: got "ubuntu", allowed a ManagedImage'],
    ["another construct", {}, "AIG004 source: got a value of type object, allowed a ManagedImage"],
  ])("refuses %s as an image that a version is made of", (_what, image, said) => {
    const message = refusal((stack) =>
      addVersion(addDefinition(addGallery(stack)), { source: ImageSource.fromManagedImage(untyped(image)) }),
    );
    expect(problemsIn(message)).toEqual([said]);
  });

  it("refuses an import that is none", () => {
    const message = refusal((stack) =>
      ManagedImage.fromImageAttributes(stack, "I", { imageId: DISK, location: "", osType: untyped("x") }),
    );
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG005", "AIG003", "AIG007"]);
  });
});
