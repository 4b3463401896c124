import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import type { TerraformStack } from "cdktf";
import {
  Architecture,
  DisallowedDiskType,
  GallerySharing,
  ImageDefinition,
  ImageSource,
  OsState,
  ReplicationMode,
  SecurityType,
  SharedGallery,
  StorageAccountType,
  TargetRegions,
  type ImageDefinitionOptions,
  type ImageVersion,
  type ImageVersionOptions,
} from "../../../lib";
import {
  addDefinition,
  addGallery,
  COMPUTE,
  DEFINITION_OPTIONS,
  SUBSCRIPTION,
  VERSION_OPTIONS,
} from "../../gallery/build";
import { Cloud } from "../provider/cloud";
import { declared, planned, scenario, stackText } from "../support/scenario";
import { addImages, images, VERSION } from "./images";
import { missing } from "./missing";

/* Whatever the constructs can write is planned as written, applied, and then stays. */

const COMMUNITY = GallerySharing.community({
  prefix: "contoso",
  publisherEmail: "images@contoso.com",
  publisherUri: "https://contoso.com",
  eula: "https://contoso.com/terms",
});
const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);
const DES = `${COMPUTE}/diskEncryptionSets/des`;
const TIMEOUTS = { create: "2h", read: "5m", update: "2h", delete: "1h" };

function galleries(stack: TerraformStack): void {
  const add = (id: string, sharing?: GallerySharing): SharedGallery =>
    new SharedGallery(stack, id, {
      galleryName: id.toLowerCase(),
      resourceGroupName: "rg-images",
      location: "West Europe",
      description: `The ${id} gallery, 100 % "ours"`,
      sharing,
      tags: { team: "platform", "cost center": "42" },
      timeouts: TIMEOUTS,
    });
  add("Plain");
  add("Private", GallerySharing.privateOnly());
  add("Groups", GallerySharing.groups());
  add("Community", COMMUNITY);
}

function definitions(stack: TerraformStack): void {
  const gallery = addGallery(stack, { tags: { team: "platform" } });
  const add = (id: string, options: Partial<ImageDefinitionOptions>): unknown =>
    gallery.addImageDefinition(id, {
      ...DEFINITION_OPTIONS,
      identifier: { publisher: "contoso", offer: "ubuntu", sku: id },
      ...options,
    });
  add("Everything", {
    definitionName: "everything",
    acceleratedNetworking: true,
    hibernation: true,
    nvme: true,
    recommendedVcpus: { min: 1, max: 80 },
    recommendedMemoryGb: { min: 1, max: 640 },
    disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS, DisallowedDiskType.PREMIUM_LRS],
    endOfLife: "2030-06-30",
    description: "All at once",
    eula: "Terms",
    privacyStatementUri: "https://contoso.com/privacy",
    releaseNoteUri: "https://contoso.com/notes",
    purchasePlan: { name: "plan", publisher: "contoso", product: "ubuntu" },
    tags: { image: "ubuntu" },
    timeouts: TIMEOUTS,
  });
  add("OneEnd", { recommendedVcpus: { min: 2 }, recommendedMemoryGb: { max: 64 } });
  add("Specialized", { osState: OsState.SPECIALIZED });
  add("Arm64", { architecture: Architecture.ARM64 });
  add("X64", { architecture: Architecture.X64 });
  const unwritable = SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED; // by azurerm
  const types = Object.entries(SecurityType).filter(([, type]) => type !== unwritable);
  types.forEach(([name, securityType]) => add(name, { securityType }));
}

function versions(stack: TerraformStack): void {
  const gallery = addGallery(stack);
  const definition = addDefinition(gallery);
  const specialized = gallery.addImageDefinition("Specialized", {
    ...DEFINITION_OPTIONS,
    identifier: { publisher: "contoso", offer: "ubuntu", sku: "specialized" },
    osState: OsState.SPECIALIZED,
  });
  let patch = 0;
  const add = (id: string, options: Partial<ImageVersionOptions>, parent = definition): ImageVersion =>
    parent.addVersion(id, { ...VERSION_OPTIONS, version: `1.0.${patch++}`, ...options });
  add("Minimal", {});
  add("Everything", {
    source: SNAPSHOT,
    replicas: 3,
    storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
    targetRegions: {
      "North Europe": { replicas: 100, excludeFromLatest: true },
      "West US": { storage: StorageAccountType.PREMIUM_LRS },
      uksouth: { storage: StorageAccountType.STANDARD_ZRS, excludeFromLatest: false },
    },
    replicationMode: ReplicationMode.FULL,
    excludeFromLatest: false,
    deletionOfReplicatedLocations: true,
    endOfLife: "2029-01-01T12:00:00Z",
    tags: { build: "20261125.1" },
    timeouts: TIMEOUTS,
  });
  add("Encrypted", { diskEncryptionSetId: DES, targetRegions: { northeurope: { diskEncryptionSetId: `${DES}-ne` } } });
  add("Shallow", { replicationMode: ReplicationMode.SHALLOW });
  add("Hidden", { excludeFromLatest: true });
  add("Ordered", { targetRegions: { uksouth: {}, northeurope: {} }, targetRegionOrder: ["uksouth", "West Europe"] });
  add("FromText", { targetRegions: TargetRegions.parse("southcentralus=2 westeurope=3=standard_zrs") });
  add("FromVhd", {
    source: ImageSource.vhd(
      "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd",
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/contoso`,
    ),
  });
  add("FromMachine", { source: ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/builder`) }, specialized);
}

test.each([
  ["galleries", galleries],
  ["definitions", definitions],
  ["versions", versions],
])("%s in every form", async (_what, build) => {
  const text = stackText(build);
  await scenario(text, async ({ tf, cloud }) => {
    expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
    const first = await tf.plan();
    expect(planned(first.json)).toEqual(Object.fromEntries(declared(text).map((address) => [address, "create"])));
    expect(missing(text, first.json)).toEqual([]);
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    await tf.destroy();
    expect(cloud.ids()).toEqual([]);
  });
});

test("children of what exists are made in it, and outputs are what Azure knows", async () => {
  const owner = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso`;
  const cloud = new Cloud();
  cloud.seed("azurerm_shared_image_gallery", owner, { name: "contoso" });
  const text = stackText((stack) => {
    const gallery = SharedGallery.fromGalleryId(stack, "Gallery", owner);
    const location = "West Europe";
    const definition = addDefinition(gallery, { location });
    const version = definition.addVersion("V1", { ...VERSION_OPTIONS });
    const again = ImageDefinition.fromDefinitionAttributes(stack, "Again", {
      galleryName: "contoso",
      definitionName: definition.definitionName,
      resourceGroupName: "rg-images",
      location,
    });
    const second = again.addVersion("V2", { ...VERSION_OPTIONS, version: "2.0.0" });
    const ids = { definition: definition.definitionId, version: version.versionId, second: second.versionId };
    stack.addOverride("output", Object.fromEntries(Object.entries(ids).map(([name, value]) => [name, { value }])));
  });
  await scenario(
    text,
    async ({ tf }) => {
      await tf.apply();
      expect(await tf.outputs()).toEqual({
        definition: `${owner}/images/ubuntu-24_04-gen2`,
        version: `${owner}/images/ubuntu-24_04-gen2/versions/1.4.0`,
        second: `${owner}/images/ubuntu-24_04-gen2/versions/2.0.0`,
      });
      expect((await tf.plan()).exitCode).toBe(0);
    },
    { cloud, subscription: SUBSCRIPTION },
  );
});

test("a provider of its own reaches another subscription, with all that is inside", async () => {
  const other = "22222222-0000-0000-0000-000000000000";
  const text = stackText((stack) => {
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other", subscriptionId: other });
    addImages(stack, { gallery: { provider } });
  });
  await scenario(text, async ({ tf, cloud }) => {
    await tf.apply();
    expect(cloud.ids().map((id) => id.split("/")[2])).toEqual([other, other, other]);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

describe("lifecycle", () => {
  test("preventDestroy stops a plan that would replace the image", async () => {
    const withRule = (version: string): string => images({ version: { version, lifecycle: { preventDestroy: true } } });
    await scenario(withRule("1.4.0"), async ({ tf }) => {
      await tf.apply();
      tf.write(withRule("1.4.1"));
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(diagnostics[0]?.summary).toBe("Instance cannot be destroyed");
      expect(diagnostics[0]?.detail).toContain(VERSION);
    });
  });

  test("ignoreChanges leaves what others change alone", async () => {
    const text = images({ gallery: { lifecycle: { ignoreChanges: ["tags"] } } });
    await scenario(text, async ({ tf, cloud }) => {
      await tf.apply();
      cloud.change(cloud.ids("azurerm_shared_image_gallery")[0]!, { tags: { added: "by policy" } });
      expect((await tf.plan()).exitCode).toBe(0);
    });
  });

  test("dependsOn orders what no reference orders", async () => {
    const text = stackText((stack) => {
      const { version } = addImages(stack);
      new SharedGallery(stack, "Mirror", {
        galleryName: "mirror",
        resourceGroupName: "rg-images",
        location: "West Europe",
        dependsOn: [version.node.defaultChild as SharedImageVersion],
      });
    });
    await scenario(text, async ({ tf, cloud }) => {
      await tf.apply();
      expect(cloud.log[3]).toMatch(/^create .*mirror$/);
      await tf.destroy();
      expect(cloud.log[4]).toMatch(/^delete .*mirror$/);
    });
  });
});
