import { LIMITS } from "./limits";
import { problem, type Problem } from "./problem";

/** What of a file is needed to tell whether Azure can read it as a disk. */
export interface VhdFile {
  /** The size of the whole file. */
  readonly bytes: number;
  /** Its first bytes, as many as `VHD_ENDS`. */
  readonly head: Uint8Array;
  /** Its last bytes, as many as `VHD_ENDS`. */
  readonly tail: Uint8Array;
}

/** The footer of a VHD is as long, and what tells other formats apart lies within as many bytes at the start. */
export const VHD_ENDS = 512;

const MIB = 2 ** 20;
export const GIB = 2 ** 30;
const COOKIE = "conectix";
const FIXED = 2;
/** Where the format's specification puts the size of the disk and its kind in the footer, both big-endian. */
const DISK_SIZE = 48;
const DISK_KIND = 60;
const KINDS: { readonly [kind: number]: string } = { 3: "a dynamic VHD", 4: "a differencing VHD" };

/** Other formats by how they begin. */
const OTHERS: readonly [string, string][] = [
  ["QFI\xfb", "a QCOW2 file"],
  ["KDMV", "a VMDK file"],
  ["# Disk DescriptorFile", "a VMDK descriptor"],
  ["<<< ", "a VDI file"],
  ["\x1f\x8b", "a gzip file"],
  ["\xfd7zXZ", "an xz file"],
  ["PK\x03\x04", "a zip file"],
];

/** What keeps Azure, or azurerm's upload, from taking a file as a disk. */
export function vhdProblems(prop: string, file: VhdFile): Problem[] {
  const { bytes, head, tail } = file;
  if (bytes === 0) return [problem("AIG607", prop, "got an empty file")];
  if (startsWith(head, "vhdxfile")) return [problem("AIG605", prop, "got a VHDX file")];
  if (bytes < VHD_ENDS || !startsWith(tail, COOKIE)) return [problem("AIG607", prop, `got ${otherFormat(head)}`)];
  const footer = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const kind = footer.getUint32(DISK_KIND);
  if (kind !== FIXED) return [problem("AIG606", prop, `got ${KINDS[kind] ?? `a VHD of the unknown type ${kind}`}`)];
  return sizeProblems(prop, bytes, Number(footer.getBigUint64(DISK_SIZE)));
}

function sizeProblems(prop: string, bytes: number, disk: number): Problem[] {
  const problems: Problem[] = [];
  if (disk === 0 || bytes === VHD_ENDS || disk % MIB !== 0 || bytes % VHD_ENDS !== 0) {
    const next = Math.max(1, Math.ceil(disk / MIB)) * MIB;
    const detail = `got a disk of ${disk} bytes in a file of ${bytes}, allowed whole MiB and a footer of 512 bytes`;
    problems.push(problem("AIG608", prop, `${detail}: the next are ${next} in ${next + VHD_ENDS}`));
  } else if (bytes !== disk + VHD_ENDS) {
    const detail = `the footer tells of a disk of ${disk} bytes, but ${bytes - VHD_ENDS} lie before it`;
    problems.push(problem("AIG610", prop, detail));
  }
  const limit = LIMITS.pageBlobGb;
  if (bytes > limit.max * GIB) {
    problems.push(problem("AIG611", prop, `got ${gigabytes(bytes)} GB, allowed ${limit.max}`));
  }
  return problems;
}

/** A size as it stands in a message: rounded up, since what is a byte too large is too large. */
function gigabytes(bytes: number): number {
  return Math.ceil(bytes / GIB);
}

/** An image, or a disk of it, whose size is known, against what a version may hold. */
export function imageSizeProblem(
  prop: string,
  bytes: number,
  shallow: boolean,
  what = "an image",
): Problem | undefined {
  const limit = shallow ? LIMITS.shallowImageGb : LIMITS.imageGb;
  if (bytes <= limit.max * GIB) return undefined;
  const mode = shallow ? " in a shallow version" : "";
  return problem("AIG609", prop, `got ${what} of ${gigabytes(bytes)} GB, allowed ${limit.max}${mode}`);
}

/** A data disk of an image. What is left out is not known. */
export interface DataDisk {
  readonly lun?: number;
  readonly bytes?: number;
}

/** A data disk, against what a version may hold and, of one that is copied in full, what is advised. */
export function dataDiskProblem(prop: string, { lun, bytes }: DataDisk, shallow: boolean): Problem | undefined {
  if (bytes === undefined) return undefined;
  const what = lun === undefined ? "a data disk" : `data disk ${lun}`;
  const tooLarge = imageSizeProblem(prop, bytes, shallow, what);
  const limit = LIMITS.dataDiskGb;
  if (tooLarge || shallow || bytes <= limit.max * GIB) return tooLarge;
  return problem("AIG622", prop, `got ${what} of ${gigabytes(bytes)} GB, advised at most ${limit.max}`);
}

function otherFormat(head: Uint8Array): string {
  const found = OTHERS.find(([signature]) => startsWith(head, signature));
  if (found) return found[1];
  // A dynamic VHD holds a copy of its footer at the start too.
  return startsWith(head, COOKIE) ? "a VHD that is cut off" : "a file without the footer of a VHD";
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((char, i) => bytes[i] === char.charCodeAt(0));
}
