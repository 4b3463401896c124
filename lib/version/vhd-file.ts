import { closeSync, fstatSync, openSync, readSync, statSync, type BigIntStats } from "node:fs";
import { resolve } from "node:path";
import type { IConstruct } from "constructs";
import { outside, problem, show, type Problem } from "../azure/problem";
import { SHA256 } from "../azure/value-rules";
import { VHD_ENDS, vhdProblems } from "../azure/vhd";
import { notLiteral, wrongType, type Check } from "../private/check";
import { isLiteralText, known } from "../private/known";
import { sha256Of } from "./file-hash";

/** A VHD on this machine, as far as it is known. */
export interface VhdFileFacts {
  /** The absolute path. */
  readonly path: string;
  /** The SHA-256 of the content, in lower case. */
  readonly sha256: string;
  /** The size of the disk in it; not known where the file is not at hand. */
  readonly diskBytes?: number;
}

/**
 * Looks at a VHD file: first at its size and ends, which takes no time, then at the whole of it for its hash, unless the
 * hash is stated. A file whose hash is stated need not be here.
 */
export function readVhdFile(check: Check, scope: IConstruct, file: unknown, stated: unknown): VhdFileFacts | undefined {
  const hash = statedHash(check, stated);
  const given = literalPath(check, file);
  if (given === undefined) return undefined;
  const path = resolve(given);
  const isStated = stated !== undefined && stated !== null;
  try {
    const stats = statSync(path, { bigint: true });
    if (stats.isFile()) return readThere(check, scope, path, stats, isStated, hash);
    check.add(problem("AIG604", "file", `${show(path)} is ${stats.isDirectory() ? "a directory" : "no regular file"}`));
    return undefined;
  } catch (error) {
    if (!MISSING.includes(codeOf(error) ?? "") || !isStated) {
      check.add(unreadable(path, error));
      return undefined;
    }
  }
  if (/[.]vhdx$/i.test(path)) check.add(problem("AIG315", "file", `got ${show(given)}, a VHDX by its name`));
  return hash === undefined ? undefined : { path, sha256: hash };
}

function readThere(
  check: Check,
  scope: IConstruct,
  path: string,
  stats: BigIntStats,
  isStated: boolean,
  stated: string | undefined,
): VhdFileFacts | undefined {
  const file = openSync(path, "r");
  try {
    const bytes = Number(stats.size);
    const found = vhdProblems("file", { bytes, head: ends(file, 0), tail: ends(file, Math.max(0, bytes - VHD_ENDS)) });
    found.forEach((each) => check.add(each));
    // What is refused anyway is not worth minutes of reading.
    if (found.some(({ code }) => check.refuses(scope, code))) return undefined;
    const sha256 = isStated ? stated : sha256Of(file, path, stats);
    if (hasChanged(stats, fstatSync(file, { bigint: true }))) {
      check.add(problem("AIG604", "file", `${show(path)} changed while it was read`, "Wait until it is built."));
    }
    return sha256 === undefined ? undefined : { path, sha256, diskBytes: bytes - VHD_ENDS };
  } finally {
    closeSync(file);
  }
}

function ends(file: number, position: number): Uint8Array {
  const bytes = Buffer.alloc(VHD_ENDS);
  return bytes.subarray(0, readSync(file, bytes, 0, VHD_ENDS, position));
}

function hasChanged(before: BigIntStats, after: BigIntStats): boolean {
  return before.size !== after.size || before.mtimeNs !== after.mtimeNs;
}

function literalPath(check: Check, file: unknown): string | undefined {
  if (file === undefined || file === null || file === "") {
    check.add(problem("AIG003", "file", `got ${show(file)}, allowed the path of a VHD file`));
  } else if (!known(file)) {
    check.add(notLiteral("file"));
  } else if (typeof file !== "string") {
    check.add(wrongType("file", file, "a text"));
  } else if (file.includes("\0")) {
    check.add(problem("AIG604", "file", "got a path with a zero byte"));
  } else {
    return file;
  }
  return undefined;
}

/** The hash as it is written into the name of a blob. */
function statedHash(check: Check, sha256: unknown): string | undefined {
  if (sha256 === undefined || sha256 === null) return undefined;
  if (!known(sha256)) check.add(notLiteral("sha256"));
  else if (typeof sha256 !== "string") check.add(wrongType("sha256", sha256, "a text"));
  else if (!SHA256.regex.test(sha256)) check.add(outside("AIG612", "sha256", sha256));
  else return sha256.toLowerCase();
  return undefined;
}

/** A file that is not there, or whose directory is none. */
const MISSING = ["ENOENT", "ENOTDIR"];

const REASONS: { readonly [code: string]: string } = {
  ENOENT: "is not there",
  ENOTDIR: "is not there",
  EISDIR: "is a directory",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
  ELOOP: "is a link that leads back to itself",
};

function unreadable(path: string, error: unknown): Problem {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return problem("AIG604", "file", `${show(path)} ${REASONS[code] ?? `cannot be read (${code})`}`);
}

/** The code of an error of the operating system. */
function codeOf(error: unknown): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return isLiteralText(code) ? code : undefined;
}
