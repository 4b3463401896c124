import { statSync } from "node:fs";
import { armId, httpUrl, lenientId, matching, notZero, oneOf, uuid, wholeBetween, type Check } from "./checks";
import { GROUP, sameText, uuidOf } from "./common";
import { defaultsTo, eachOther, fixed, fixedDefault, type Semantics } from "./rule";

/* Where images come from: managed images, snapshots, VHD blobs and the keys that encrypt them. */

const desId = lenientId("Microsoft.Compute/diskEncryptionSets");
const multipleOf512: Check = (value) =>
  Number(value) >= 0 && Number(value) % 512 === 0 ? undefined : `expected a multiple of 512, got ${String(value)}`;
const caching = defaultsTo("None", oneOf("None", "ReadOnly", "ReadWrite"));
const diskTypes = oneOf(
  "Premium_LRS",
  "PremiumV2_LRS",
  "Premium_ZRS",
  "Standard_LRS",
  "StandardSSD_LRS",
  "StandardSSD_ZRS",
  "UltraSSD_LRS",
);

export const managedImage: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/images/{name}`,
  rules: {
    zone_resilient: fixedDefault(false),
    hyper_v_generation: fixedDefault("V1", oneOf("V1", "V2")),
    source_virtual_machine_id: { check: armId("Microsoft.Compute/virtualMachines") },
    os_disk: fixed(),
    "os_disk.os_type": { check: oneOf("Linux", "Windows") },
    "os_disk.os_state": { check: oneOf("Generalized", "Specialized") },
    "os_disk.managed_disk_id": { check: armId("Microsoft.Compute/disks"), same: sameText },
    "os_disk.blob_uri": fixed(httpUrl),
    "os_disk.caching": caching,
    "os_disk.size_gb": fixed(notZero),
    "os_disk.disk_encryption_set_id": fixed(desId),
    "os_disk.storage_type": fixed(diskTypes),
    "data_disk.managed_disk_id": fixed(),
    "data_disk.caching": caching,
    "data_disk.size_gb": { check: notZero },
    "data_disk.disk_encryption_set_id": fixed(desId),
    "data_disk.storage_type": fixed(diskTypes),
  },
  conflicts: [
    ["zone_resilient", "source_virtual_machine_id"],
    ["os_disk", "source_virtual_machine_id"],
    ["data_disk", "source_virtual_machine_id"],
  ],
  refuseApply: ({ source_virtual_machine_id, os_disk, data_disk }) =>
    !source_virtual_machine_id && [os_disk, data_disk].every((disks) => Array.isArray(disks) && disks.length === 0)
      ? "Cannot create image when both source VM and storage profile are empty"
      : undefined,
};

export const snapshot: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/snapshots/{name}`,
  rules: {
    name: fixed(matching(/^[A-Za-z0-9_-]+$/, 80)),
    create_option: { check: oneOf("Copy", "Import") },
    incremental_enabled: fixedDefault(false),
    source_uri: fixed(),
    source_resource_id: fixed(),
    storage_account_id: fixed(),
    network_access_policy: defaultsTo("AllowAll", oneOf("AllowAll", "AllowPrivate", "DenyAll")),
    disk_access_id: { same: sameText },
    public_network_access_enabled: defaultsTo(true),
    encryption_settings: { clearedReplaces: true },
  },
  neverRead: ["source_uri", "source_resource_id"],
};

export const diskEncryptionSet: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/diskEncryptionSets/{name}`,
  rules: {
    name: fixed(matching(/^[^_\W][\w-._]{0,78}\w$/)),
    auto_key_rotation_enabled: defaultsTo(false),
    encryption_type: fixedDefault(
      "EncryptionAtRestWithCustomerKey",
      oneOf(
        "EncryptionAtRestWithCustomerKey",
        "EncryptionAtRestWithPlatformAndCustomerKeys",
        "ConfidentialVmEncryptedWithCustomerKey",
      ),
    ),
    federated_client_id: { check: uuid },
  },
  exactlyOneOf: [["key_vault_key_id", "managed_hsm_key_id"]],
  computed: {
    key_vault_key_url: ({ key_vault_key_id }) => key_vault_key_id ?? "",
    "identity.principal_id": ({ id }) => uuidOf(id, "principal"),
    "identity.tenant_id": () => uuidOf("tenant"),
  },
};

export const storageAccount: Semantics = {
  id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/{name}`,
  rules: {
    name: fixed(matching(/^[a-z0-9]{3,24}$/)),
    account_tier: fixed(oneOf("Standard", "Premium")),
    account_replication_type: { check: oneOf("LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS") },
    account_kind: {
      ...defaultsTo("StorageV2"),
      forceNew: (from, to) => !(from === "Storage" && to === "StorageV2"),
    },
    allow_nested_items_to_be_public: defaultsTo(true),
    cross_tenant_replication_enabled: defaultsTo(false),
    default_to_oauth_authentication: defaultsTo(false),
    dns_endpoint_type: defaultsTo("Standard"),
    https_traffic_only_enabled: defaultsTo(true),
    infrastructure_encryption_enabled: defaultsTo(false),
    is_hns_enabled: defaultsTo(false),
    local_user_enabled: defaultsTo(true),
    min_tls_version: defaultsTo("TLS1_2"),
    nfsv3_enabled: defaultsTo(false),
    public_network_access_enabled: defaultsTo(true),
    queue_encryption_key_type: defaultsTo("Service"),
    sftp_enabled: defaultsTo(false),
    shared_access_key_enabled: defaultsTo(true),
    table_encryption_key_type: defaultsTo("Service"),
    blob_properties: { computedBlock: true },
    network_rules: { computedBlock: true },
    queue_properties: { computedBlock: true },
    routing: { computedBlock: true },
    share_properties: { computedBlock: true },
    static_website: { computedBlock: true },
  },
  computed: {
    primary_blob_endpoint: ({ name }) => `https://${String(name)}.blob.core.windows.net/`,
    primary_blob_host: ({ name }) => `${String(name)}.blob.core.windows.net`,
    primary_location: ({ location }) => location ?? "",
  },
};

export const storageContainer: Semantics = {
  id: "{storage_account_id}/blobServices/default/containers/{name}",
  rules: {
    name: fixed(matching(/^(\$root|\$web|[0-9a-z][0-9a-z-]{2,62})$/)),
    container_access_type: defaultsTo("private", oneOf("blob", "container", "private")),
    storage_account_id: fixed(),
    storage_account_name: fixed(),
    default_encryption_scope: fixed(),
    encryption_scope_override_enabled: fixedDefault(true),
  },
  exactlyOneOf: [["storage_account_id", "storage_account_name"]],
  needs: [["encryption_scope_override_enabled", "default_encryption_scope"]],
  refuseApply: ({ storage_account_name: name }) =>
    typeof name === "string" ? "`storage_account_name` of a container is not supported by the stand-in" : undefined,
  computed: { resource_manager_id: ({ id }) => id ?? "" },
};

/** The provider opens the file of a blob when it creates it, and no sooner. */
function unreadable(source: string, pages: boolean): string | undefined {
  const stats = statSync(source, { throwIfNoEntry: false });
  if (stats === undefined) return `opening file: open ${source}: no such file or directory`;
  return pages && stats.size % 512 !== 0 ? `Error processing file "${source}": not a multiple of 512 bytes` : undefined;
}

export const storageBlob: Semantics = {
  id: "https://{storage_account_name}.blob.core.windows.net/{storage_container_name}/{name}",
  rules: {
    storage_account_name: fixed(),
    storage_container_name: fixed(),
    type: fixed(oneOf("Append", "Block", "Page")),
    size: fixedDefault(0, multipleOf512),
    source: fixed(),
    source_content: fixed(),
    source_uri: fixed(),
    content_md5: fixed(),
    parallelism: fixedDefault(8, wholeBetween(1, Infinity)),
    content_type: defaultsTo("application/octet-stream"),
    encryption_scope: fixed(),
    access_tier: { check: oneOf("Hot", "Cool", "Archive") },
  },
  conflicts: [...eachOther("source", "source_content", "source_uri"), ["content_md5", "source_uri"]],
  computed: { url: ({ id }) => id ?? "" },
  refusePlan: ({ type, source_content: content }) =>
    type === "Page" && typeof content === "string" && Buffer.byteLength(content) % 512 !== 0
      ? "`source_content` of a `Page` blob must be a multiple of 512 bytes"
      : undefined,
  refuseApply: (blob, cloud) => {
    const { size, source, type, content_md5, storage_account_name: account } = blob;
    if (!cloud.all("azurerm_storage_account").some(({ attributes }) => attributes.name === account))
      return `locating Storage Account "${String(account)}"`;
    if (source && size) return "`size` must be 0 when `source` is set";
    const unread = typeof source === "string" ? unreadable(source, type === "Page") : undefined;
    if (unread !== undefined) return unread;
    if (content_md5 && type !== "Block") return "`content_md5` can only be set for a `Block` blob";
    return undefined;
  },
};
