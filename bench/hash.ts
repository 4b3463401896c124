import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HEADER, line } from "./table";

/*
 * How long it takes to name a VHD by its content, and how much memory, against the same digest over a stream of Node. Each
 * sample is a process of its own; both sides run by turns over one sparse file, so what is measured is the digest and not the
 * disk.
 */

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MIB = 2 ** 20;
const SIZES = (process.env.BENCH_HASH_MIB ?? "64,1024").split(",").map(Number);

interface Sample {
  readonly seconds: number;
  readonly rss: number;
  readonly hash: string;
}

const PROGRAMS = {
  ours: `
    const { openSync, fstatSync } = require("node:fs");
    const { sha256Of } = require(process.argv[2]);
    const file = openSync(process.argv[1], "r");
    const start = performance.now();
    report(start, sha256Of(file, process.argv[1], fstatSync(file, { bigint: true })));`,
  raw: `
    const hash = require("node:crypto").createHash("sha256");
    const start = performance.now();
    require("node:fs").createReadStream(process.argv[1])
      .on("data", (chunk) => hash.update(chunk)).on("end", () => report(start, hash.digest("hex")));`,
};
const REPORT = `
    function report(start, hash) {
      const seconds = (performance.now() - start) / 1000;
      console.log(JSON.stringify({ seconds, rss: process.resourceUsage().maxRSS / 1024, hash }));
    }`;

function run(program: keyof typeof PROGRAMS, file: string): Sample {
  const compiled = join(__dirname, "../dist/version/file-hash.js");
  const output = execFileSync(process.execPath, ["-e", PROGRAMS[program] + REPORT, file, compiled], {
    encoding: "utf8",
  });
  return JSON.parse(output) as Sample;
}

function sparse(path: string, mib: number): string {
  const file = openSync(path, "w");
  ftruncateSync(file, mib * MIB);
  writeSync(file, "boot", 0);
  closeSync(file);
  return path;
}

execFileSync("npm", ["run", "build"], { stdio: "ignore", shell: process.platform === "win32" });
const folder = mkdtempSync(join(tmpdir(), "image-gallery-bench-"));
try {
  console.log(HEADER);
  for (const mib of SIZES) {
    const file = sparse(join(folder, "image.vhd"), mib);
    const samples = { ours: [] as Sample[], raw: [] as Sample[] };
    for (let i = 0; i < ROUNDS; i++) {
      for (const program of i % 2 === 0 ? (["raw", "ours"] as const) : (["ours", "raw"] as const)) {
        samples[program].push(run(program, file));
      }
    }
    const of = (side: Sample[], key: "seconds" | "rss"): number[] => side.map((sample) => sample[key]);
    for (const [title, key, unit] of [
      ["digest", "seconds", "s"],
      ["peak RSS", "rss", "MB"],
    ] as const) {
      const [ours, raw] = [of(samples.ours, key), of(samples.raw, key)];
      console.log(line({ title: `${mib} MiB: ${title}`, unit, ours, raw, goal: key === "rss" ? 1.2 : 1.1 }));
    }
    if (new Set([...samples.ours, ...samples.raw].map(({ hash }) => hash)).size !== 1) throw new Error("they differ");
  }
} finally {
  rmSync(folder, { recursive: true });
}
