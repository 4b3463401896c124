import { DEFINITION, definitionBody, GALLERY, galleryBody, GROUP, VERSION, versionBody } from "./bodies";
import type { Blobs } from "./blobs";
import { makeCertificate, type Certificate } from "./certificate";
import { Client, type Received } from "./client";
import { HeldBlobs } from "./held-blobs";
import { mergePatch, type Body } from "./json";
import { startArm, type RunningArm } from "./server";
import { vhdOf } from "./vhd";

/* Storage accounts whose containers somebody serves: what is done to them, and what is asked of them. */

const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/contoso`;
const CONTAINER = `${ACCOUNT}/blobServices/default/containers/vhds`;
const ADDRESS = "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd";
const PRIVATE = { properties: { publicAccess: "None" } };

let certificate: Certificate;
let running: RunningArm;
let client: Client;

async function start(blobs?: Blobs): Promise<void> {
  running = await startArm({ certificate, impliedGroups: true, blobs });
  client = await Client.of(running);
  await client.make(ACCOUNT, { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" } });
}
beforeAll(async () => {
  certificate = await makeCertificate();
});
afterEach(() => running.stop());

async function publish(uri: string): Promise<Received> {
  await client.make(GALLERY, galleryBody());
  await client.make(DEFINITION, definitionBody());
  const storageProfile: Body = { source: null, osDiskImage: { source: { uri, storageAccountId: ACCOUNT } } };
  return client.put(VERSION, mergePatch(versionBody(), { properties: { storageProfile } }));
}

test("a container is made and taken away where it is served", async () => {
  const blobs = new HeldBlobs();
  await start(blobs);
  await client.put(CONTAINER, PRIVATE);
  expect([...blobs.containers]).toEqual(["contoso/vhds"]);
  await client.delete(CONTAINER);
  expect([...blobs.containers]).toEqual([]);
});

test("none is made where the request is refused", async () => {
  const blobs = new HeldBlobs();
  await start(blobs);
  expect((await client.put(CONTAINER.replace("contoso", "elsewhere"), PRIVATE)).status).toBe(404);
  expect([...blobs.containers]).toEqual([]);
});

test("an account goes with its containers", async () => {
  await start(new HeldBlobs());
  await client.put(CONTAINER, PRIVATE);
  expect((await client.delete(ACCOUNT)).status).toBe(200);
  expect((await client.get(CONTAINER)).status).toBe(404);
});

test("a version is made of a VHD that is there", async () => {
  await start(new HeldBlobs({ [ADDRESS]: vhdOf() }));
  expect((await publish(ADDRESS)).status).toBe(201);
});

test("of one that is not there only where nobody can know", async () => {
  await start(new HeldBlobs());
  expect((await publish(ADDRESS)).body.error).toMatchObject({ code: "InvalidParameter", target: "disks" });
  expect((await publish("vhds/ubuntu.vhd")).body.error).toMatchObject({ code: "InvalidParameter" });
  await running.stop();
  await start();
  expect((await publish(ADDRESS)).status).toBe(201);
});

test("who serves blobs and fails is no reason to ask again for half an hour", async () => {
  const failing = { look: () => Promise.reject(new Error("Azurite is gone")) } as unknown as Blobs;
  await start(failing);
  const { status, body } = await publish(ADDRESS);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: "LocalArmFault", message: expect.stringContaining("gone") as string });
});
