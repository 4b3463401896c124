import { blocksOf, isZero } from "../values";
import {
  anyCheck,
  armId,
  each,
  httpUrl,
  instant,
  lenientId,
  matching,
  notEmpty,
  oneOf,
  rfc3339,
  whole,
  wholeBetween,
} from "./checks";
import { defaultsTo, eachOther, fixed, fixedDefault, type Rule, type Semantics } from "./rule";
import { GALLERIES, normalLocation, uuidOf } from "./common";

export const galleryName = matching(/^[A-Za-z0-9._]+$/, 80);
export const imageName = matching(/^[A-Za-z0-9._-]+$/, 80);
export const versionName = matching(/^([0-9]{1,10}\.[0-9]{1,10}\.[0-9]{1,10}|latest|recent)$/);
const accountTypes = oneOf("Premium_LRS", "Standard_LRS", "Standard_ZRS");
const publisherName = (max: number) => fixed(matching(/^[A-Za-z0-9._-]*[A-Za-z0-9_-]$/, max));

const endOfLife: Rule = { clearedReplaces: true, check: rfc3339, same: (a, b) => instant(a) === instant(b) };

export const gallery: Semantics = {
  id: `${GALLERIES}/{name}`,
  rules: {
    name: fixed(galleryName),
    sharing: fixed(),
    "sharing.permission": fixed(oneOf("Community", "Groups", "Private")),
    "sharing.community_gallery": fixed(),
    "sharing.community_gallery.eula": fixed(notEmpty),
    "sharing.community_gallery.publisher_email": fixed(notEmpty),
    "sharing.community_gallery.publisher_uri": fixed(notEmpty),
    "sharing.community_gallery.prefix": fixed(matching(/^[A-Za-z0-9]{5,16}$/)),
  },
  computed: {
    unique_name: ({ id, name }) => `${String(id).split("/")[2]}-${String(name).toUpperCase()}`,
    "sharing.community_gallery.name": ({ id }, { prefix }) => `${String(prefix)}-${uuidOf(id)}`,
  },
  readBeforeDelete: true,
  refuseApply: ({ sharing }) => {
    const [profile] = blocksOf(sharing);
    return profile?.permission === "Community" && isZero(profile.community_gallery ?? null)
      ? "`community_gallery` must be set when `permission` is set to `Community`"
      : undefined;
  },
};

export const image: Semantics = {
  id: `${GALLERIES}/{gallery_name}/images/{name}`,
  rules: {
    name: fixed(imageName),
    gallery_name: fixed(galleryName),
    architecture: fixedDefault("x64", oneOf("x64", "Arm64")),
    os_type: fixed(oneOf("Linux", "Windows")),
    hyper_v_generation: fixedDefault("V1", oneOf("V1", "V2")),
    specialized: fixed(),
    "identifier.publisher": publisherName(128),
    "identifier.offer": publisherName(64),
    "identifier.sku": publisherName(64),
    disk_types_not_allowed: { check: each(oneOf("Standard_LRS", "Premium_LRS")) },
    end_of_life_date: endOfLife,
    eula: fixed(),
    privacy_statement_uri: fixed(),
    "purchase_plan.name": fixed(notEmpty),
    "purchase_plan.publisher": fixed(notEmpty),
    "purchase_plan.product": fixed(notEmpty),
    max_recommended_vcpu_count: { check: wholeBetween(1, 80) },
    min_recommended_vcpu_count: { check: wholeBetween(1, 80) },
    max_recommended_memory_in_gb: { check: wholeBetween(1, 640) },
    min_recommended_memory_in_gb: { check: wholeBetween(1, 640) },
    trusted_launch_supported: fixed(),
    trusted_launch_enabled: fixed(),
    confidential_vm_supported: fixed(),
    confidential_vm_enabled: fixed(),
    accelerated_network_support_enabled: fixed(),
    hibernation_enabled: fixed(),
    disk_controller_type_nvme_enabled: fixed(),
  },
  conflicts: eachOther(
    "trusted_launch_supported",
    "trusted_launch_enabled",
    "confidential_vm_supported",
    "confidential_vm_enabled",
  ),
  readWhenReturned: ["end_of_life_date"],
  refuseApply: (planned) =>
    ["vcpu_count", "memory_in_gb"]
      .map((what) => [`max_recommended_${what}`, `min_recommended_${what}`] as const)
      .filter(([max, min]) => planned[max] && planned[min] && Number(planned[max]) < Number(planned[min]))
      .map(([max, min]) => `\`${max}\` must be greater than or equal to \`${min}\``)[0],
};

export const version: Semantics = {
  id: `${GALLERIES}/{gallery_name}/images/{image_name}/versions/{name}`,
  rules: {
    name: fixed(versionName),
    gallery_name: fixed(galleryName),
    image_name: fixed(imageName),
    "target_region.name": { normalise: normalLocation },
    "target_region.regional_replica_count": { check: whole },
    "target_region.disk_encryption_set_id": fixed(lenientId("Microsoft.Compute/diskEncryptionSets")),
    "target_region.exclude_from_latest_enabled": defaultsTo(false),
    "target_region.storage_account_type": defaultsTo("Standard_LRS", accountTypes),
    blob_uri: fixed(httpUrl),
    storage_account_id: fixed(armId("Microsoft.Storage/storageAccounts")),
    os_disk_snapshot_id: fixed(),
    managed_image_id: fixed(armId("Microsoft.Compute/images", "Microsoft.Compute/virtualMachines")),
    replication_mode: fixedDefault("Full", oneOf("Full", "Shallow")),
    exclude_from_latest: defaultsTo(false),
    deletion_of_replicated_locations_enabled: fixedDefault(false),
    end_of_life_date: endOfLife,
  },
  exactlyOneOf: [["blob_uri", "managed_image_id", "os_disk_snapshot_id"]],
  needs: [
    ["blob_uri", "storage_account_id"],
    ["storage_account_id", "blob_uri"],
  ],
  readWhenReturned: ["end_of_life_date", "managed_image_id"],
  refuseApply: ({ replication_mode, target_region }) =>
    replication_mode === "Shallow" &&
    blocksOf(target_region).some((region) => !isZero(region.disk_encryption_set_id ?? null))
      ? "`disk_encryption_set_id` cannot be used when `replication_mode` is `Shallow`"
      : undefined,
};

export const application: Semantics = {
  id: "{gallery_id}/applications/{name}",
  rules: {
    name: fixed(imageName),
    gallery_id: fixed(armId("Microsoft.Compute/galleries")),
    supported_os_type: fixed(oneOf("Linux", "Windows")),
    end_of_life_date: endOfLife,
    privacy_statement_uri: { clearedReplaces: true },
    release_note_uri: { clearedReplaces: true },
  },
};

export const applicationVersion: Semantics = {
  id: "{gallery_application_id}/versions/{name}",
  rules: {
    name: fixed(versionName),
    gallery_application_id: fixed(armId("Microsoft.Compute/galleries/applications")),
    "manage_action.install": fixed(matching(/^[\s\S]+$/, 4096)),
    "manage_action.remove": fixed(matching(/^[\s\S]+$/, 4096)),
    "manage_action.update": fixed(matching(/^[\s\S]+$/, 4096)),
    "source.media_link": fixed(httpUrl),
    "source.default_configuration_link": fixed(httpUrl),
    config_file: fixed(),
    package_file: fixed(),
    enable_health_check: defaultsTo(false),
    exclude_from_latest: defaultsTo(false),
    end_of_life_date: endOfLife,
    "target_region.name": { normalise: normalLocation },
    "target_region.regional_replica_count": { check: wholeBetween(1, 10) },
    "target_region.exclude_from_latest": defaultsTo(false),
    "target_region.storage_account_type": defaultsTo("Standard_LRS", accountTypes),
  },
};

/** What a virtual machine or scale set may be made from. */
export const sourceImageId = anyCheck(
  armId(
    "Microsoft.Compute/images",
    "Microsoft.Compute/galleries/images",
    "Microsoft.Compute/galleries/images/versions",
  ),
  matching(/^\/(communityGalleries|sharedGalleries)\/[^/]+\/images\/[^/]+(\/versions\/(latest|\d+\.\d+\.\d+))?$/),
);
