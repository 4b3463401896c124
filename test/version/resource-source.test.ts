import { Image } from "@cdktf/provider-azurerm/lib/image";
import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { ManagedDisk } from "@cdktf/provider-azurerm/lib/managed-disk";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Snapshot } from "@cdktf/provider-azurerm/lib/snapshot";
import { VirtualMachine } from "@cdktf/provider-azurerm/lib/virtual-machine";
import { WindowsVirtualMachine } from "@cdktf/provider-azurerm/lib/windows-virtual-machine";
import { Token, type TerraformResource, type TerraformStack } from "cdktf";
import {
  HyperVGeneration,
  ImageSource,
  ImageSourceKind,
  ManagedImage,
  ManagedImageSource,
  OsState,
  OsType,
  ReplicationMode,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  numberToken,
  problemsIn,
  refusal,
  textToken,
  untyped,
} from "../gallery/build";
import { onlyResource, synthStack, VERSION, type Block } from "../support/synth";

const PLACE = { name: "n", resourceGroupName: "rg", location: "westeurope" };
const MACHINE = { ...PLACE, size: "Standard_D2s_v5", adminUsername: "u", networkInterfaceIds: [] };
const OS_DISK = { caching: "None", storageAccountType: "Standard_LRS" };

const disk = (more: object = {}) => {
  return (stack: TerraformStack): TerraformResource =>
    new ManagedDisk(stack, "R", { ...PLACE, createOption: "Empty", storageAccountType: "Standard_LRS", ...more });
};
const image = (more: object = {}) => {
  const osDisk = { osType: "Linux", storageType: "Standard_LRS" };
  return (stack: TerraformStack): TerraformResource => new Image(stack, "R", { ...PLACE, osDisk, ...more });
};
const linux = (stack: TerraformStack): TerraformResource =>
  new LinuxVirtualMachine(stack, "R", { ...MACHINE, osDisk: OS_DISK });
const windows = (stack: TerraformStack): TerraformResource =>
  new WindowsVirtualMachine(stack, "R", { ...MACHINE, adminPassword: "x", osDisk: OS_DISK });
const old = (stack: TerraformStack): TerraformResource =>
  new VirtualMachine(stack, "R", {
    ...PLACE,
    vmSize: "s",
    networkInterfaceIds: [],
    storageOsDisk: { name: "d", createOption: "FromImage" },
  });
const snapshot = (stack: TerraformStack): TerraformResource =>
  new Snapshot(stack, "R", { ...PLACE, createOption: "Copy" });

type Make = (stack: TerraformStack) => TerraformResource;

function add(
  stack: TerraformStack,
  make: Make,
  definition: Partial<ImageDefinitionOptions> = {},
  version: Partial<ImageVersionOptions> = {},
): void {
  const source = ImageSource.fromResource(make(stack));
  addVersion(addDefinition(addGallery(stack), definition), { source, ...version });
}

const { MANAGED_IMAGE, OS_DISK_SNAPSHOT, VIRTUAL_MACHINE } = ImageSourceKind;

test.each<[string, Make, ImageSourceKind, object, Partial<ImageDefinitionOptions>]>([
  ["a Linux machine", linux, VIRTUAL_MACHINE, { managed_image_id: "${azurerm_linux_virtual_machine.R.id}" }, {}],
  [
    "a Windows machine",
    windows,
    VIRTUAL_MACHINE,
    { managed_image_id: "${azurerm_windows_virtual_machine.R.id}" },
    { osType: OsType.WINDOWS },
  ],
  ["a machine of the old kind", old, VIRTUAL_MACHINE, { managed_image_id: "${azurerm_virtual_machine.R.id}" }, {}],
  [
    "a managed image",
    image({ hyperVGeneration: "V2" }),
    MANAGED_IMAGE,
    { managed_image_id: "${azurerm_image.R.id}" },
    {},
  ],
  ["a snapshot", snapshot, OS_DISK_SNAPSHOT, { os_disk_snapshot_id: "${azurerm_snapshot.R.id}" }, {}],
  ["a managed disk", disk(), OS_DISK_SNAPSHOT, { os_disk_snapshot_id: "${azurerm_managed_disk.R.id}" }, {}],
])("%s is referred to, and its kind is told", (_what, make, kind, written, definition) => {
  let found: ImageSourceKind | undefined;
  const { json } = synthStack((stack) => {
    found = ImageSource.fromResource(make(stack)).kind;
    stack.node.tryRemoveChild("R");
    add(stack, make, definition);
  });
  expect(found).toBe(kind);
  const { managed_image_id, os_disk_snapshot_id, lifecycle } = onlyResource(json, VERSION);
  expect(JSON.parse(JSON.stringify({ managed_image_id, os_disk_snapshot_id })) as Block).toEqual(written);
  // Of a reference to a resource of the right type nothing has to be asked in the plan.
  expect(lifecycle).toBeUndefined();
});

test.each<[string, Make, Partial<ImageDefinitionOptions>, string]>([
  ["a Windows machine for Linux", windows, {}, 'its OS type is "Windows", allowed "Linux"'],
  ["a Linux machine for Windows", linux, { osType: OsType.WINDOWS }, 'its OS type is "Linux", allowed "Windows"'],
  ["a disk of Windows for Linux", disk({ osType: "Windows" }), {}, 'its OS type is "Windows", allowed "Linux"'],
  ["a disk of generation 1", disk({ hyperVGeneration: "V1" }), {}, 'its generation is "V1", allowed "V2"'],
  [
    "an image of Linux for Windows",
    image({ hyperVGeneration: "V2" }),
    { osType: OsType.WINDOWS },
    'its OS type is "Linux", allowed "Windows"',
  ],
  ["an image of generation 1, azurerm's default", image(), {}, 'its generation is "V1", allowed "V2"'],
])("refuses %s", (_what, make, definition, said) => {
  const message = refusal((stack) => add(stack, make, definition));
  expect(problemsIn(message)).toEqual([`AIG614 source: ${said}`]);
});

describe("the OS state of an image", () => {
  const of = (osState?: string): Make =>
    image({ hyperVGeneration: "V2", osDisk: { osType: "Linux", storageType: "Standard_LRS", osState } });
  const specialized = { osState: OsState.SPECIALIZED };
  const ofManagedImages = ["AIG313 source: a managed image cannot feed a specialized definition"];

  it("is taken where it is generalized, or nothing is said", () => {
    synthStack((stack) => add(stack, of("Generalized")));
    synthStack((stack) => add(stack, of()));
    synthStack((stack) => add(stack, of(textToken(stack))));
  });

  it("is refused where it is specialized, with what helps", () => {
    const message = refusal((stack) => add(stack, of("Specialized")));
    expect(problemsIn(message)).toEqual(['AIG614 source: its OS state is "Specialized", allowed "Generalized"']);
    expect(message).toContain(
      "Generalize the system and say so, or use its machine or a snapshot of its disk for a specialized definition: a " +
        "managed image feeds generalized ones alone.",
    );
  });

  it.each(["Specialized", "Generalized", undefined])(
    "is %s, and a specialized definition refuses it once",
    (osState) => {
      expect(problemsIn(refusal((stack) => add(stack, of(osState), specialized)))).toEqual(ofManagedImages);
    },
  );

  it("is not compared where the escape hatch has changed it", () => {
    const changed: Make = (stack) => {
      const resource = of("Specialized")(stack);
      resource.addOverride("os_disk.os_state", "Generalized");
      return resource;
    };
    synthStack((stack) => add(stack, changed));
  });

  it("leaves other faults their own remedy", () => {
    const message = refusal((stack) => add(stack, of(), { osType: OsType.WINDOWS }));
    expect(message).toContain("Use a source of the same kind, or make another definition or image for it.");
  });
});

const sizedImage = (osGb?: number, ...dataGb: number[]): Make =>
  image({
    hyperVGeneration: "V2",
    osDisk: { osType: "Linux", storageType: "Standard_LRS", sizeGb: osGb },
    dataDisk: dataGb.map((sizeGb, i) => ({ storageType: "Standard_LRS", sizeGb, lun: i + 1 })),
  });
const linuxOf = (diskSizeGb: number): Make => {
  return (stack) => new LinuxVirtualMachine(stack, "R", { ...MACHINE, osDisk: { ...OS_DISK, diskSizeGb } });
};
const windowsOf = (diskSizeGb: number): Make => {
  const osDisk = { ...OS_DISK, diskSizeGb };
  return (stack) => new WindowsVirtualMachine(stack, "R", { ...MACHINE, adminPassword: "x", osDisk });
};
const oldOf = (diskSizeGb: number, ...dataGb: number[]): Make => {
  const made = { name: "d", createOption: "FromImage" };
  return (stack) =>
    new VirtualMachine(stack, "R", {
      ...PLACE,
      vmSize: "s",
      networkInterfaceIds: [],
      storageOsDisk: { ...made, diskSizeGb },
      storageDataDisk: dataGb.map((size, lun) => ({ ...made, diskSizeGb: size, lun })),
    });
};
const snapshotOf = (diskSizeGb: number): Make => {
  return (stack) => new Snapshot(stack, "R", { ...PLACE, createOption: "Copy", diskSizeGb });
};

describe.each<[string, (gb: number) => Make, string, Partial<ImageDefinitionOptions>]>([
  ["a managed disk", (gb) => disk({ diskSizeGb: gb }), "an image", {}],
  ["a snapshot", snapshotOf, "an image", {}],
  ["the system's disk of an image", (gb) => sizedImage(gb), "an image", {}],
  ["a data disk of an image", (gb) => sizedImage(undefined, 1, gb), "data disk 2", {}],
  ["a Linux machine", linuxOf, "an image", {}],
  ["a Windows machine", windowsOf, "an image", { osType: OsType.WINDOWS }],
  ["a machine of the old kind", (gb) => oldOf(gb), "an image", {}],
  ["a data disk of a machine of the old kind", (gb) => oldOf(30, gb), "data disk 0", {}],
])("the size of %s", (_what, make, what, definition) => {
  const shallow = { replicationMode: ReplicationMode.SHALLOW };
  const said = (gb: number, more: Partial<ImageVersionOptions> = {}): string[] =>
    problemsIn(refusal((stack) => add(stack, make(gb), definition, more)));

  it("is what Azure copies at most", () => {
    synthStack((stack) => add(stack, make(2048), definition));
    expect(said(2049)).toEqual([`AIG609 source: got ${what} of 2049 GB, allowed 2048`]);
  });

  it("is more in a shallow version", () => {
    synthStack((stack) => add(stack, make(32768), definition, shallow));
    expect(said(32769, shallow)).toEqual([
      `AIG609 source: got ${what} of 32769 GB, allowed 32768 in a shallow version`,
    ]);
  });

  it("is not guessed where only Terraform knows it", () => {
    synthStack((stack) => add(stack, make(numberToken(stack)), definition));
  });
});

test("each disk that is too large is named", () => {
  expect(problemsIn(refusal((stack) => add(stack, sizedImage(4000, 3000, 2048, 2500))))).toEqual([
    "AIG609 source: got an image of 4000 GB, allowed 2048",
    "AIG609 source: got data disk 1 of 3000 GB, allowed 2048",
    "AIG609 source: got data disk 3 of 2500 GB, allowed 2048",
  ]);
});

test.each<[string, Make, string]>([
  ["a managed disk", disk({ diskSizeGb: 4096 }), "disk_size_gb"],
  ["an image", sizedImage(4096), "os_disk.size_gb"],
  ["an image's data disks", sizedImage(30, 4096), "data_disk.0.size_gb"],
  ["a machine", linuxOf(4096), "os_disk.disk_size_gb"],
  ["a machine of the old kind", oldOf(4096), "storage_os_disk.disk_size_gb"],
  ["data disks of a machine of the old kind", oldOf(30, 4096), "storage_data_disk.0.disk_size_gb"],
])("a size that the escape hatch has changed of %s is not judged", (_what, make, path) => {
  synthStack((stack) =>
    add(stack, (scope) => {
      const resource = make(scope);
      resource.addOverride(path, 64);
      return resource;
    }),
  );
});

test("a data disk of no known number, and a list that only Terraform knows", () => {
  const none = image({ hyperVGeneration: "V2", dataDisk: [null, { storageType: "Standard_LRS", sizeGb: 4096 }] });
  expect(problemsIn(refusal((stack) => add(stack, none)))).toEqual([
    "AIG609 source: got a data disk of 4096 GB, allowed 2048",
  ]);
  synthStack((stack) => add(stack, image({ hyperVGeneration: "V2", dataDisk: Token.asAny("${local.disks}") })));
});

test("what an escape hatch has changed is not taken for granted", () => {
  const changed = (name: string, value: string): Make => {
    return (stack) => {
      const resource = image()(stack);
      resource.addOverride(name, value);
      return resource;
    };
  };
  synthStack((stack) => add(stack, changed("hyper_v_generation", "V2")));
  synthStack((stack) => {
    const source = changed("location", "eastus");
    add(stack, source, { hyperVGeneration: HyperVGeneration.V1 }, { location: "eastus" });
  });
});

test("a source that is nothing, and one that is no resource, are refused with the rest", () => {
  const said = (resource: unknown): string[] =>
    problemsIn(
      refusal((stack) => {
        const source = ImageSource.fromResource(untyped(resource));
        addVersion(addDefinition(addGallery(stack)), { source, replicas: 0 });
      }),
    );
  expect(said(undefined)).toEqual([
    expect.stringMatching(/^AIG203/),
    "AIG003 source: got nothing, allowed a resource of azurerm",
  ]);
  expect(said({ terraformResourceType: "azurerm_image" })).toEqual([
    expect.stringMatching(/^AIG203/),
    "AIG617 source: got a value of type object, allowed a resource of azurerm",
  ]);
});

test("two versions of one image given as a resource are made one after the other", () => {
  const { json } = synthStack((stack) => {
    const resource = image({ hyperVGeneration: "V2" })(stack);
    const definition = addDefinition(addGallery(stack));
    ["1.0.0", "1.0.1"].forEach((version, i) =>
      definition.addVersion(`V${i}`, { version, source: ImageSource.fromResource(resource) }),
    );
  });
  const waits = Object.values(json.resource![VERSION]!).map(({ depends_on }) => ((depends_on ?? []) as []).length);
  expect(waits).toEqual([0, 1]);
});

test.each<[string, Make, string, string]>([
  ["a disk", disk({ osType: "Linux" }), "os_type", "Windows"],
  ["an image", image({ hyperVGeneration: "V2" }), "os_disk.os_type", "Windows"],
  ["an image", image({ hyperVGeneration: "V2" }), "dynamic.os_disk", "disks"],
  ["an image", image(), "hyper_v_generation", "V2"],
])("what the escape hatch has changed of %s is not compared", (_, make, path, value) => {
  const changed: Make = (stack) => {
    const resource = make(stack);
    resource.addOverride(path, value);
    return resource;
  };
  synthStack((stack) => add(stack, changed, { osType: path.includes("os_") ? OsType.WINDOWS : OsType.LINUX }));
});

test("what the escape hatch has changed of a managed image is not compared", () => {
  synthStack((stack) => {
    const managed = new ManagedImage(stack, "M", {
      imageName: "m",
      resourceGroupName: "rg",
      location: "uksouth",
      osType: OsType.LINUX,
      hyperVGeneration: HyperVGeneration.V1,
      source: ManagedImageSource.vhd("https://contosovhds.blob.core.windows.net/vhds/ubuntu.vhd"),
    });
    const resource = managed.node.defaultChild as TerraformResource;
    resource.addOverride("location", "westeurope");
    resource.addOverride("os_disk.os_type", "Windows");
    resource.addOverride("hyper_v_generation", "V2");
    const definition = addDefinition(addGallery(stack), { osType: OsType.WINDOWS });
    addVersion(definition, { source: ImageSource.fromManagedImage(managed) });
  });
});

test("what is no source is refused as that alone", () => {
  const group: Make = (stack) => new ResourceGroup(stack, "R", { name: "rg", location: "uksouth" });
  expect(problemsIn(refusal((stack) => add(stack, group))).map((text) => text.slice(0, 6))).toEqual(["AIG617"]);
});
