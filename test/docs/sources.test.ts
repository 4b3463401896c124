import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import * as library from "../../lib";
import { writeVhd } from "../support/vhd";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/sources.md"), "utf8");
const PROGRAM = [...PAGE.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block!).join("\n");

/** Read once for both programs. */
const FILES = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of a program that stands in the repository. */
function faultsOf(text: string): string[] {
  const name = join(ROOT, "test/docs/sources-page.ts");
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.dev.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (file, version) => {
    if (file === name) return ts.createSourceFile(file, text, version);
    if (!FILES.has(file)) FILES.set(file, getSourceFile.call(host, file, version));
    return FILES.get(file);
  };
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  const program = ts.createProgram([name], options, host);
  const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(name));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("the blocks of docs/sources.md have the types that they should", () => {
  expect(faultsOf(PROGRAM)).toEqual([]);
  expect(faultsOf(PROGRAM.replace("imageName:", "nameOfImage:"))).toEqual([expect.stringContaining("nameOfImage")]);
}, 120000);

test("the blocks of docs/sources.md make a version of each source", () => {
  const folder = mkdtempSync(join(tmpdir(), "aig-"));
  const before = process.env.CDKTF_OUTDIR;
  try {
    process.env.CDKTF_OUTDIR = join(folder, "out");
    mkdirSync(join(folder, "build"));
    writeVhd(join(folder, "build/ubuntu.vhd"));
    const code = ts.transpileModule(PROGRAM, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText;
    const load = (name: string): unknown => (name === "cdktf-azure-image-gallery" ? library : jest.requireActual(name));
    new Function("require", "exports", "__dirname", code)(load, {}, folder);
    const text = readFileSync(join(folder, "out/stacks/images/cdk.tf.json"), "utf8");
    const { resource } = JSON.parse(text) as { resource: Record<string, Record<string, Record<string, unknown>>> };
    const sources = Object.values(resource.azurerm_shared_image_version!).map((version) => {
      const { name, managed_image_id, os_disk_snapshot_id, blob_uri } = version;
      const source = (managed_image_id ?? os_disk_snapshot_id ?? blob_uri) as string;
      return `${String(name)} ${source.replace(/^.*Microsoft[.]Compute/, "").replace(/-[0-9a-f]{64}/, "")}`;
    });
    expect(sources.sort()).toEqual([
      "0.9.0 https://contosovhds.blob.core.windows.net/vhds/ubuntu.vhd",
      "1.0.0 /disks/appliance",
      "1.0.0 /images/golden",
      "1.0.1 ${azurerm_snapshot.Frozen.id}",
      "1.0.1 /images/golden",
      "1.1.0 ${azurerm_image.Unmanaged.id}",
      expect.stringMatching(/^1\.2\.0 \$\{azurerm_storage_blob\.Vhds_Images_Ubuntu_\w{8}\.url\}$/),
      "1.3.0 ${azurerm_image.Managed.id}",
      "2.0.0 /virtualMachines/builder",
      "2.1.0 ${azurerm_linux_virtual_machine.Builder.id}",
    ]);
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
});
