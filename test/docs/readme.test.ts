import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import * as ts from "typescript";
import * as library from "../../lib";

const README = readFileSync(join(__dirname, "../../README.md"), "utf8");
const IMAGE_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/golden";

/** The README's example, run as it stands, in a folder of its own. */
function runExample(): { resource: Record<string, Record<string, Record<string, unknown>>> } {
  const source = /```ts\n(import \{ App[\s\S]*?)```/.exec(README)![1]!;
  const code = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText;
  const folder = mkdtempSync(join(tmpdir(), "aig-"));
  const before = { outdir: process.env.CDKTF_OUTDIR, image: process.env.GOLDEN_IMAGE_ID };
  try {
    process.env.CDKTF_OUTDIR = folder;
    process.env.GOLDEN_IMAGE_ID = IMAGE_ID;
    const load = (name: string): unknown => (name === "cdktf-azure-image-gallery" ? library : jest.requireActual(name));
    new Function("require", "exports", code)(load, {});
    return JSON.parse(readFileSync(join(folder, "stacks/images/cdk.tf.json"), "utf8")) as ReturnType<typeof runExample>;
  } finally {
    restore("CDKTF_OUTDIR", before.outdir);
    restore("GOLDEN_IMAGE_ID", before.image);
    rmSync(folder, { recursive: true });
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

test("the README's example gives what the README says", () => {
  const { resource } = runExample();
  expect(Object.keys(resource).sort()).toEqual([
    "azurerm_shared_image",
    "azurerm_shared_image_gallery",
    "azurerm_shared_image_version",
  ]);
  expect(Object.keys(resource.azurerm_shared_image_gallery!)).toEqual(["Gallery"]);
  const [version] = Object.values(resource.azurerm_shared_image_version!);
  expect(version!.target_region).toEqual([
    { name: "westeurope", regional_replica_count: 2, storage_account_type: "Standard_ZRS" },
    { name: "northeurope", regional_replica_count: 2, storage_account_type: "Standard_ZRS" },
    { name: "swedencentral", regional_replica_count: 3, storage_account_type: "Standard_ZRS" },
    { name: "uksouth", regional_replica_count: 2, storage_account_type: "Premium_LRS" },
  ]);
});

test("the README shows the real message of a refusal", () => {
  const shown = /```\n(ImageVersion at [\s\S]*?)```/.exec(README)![1]!;
  const stack = new TerraformStack(new App(), "images");
  const { SharedGallery, OsType, OsState, HyperVGeneration, ImageSource } = library;
  const ubuntu = new SharedGallery(stack, "Gallery", {
    galleryName: "contoso_images",
    resourceGroupName: "rg-images",
    location: "West Europe",
  }).addImageDefinition("Ubuntu2404", {
    identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
    osType: OsType.LINUX,
    osState: OsState.GENERALIZED,
    hyperVGeneration: HyperVGeneration.V2,
  });
  const publish = (): unknown =>
    ubuntu.addVersion("V1_4_0", {
      version: "1.4.0",
      source: ImageSource.managedImage(IMAGE_ID),
      targetRegions: { "West Europe": {}, westeurope: {}, swedencentral: { replicas: 250 } },
    });
  expect(publish).toThrow(new Error(shown.trimEnd()));
});
