import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const RULE = "@typescript-eslint/no-restricted-imports";

/** The rules that each text breaks at its place; all in one run of the linter. */
function refusals(cases: readonly [string, string][]): string[][] {
  const script = join(ROOT, "test/support/lint.mjs");
  return JSON.parse(
    execFileSync("node", [script], { cwd: ROOT, input: JSON.stringify(cases), encoding: "utf8" }),
  ) as string[][];
}

test("an arrow against the architecture fails lint", () => {
  const cases: [string, string][] = [
    ["lib/azure/x.ts", 'import { Check } from "../private/check"; new Check();'],
    ["lib/azure/x.ts", 'import { Construct } from "constructs"; new Construct();'],
    ["lib/azure/rules/x.ts", 'import { Check } from "../../private/check"; new Check();'],
    ["lib/private/x.ts", 'import { Checks } from "../checks/checks"; Checks.of();'],
    ["lib/checks/x.ts", 'import { SharedGallery } from "../gallery/shared-gallery"; new SharedGallery();'],
    ["lib/version/x.ts", 'import { ImageDefinition } from "../definition/image-definition"; new ImageDefinition();'],
    ["lib/definition/x.ts", 'import { SharedGallery } from "../gallery/shared-gallery"; new SharedGallery();'],
    ["lib/consume/x.ts", 'import { ImageVersion } from "../version/image-version"; new ImageVersion();'],
    ["lib/checks/x.ts", 'import { MachineImage } from "../consume/machine-image"; new MachineImage();'],
    ["lib/gallery/x.ts", 'import { GalleryReport } from "../report/gallery-report"; GalleryReport.of();'],
    ["lib/gallery/x.ts", 'import { Token } from "cdktf"; Token.nullValue();'],
    ["lib/gallery/x.ts", 'import type { Token } from "cdktf"; export type T = Token;'],
    ["lib/report/x.ts", 'import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image"; new SharedImage();'],
    ["lib/version/x.ts", 'import { VersionSeries } from "../rollout/version-series"; new VersionSeries();'],
    [
      "lib/definition/x.ts",
      'import type { VersionSeries } from "../rollout/version-series"; export type T = VersionSeries;',
    ],
    [
      "lib/checks/x.ts",
      'import type { VersionSeries } from "../rollout/version-series"; export type T = VersionSeries;',
    ],
    ["lib/report/x.ts", 'import { VersionSeries } from "../rollout/version-series"; new VersionSeries();'],
    ["lib/rollout/x.ts", 'import { GalleryReport } from "../report/gallery-report"; GalleryReport.of();'],
    ["lib/terraform/x.ts", 'import { sharedImage } from "@cdktf/provider-azurerm"; sharedImage;'],
    ["lib/report/x.ts", 'import { SharedGallery } from "../index"; new SharedGallery();'],
  ];
  expect(refusals(cases)).toEqual(cases.map(() => [RULE]));
});

test("an arrow along the architecture passes lint", () => {
  const cases: [string, string][] = [
    [
      "lib/version/x.ts",
      'import type { IImageDefinition } from "../definition/image-definition"; export type T = IImageDefinition;',
    ],
    ["lib/definition/x.ts", 'import { ImageVersion } from "../version/image-version"; new ImageVersion();'],
    ["lib/version/x.ts", 'import { MachineImage } from "../consume/machine-image"; new MachineImage();'],
    ["lib/consume/x.ts", 'import type { ImageVersion } from "../version/image-version"; export type T = ImageVersion;'],
    ["lib/report/x.ts", 'import { SharedGallery } from "../gallery/shared-gallery"; new SharedGallery();'],
    ["lib/rollout/x.ts", 'import { ImageVersion } from "../version/image-version"; new ImageVersion();'],
    ["lib/terraform/x.ts", 'export { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";'],
  ];
  expect(refusals(cases)).toEqual(cases.map(() => []));
});

test("no cycle by value runs through lib/", () => {
  const files = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
  const imports = new Map(files.map((file) => [file, valueImports(file, new Set(files))]));
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) throw new Error([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (done.has(file)) return;
    imports.get(file)!.forEach((next) => visit(next, [...path, file]));
    done.add(file);
  };
  files.forEach((file) => visit(file, []));
  expect(done.size).toBe(files.length);
});

function valueImports(file: string, files: ReadonlySet<string>): string[] {
  const text = readFileSync(join(ROOT, "lib", file), "utf8");
  return [...text.matchAll(/^(?:import|export) (?!type )(?:[^;]*?) from "(\.[^"]+)";/gms)]
    .filter(([statement]) => !/^import \{(\s*type [^,}]+,?\s*)+\} from/.test(statement))
    .map(([, target]) => join(file, "..", target!))
    .map((path) => (files.has(`${path}.ts`) ? `${path}.ts` : join(path, "index.ts")));
}
