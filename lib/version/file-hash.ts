import { createHash } from "node:crypto";
import { readSync, type BigIntStats } from "node:fs";

const CHUNK = 4 * 2 ** 20;

/** Hashes by file and state of the file. */
const HASHES = new Map<string, string>();

/**
 * The SHA-256 of a file that is open, in hexadecimal digits. Read once for each state of a file: its path, size and times
 * tell whether it is still the same. The time of the last change of the inode is among them, since a build may set the
 * modification time of everything that it makes to one day.
 */
export function sha256Of(file: number, path: string, { size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  const key = [path, size, mtimeNs, ctimeNs, ino].join("|");
  const found = HASHES.get(key);
  if (found !== undefined) return found;
  const hash = digest(file);
  HASHES.set(key, hash);
  return hash;
}

/** Reads in pieces, so that a disk of a hundred gigabytes takes no more memory than a small one. */
function digest(file: number): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK);
  let position = 0;
  for (;;) {
    const read = readSync(file, chunk, 0, CHUNK, position);
    if (read === 0) return hash.digest("hex");
    hash.update(chunk.subarray(0, read));
    position += read;
  }
}
