import { readFileSync, statSync } from "node:fs";
import { readJson } from "../azure/json-text";
import { allowedBy, problem, show, type Problem } from "../azure/problem";

const LARGEST = 1_000_000;

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "it may not be read by this user",
  EPERM: "it may not be read by this user",
};

/** What JSON holds, as far as it could be read, and what is wrong with it. */
export interface ReadJson {
  readonly value?: unknown;
  readonly problems: readonly Problem[];
}

/** Reads a JSON file. A file that is too large, or is none, is not read. */
export function readJsonFile(path: unknown): ReadJson {
  if (typeof path !== "string" || path === "") {
    return { problems: [problem("AIG550", "path", `got ${show(path)}, allowed the path of a file`)] };
  }
  const bytes = readBytes(path);
  if (typeof bytes === "string") return { problems: [problem("AIG550", "path", `got ${show(path)}, but ${bytes}`)] };
  return readJsonText(decode(bytes));
}

/** Reads a JSON text. */
export function readJsonText(text: unknown): ReadJson {
  if (typeof text !== "string") {
    return { problems: [problem("AIG551", "json", `got ${show(text)}, allowed a JSON text`, "Give the text itself.")] };
  }
  if (text.length > LARGEST) {
    const detail = `got ${text.length.toLocaleString("en-US")} characters, allowed at most 1,000,000`;
    return { problems: [problem("AIG550", "json", detail, "Give the text of the file and nothing else.")] };
  }
  const read = readJson(text);
  if (read.fault) {
    const { line, column, expected } = read.fault;
    return { problems: [problem("AIG551", `line ${line}, column ${column}`, `allowed ${expected} there`)] };
  }
  const twice = (path: string): Problem => problem("AIG551", path, "the field stands twice", "Keep one of them.");
  return { value: read.value, problems: read.repeated.map(twice) };
}

/** The bytes of a file, or why they cannot be had. Asked first what it is: opening a pipe would wait for ever. */
function readBytes(path: string): Buffer | string {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return "it is a directory";
    if (!stat.isFile()) return "it is no regular file";
    if (stat.size <= LARGEST) return readFileSync(path);
    return `it has ${stat.size.toLocaleString("en-US")} bytes, allowed ${allowedBy("AIG550")}`;
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return REASONS[code ?? ""] ?? `it cannot be read (${code ?? message})`;
  }
}

/** Text in UTF-8, or in UTF-16 as Windows PowerShell writes it, without the mark at its beginning. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}
