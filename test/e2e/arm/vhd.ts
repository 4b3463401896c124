/* Small VHDs, for tests: a disk of zeros with something at its beginning, and the footer that makes it a VHD. */

const FOOTER = 512;
const MIB = 1024 * 1024;

export interface VhdForm {
  /** Of the disk, without the footer. */
  readonly bytes?: number;
  readonly kind?: "fixed" | "dynamic";
  readonly cookie?: string;
}

/** A fixed VHD of 20 MiB unless something else is asked for. */
export function vhdOf({ bytes = 20 * MIB, kind = "fixed", cookie = "conectix" }: VhdForm = {}): Buffer {
  const file = Buffer.alloc(bytes + FOOTER);
  file.write("not zeros alone", 0, "latin1");
  const footer = file.subarray(bytes);
  footer.write(cookie, 0, "latin1");
  footer.writeUInt32BE(2, 8); // features: reserved
  footer.writeUInt32BE(0x00010000, 12); // version of the format
  footer.writeBigUInt64BE(kind === "fixed" ? 0xffffffffffffffffn : 512n, 16); // where a dynamic disk has its header
  footer.write("test", 28, "latin1");
  footer.writeBigUInt64BE(BigInt(bytes), 40); // size when it was made
  footer.writeBigUInt64BE(BigInt(bytes), 48); // size now
  footer.writeUInt32BE(kind === "fixed" ? 2 : 3, 60);
  const sum = footer.reduce((total, byte) => total + byte, 0);
  footer.writeUInt32BE(~sum >>> 0, 64);
  return file;
}

/** The last 512 bytes, in which it says what it is. */
export function endOf(file: Buffer): Buffer {
  return file.subarray(-FOOTER);
}
