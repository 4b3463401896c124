import { textAt, type Body } from "../json";
import { resourceType, type ActionResult, type ResourceType } from "./resource-type";

/* A storage account with containers, for a version made of a VHD. What is in a container is not kept here: see `blobs.ts`. */

const API_VERSIONS = ["2023-05-01", "2025-08-01"];
const SERVICES = ["blob", "dfs", "file", "queue", "table", "web"];

/** The key of every account: whoever serves the blobs has to be told the same. */
export const ACCOUNT_KEY = Buffer.from("the key of every storage account of the local ARM").toString("base64");

export const storageAccount = resourceType({
  type: "Microsoft.Storage/storageAccounts",
  parameter: "storageAccount",
  apiVersions: API_VERSIONS,
  required: ["sku.name", "kind"],
  readOnly: ["properties.primaryEndpoints", "properties.creationTime", "properties.primaryLocation"],
  defaults: {
    "properties.supportsHttpsTrafficOnly": true,
    "properties.minimumTlsVersion": "TLS1_2",
    "properties.allowBlobPublicAccess": false,
    "properties.allowSharedKeyAccess": true,
    "properties.publicNetworkAccess": "Enabled",
    "properties.isHnsEnabled": false,
    "properties.encryption": { keySource: "Microsoft.Storage" },
    "properties.networkAcls": { bypass: "AzureServices", defaultAction: "Allow", ipRules: [], virtualNetworkRules: [] },
  },
  immutable: [],
  service: (body, { target, now, before }) => ({
    "sku.tier": (textAt(body, "sku.name") ?? "").split("_")[0] ?? "",
    "properties.primaryLocation": textAt(body, "location") ?? "",
    "properties.statusOfPrimary": "available",
    "properties.creationTime": textAt(before?.body, "properties.creationTime") ?? now.toISOString(),
    "properties.primaryEndpoints": Object.fromEntries(
      SERVICES.map((service) => [service, `https://${target.name}.${service}.core.windows.net/`]),
    ),
  }),
  longRunning: "location",
  put: { created: 202, updated: 200 },
  deleted: 200,
  deletesNested: true,
  patch: true,
  actions: {
    "POST listKeys": (): ActionResult => ({ answer: { status: 200, body: { keys: keys() } } }),
  },
});

function keys(): Body[] {
  return ["key1", "key2"].map((keyName) => ({ keyName, value: ACCOUNT_KEY, permissions: "FULL" }));
}

/** The services within an account are there with it. */
const service = (name: string): ResourceType =>
  resourceType({
    type: `Microsoft.Storage/storageAccounts/${name}`,
    parameter: name,
    apiVersions: API_VERSIONS,
    tracked: false,
    implied: { properties: { cors: { corsRules: [] } } },
  });

export const blobServices = service("blobServices");
export const fileServices = service("fileServices");

export const container = resourceType({
  type: "Microsoft.Storage/storageAccounts/blobServices/containers",
  parameter: "container",
  apiVersions: API_VERSIONS,
  tracked: false,
  readOnly: ["properties.lastModifiedTime", "properties.leaseState", "properties.leaseStatus"],
  defaults: {
    "properties.publicAccess": "None",
    "properties.defaultEncryptionScope": "$account-encryption-key",
    "properties.denyEncryptionScopeOverride": false,
  },
  service: (_body, { now }) => ({
    "properties.lastModifiedTime": now.toISOString(),
    "properties.leaseState": "Available",
    "properties.leaseStatus": "Unlocked",
    "properties.hasImmutabilityPolicy": false,
    "properties.hasLegalHold": false,
  }),
  patch: true,
});
