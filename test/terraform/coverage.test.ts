import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformLocal, TerraformStack, Testing } from "cdktf";
import { readFileSync } from "fs";
import * as ts from "typescript";
import {
  Architecture,
  DisallowedDiskType,
  GallerySharing,
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  ReplicationMode,
  SecurityType,
  SharedGallery,
  StorageAccountType,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
} from "../../lib";
import { addDefinition, addGallery, COMPUTE } from "../gallery/build";
import { DEFINITION, GALLERY, resources, synthJson, VERSION, type Block } from "../support/synth";

/** Interfaces of a declaration file with the names of their members. */
function interfacesOf(module: string): Map<string, { keys: string[]; parents: string[] }> {
  const path = require.resolve(`${module}.d.ts`);
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found = new Map<string, { keys: string[]; parents: string[] }>();
  file.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    const keys = node.members.map((member) => member.name!.getText());
    const parents = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
    found.set(node.name.text, { keys, parents });
  });
  return found;
}

/** Where a prop's value is seen in the JSON, or why no prop is there. */
type Covered = { readonly prop: string; readonly key: string };
type Left = { readonly reason: string };
type Table = { readonly [key: string]: Covered | Left };

const by = (prop: string, key: string): Covered => ({ prop, key });
const COMPUTED: Left = { reason: "computed by Terraform" };
const LOOP: Left = { reason: "loops belong in code: declare several constructs" };
const PROVISIONER: Left = { reason: "an Azure resource of this kind has no machine to run anything on" };

const TIMEOUTS: Table = {
  create: by("timeouts.create", "create"),
  read: by("timeouts.read", "read"),
  update: by("timeouts.update", "update"),
  delete: by("timeouts.delete", "delete"),
};

const META: Table = {
  dependsOn: by("dependsOn", "depends_on"),
  provider: by("provider", "provider"),
  lifecycle: by("lifecycle", "lifecycle"),
  count: LOOP,
  forEach: LOOP,
  provisioners: PROVISIONER,
  connection: PROVISIONER,
};

const COMMON: Table = {
  id: COMPUTED,
  name: by("galleryName, definitionName, version", "name"),
  location: by("location", "location"),
  resourceGroupName: by("resourceGroupName", "resource_group_name"),
  tags: by("tags", "tags"),
  timeouts: by("timeouts", "timeouts"),
};

/** Each resource: its interfaces, where each stands in the JSON, and what covers each of its keys. */
const COVERAGE: {
  readonly [type: string]: { module: string; blocks: { [name: string]: { path: string; table: Table } } };
} = {
  [GALLERY]: {
    module: "shared-image-gallery",
    blocks: {
      SharedImageGalleryConfig: {
        path: "",
        table: { ...COMMON, description: by("description", "description"), sharing: by("sharing", "sharing") },
      },
      SharedImageGallerySharing: {
        path: "sharing",
        table: {
          permission: by("sharing", "permission"),
          communityGallery: by("GallerySharing.community", "community_gallery"),
        },
      },
      SharedImageGallerySharingCommunityGallery: {
        path: "sharing.community_gallery",
        table: {
          eula: by("eula", "eula"),
          prefix: by("prefix", "prefix"),
          publisherEmail: by("publisherEmail", "publisher_email"),
          publisherUri: by("publisherUri", "publisher_uri"),
        },
      },
      SharedImageGalleryTimeouts: { path: "timeouts", table: TIMEOUTS },
    },
  },
  [DEFINITION]: {
    module: "shared-image",
    blocks: {
      SharedImageConfig: {
        path: "",
        table: {
          ...COMMON,
          galleryName: by("gallery", "gallery_name"),
          identifier: by("identifier", "identifier"),
          osType: by("osType", "os_type"),
          specialized: by("osState", "specialized"),
          hyperVGeneration: by("hyperVGeneration", "hyper_v_generation"),
          architecture: by("architecture", "architecture"),
          trustedLaunchSupported: by("securityType TRUSTED_LAUNCH_SUPPORTED", "trusted_launch_supported"),
          trustedLaunchEnabled: by("securityType TRUSTED_LAUNCH", "trusted_launch_enabled"),
          confidentialVmSupported: by("securityType CONFIDENTIAL_VM_SUPPORTED", "confidential_vm_supported"),
          confidentialVmEnabled: by("securityType CONFIDENTIAL_VM", "confidential_vm_enabled"),
          acceleratedNetworkSupportEnabled: by("acceleratedNetworking", "accelerated_network_support_enabled"),
          hibernationEnabled: by("hibernation", "hibernation_enabled"),
          diskControllerTypeNvmeEnabled: by("nvme", "disk_controller_type_nvme_enabled"),
          minRecommendedVcpuCount: by("recommendedVcpus.min", "min_recommended_vcpu_count"),
          maxRecommendedVcpuCount: by("recommendedVcpus.max", "max_recommended_vcpu_count"),
          minRecommendedMemoryInGb: by("recommendedMemoryGb.min", "min_recommended_memory_in_gb"),
          maxRecommendedMemoryInGb: by("recommendedMemoryGb.max", "max_recommended_memory_in_gb"),
          diskTypesNotAllowed: by("disallowedDiskTypes", "disk_types_not_allowed"),
          endOfLifeDate: by("endOfLife", "end_of_life_date"),
          description: by("description", "description"),
          eula: by("eula", "eula"),
          privacyStatementUri: by("privacyStatementUri", "privacy_statement_uri"),
          releaseNoteUri: by("releaseNoteUri", "release_note_uri"),
          purchasePlan: by("purchasePlan", "purchase_plan"),
        },
      },
      SharedImageIdentifier: {
        path: "identifier",
        table: {
          publisher: by("identifier.publisher", "publisher"),
          offer: by("identifier.offer", "offer"),
          sku: by("identifier.sku", "sku"),
        },
      },
      SharedImagePurchasePlan: {
        path: "purchase_plan",
        table: {
          name: by("purchasePlan.name", "name"),
          publisher: by("purchasePlan.publisher", "publisher"),
          product: by("purchasePlan.product", "product"),
        },
      },
      SharedImageTimeouts: { path: "timeouts", table: TIMEOUTS },
    },
  },
  [VERSION]: {
    module: "shared-image-version",
    blocks: {
      SharedImageVersionConfig: {
        path: "",
        table: {
          ...COMMON,
          galleryName: by("definition", "gallery_name"),
          imageName: by("definition", "image_name"),
          managedImageId: by("ImageSource.managedImage", "managed_image_id"),
          osDiskSnapshotId: by("ImageSource.osDiskSnapshot", "os_disk_snapshot_id"),
          blobUri: by("ImageSource.vhd", "blob_uri"),
          storageAccountId: by("ImageSource.vhd", "storage_account_id"),
          targetRegion: by("targetRegions", "target_region"),
          replicationMode: by("replicationMode", "replication_mode"),
          excludeFromLatest: by("excludeFromLatest", "exclude_from_latest"),
          deletionOfReplicatedLocationsEnabled: by(
            "deletionOfReplicatedLocations",
            "deletion_of_replicated_locations_enabled",
          ),
          endOfLifeDate: by("endOfLife", "end_of_life_date"),
        },
      },
      SharedImageVersionTargetRegion: {
        path: "target_region.0",
        table: {
          name: by("targetRegions", "name"),
          regionalReplicaCount: by("replicas", "regional_replica_count"),
          storageAccountType: by("storage", "storage_account_type"),
          diskEncryptionSetId: by("diskEncryptionSetId", "disk_encryption_set_id"),
          excludeFromLatestEnabled: by("excludeFromLatest", "exclude_from_latest_enabled"),
        },
      },
      SharedImageVersionTimeouts: { path: "timeouts", table: TIMEOUTS },
    },
  },
};

const BINDINGS = "@cdktf/provider-azurerm/lib";

/** Declares every prop, with as many constructs as there are alternatives that exclude each other. */
function fullDeclaration(): { [type: string]: Block[] } {
  const stack = new TerraformStack(Testing.app(), "stack");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}] });
  const before = new TerraformLocal(stack, "before", 1);
  const common = {
    dependsOn: [before],
    tags: { team: "platform" },
    timeouts: { create: "1h", read: "1m", update: "1h", delete: "1h" },
    provider,
    lifecycle: { preventDestroy: true },
  };
  // A community gallery holds neither purchase plans nor encrypted versions, so those are in a gallery of their own.
  new SharedGallery(stack, "Community", {
    ...common,
    galleryName: "community",
    resourceGroupName: "rg-images",
    location: "West Europe",
    sharing: GallerySharing.community({
      prefix: "contoso",
      publisherEmail: "images@contoso.example",
      publisherUri: "https://contoso.example",
      eula: "https://contoso.example/eula",
    }),
  });
  const gallery = addGallery(stack, { ...common, description: "Golden images" });
  const definition = (securityType: SecurityType): ImageDefinitionOptions => ({
    ...common,
    identifier: { publisher: "contoso", offer: "ubuntu", sku: securityType },
    osType: OsType.LINUX,
    osState: OsState.SPECIALIZED,
    hyperVGeneration: HyperVGeneration.V2,
    architecture: Architecture.X64,
    securityType,
    acceleratedNetworking: true,
    hibernation: true,
    nvme: true,
    recommendedVcpus: { min: 1, max: 2 },
    recommendedMemoryGb: { min: 1, max: 2 },
    disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS],
    endOfLife: "2027-06-30",
    description: "Ubuntu",
    eula: "Be kind.",
    privacyStatementUri: "https://contoso.example/privacy",
    releaseNoteUri: "https://contoso.example/notes",
    purchasePlan: { name: "plan", publisher: "contoso", product: "ubuntu" },
  });
  for (const type of [
    SecurityType.TRUSTED_LAUNCH_SUPPORTED,
    SecurityType.TRUSTED_LAUNCH,
    SecurityType.CONFIDENTIAL_VM_SUPPORTED,
    SecurityType.CONFIDENTIAL_VM,
  ]) {
    gallery.addImageDefinition(type, definition(type));
  }
  const account = `${COMPUTE.replace("Compute", "Storage")}/storageAccounts/account`;
  const parent = addDefinition(gallery);
  const version: Omit<ImageVersionOptions, "version" | "source"> = {
    ...common,
    replicas: 3,
    storage: StorageAccountType.STANDARD_ZRS,
    diskEncryptionSetId: `${COMPUTE}/diskEncryptionSets/des`,
    excludeFromLatest: true,
    targetRegions: { westeurope: { excludeFromLatest: false } },
    replicationMode: ReplicationMode.FULL,
    deletionOfReplicatedLocations: true,
    endOfLife: "2027-06-30",
  };
  [ImageSource.managedImage(`${COMPUTE}/images/x`), ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/x`)].forEach(
    (source, i) => parent.addVersion(`V1_0_${i}`, { ...version, version: `1.0.${i}`, source }),
  );
  // A VHD takes no disk encryption set.
  const source = ImageSource.vhd("https://account.blob.core.windows.net/vhds/x.vhd", account);
  parent.addVersion("Vhd", { ...version, version: "1.1.0", source, diskEncryptionSetId: undefined });
  const json = synthJson(stack);
  return Object.fromEntries([GALLERY, DEFINITION, VERSION].map((type) => [type, Object.values(resources(json, type))]));
}

function at(block: unknown, path: string): { [key: string]: unknown } | undefined {
  const parts = path.split(".").filter((part) => part !== "");
  const found = parts.reduce((value: unknown, key) => (value as { [key: string]: unknown } | undefined)?.[key], block);
  return found as { [key: string]: unknown } | undefined;
}

const tables = Object.entries(COVERAGE).flatMap(([type, { module, blocks }]) =>
  Object.entries(blocks).map(([name, { path, table }]) => ({ type, module, name, path, table })),
);

describe("the resources of azurerm", () => {
  it.each(Object.entries(COVERAGE))("have no nested block without a table (%s)", (_type, { module, blocks }) => {
    const declared = [...interfacesOf(`${BINDINGS}/${module}/index`).keys()];
    expect(Object.keys(blocks).sort()).toEqual(declared.sort());
  });

  it.each(tables)("have no argument without a prop or a reason ($name)", ({ module, name, table }) => {
    const { keys } = interfacesOf(`${BINDINGS}/${module}/index`).get(name)!;
    expect(Object.keys(table).sort()).toEqual(keys.sort());
  });

  it("take only the framework's own arguments beside them", () => {
    for (const { module } of Object.values(COVERAGE)) {
      const roots = [...interfacesOf(`${BINDINGS}/${module}/index`)].filter(([name]) => name.endsWith("Config"));
      expect(roots.map(([, { parents }]) => parents)).toEqual([["cdktf.TerraformMetaArguments"]]);
    }
    const meta = interfacesOf("cdktf/lib/terraform-resource").get("TerraformMetaArguments")!;
    expect(meta.parents).toEqual([]);
    expect(Object.keys(META).sort()).toEqual(meta.keys.sort());
  });
});

describe("a full declaration", () => {
  const written = fullDeclaration();
  const covered = [
    ...tables,
    ...Object.keys(COVERAGE).map((type) => ({ type, name: "TerraformMetaArguments", path: "", table: META })),
  ].flatMap(({ type, name, path, table }) =>
    Object.entries(table).flatMap(([key, how]) =>
      "key" in how ? [{ type, argument: `${name}.${key}`, path, prop: how.prop, key: how.key }] : [],
    ),
  );

  it.each(covered)("writes $argument as $prop says", ({ type, path, key }) => {
    const values = written[type]!.map((block) => at(block, path)?.[key]);
    expect(values.filter((value) => value !== undefined)).not.toEqual([]);
  });

  it("leaves out what is computed and what belongs in code", () => {
    const left = new Set(["id", "count", "for_each", "provisioner", "connection"]);
    const all = Object.values(written).flat();
    expect(all.flatMap((block) => Object.keys(block)).filter((key) => left.has(key))).toEqual([]);
  });
});
