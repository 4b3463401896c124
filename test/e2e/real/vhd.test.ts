import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageBlob } from "@cdktf/provider-azurerm/lib/storage-blob";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageSource } from "../../../lib";
import { VERSION } from "../arm/bodies";
import { textAt, type Body } from "../arm/json";
import { REFUSALS } from "../arm/refusals";
import { REFUSAL_CASES } from "../arm/refusals/cases";
import { vhdOf } from "../arm/vhd";
import { startAzurite, type Azurite } from "../azurite/azurite";
import { addImages } from "../scenarios/images";
import type { ArmAzure } from "../support/arm-azure";
import { EXAMPLE, exampleConfig } from "../support/example-config";
import { certificateOf, realProvider } from "../support/real-provider";
import { scenario, stackText, type Scenario } from "../support/scenario";
import { raw, rawConfig } from "./raw";

/*
 * From a VHD on this machine to a version: azurerm makes a storage account and a container, uploads the VHD into Azurite and
 * makes a version of it. The local Azure Resource Manager looks into Azurite before it takes the version.
 */

const FILE = vhdOf();
const ACCOUNT = { account_tier: "Standard", account_replication_type: "LRS" };
const LOCATION = { resource_group_name: "rg-images", location: "westeurope" };
let azurite: Azurite;
let dir: string;
let source: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "aig-vhd-"));
  source = join(dir, "ubuntu.vhd");
  writeFileSync(source, FILE);
  const provider = await realProvider();
  const accounts = ["contoso", "contosoraw", "contosoours"];
  azurite = await startAzurite({ ...provider, ...certificateOf(provider), accounts });
});

afterAll(async () => {
  rmSync(dir, { recursive: true });
  await azurite?.stop();
});

/** Applies and plans again, and looks at what came of it. */
async function goesThrough({ tf, cloud }: Scenario, account: string): Promise<void> {
  await tf.apply();
  expect((await tf.plan()).exitCode).toBe(0);
  const address = `https://${account}.blob.core.windows.net/vhds/ubuntu.vhd`;
  expect((await azurite.blobs.read(address)).equals(FILE)).toBe(true);
  const { store } = (cloud as ArmAzure).running.arm.resources;
  const [version] = store.all("Microsoft.Compute/galleries/images/versions");
  const disk = "properties.storageProfile.osDiskImage.source";
  expect(textAt(version?.body, `${disk}.uri`)).toBe(address);
  expect(store.get(textAt(version?.body, `${disk}.storageAccountId`)!)?.name).toBe(account);
}

test("goes through without constructs", async () => {
  const storage_account_id = "${azurerm_storage_account.main.id}";
  const vhd = { os_disk_snapshot_id: undefined, blob_uri: "${azurerm_storage_blob.vhd.url}", storage_account_id };
  const { resource, ...rest } = exampleConfig({ ...EXAMPLE, version: { ...EXAMPLE.version, ...vhd } });
  const storage = {
    azurerm_storage_account: { main: { name: "contosoraw", ...LOCATION, ...ACCOUNT } },
    azurerm_storage_container: { vhds: { name: "vhds", storage_account_id } },
    azurerm_storage_blob: {
      vhd: {
        name: "ubuntu.vhd",
        storage_account_name: "${azurerm_storage_account.main.name}",
        storage_container_name: "${azurerm_storage_container.vhds.name}",
        type: "Page",
        source,
      },
    },
  };
  await scenario(
    { ...rest, resource: { ...(resource as object), ...storage } },
    (at) => goesThrough(at, "contosoraw"),
    {
      azurite,
    },
  );
});

test("goes through with our constructs", async () => {
  const text = stackText((stack) => {
    const account = new StorageAccount(stack, "Account", {
      name: "contosoours",
      resourceGroupName: "rg-images",
      location: "westeurope",
      accountTier: "Standard",
      accountReplicationType: "LRS",
    });
    const container = new StorageContainer(stack, "Vhds", { name: "vhds", storageAccountId: account.id });
    const blob = new StorageBlob(stack, "Vhd", {
      name: "ubuntu.vhd",
      storageAccountName: account.name,
      storageContainerName: container.name,
      type: "Page",
      source,
    });
    addImages(stack, { version: { source: ImageSource.vhd(blob.url, account.id) } });
  });
  await scenario(text, (at) => goesThrough(at, "contosoours"), { azurite });
});

test("is refused where Azure refuses it", async () => {
  const cases = REFUSAL_CASES.flatMap((one, i) => {
    const [id, body] = one.steps[one.steps.length - 1] as [string, Body];
    const { type, block } = raw(id, body);
    return one.blobs ? [{ ...one, type, name: `case${i}`, block: { ...block, name: `1.0.${i}` } }] : [];
  });
  await azurite.blobs.makeContainer("contoso", "vhds");
  for (const [address, file] of cases.flatMap(({ blobs }) => Object.entries(blobs!))) {
    await azurite.blobs.write(address, file);
  }
  const resource: { [type: string]: { [name: string]: unknown } } = {};
  for (const { type, name, block } of cases) resource[type] = { ...resource[type], [name]: block };
  await scenario(
    { ...rawConfig(VERSION, {}), resource },
    async ({ tf, cloud }) => {
      const { diagnostics } = await tf.apply({ allowFailure: true });
      expect(cloud.log).toEqual([]);
      const told = diagnostics.map(({ address, summary, detail }) => [address, inOneLine(`${summary} ${detail}`)]);
      for (const { what, says, type, name } of cases) {
        const refused = Object.fromEntries(told)[`${type}.${name}`];
        expect(refused).toContain(REFUSALS.find((row) => row.what === what)!.code);
        expect(refused).toContain(says);
      }
    },
    {
      azurite,
      existing: (cloud) => {
        const { resources } = (cloud as ArmAzure).running.arm;
        const before = new Map(cases.flatMap(({ steps }) => steps.slice(0, -1)) as [string, Body][]);
        before.forEach((body, id) => resources.seed(id, body));
      },
    },
  );
});

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
