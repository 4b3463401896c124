import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

const MIB = 2 ** 20;

/** Writes a fixed VHD of one MiB that starts nothing, for those who want to see the example without a disk of their own. */
export function writeTinyVhd(path: string): string {
  if (existsSync(path)) return path;
  const footer = Buffer.alloc(512);
  footer.write("conectix");
  footer.writeUInt32BE(2, 8); // features: the one bit that is always set
  footer.writeUInt32BE(0x10000, 12); // version 1.0 of the format
  footer.writeBigUInt64BE(2n ** 64n - 1n, 16); // a fixed VHD has no further header
  footer.write("win ", 28);
  footer.write("Wi2k", 36);
  footer.writeBigUInt64BE(BigInt(MIB), 40);
  footer.writeBigUInt64BE(BigInt(MIB), 48);
  footer.writeUInt32BE(0x001e0411, 56); // 30 cylinders, 4 heads, 17 sectors
  footer.writeUInt32BE(2, 60); // fixed
  footer.writeUInt32BE(~footer.reduce((sum, byte) => sum + byte, 0) >>> 0, 64);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.${process.pid}`, "w");
  ftruncateSync(file, MIB);
  writeSync(file, footer, 0, 512, MIB);
  closeSync(file);
  renameSync(`${path}.${process.pid}`, path);
  return path;
}
