import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  Architecture,
  HyperVGeneration,
  ImageDefinition,
  ImageVersion,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
  type ImageDefinitionLookup,
} from "../../../lib";
import { addDefinition, VERSION_OPTIONS } from "../../gallery/build";
import type { Azure } from "../support/azure";
import { SUBSCRIPTION } from "../support/provider";
import { planned, scenario, stackText } from "../support/scenario";
import { DEFINITION_ID, GALLERY_ID } from "./images";

/* What other code has made is looked up by the plan, and what is stated of it is compared. */

const IN_GALLERY = { galleryName: "contoso_images", resourceGroupName: "rg-images" };
const IN_DEFINITION = { ...IN_GALLERY, definitionName: "ubuntu-24_04-gen2" };

/** What other code has made. */
function seed(cloud: Azure, definition = {}): void {
  const place = { resource_group_name: "rg-images", location: "West Europe" };
  cloud.seed("azurerm_shared_image_gallery", GALLERY_ID, { ...place, name: "contoso_images" });
  cloud.seed("azurerm_shared_image", DEFINITION_ID, {
    ...place,
    gallery_name: "contoso_images",
    name: "ubuntu-24_04-gen2",
    os_type: "Linux",
    hyper_v_generation: "V2",
    specialized: false,
    architecture: "x64",
    identifier: [{ publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" }],
    ...definition,
  });
  for (const name of ["1.10.0", "1.9.0", "2.0.0"]) {
    cloud.seed("azurerm_shared_image_version", `${DEFINITION_ID}/versions/${name}`, {
      ...place,
      gallery_name: "contoso_images",
      image_name: "ubuntu-24_04-gen2",
      name,
      exclude_from_latest: name === "2.0.0",
      target_region: [{ name: "westeurope", regional_replica_count: 1, storage_account_type: "Standard_LRS" }],
    });
  }
}

function output(stack: TerraformStack, values: { [name: string]: string | undefined }): void {
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value, staticId: true });
}

test("a gallery, a definition and versions are found, and what is made in them is made in them", async () => {
  const text = stackText((stack) => {
    const gallery = SharedGallery.fromLookup(stack, "Gallery", IN_GALLERY);
    const windows = addDefinition(gallery, { identifier: { publisher: "contoso", offer: "windows", sku: "2022" } });
    windows.addVersion("V1", VERSION_OPTIONS);
    const ubuntu = ImageDefinition.fromLookup(stack, "Ubuntu", { ...IN_DEFINITION, location: "West Europe" });
    const next = ubuntu.addVersion("V3", { ...VERSION_OPTIONS, version: "3.0.0", targetRegions: { uksouth: {} } });
    const latest = ImageVersion.fromLookup(stack, "Latest", { ...IN_DEFINITION, version: "latest" });
    const recent = ImageVersion.fromLookup(stack, "Recent", { ...IN_DEFINITION, version: "recent" });
    const fixed = ImageVersion.fromLookup(stack, "Fixed", { ...IN_DEFINITION, version: "1.9.0" });
    output(stack, {
      gallery: gallery.galleryId,
      location: gallery.location,
      definition: ubuntu.definitionId,
      next: next.versionId,
      latest: latest.versionId,
      number: latest.versionName,
      home: latest.location,
      recent: recent.versionName,
      fixed: fixed.versionId,
    });
  });
  await scenario(text, async ({ tf, cloud }) => {
    seed(cloud);
    await tf.apply();
    expect(await tf.outputs()).toEqual({
      gallery: GALLERY_ID,
      location: "westeurope",
      definition: DEFINITION_ID,
      next: `${DEFINITION_ID}/versions/3.0.0`,
      latest: `${DEFINITION_ID}/versions/1.10.0`,
      number: "1.10.0",
      home: "westeurope",
      recent: "2.0.0",
      fixed: `${DEFINITION_ID}/versions/1.9.0`,
    });
    expect(cloud.ids()).toEqual(
      expect.arrayContaining([`${GALLERY_ID}/images/windows-2022`, `${GALLERY_ID}/images/windows-2022/versions/1.4.0`]),
    );
    // The version that has just been made is the latest one now, which outputs alone tell.
    expect(planned((await tf.plan()).json)).toEqual({});
  });
});

const STATED = {
  subscriptionId: SUBSCRIPTION,
  location: "westeurope",
  osType: OsType.LINUX,
  osState: OsState.GENERALIZED,
  hyperVGeneration: HyperVGeneration.V2,
  architecture: Architecture.X64,
  securityType: SecurityType.STANDARD,
};

const lookUp = (stated: Partial<ImageDefinitionLookup>): string =>
  stackText((stack) => void ImageDefinition.fromLookup(stack, "Ubuntu", { ...IN_DEFINITION, ...stated }));

test("what is stated and there passes", async () => {
  await scenario(lookUp(STATED), async ({ tf, cloud }) => {
    seed(cloud);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test.each([
  [SecurityType.TRUSTED_LAUNCH, "trusted_launch_enabled"],
  [SecurityType.TRUSTED_LAUNCH_SUPPORTED, "trusted_launch_supported"],
  [SecurityType.CONFIDENTIAL_VM, "confidential_vm_enabled"],
  [SecurityType.CONFIDENTIAL_VM_SUPPORTED, "confidential_vm_supported"],
])("the security type %s is found", async (securityType, attribute) => {
  await scenario(lookUp({ securityType }), async ({ tf, cloud }) => {
    seed(cloud, { [attribute]: true });
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("what is stated and not there stops the plan, all of it at once", async () => {
  const other = "00000000-0000-0000-0000-00000000000f";
  await scenario(lookUp({ ...STATED, subscriptionId: other }), async ({ tf, cloud }) => {
    seed(cloud, {
      location: "North Europe",
      os_type: "Windows",
      specialized: true,
      hyper_v_generation: "V1",
      architecture: "Arm64",
      trusted_launch_supported: true,
    });
    const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
    expect(exitCode).toBe(1);
    const said = (prop: string, stated: string, found: string): string =>
      `AIG680  ${prop}: stated "${stated}", found "${found}". State what is there, or leave it out.`;
    expect(diagnostics.map(({ detail }) => detail).sort()).toEqual([
      said("architecture", "x64", "Arm64"),
      said("hyperVGeneration", "V2", "V1"),
      said("location", "westeurope", "northeurope"),
      said("osState", "Generalized", "Specialized"),
      said("osType", "Linux", "Windows"),
      said("securityType", "Standard", "TrustedLaunchSupported"),
      said("subscriptionId", other, SUBSCRIPTION),
    ]);
  });
});

test("what is not there stops the plan", async () => {
  await scenario(lookUp({}), async ({ tf }) => {
    const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
    expect(exitCode).toBe(1);
    expect(diagnostics.map(({ summary }) => summary).join()).toMatch(/not found/i);
  });
});
