import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import type { Sample } from "./measure";

const ROOT = join(__dirname, "..");
const FILES = ["measure", "shape", "ours", "raw", "machines-ours", "machines-raw", "series-ours"];
const COMPILER_OPTIONS = { target: "es2022", module: "commonjs", strict: true, esModuleInterop: true };

export type Program = "ours" | "raw";
/** What is declared: galleries by their versions, one by one or as series, or machines. */
export type Subject = "versions" | "machines" | "series";
export type Runner = "node" | "ts-node";

/**
 * A user's project in a temporary directory, with a copy of this package as it is published among its dependencies, so
 * that a build in the meantime changes nothing.
 */
export class UserProject {
  public readonly directory = mkdtempSync(join(tmpdir(), "image-gallery-bench-"));

  constructor() {
    const installed = join(this.directory, "app", "node_modules", "cdktf-azure-image-gallery");
    for (const part of ["package.json", "dist"]) cpSync(join(ROOT, part), join(installed, part), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(this.directory, "node_modules"), "junction");
    for (const runner of ["node", "ts-node"]) mkdirSync(join(this.directory, "app", runner));
    for (const file of FILES) {
      const source = readFileSync(join(__dirname, `${file}.ts`), "utf8");
      const { options } = ts.convertCompilerOptionsFromJson(COMPILER_OPTIONS, ROOT);
      const { outputText } = ts.transpileModule(source, { compilerOptions: options });
      writeFileSync(join(this.directory, "app", "node", `${file}.js`), outputText);
      writeFileSync(join(this.directory, "app", "ts-node", `${file}.ts`), source);
    }
    const tsconfig = { compilerOptions: { ...COMPILER_OPTIONS, skipLibCheck: true, types: ["node"] } };
    writeFileSync(join(this.directory, "app", "ts-node", "tsconfig.json"), JSON.stringify(tsconfig));
  }

  /** Runs a program in a process of its own; `wall` is from its start to its end without the report, in ms. */
  public run(
    program: Program,
    runner: Runner,
    count: number,
    flags: string[] = [],
    subject: Subject = "versions",
  ): Sample & { wall: number } {
    const cwd = join(this.directory, "app", runner);
    const name = subject === "versions" ? program : `${subject}-${program}`;
    const file = runner === "node" ? [`${name}.js`] : [join(ROOT, "node_modules/ts-node/dist/bin.js"), `${name}.ts`];
    const args = [...flags, ...file, String(count), this.outdir(program, count, subject)];
    const start = performance.now();
    const output = execFileSync(process.execPath, args, { cwd, env: programEnvironment(), encoding: "utf8" });
    const wall = performance.now() - start;
    const sample = JSON.parse(output) as Sample;
    return { ...sample, wall: wall - sample.report };
  }

  /** The Terraform configuration a program has written last. */
  public configuration(program: Program, count: number, subject: Subject = "versions"): unknown {
    const file = join(this.outdir(program, count, subject), "stacks", "bench", "cdk.tf.json");
    return JSON.parse(readFileSync(file, "utf8"));
  }

  private outdir(program: Program, count: number, subject: Subject): string {
    return join(this.directory, `${subject}-${program}-${count}`);
  }
}

/** The environment without what the runner of the benchmark itself has put there. */
function programEnvironment(): NodeJS.ProcessEnv {
  const dropped = /^(TS_NODE_|NODE_OPTIONS$|CDKTF_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.test(name)));
}
