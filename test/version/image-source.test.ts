import {
  Architecture,
  ImageDefinition,
  GalleryReport,
  ImageSource,
  ImageSourceKind,
  OsState,
  SecurityType,
  type ImageDefinitionOptions,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  preconditionsOf,
  problemsIn,
  refusal,
  textToken,
  untyped,
  versionWith,
} from "../gallery/build";
import { findingsBelow } from "../../lib/checks/findings";
import { synthStack } from "../support/synth";

const IMAGE = `${COMPUTE}/images/image`;
const MACHINE = `${COMPUTE}/virtualMachines/machine`;
const SNAPSHOT = `${COMPUTE}/snapshots/snapshot`;
const DISK = `${COMPUTE}/disks/disk`;
const ACCOUNT = `${COMPUTE.replace("Compute", "Storage")}/storageAccounts/account`;
const BLOB = "https://account.blob.core.windows.net/vhds/image.vhd";

/** The condition that a token is the id of one kind of resource. */
function isId(type: string, token: string): string {
  const path = `/subscriptions/[^/]+/resourcegroups/[^/]+/providers/(microsoft[.]${type}/[^/]+)`;
  return `\${can(regex("^${path}$", lower(${token})))}`;
}

const SOURCE_KEYS = ["blob_uri", "managed_image_id", "os_disk_snapshot_id", "storage_account_id"];

describe("what is written", () => {
  it.each<[string, ImageSource, ImageSourceKind, object]>([
    ["a managed image", ImageSource.managedImage(IMAGE), ImageSourceKind.MANAGED_IMAGE, { managed_image_id: IMAGE }],
    ["a machine", ImageSource.virtualMachine(MACHINE), ImageSourceKind.VIRTUAL_MACHINE, { managed_image_id: MACHINE }],
    [
      "a snapshot",
      ImageSource.osDiskSnapshot(SNAPSHOT),
      ImageSourceKind.OS_DISK_SNAPSHOT,
      { os_disk_snapshot_id: SNAPSHOT },
    ],
    ["a disk", ImageSource.osDiskSnapshot(DISK), ImageSourceKind.OS_DISK_SNAPSHOT, { os_disk_snapshot_id: DISK }],
    ["a VHD", ImageSource.vhd(BLOB, ACCOUNT), ImageSourceKind.VHD, { blob_uri: BLOB, storage_account_id: ACCOUNT }],
  ])("writes %s and no other source", (_what, source, kind, written) => {
    expect(source.kind).toBe(kind);
    const block = versionWith({ source });
    expect(Object.fromEntries(Object.entries(block).filter(([key]) => SOURCE_KEYS.includes(key)))).toEqual(written);
  });

  it("passes ids and addresses on that only Terraform knows and has the plan check them", () => {
    const image = versionWith((stack) => ({ source: ImageSource.managedImage(textToken(stack)) }));
    const vhd = versionWith((stack) => ({
      source: ImageSource.vhd(textToken(stack, "blob"), textToken(stack, "account")),
    }));
    expect(image.managed_image_id).toBe("${var.text}");
    expect(vhd).toMatchObject({ blob_uri: "${var.blob}", storage_account_id: "${var.account}" });
    const remedy = "Give the full resource id, as `az … show --query id` prints it.";
    expect(preconditionsOf(image)).toEqual([
      {
        condition: isId("compute/images", "var.text"),
        error_message: `AIG005  source: allowed the id of a managed image. ${remedy}`,
      },
    ]);
    expect(preconditionsOf(vhd)).toEqual([
      {
        condition: isId("storage/storageaccounts", "var.account"),
        error_message: `AIG005  source.storageAccountId: allowed the id of a storage account. ${remedy}`,
      },
      {
        condition: '${can(regex("^[Hh][Tt][Tt][Pp][Ss]?://[^/ ?#]+/[^ ?#]", var.blob))}',
        error_message:
          "AIG314  source.blobUri: allowed an address such as https://<account>.blob.core.windows.net/<container>/" +
          "<name>.vhd. Give the address of the blob, with https and the name of the VHD.",
      },
    ]);
  });

  it("has the plan take a snapshot or a disk where only Terraform knows which", () => {
    const block = versionWith((stack) => ({ source: ImageSource.osDiskSnapshot(textToken(stack)) }));
    expect(preconditionsOf(block).map(({ condition }) => condition)).toEqual([
      isId("compute/snapshots", "var.text").replace("/[^/]+)$", "/[^/]+|microsoft[.]compute/disks/[^/]+)$"),
    ]);
  });
});

describe("refusals", () => {
  const shape = (type: string): string =>
    `/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/${type}/<name>`;
  const EITHER = `a snapshot or a managed disk: ${shape("snapshots")} or ${shape("disks")}`;
  const WHERE = "an address such as https://<account>.blob.core.windows.net/<container>/<name>.vhd";
  const ACCOUNT_SHAPE = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/<name>";

  it.each<[string, ImageSource, string]>([
    ["an image without id", ImageSource.managedImage(""), 'AIG003 source: got "", allowed the id of a managed image'],
    [
      "undefined",
      ImageSource.managedImage(untyped(undefined)),
      "AIG003 source: got nothing, allowed the id of a managed image",
    ],
    [
      "a number",
      ImageSource.virtualMachine(untyped(NaN)),
      "AIG004 source: got NaN, allowed the id of a virtual machine",
    ],
    [
      "a machine as an image",
      ImageSource.managedImage(MACHINE),
      `AIG005 source: got the id of a virtual machine, allowed the id of a managed image: ${shape("images")}`,
    ],
    [
      "an image as a machine",
      ImageSource.virtualMachine(IMAGE),
      `AIG005 source: got the id of a managed image, allowed the id of a virtual machine: ${shape("virtualMachines")}`,
    ],
    [
      "a name as a snapshot",
      ImageSource.osDiskSnapshot("snap"),
      `AIG005 source: got "snap", allowed the id of ${EITHER}`,
    ],
    [
      "a VHD without account",
      ImageSource.vhd(BLOB, ""),
      'AIG003 source.storageAccountId: got "", allowed the id of a storage account',
    ],
    [
      "a VHD with another kind of id",
      ImageSource.vhd(BLOB, DISK),
      `AIG005 source.storageAccountId: got the id of a managed disk, allowed the id of a storage account: ${ACCOUNT_SHAPE}`,
    ],
    [
      "a VHD without address",
      ImageSource.vhd("", ACCOUNT),
      "AIG003 source.blobUri: got nothing, allowed the address of a blob",
    ],
    [
      "a file path",
      ImageSource.vhd("/vhds/x.vhd", ACCOUNT),
      `AIG314 source.blobUri: got "/vhds/x.vhd", allowed ${WHERE}`,
    ],
    [
      "an account alone",
      ImageSource.vhd("https://a.example/", ACCOUNT),
      `AIG314 source.blobUri: got "https://a.example/", allowed ${WHERE}`,
    ],
    ["a number as address", ImageSource.vhd(untyped(7), ACCOUNT), "AIG004 source.blobUri: got 7, allowed a text"],
  ])("refuses %s", (_what, source, said) => {
    const message = refusal((stack) => addVersion(addDefinition(addGallery(stack)), { source }));
    expect(problemsIn(message)).toEqual([said]);
  });

  it.each([
    [ImageSource.managedImage(MACHINE), "Use ImageSource.virtualMachine for a machine."],
    [ImageSource.virtualMachine(IMAGE), "Use ImageSource.managedImage for a managed image."],
    [ImageSource.managedImage(SNAPSHOT), "Use ImageSource.osDiskSnapshot for a snapshot."],
    [ImageSource.managedImage(DISK), "Use ImageSource.osDiskSnapshot for a disk."],
    [
      ImageSource.managedImage(`${COMPUTE}/galleries/g/images/i/versions/1.0.0`),
      "azurerm takes no image version as a source: capture a machine made of it, or a snapshot of that machine's disk.",
    ],
    [ImageSource.managedImage("image"), "Give the full resource id, as `az … show --query id` prints it."],
  ])("refuses an id of another kind, naming the way out (%#)", (source, remedy) => {
    const message = refusal((stack) => addVersion(addDefinition(addGallery(stack)), { source }));
    expect(message).toContain(`\n          ${remedy}\n`);
  });

  it.each(["image.vhdx", "image.VHDX?sv=2024", "image.vhdx#x"])(
    "only warns of %s, which is a VHDX by its name",
    (name) => {
      const { stack } = synthStack((s) => {
        const source = ImageSource.vhd(`https://account.blob.core.windows.net/vhds/${name}`, ACCOUNT);
        addVersion(addDefinition(addGallery(s)), { source });
      });
      expect(findingsBelow(stack).map(({ problem }) => `${problem.code} ${problem.prop}`)).toEqual([
        "AIG315 source.blobUri",
      ]);
    },
  );

  it("refuses a shared access signature in the address without showing it", () => {
    const source = ImageSource.vhd("ftp://account.example/image.vhd?sv=2024&sig=secret", ACCOUNT);
    const message = refusal((stack) => addVersion(addDefinition(addGallery(stack)), { source }));
    expect(message).toContain("sig=***");
    expect(message).not.toContain("secret");
  });
});

const SOURCES = {
  image: ImageSource.managedImage(IMAGE),
  machine: ImageSource.virtualMachine(MACHINE),
  snapshot: ImageSource.osDiskSnapshot(SNAPSHOT),
  vhd: ImageSource.vhd(BLOB, ACCOUNT),
};

describe("source and definition", () => {
  const { TRUSTED_LAUNCH, TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM, CONFIDENTIAL_VM_SUPPORTED } = SecurityType;
  const KINDS: { [name: string]: Partial<ImageDefinitionOptions> } = {
    plain: {},
    trusted: { securityType: TRUSTED_LAUNCH },
    trustedToo: { securityType: TRUSTED_LAUNCH_SUPPORTED },
    confidential: { securityType: CONFIDENTIAL_VM },
    confidentialToo: { securityType: CONFIDENTIAL_VM_SUPPORTED },
    arm: { architecture: Architecture.ARM64 },
    specialized: { osState: OsState.SPECIALIZED },
    accelerated: { acceleratedNetworking: true },
  };
  const REFUSED: { [pair: string]: string } = {
    "image trusted": 'AIG311 source: a managed image cannot feed a definition of securityType "TrustedLaunch"',
    "image confidential": 'AIG311 source: a managed image cannot feed a definition of securityType "ConfidentialVM"',
    "vhd trusted": 'AIG311 source: a VHD cannot feed a definition of securityType "TrustedLaunch"',
    "vhd confidential": 'AIG311 source: a VHD cannot feed a definition of securityType "ConfidentialVM"',
    "image specialized": "AIG313 source: a managed image cannot feed a specialized definition",
  };
  const trusted = 'for a definition of securityType "TrustedLaunchSupported"';
  const confidential = 'for a definition of securityType "ConfidentialVmSupported"';
  const WARNED: { [pair: string]: string } = {
    "image arm": "AIG312 source: a managed image for an Arm64 definition",
    "machine trustedToo": `AIG316 source: a virtual machine ${trusted}`,
    "machine confidentialToo": `AIG316 source: a virtual machine ${confidential}`,
    "snapshot trustedToo": `AIG316 source: a snapshot or disk ${trusted}`,
    "snapshot confidentialToo": `AIG316 source: a snapshot or disk ${confidential}`,
    "image accelerated": "AIG317 source: a managed image for a definition with accelerated networking",
  };
  const pairs = Object.keys(SOURCES).flatMap((source) => Object.keys(KINDS).map((kind) => [source, kind] as const));
  const sourceOf = (name: string): ImageSource => SOURCES[name as keyof typeof SOURCES];

  it.each(pairs.filter((pair) => pair.join(" ") in REFUSED))(
    "refuses the source %s in a definition %s",
    (name, kind) => {
      const message = refusal((stack) => {
        addVersion(addDefinition(addGallery(stack), KINDS[kind]), { source: sourceOf(name) });
      });
      expect(problemsIn(message)).toEqual([REFUSED[`${name} ${kind}`]]);
    },
  );

  it.each(pairs.filter((pair) => !(pair.join(" ") in REFUSED)))(
    "takes the source %s in a definition %s, and warns of what is doubtful alone",
    (name, kind) => {
      const { stack } = synthStack((s) => {
        addVersion(addDefinition(addGallery(s), KINDS[kind]), { source: sourceOf(name) });
      });
      const found = findingsBelow(stack).map(({ problem }) => `${problem.code} ${problem.prop}: ${problem.detail}`);
      const warned = WARNED[`${name} ${kind}`];
      expect(found).toEqual(warned === undefined ? [] : [warned]);
    },
  );
});

describe("source and imported definition", () => {
  const ATTRIBUTES = {
    galleryName: "contoso",
    definitionName: "ubuntu",
    resourceGroupName: "rg-images",
    location: "westeurope",
  };

  it("refuses what does not fit as far as the import tells", () => {
    const attributes = { ...ATTRIBUTES, architecture: Architecture.ARM64, osState: OsState.SPECIALIZED };
    const message = refusal((stack) => {
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "Ubuntu", attributes);
      addVersion(definition, { source: SOURCES.image });
    });
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG313"]);
  });

  it.each([
    ["image", ["AIG311", "AIG313"]],
    ["vhd", ["AIG311"]],
    ["machine", []],
    ["snapshot", []],
  ] as const)("lists the checks that a source %s needs and an import does not tell", (name, codes) => {
    const { stack } = synthStack((s) => {
      const definition = ImageDefinition.fromDefinitionAttributes(s, "Ubuntu", ATTRIBUTES);
      addVersion(definition, { source: SOURCES[name] });
    });
    const skipped =
      GalleryReport.of(stack)
        .toMarkdown()
        .match(/➖ \*\*AIG\d+/g) ?? [];
    expect(skipped).toEqual(codes.map((code) => `➖ **${code}`));
  });

  it("lists no check as left out if the import tells everything", () => {
    const { stack } = synthStack((s) => {
      const all = {
        ...ATTRIBUTES,
        architecture: Architecture.X64,
        osState: OsState.GENERALIZED,
        securityType: SecurityType.STANDARD,
      };
      addVersion(ImageDefinition.fromDefinitionAttributes(s, "Ubuntu", all), { source: SOURCES.image });
    });
    expect(GalleryReport.of(stack).toText()).not.toContain("not checked");
  });
});
