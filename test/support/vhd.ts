import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/* VHD files as small as they may be, written down from the format's specification and not with anything of lib/. */

export interface VhdShape {
  /** The size of the disk in bytes. */
  readonly disk?: number;
  /** What the footer says of it, if that is something else. */
  readonly says?: number;
  /** 2 is fixed, 3 dynamic, 4 differencing. */
  readonly type?: number;
  /** Bytes added at the end. */
  readonly padding?: number;
  /** What the disk begins with. */
  readonly content?: string;
}

export const MIB = 2 ** 20;

/** Writes a VHD; what is not content takes no room on the disk. */
export function writeVhd(path: string, shape: VhdShape = {}): string {
  const { disk = MIB, says = disk, type = 2, padding = 0, content = "boot" } = shape;
  const footer = Buffer.alloc(512);
  footer.write("conectix");
  footer.writeBigUInt64BE(BigInt(says), 40);
  footer.writeBigUInt64BE(BigInt(says), 48);
  footer.writeUInt32BE(type, 60);
  const file = openSync(path, "w");
  ftruncateSync(file, disk + 512 + padding);
  writeSync(file, content, 0);
  writeSync(file, footer, 0, 512, disk);
  closeSync(file);
  return path;
}

/** Writes any other file, as long as is said. */
export function writeFile(path: string, content: string, bytes = content.length): string {
  const file = openSync(path, "w");
  ftruncateSync(file, bytes);
  writeSync(file, Buffer.from(content, "latin1"), 0, content.length, 0);
  closeSync(file);
  return path;
}

const FOLDERS: string[] = [];

/** A path in a new folder, which is gone when the tests are over. */
export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "aig-vhd-"));
  FOLDERS.push(folder);
  return join(folder, name);
}

afterAll(() => FOLDERS.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
