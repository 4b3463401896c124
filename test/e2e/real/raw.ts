import { at, bodyAt, listAt, textAt, type Body, type Json } from "../arm/json";
import { routeOf } from "../arm/path";
import { SUBSCRIPTION } from "../support/provider";

/* What is sent to Azure, as somebody writes it who uses the provider without constructs. */

type Block = { readonly [attribute: string]: unknown };

const PROFILE = "properties.publishingProfile";

/** A resource of the provider that sends this body to this address. */
export function raw(id: string, body: Body): { readonly type: string; readonly block: Block } {
  const route = routeOf(id);
  if (!("target" in route)) throw new Error(`${id} is no resource`);
  const { type, name, group, owner } = route.target;
  const row = ROWS[type];
  if (!row) throw new Error(`${type}: not in the table`);
  const names = id.split("/").slice(-5);
  const block = { name, resource_group_name: group, location: textAt(body, "location"), tags: body.tags };
  return { type: row.type, block: written(row.block({ block, body, names, owner })) };
}

/** The whole configuration of one such resource. */
export function rawConfig(id: string, body: Body): { readonly [section: string]: unknown } {
  const { type, block } = raw(id, body);
  return {
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm" } } },
    provider: { azurerm: [{ features: [{}], subscription_id: SUBSCRIPTION }] },
    resource: { [type]: { raw: block } },
  };
}

interface Parts {
  readonly block: Block;
  readonly body: Body;
  /** The last five segments of the id. */
  readonly names: readonly string[];
  readonly owner: string;
}

const ROWS: { readonly [type: string]: { readonly type: string; readonly block: (parts: Parts) => Block } } = {
  "Microsoft.Resources/resourceGroups": {
    type: "azurerm_resource_group",
    block: ({ block: { name, location } }) => ({ name, location }),
  },
  "Microsoft.Compute/galleries": {
    type: "azurerm_shared_image_gallery",
    block: ({ block, body }) => ({ ...block, sharing: sharing(bodyAt(body, "properties.sharingProfile")) }),
  },
  "Microsoft.Compute/galleries/images": { type: "azurerm_shared_image", block: definition },
  "Microsoft.Compute/galleries/images/versions": { type: "azurerm_shared_image_version", block: version },
  "Microsoft.Compute/images": {
    type: "azurerm_image",
    block: ({ block, body }) => {
      const { osType, osState, blobUri } = bodyAt(body, "properties.storageProfile.osDisk");
      const disk = { os_type: osType, os_state: osState, blob_uri: blobUri, storage_type: "Standard_LRS" };
      return { ...block, hyper_v_generation: at(body, "properties.hyperVGeneration"), os_disk: [disk] };
    },
  },
  "Microsoft.Authorization/roleAssignments": {
    type: "azurerm_role_assignment",
    block: ({ block: { name }, body, owner }) => ({
      name,
      scope: owner,
      role_definition_id: at(body, "properties.roleDefinitionId"),
      principal_id: at(body, "properties.principalId"),
    }),
  },
  "Microsoft.Storage/storageAccounts": {
    type: "azurerm_storage_account",
    block: ({ block }) => ({ ...block, account_tier: "Standard", account_replication_type: "LRS" }),
  },
};

function sharing({ permissions, communityGalleryInfo: info }: Body): Json | undefined {
  if (permissions === undefined) return undefined;
  const { publicNamePrefix, publisherContact, publisherUri, eula } = bodyAt({ info }, "info");
  const community = {
    prefix: publicNamePrefix,
    publisher_email: publisherContact,
    publisher_uri: publisherUri,
    eula: eula ?? undefined,
  };
  return [{ permission: permissions, ...(info !== undefined && { community_gallery: [community] }) }];
}

/** The flag that stands for a security type. */
const SECURITY: { readonly [value: string]: string } = {
  TrustedLaunch: "trusted_launch_enabled",
  TrustedLaunchSupported: "trusted_launch_supported",
  ConfidentialVM: "confidential_vm_enabled",
  ConfidentialVmSupported: "confidential_vm_supported",
};

function definition({ block, body, names }: Parts): Block {
  const { osType, osState, hyperVGeneration, identifier, recommended, purchasePlan, endOfLifeDate } = bodyAt(
    body,
    "properties",
  );
  const security = listAt(body, "properties.features").find(({ name }) => name === "SecurityType")?.value;
  const memory = bodyAt({ recommended }, "recommended.memory");
  return {
    ...block,
    gallery_name: names[2],
    os_type: osType,
    specialized: osState === "Specialized",
    hyper_v_generation: hyperVGeneration,
    identifier: [identifier],
    purchase_plan: purchasePlan && [purchasePlan],
    end_of_life_date: endOfLifeDate,
    min_recommended_memory_in_gb: memory.min,
    max_recommended_memory_in_gb: memory.max,
    ...(typeof security === "string" && { [SECURITY[security]!]: true }),
  };
}

function version({ block, body, names: [gallery, , image] }: Parts): Block {
  const regions = listAt(body, `${PROFILE}.targetRegions`).map((region) => ({
    name: region.name,
    regional_replica_count: region.regionalReplicaCount,
    storage_account_type: region.storageAccountType,
    disk_encryption_set_id: at(region, "encryption.osDiskImage.diskEncryptionSetId"),
  }));
  const disk = bodyAt(body, "properties.storageProfile.osDiskImage.source");
  return {
    ...block,
    gallery_name: gallery,
    image_name: image,
    target_region: regions,
    managed_image_id: at(body, "properties.storageProfile.source.id"),
    os_disk_snapshot_id: disk.id,
    blob_uri: disk.uri,
    storage_account_id:
      disk.uri &&
      (disk.storageAccountId ??
        `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a`),
    replication_mode: at(body, `${PROFILE}.replicationMode`),
    end_of_life_date: at(body, `${PROFILE}.endOfLifeDate`),
  };
}

/** Without what is not given: to Terraform null is not the same everywhere. */
function written(block: Block): Block {
  return JSON.parse(JSON.stringify(block)) as Block;
}
