import { ComputeManagementClient, type GalleryImageVersion } from "@azure/arm-compute";
import { COMPUTE, GROUP, groupBody } from "./bodies";
import { tokenFor } from "./client";
import { startArm, type RunningArm } from "./server";

/* Microsoft's own client as a judge that was not written here: it reads, writes and lists what is held. */

const SUBSCRIPTION = COMPUTE.split("/")[2]!;
const RG = "rg-images";
const location = "westeurope";

let running: RunningArm;
let azure: ComputeManagementClient;

beforeEach(async () => {
  running = await startArm({ pageSize: 2 });
  const credential = {
    getToken: async () => ({ token: await tokenFor(running), expiresOnTimestamp: Date.now() + 3600_000 }),
  };
  azure = new ComputeManagementClient(credential, SUBSCRIPTION, {
    endpoint: running.origin,
    credentials: { scopes: [`${running.origin}/.default`] },
    tlsOptions: { ca: running.cert },
    retryOptions: { maxRetries: 0 },
  });
  running.arm.resources.seed(GROUP, groupBody());
});
afterEach(() => running.stop());

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of pages) found.push(one);
  return found;
}

const FAST = { updateIntervalInMs: 1 };
const DEFINITION = {
  location,
  osType: "Linux" as const,
  osState: "Generalized" as const,
  hyperVGeneration: "V2" as const,
  identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04" },
  features: [{ name: "SecurityType", value: "TrustedLaunchSupported" }],
};
const VERSION: GalleryImageVersion = {
  location,
  publishingProfile: {
    endOfLifeDate: new Date("2099-01-01T00:00:00Z"),
    targetRegions: [
      { name: "West Europe", regionalReplicaCount: 3 },
      { name: "northeurope", storageAccountType: "Premium_LRS" },
    ],
  },
  storageProfile: { source: { id: `${COMPUTE}/images/ubuntu` } },
  safetyProfile: { allowDeletionOfReplicatedLocations: true },
};

async function publish(): Promise<void> {
  await azure.galleries.createOrUpdate(RG, "contoso", { location, tags: { team: "images" } }, FAST);
  await azure.galleryImages.createOrUpdate(RG, "contoso", "ubuntu", DEFINITION, FAST);
  await azure.galleryImageVersions.createOrUpdate(RG, "contoso", "ubuntu", "1.0.0", VERSION, FAST);
}

test("writes, waits and reads back", async () => {
  await publish();
  expect(await azure.galleries.get(RG, "contoso")).toMatchObject({
    name: "contoso",
    location,
    tags: { team: "images" },
    provisioningState: "Succeeded",
    identifier: { uniqueName: `${SUBSCRIPTION}-CONTOSO` },
  });
  expect(await azure.galleryImages.get(RG, "contoso", "ubuntu")).toMatchObject(DEFINITION);
  const version = await azure.galleryImageVersions.get(RG, "contoso", "ubuntu", "1.0.0", {
    expand: "ReplicationStatus",
  });
  expect(version.publishingProfile?.endOfLifeDate).toEqual(new Date("2099-01-01T00:00:00Z"));
  expect(version.publishingProfile?.targetRegions).toEqual([
    expect.objectContaining({ name: "West Europe", regionalReplicaCount: 3, storageAccountType: "Standard_ZRS" }),
    expect.objectContaining({ name: "North Europe", regionalReplicaCount: 1, storageAccountType: "Premium_LRS" }),
  ]);
  expect(version.replicationStatus?.summary).toHaveLength(2);
  expect(version.publishingProfile?.publishedDate).toBeInstanceOf(Date);
});

test("lists, over several pages", async () => {
  await publish();
  for (const name of ["1.1.0", "1.2.0", "1.10.0"]) {
    await azure.galleryImageVersions.createOrUpdate(RG, "contoso", "ubuntu", name, VERSION, FAST);
  }
  const names = async (pages: AsyncIterable<{ name?: string }>): Promise<unknown[]> =>
    (await all(pages)).map(({ name }) => name);
  expect(await names(azure.galleryImageVersions.listByGalleryImage(RG, "contoso", "ubuntu"))).toEqual([
    "1.0.0",
    "1.1.0",
    "1.2.0",
    "1.10.0",
  ]);
  expect(await names(azure.galleryImages.listByGallery(RG, "contoso"))).toEqual(["ubuntu"]);
  expect(await names(azure.galleries.listByResourceGroup(RG))).toEqual(["contoso"]);
  expect(await names(azure.galleries.list())).toEqual(["contoso"]);
});

test("updates in part", async () => {
  await publish();
  const { tags } = await azure.galleries.update(RG, "contoso", { tags: { team: "platform" } }, FAST);
  expect(tags).toEqual({ team: "platform" });
  const { publishingProfile } = await azure.galleryImageVersions.update(
    RG,
    "contoso",
    "ubuntu",
    "1.0.0",
    { publishingProfile: { excludeFromLatest: true } },
    FAST,
  );
  expect(publishingProfile).toMatchObject({ excludeFromLatest: true, replicationMode: "Full" });
});

test("shares a community gallery", async () => {
  const communityGalleryInfo = {
    publicNamePrefix: "contoso",
    publisherContact: "a@b.c",
    publisherUri: "https://b.c",
    eula: "terms",
  };
  await azure.galleries.createOrUpdate(
    RG,
    "contoso",
    { location, sharingProfile: { permissions: "Community", communityGalleryInfo } },
    FAST,
  );
  const shared = await azure.gallerySharingProfile.update(RG, "contoso", { operationType: "EnableCommunity" }, FAST);
  expect(shared.operationType).toBe("EnableCommunity");
  const { sharingProfile } = await azure.galleries.get(RG, "contoso");
  expect(sharingProfile?.communityGalleryInfo).toMatchObject({ communityGalleryEnabled: true, eula: "terms" });
});

test("the sources of versions, and the keys of copies", async () => {
  const osDisk = {
    osType: "Linux" as const,
    osState: "Generalized" as const,
    blobUri: "https://a.blob.core.windows.net/v/a.vhd",
  };
  await azure.images.createOrUpdate(RG, "ubuntu", { location, storageProfile: { osDisk } }, FAST);
  expect((await azure.images.get(RG, "ubuntu")).storageProfile?.osDisk).toMatchObject(osDisk);
  await azure.snapshots.createOrUpdate(
    RG,
    "ubuntu",
    { location, creationData: { createOption: "Copy", sourceResourceId: "x" } },
    FAST,
  );
  expect((await azure.snapshots.get(RG, "ubuntu")).provisioningState).toBe("Succeeded");
  const activeKey = { keyUrl: "https://v.vault.azure.net/keys/k/1" };
  await azure.diskEncryptionSets.createOrUpdate(
    RG,
    "des",
    { location, identity: { type: "SystemAssigned" }, activeKey },
    FAST,
  );
  expect((await azure.diskEncryptionSets.get(RG, "des")).identity?.principalId).toMatch(/^[0-9a-f-]{36}$/);
});

test("deletes from the inside out, and hears why not otherwise", async () => {
  await publish();
  await expect(azure.galleries.delete(RG, "contoso", FAST)).rejects.toMatchObject({
    statusCode: 409,
    code: "CannotDeleteResource",
  });
  await azure.galleryImageVersions.delete(RG, "contoso", "ubuntu", "1.0.0", FAST);
  await azure.galleryImages.delete(RG, "contoso", "ubuntu", FAST);
  await azure.galleries.delete(RG, "contoso", FAST);
  await expect(azure.galleries.get(RG, "contoso")).rejects.toMatchObject({ statusCode: 404, code: "ResourceNotFound" });
});

test("hears of a failure that comes late", async () => {
  running.arm.resources.fail({
    operation: "create",
    object: "contoso",
    late: true,
    code: "InternalExecutionError",
    message: "Out of luck.",
  });
  await expect(azure.galleries.createOrUpdate(RG, "contoso", { location }, FAST)).rejects.toThrow("Out of luck.");
  expect((await azure.galleries.get(RG, "contoso")).provisioningState).toBe("Failed");
});
