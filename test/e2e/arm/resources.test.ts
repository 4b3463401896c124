import {
  COMPUTE,
  DEFINITION,
  definitionBody,
  GALLERY,
  galleryBody,
  GROUP,
  groupBody,
  regionBody,
  SUBSCRIPTION,
  VERSION,
  versionBody,
} from "./bodies";
import { makeCertificate, type Certificate } from "./certificate";
import { Client, type Received } from "./client";
import { startArm, type RunningArm, type ServerOptions } from "./server";
import { ACCOUNT_KEY } from "./types/storage";
import { ROLES } from "./types/authorization";

/* The life of resources, the same for every type: made, read, changed, listed, deleted, and how that takes time. */

let certificate: Certificate;
let running: RunningArm;
let client: Client;

async function start(options: ServerOptions = {}): Promise<void> {
  await running?.stop();
  certificate ??= await makeCertificate();
  running = await startArm({ certificate, ...options });
  client = await Client.of(running);
  await client.put(GROUP, groupBody());
}
beforeEach(() => start());
afterAll(() => running.stop());

const code = ({ body }: Received): unknown => (body.error as { code?: unknown } | undefined)?.code;
const names = ({ body }: Received): unknown[] => (body.value as { name: unknown }[]).map(({ name }) => name);
const state = ({ body }: Received): unknown => (body.properties as { provisioningState?: unknown }).provisioningState;

async function makeVersion(): Promise<void> {
  await client.make(GALLERY, galleryBody());
  await client.make(DEFINITION, definitionBody());
  await client.make(VERSION, versionBody());
}

test("a gallery, a definition and a version are given back as Azure keeps them", async () => {
  await makeVersion();
  expect((await client.get(GALLERY)).body).toEqual({
    id: GALLERY,
    name: "contoso",
    type: "Microsoft.Compute/galleries",
    location: "westeurope",
    properties: {
      description: "",
      identifier: { uniqueName: `${SUBSCRIPTION}-CONTOSO` },
      provisioningState: "Succeeded",
    },
  });
  expect((await client.get(DEFINITION)).body).toEqual({
    id: DEFINITION,
    name: "ubuntu",
    type: "Microsoft.Compute/galleries/images",
    location: "westeurope",
    properties: {
      architecture: "x64",
      hyperVGeneration: "V2",
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04" },
      osState: "Generalized",
      osType: "Linux",
      provisioningState: "Succeeded",
    },
  });
  const { properties } = (await client.get(VERSION)).body as { properties: { publishingProfile: object } };
  expect(properties).toMatchObject({
    safetyProfile: { allowDeletionOfReplicatedLocations: false },
    publishingProfile: {
      excludeFromLatest: false,
      replicationMode: "Full",
      targetRegions: [{ name: "West Europe", regionalReplicaCount: 1, storageAccountType: "Standard_LRS" }],
    },
  });
  const expanded = await client.get(`${VERSION}?$expand=ReplicationStatus`);
  expect(expanded.body).toMatchObject({ properties: { replicationStatus: { aggregatedState: "Completed" } } });
});

test("what comes first has to be there first", async () => {
  expect(code(await client.put(DEFINITION, definitionBody()))).toBe("ParentResourceNotFound");
  expect(code(await client.get(GALLERY))).toBe("ResourceNotFound");
  const other = GALLERY.replace("rg-images", "rg-other");
  expect(code(await client.put(other, galleryBody()))).toBe("ResourceGroupNotFound");
  await start({ impliedGroups: true });
  expect((await client.put(other, galleryBody())).status).toBe(201);
});

test("an update keeps what nobody may set and drops what is no longer sent", async () => {
  await client.make(GALLERY, galleryBody({ tags: { team: "a" }, properties: { description: "before" } }));
  const read = (await client.get(GALLERY)).body;
  const sent = {
    ...read,
    tags: { team: "b" },
    properties: { provisioningState: "Failed", identifier: { uniqueName: "mine" } },
  };
  const { status, body } = await client.put(GALLERY, sent);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    tags: { team: "b" },
    properties: { identifier: { uniqueName: `${SUBSCRIPTION}-CONTOSO` } },
  });
  expect(body.properties).not.toHaveProperty("description");
});

test("a patch changes what it says and nothing else", async () => {
  await client.make(GALLERY, galleryBody({ tags: { team: "a", old: "x" }, properties: { description: "kept" } }));
  const answer = await client.send("PATCH", GALLERY, { body: { tags: { team: "b", old: null } } });
  expect(answer.body).toMatchObject({ tags: { team: "b" }, properties: { description: "kept" } });
  expect(answer.body.tags).not.toHaveProperty("old");
});

test("ids are one whatever their letter case, and are given back as they were made", async () => {
  await client.make(GALLERY, galleryBody());
  const shouted = GALLERY.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions");
  expect((await client.get(shouted, "2022-03-03")).body.id).toBe(GALLERY);
  expect((await client.put(shouted, galleryBody(), "2022-03-03")).status).toBe(200);
  expect(running.arm.resources.log.filter((entry) => entry.startsWith("create"))).toHaveLength(2);
});

test("lists hold what is below, page by page", async () => {
  await start({ pageSize: 2 });
  await client.make(GALLERY, galleryBody());
  const sku = (name: string) => definitionBody({ properties: { identifier: { sku: name } } });
  for (const name of ["a", "b", "c", "d", "e"]) await client.make(`${GALLERY}/images/${name}`, sku(name));
  await client.make(`${COMPUTE}/galleries/other`, galleryBody());
  const first = await client.get(`${GALLERY}/images`);
  const second = await client.send("GET", String(first.body.nextLink));
  const third = await client.send("GET", String(second.body.nextLink));
  expect([first, second, third].map(names)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect(third.body).not.toHaveProperty("nextLink");
  expect(names(await client.get(`/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/galleries`))).toEqual([
    "contoso",
    "other",
  ]);
  expect(names(await client.get(`/subscriptions/${SUBSCRIPTION}/resourceGroups`))).toEqual(["rg-images"]);
  expect(names(await client.get(`${GROUP}/resources`))).toEqual(["contoso", "other"]);
  expect(code(await client.get(`${GALLERY}x/images`))).toBe("ResourceNotFound");
});

describe("changes take time", () => {
  test("told by the address of the operation", async () => {
    await start({ steps: 2 });
    const made = await client.put(GALLERY, galleryBody());
    expect([made.status, state(made), made.headers["retry-after"]]).toEqual([201, "Creating", "0"]);
    const address = String(made.headers["azure-asyncoperation"]);
    const states = [];
    for (let i = 0; i < 3; i++) states.push((await client.send("GET", address)).body.status);
    expect(states).toEqual(["InProgress", "InProgress", "Succeeded"]);
    expect(state(await client.get(GALLERY))).toBe("Succeeded");
  });

  test("told by the address of the result", async () => {
    await start({ longRunning: "location" });
    const { headers } = await client.put(GALLERY, galleryBody());
    expect(headers).not.toHaveProperty("azure-asyncoperation");
    expect((await client.send("GET", String(headers.location))).status).toBe(202);
    const done = await client.send("GET", String(headers.location));
    expect([done.status, done.body.id]).toEqual([200, GALLERY]);
  });

  test("told by the state of the resource alone", async () => {
    await start({ longRunning: "state" });
    const made = await client.put(GALLERY, galleryBody());
    expect([made.status, state(made), made.headers.location]).toEqual([201, "Creating", undefined]);
    expect(state(await client.get(GALLERY))).toBe("Creating");
    expect(state(await client.get(GALLERY))).toBe("Succeeded");
  });

  test("a deletion is over at the first look", async () => {
    await client.make(GALLERY, galleryBody());
    const deleted = await client.delete(GALLERY);
    expect(deleted.status).toBe(202);
    expect(code(await client.put(GALLERY, galleryBody()))).toBe("Conflict");
    expect((await client.send("GET", String(deleted.headers.location))).status).toBe(204);
    expect((await client.get(GALLERY)).status).toBe(404);
    expect((await client.delete(GALLERY)).status).toBe(204);
  });

  test("an operation that is none", async () => {
    const path = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/locations/westeurope/operations/none`;
    expect((await client.get(path)).status).toBe(404);
  });
});

describe("a test makes it fail", () => {
  test("at once: nothing is there", async () => {
    running.arm.resources.fail({ operation: "create", object: "contoso", code: "OverconstrainedAllocationRequest" });
    const answer = await client.put(GALLERY, galleryBody());
    expect([answer.status, code(answer)]).toEqual([409, "OverconstrainedAllocationRequest"]);
    expect((await client.get(GALLERY)).status).toBe(404);
    expect((await client.put(GALLERY, galleryBody())).status).toBe(201);
  });

  test("late: the resource is there, in the state Failed, and can be made again", async () => {
    running.arm.resources.fail({ operation: "create", object: GALLERY, late: true, code: "InternalExecutionError" });
    const made = await client.put(GALLERY, galleryBody());
    expect(made.status).toBe(201);
    expect((await client.finish(made)).body).toMatchObject({
      status: "Failed",
      error: { code: "InternalExecutionError" },
    });
    expect(state(await client.get(GALLERY))).toBe("Failed");
    await client.make(GALLERY, galleryBody());
    expect(state(await client.get(GALLERY))).toBe("Succeeded");
  });
});

describe("every type of the table", () => {
  const key = { keyUrl: "https://v.vault.azure.net/keys/k/1" };
  test.each<[string, string, object, number]>([
    [
      "managed image",
      `${COMPUTE}/images/a`,
      { properties: { storageProfile: { osDisk: { osType: "Linux", osState: "Generalized" } } } },
      201,
    ],
    [
      "snapshot",
      `${COMPUTE}/snapshots/a`,
      { properties: { creationData: { createOption: "Copy", sourceResourceId: "x" } } },
      202,
    ],
    [
      "disk encryption set",
      `${COMPUTE}/diskEncryptionSets/a`,
      { identity: { type: "SystemAssigned" }, properties: { activeKey: key } },
      202,
    ],
    [
      "storage account",
      `${GROUP}/providers/Microsoft.Storage/storageAccounts/abc`,
      { kind: "StorageV2", sku: { name: "Standard_LRS" } },
      202,
    ],
  ])("%s", async (_what, id, body, status) => {
    const made = await client.put(id, { location: "westeurope", ...body });
    expect(made.status).toBe(status);
    await client.finish(made);
    expect((await client.get(id)).body).toMatchObject({ id, ...body });
    expect((await client.put(id, { location: "westeurope", ...body })).status).toBeLessThan(300);
    await client.remove(id);
    expect((await client.get(id)).status).toBe(404);
  });

  test("a storage account has keys, services and containers", async () => {
    const account = `${GROUP}/providers/Microsoft.Storage/storageAccounts/abc`;
    await client.make(account, { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" } });
    expect((await client.get(account)).body).toMatchObject({
      sku: { name: "Standard_LRS", tier: "Standard" },
      properties: { primaryEndpoints: { blob: "https://abc.blob.core.windows.net/" } },
    });
    const keys = await client.send("POST", `${account}/listKeys?$expand=kerb`);
    expect(keys.body.keys).toContainEqual({ keyName: "key1", value: ACCOUNT_KEY, permissions: "FULL" });
    expect((await client.get(`${account}/fileServices/default`)).status).toBe(200);
    const container = `${account}/blobServices/default/containers/vhds`;
    expect((await client.put(container, { properties: { publicAccess: "None" } })).status).toBe(201);
    expect((await client.get(container)).body).toMatchObject({ id: container, properties: { publicAccess: "None" } });
    expect((await client.get(`${account}x/blobServices/default`)).status).toBe(404);
  });

  test("a resource group goes with all that is in it", async () => {
    await makeVersion();
    const deleted = await client.delete(GROUP);
    expect(deleted.status).toBe(202);
    await client.finish(deleted);
    expect(running.arm.resources.store.all()).toEqual([]);
    expect(code(await client.get(GROUP))).toBe("ResourceGroupNotFound");
  });

  test("roles are given on what is there, by the ids of built-in roles", async () => {
    await client.make(GALLERY, galleryBody());
    const found = await client.get(
      `${GALLERY}/providers/Microsoft.Authorization/roleDefinitions?$filter=roleName eq 'Reader'`,
    );
    const [reader] = found.body.value as { id: string; name: string }[];
    expect(reader?.name).toBe(ROLES.Reader);
    expect((await client.get(reader!.id)).body).toEqual(reader);
    const id = `${GALLERY}/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-000000000001`;
    const properties = { roleDefinitionId: reader!.id, principalId: "aaaaaaaa-0000-0000-0000-000000000002" };
    expect((await client.put(id, { properties })).status).toBe(201);
    expect((await client.get(id)).body).toMatchObject({ id, properties: { ...properties, scope: GALLERY } });
    const nowhere = id.replace("contoso", "none");
    expect(code(await client.put(nowhere, { properties }))).toBe("ResourceNotFound");
    expect((await client.delete(id)).status).toBe(200);
  });

  test("a lock keeps what it is on, and what is below that", async () => {
    await makeVersion();
    const lock = `${GALLERY}/providers/Microsoft.Authorization/locks/keep`;
    await client.put(lock, { properties: { level: "CanNotDelete" } });
    expect(code(await client.delete(VERSION))).toBe("ScopeLocked");
    expect((await client.put(VERSION, versionBody({ tags: { a: "b" } }))).status).toBe(200);
    await client.put(lock, { properties: { level: "ReadOnly" } });
    expect(code(await client.put(VERSION, versionBody()))).toBe("ScopeLocked");
    expect((await client.delete(lock)).status).toBe(200);
    expect((await client.delete(VERSION)).status).toBe(202);
  });

  test("a community gallery gets a public name, is shown, and has to be hidden before it goes", async () => {
    const communityGalleryInfo = {
      publicNamePrefix: "contoso",
      publisherContact: "a@b.c",
      publisherUri: "https://b.c",
      eula: "x",
    };
    await client.make(
      GALLERY,
      galleryBody({ properties: { sharingProfile: { permissions: "Community", communityGalleryInfo } } }),
    );
    const info = async (): Promise<unknown> =>
      ((await client.get(GALLERY)).body as { properties: { sharingProfile: { communityGalleryInfo: object } } })
        .properties.sharingProfile.communityGalleryInfo;
    expect(await info()).toMatchObject({
      communityGalleryEnabled: false,
      publicNames: [expect.stringMatching(/^contoso-[0-9a-f-]{36}$/)],
    });
    const share = (operationType: string) => client.send("POST", `${GALLERY}/share`, { body: { operationType } });
    await client.finish(await share("EnableCommunity"));
    expect(await info()).toMatchObject({ communityGalleryEnabled: true });
    expect(code(await client.delete(GALLERY))).toBe("OperationNotAllowed");
    await client.finish(await share("Reset"));
    expect((await client.delete(GALLERY)).status).toBe(202);
  });

  test("a directly shared gallery is shared with more and with fewer", async () => {
    await client.make(GALLERY, galleryBody({ properties: { sharingProfile: { permissions: "Groups" } } }));
    const share = async (operationType: string, ids: string[]): Promise<unknown> => {
      const body = { operationType, groups: [{ type: "Subscriptions", ids }] };
      await client.finish(await client.send("POST", `${GALLERY}/share`, { body }));
      const read = (await client.get(GALLERY)).body as { properties: { sharingProfile: { groups: unknown } } };
      return read.properties.sharingProfile.groups;
    };
    expect(await share("Add", ["a", "b"])).toEqual([{ type: "Subscriptions", ids: ["a", "b"] }]);
    expect(await share("Remove", ["a"])).toEqual([{ type: "Subscriptions", ids: ["b"] }]);
    expect(code(await client.send("POST", `${GALLERY}/share`, { body: { operationType: "EnableCommunity" } }))).toBe(
      "InvalidParameter",
    );
  });
});

test("newer API versions have newer defaults, and leave alone what an older one made", async () => {
  await client.make(GALLERY, galleryBody());
  const { properties } = definitionBody({ properties: { hyperVGeneration: null } }) as { properties: object };
  const body = { ...definitionBody(), properties };
  const made = async (name: string, apiVersion: string) =>
    (
      await client.put(
        `${GALLERY}/images/${name}`,
        { ...body, properties: { ...properties, identifier: { publisher: "p", offer: "o", sku: name } } },
        apiVersion,
      )
    ).body.properties;
  expect(await made("old", "2022-03-03")).toMatchObject({ hyperVGeneration: "V1" });
  expect(await made("new", "2025-03-03")).toMatchObject({
    hyperVGeneration: "V2",
    features: [{ name: "SecurityType", value: "TrustedLaunchSupported" }],
  });
  const regions = { publishingProfile: { targetRegions: [{ name: "westeurope" }, { name: "westus" }] } };
  const version = versionBody({ properties: regions });
  expect((await client.put(`${GALLERY}/images/old/versions/1.0.0`, version, "2023-07-03")).body).toMatchObject({
    properties: { publishingProfile: { targetRegions: [{ storageAccountType: "Standard_LRS" }, {}] } },
  });
  expect((await client.put(`${GALLERY}/images/old/versions/2.0.0`, version, "2025-03-03")).body).toMatchObject({
    properties: {
      publishingProfile: {
        targetRegions: [{ storageAccountType: "Standard_ZRS" }, { storageAccountType: "Standard_LRS" }],
      },
    },
  });
});

test("what a subscription always has: its regions, its providers", async () => {
  const own = `/subscriptions/${SUBSCRIPTION}`;
  expect((await client.get(own)).body).toMatchObject({ subscriptionId: SUBSCRIPTION, state: "Enabled" });
  expect(names(await client.get(`${own}/locations`))).toContain("westeurope");
  const { body } = await client.get(`${own}/providers`);
  expect(body.value).toContainEqual(
    expect.objectContaining({ namespace: "Microsoft.Compute", registrationState: "Registered" }),
  );
  expect((await client.send("POST", `${own}/providers/Microsoft.Compute/register`)).status).toBe(200);
  expect((await client.get(`${own}/providers/Contoso.Things`)).status).toBe(501);
});

test("regions are kept by their short names", async () => {
  await client.make(GALLERY, galleryBody({ location: "West Europe" }));
  expect((await client.get(GALLERY)).body.location).toBe("westeurope");
  await client.make(DEFINITION, definitionBody());
  const regions = [{ name: "West Europe" }, regionBody("North Europe")];
  const { body } = await client.put(
    VERSION,
    versionBody({ location: "West Europe", properties: { publishingProfile: { targetRegions: regions } } }),
  );
  expect(body).toMatchObject({
    location: "westeurope",
    properties: { publishingProfile: { targetRegions: [{ name: "West Europe" }, { name: "North Europe" }] } },
  });
});
