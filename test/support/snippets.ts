import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import * as library from "../../lib";
import type { StackJson } from "./synth";

const ROOT = join(__dirname, "../..");

/** The blocks of code of a page, in one language. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text]) => text!);
}

/** What the compiler says of each text, as if it stood in a file at the root of the repository. */
export function complaints(sources: readonly string[]): string[][] {
  const files = sources.map((_, i) => join(ROOT, `snippet-${i}.ts`));
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.dev.json"), (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const source = sources[files.indexOf(name)];
    return source === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, source, version);
  };
  const program = ts.createProgram(files, options, host);
  return files.map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}

/** Runs a program that synthesises an app, in a folder of its own; gives its stacks by name. */
export function runSnippet(source: string): { [stack: string]: StackJson } {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const folder = mkdtempSync(join(tmpdir(), "aig-"));
  const before = process.env.CDKTF_OUTDIR;
  try {
    process.env.CDKTF_OUTDIR = folder;
    const load = (name: string): unknown => (name === "cdktf-azure-image-gallery" ? library : jest.requireActual(name));
    new Function("require", "exports", outputText)(load, {});
    const stacks = join(folder, "stacks");
    const read = (stack: string): StackJson =>
      JSON.parse(readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8")) as StackJson;
    return Object.fromEntries(readdirSync(stacks).map((stack) => [stack, read(stack)]));
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
}
