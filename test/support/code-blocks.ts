import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import * as ts from "typescript";
import * as library from "../../lib";
import { addDefinition, addGallery, COMPUTE, SUBSCRIPTION } from "../gallery/build";

/* The TypeScript of a page of docs, checked by the compiler and run. */

const ROOT = join(__dirname, "../..");

/** What a block may use without saying where it comes from; it is made only if the block does not make it itself. */
const GIVEN = {
  gallery: { type: "SharedGallery", make: (stack: TerraformStack) => addGallery(stack) },
  ubuntu: { type: "ImageDefinition", make: (stack: TerraformStack) => addDefinition(addGallery(stack)) },
  goldenImageId: { type: "string", make: () => `${COMPUTE}/images/golden` },
  subscriptionId: { type: "string", make: () => SUBSCRIPTION },
} as const;

type Given = keyof typeof GIVEN;

export interface CodeBlock {
  readonly page: string;
  /** The line of the page on which it begins. */
  readonly line: number;
  readonly imports: readonly string[];
  readonly body: string;
  readonly given: readonly Given[];
}

/** The blocks of a page in one language. */
export function textBlocks(page: string, language: string): { line: number; text: string }[] {
  const content = readFileSync(join(ROOT, page), "utf8");
  return [...content.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ({ index, 1: text }) => {
      return { line: content.slice(0, index).split("\n").length + 1, text: text! };
    },
  );
}

export function codeBlocks(page: string): CodeBlock[] {
  return textBlocks(page, "ts").map(({ line, text }) => {
    const lines = text.split("\n");
    const imports = lines.filter((one) => /^import .* from ".*";$/.test(one));
    const body = lines.filter((one) => !imports.includes(one)).join("\n");
    const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(body);
    const makes = (name: string): boolean => new RegExp(`\\bconst ${name}\\b`).test(body);
    const given = (Object.keys(GIVEN) as Given[]).filter((name) => uses(name) && !makes(name));
    return { page, line, imports, body, given };
  });
}

/** A module with one function for each block. */
function moduleOf(blocks: readonly CodeBlock[]): string {
  const imports = [...new Set(blocks.flatMap((block) => block.imports))];
  const functions = blocks.map(({ body, given }, i) => {
    const params = ["stack: TerraformStack", ...given.map((name) => `${name}: ${GIVEN[name].type}`)];
    return `export function block${i}(${params.join(", ")}): void {\n${body}\n}`;
  });
  return [
    `import { ${Object.keys(library).join(", ")} } from "cdktf-azure-image-gallery";`,
    'import { Fn, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";',
    ...imports,
    ...functions,
  ].join("\n");
}

/** What the compiler says of blocks. */
export function compileErrors(blocks: readonly CodeBlock[]): string[] {
  const file = join(ROOT, "test/docs/blocks.ts");
  const source = moduleOf(blocks);
  const config = ts.readConfigFile(join(ROOT, "tsconfig.dev.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const checked = { ...options, noEmit: true, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(checked);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  host.readFile = (path) => (path === file ? source : readFile.call(host, path));
  host.getSourceFile = (path, ...more) =>
    path === file ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022) : getSourceFile.call(host, path, ...more);
  const program = ts.createProgram([file], checked, host);
  const diagnostics = [
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(program.getSourceFile(file)),
  ];
  return diagnostics.map(({ start = 0, messageText }) => {
    const line = source.slice(0, start).split("\n").pop()! + source.slice(start).split("\n")[0]!;
    return `${ts.flattenDiagnosticMessageText(messageText, "\n")} in: ${line.trim()}`;
  });
}

/** Runs a block in a stack of its own. */
export function runBlock(block: CodeBlock, stack: TerraformStack): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const code = ts.transpileModule(moduleOf([block]), { compilerOptions: options }).outputText;
  const exported: { block0?: (...args: unknown[]) => void } = {};
  const load = (name: string): unknown => (name === "cdktf-azure-image-gallery" ? library : jest.requireActual(name));
  new Function("require", "exports", code)(load, exported);
  exported.block0!(stack, ...block.given.map((name) => GIVEN[name].make(stack)));
}
