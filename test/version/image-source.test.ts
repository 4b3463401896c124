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
import { synthStack } from "../support/synth";

const IMAGE = `${COMPUTE}/images/image`;
const MACHINE = `${COMPUTE}/virtualMachines/machine`;
const SNAPSHOT = `${COMPUTE}/snapshots/snapshot`;
const DISK = `${COMPUTE}/disks/disk`;
const ACCOUNT = `${COMPUTE.replace("Compute", "Storage")}/storageAccounts/account`;
const BLOB = "https://account.blob.core.windows.net/vhds/image.vhd";

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

  it("passes ids and addresses on that only Terraform knows, unchecked", () => {
    const image = versionWith((stack) => ({ source: ImageSource.managedImage(textToken(stack)) }));
    const vhd = versionWith((stack) => ({
      source: ImageSource.vhd(textToken(stack, "blob"), textToken(stack, "account")),
    }));
    expect(image.managed_image_id).toBe("${var.text}");
    expect(vhd).toMatchObject({ blob_uri: "${var.blob}", storage_account_id: "${var.account}" });
    expect([...preconditionsOf(image), ...preconditionsOf(vhd)]).toEqual([]);
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
    ["a number as address", ImageSource.vhd(untyped(7), ACCOUNT), `AIG314 source.blobUri: got 7, allowed ${WHERE}`],
  ])("refuses %s", (_what, source, said) => {
    const message = refusal((stack) => addVersion(addDefinition(addGallery(stack)), { source }));
    expect(problemsIn(message)).toEqual([said]);
  });

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
  };
  const REFUSED: { [pair: string]: string } = {
    "image trusted": "AIG311 source: a managed image cannot feed a Trusted-Launch-only definition",
    "image confidential": "AIG311 source: a managed image cannot feed a confidential-only definition",
    "vhd trusted": "AIG311 source: a VHD cannot feed a Trusted-Launch-only definition",
    "vhd confidential": "AIG311 source: a VHD cannot feed a confidential-only definition",
    "image arm": "AIG312 source: a managed image cannot feed an Arm64 definition",
    "image specialized": "AIG313 source: a managed image cannot feed a specialized definition",
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
    "takes the source %s in a definition %s",
    (name, kind) => {
      expect(versionWith({ source: sourceOf(name) }, KINDS[kind]).name).toBe("1.4.0");
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
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG312", "AIG313"]);
  });

  it.each([
    ["image", ["AIG311", "AIG312", "AIG313"]],
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
