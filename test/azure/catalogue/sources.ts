import { Architecture, ImageSource, OsState, SecurityType, type ImageDefinitionOptions } from "../../../lib";
import { COMPUTE, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { asks, AT_VERSION, each, version } from "./row";
import type { Rows } from "./row";

const ACCOUNT = `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/images`;
const BLOB = "https://images.blob.core.windows.net/vhds/ubuntu.vhd";
const MACHINE = ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`);
const DISK = ImageSource.osDiskSnapshot(`${COMPUTE}/disks/disk`);
const IMAGE = ImageSource.managedImage(`${COMPUTE}/images/ubuntu`);
const VHD = ImageSource.vhd(BLOB, ACCOUNT);

const { STANDARD, TRUSTED_LAUNCH, TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM, CONFIDENTIAL_VM_SUPPORTED } = SecurityType;

function sourced(source: ImageSource, more: Partial<ImageDefinitionOptions> = {}): Case {
  return version({ source }, more);
}

const vhdAt = (blobUri: string): Case => version({ source: ImageSource.vhd(blobUri, ACCOUNT) });
const vhdAtToken = asks(
  version((stack) => ({ source: ImageSource.vhd(textToken(stack), ACCOUNT) })),
  "AIG314",
);
const arm = { architecture: Architecture.ARM64 };

/** 311 to 317: what a version is made of. */
export const SOURCES: Rows = {
  AIG311: {
    level: "error",
    weight: "E",
    good: {
      "a machine for Trusted Launch alone": sourced(MACHINE, { securityType: TRUSTED_LAUNCH }),
      "a disk for confidential machines alone": sourced(DISK, { securityType: CONFIDENTIAL_VM }),
      "a managed image for Trusted Launch too": sourced(IMAGE, { securityType: TRUSTED_LAUNCH_SUPPORTED }),
      "a VHD for confidential machines too": sourced(VHD, { securityType: CONFIDENTIAL_VM_SUPPORTED }),
    },
    bad: {
      "a managed image for Trusted Launch alone": sourced(IMAGE, { securityType: TRUSTED_LAUNCH }),
      "a VHD for confidential machines alone": sourced(VHD, { securityType: CONFIDENTIAL_VM }),
    },
    message: [
      AT_VERSION,
      'source: a managed image cannot feed a definition of securityType "TrustedLaunch"',
      "Use ImageSource.virtualMachine or ImageSource.osDiskSnapshot, or TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, which also start other machines.",
    ],
  },
  AIG312: {
    level: "warning",
    weight: "W",
    good: { "a machine": sourced(MACHINE, arm), "a disk": sourced(DISK, arm), "a VHD": sourced(VHD, arm) },
    bad: { "a managed image": sourced(IMAGE, arm) },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "source: a managed image for an Arm64 definition",
      "Use a virtual machine, an OS disk snapshot or a VHD as the source, or acknowledge.",
    ],
  },
  AIG313: {
    level: "error",
    weight: "E",
    good: {
      "a machine": sourced(MACHINE, { osState: OsState.SPECIALIZED }),
      "a disk": sourced(DISK, { osState: OsState.SPECIALIZED }),
      "a VHD": sourced(VHD, { osState: OsState.SPECIALIZED }),
      "a managed image that is generalized": sourced(IMAGE),
    },
    bad: { "a managed image": sourced(IMAGE, { osState: OsState.SPECIALIZED }) },
    message: [
      AT_VERSION,
      "source: a managed image cannot feed a specialized definition",
      "Use a virtual machine or an OS disk snapshot for a specialized definition.",
    ],
  },
  AIG314: {
    level: "error",
    weight: "P",
    good: each(
      "blobUri",
      vhdAt,
      ...[BLOB, `${BLOB}?snapshot=2026-11-26T00:00:00Z`, "http://images.contoso.com/ubuntu", "HTTPS://a.b/c/d e.vhd"],
    ),
    bad: each(
      "blobUri",
      vhdAt,
      "ftp://a.b/c.vhd",
      "https://images.blob.core.windows.net/",
      "https://images.blob.core.windows.net/?sv=2024-11-04",
      "https://images.blob.core.windows.net?x=/a.vhd",
      "https://a.b",
      "images/ubuntu.vhd",
    ),
    tokens: { "an address": vhdAtToken },
    message: [
      AT_VERSION,
      'source.blobUri: got "ftp://a.b/c.vhd", allowed an address such as https://<account>.blob.core.windows.net/<container>/<name>.vhd',
      "Give the address of the blob, with https and the name of the VHD.",
    ],
  },
  AIG623: {
    level: "warning",
    weight: "W",
    good: each(
      "blobUri",
      vhdAt,
      BLOB,
      `${BLOB}?snapshot=2026-11-26T00:00:00Z`,
      "https://a.b/c/sig=d.vhd",
      "https://a.b/c?x-sig=1",
    ),
    bad: each("blobUri", vhdAt, `${BLOB}?sv=2024-11-04&sig=abc%3D`, `${BLOB}?SIG=abc`),
    tokens: { "an address": vhdAtToken },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      `source.blobUri: got "${BLOB}?sv=***&sig=***", allowed an address without a shared access signature`,
      "Leave out what begins with the question mark: Azure reads the blob by the rights of its account.",
    ],
  },
  AIG315: {
    level: "warning",
    weight: "W",
    good: each(
      "blobUri",
      vhdAt,
      BLOB,
      "https://a.b/c/vhdx",
      "https://a.b/c/x.vhdx.vhd",
      "https://a.b/c/x.vhd?old=a.vhdx2",
    ),
    bad: each("blobUri", vhdAt, "https://a.b/c/x.vhdx", "https://a.b/c/x.VHDX?sv=1", "https://a.b/c/x.vhdx#1"),
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'source.blobUri: got "https://a.b/c/x.vhdx", a VHDX by its name',
      "Convert the file to a fixed VHD, or acknowledge if only the name says so.",
    ],
  },
  AIG316: {
    level: "warning",
    weight: "W",
    good: {
      "a managed image": sourced(IMAGE, { securityType: TRUSTED_LAUNCH_SUPPORTED }),
      "a VHD": sourced(VHD, { securityType: CONFIDENTIAL_VM_SUPPORTED }),
      "a machine for a type of one kind": sourced(MACHINE, { securityType: STANDARD }),
    },
    bad: {
      "a machine": sourced(MACHINE, { securityType: TRUSTED_LAUNCH_SUPPORTED }),
      "a disk": sourced(DISK, { securityType: CONFIDENTIAL_VM_SUPPORTED }),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'source: a virtual machine for a definition of securityType "TrustedLaunchSupported"',
      "Publish a test version first, then acknowledge.",
    ],
  },
  AIG317: {
    level: "warning",
    weight: "W",
    good: {
      "a machine": sourced(MACHINE, { acceleratedNetworking: true }),
      "a managed image without the feature": sourced(IMAGE, { acceleratedNetworking: false }),
    },
    bad: { "a managed image": sourced(IMAGE, { acceleratedNetworking: true }) },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "source: a managed image for a definition with accelerated networking",
      "Capture the machine or a snapshot, or leave acceleratedNetworking out, or acknowledge.",
    ],
  },
};
