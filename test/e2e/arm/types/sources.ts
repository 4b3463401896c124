import { textAt, type Json } from "../json";
import { uuidOf } from "./galleries";
import { resourceType } from "./resource-type";

/* Where versions come from: managed images and snapshots, and the keys that encrypt them. */

export const managedImage = resourceType({
  type: "Microsoft.Compute/images",
  parameter: "image",
  apiVersions: ["2022-03-01", "2026-04-01"],
  readOnly: [],
  defaults: { "properties.hyperVGeneration": "V1" },
  immutable: ["properties.hyperVGeneration", "properties.sourceVirtualMachine"],
  longRunning: "asyncOperation",
  deleted: 202,
  patch: true,
});

export const snapshot = resourceType({
  type: "Microsoft.Compute/snapshots",
  parameter: "snapshot",
  apiVersions: ["2022-03-02", "2026-03-02"],
  required: ["properties.creationData.createOption"],
  readOnly: ["properties.timeCreated", "properties.diskState", "properties.uniqueId", "properties.diskSizeBytes"],
  defaults: {
    "properties.diskSizeGB": 30,
    "properties.incremental": false,
    "properties.networkAccessPolicy": "AllowAll",
    "properties.publicNetworkAccess": "Enabled",
    "properties.encryption": { type: "EncryptionAtRestWithPlatformKey" },
    sku: { name: "Standard_LRS", tier: "Standard" },
  },
  immutable: ["properties.creationData", "properties.incremental"],
  service: (_body, { target, before, now }) => ({
    "properties.timeCreated": textAt(before?.body, "properties.timeCreated") ?? now.toISOString(),
    "properties.diskState": "Unattached",
    "properties.uniqueId": uuidOf("snapshot", target.id),
  }),
  longRunning: "asyncOperation",
  put: { created: 202, updated: 202 },
  deleted: 202,
  patch: true,
});

export const diskEncryptionSet = resourceType({
  type: "Microsoft.Compute/diskEncryptionSets",
  parameter: "diskEncryptionSet",
  apiVersions: ["2022-03-02", "2026-03-02"],
  required: ["properties.activeKey.keyUrl"],
  readOnly: ["properties.lastKeyRotationTimestamp"],
  defaults: {
    "properties.encryptionType": "EncryptionAtRestWithCustomerKey",
    "properties.rotationToLatestKeyVersionEnabled": false,
  },
  immutable: ["properties.encryptionType"],
  service: ({ identity }, { target }): { [path: string]: Json } =>
    identity === undefined
      ? {}
      : { "identity.principalId": uuidOf("principal", target.id), "identity.tenantId": uuidOf("tenant") },
  longRunning: "asyncOperation",
  put: { created: 202, updated: 202 },
  deleted: 202,
  patch: true,
});
