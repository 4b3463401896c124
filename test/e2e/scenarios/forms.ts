import type { TerraformStack } from "cdktf";
import {
  Architecture,
  DisallowedDiskType,
  GallerySharing,
  ImageSource,
  OsState,
  ReplicationMode,
  SecurityType,
  SharedGallery,
  StorageAccountType,
  TargetRegions,
  type ImageDefinitionOptions,
  type ImageVersion,
  type ImageVersionOptions,
} from "../../../lib";
import {
  addDefinition,
  addGallery,
  COMPUTE,
  DEFINITION_OPTIONS,
  SUBSCRIPTION,
  VERSION_OPTIONS,
} from "../../gallery/build";

/* Everything that the constructs can write. Encrypted versions want the subscription of their keys. */

const COMMUNITY = GallerySharing.community({
  prefix: "contoso",
  publisherEmail: "images@contoso.com",
  publisherUri: "https://contoso.com",
  eula: "https://contoso.com/terms",
});
const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);
const DES = `${COMPUTE}/diskEncryptionSets/des`;
const TIMEOUTS = { create: "2h", read: "5m", update: "2h", delete: "1h" };

export function galleries(stack: TerraformStack): void {
  const add = (id: string, sharing?: GallerySharing): SharedGallery =>
    new SharedGallery(stack, id, {
      galleryName: id.toLowerCase(),
      resourceGroupName: "rg-images",
      location: "West Europe",
      description: `The ${id} gallery, 100 % "ours"`,
      sharing,
      tags: { team: "platform", "cost center": "42" },
      timeouts: TIMEOUTS,
    });
  add("Plain");
  add("Private", GallerySharing.privateOnly());
  add("Groups", GallerySharing.groups());
  add("Community", COMMUNITY);
}

export function definitions(stack: TerraformStack): void {
  const gallery = addGallery(stack, { tags: { team: "platform" } });
  const add = (id: string, options: Partial<ImageDefinitionOptions>): unknown =>
    gallery.addImageDefinition(id, {
      ...DEFINITION_OPTIONS,
      identifier: { publisher: "contoso", offer: "ubuntu", sku: id },
      ...options,
    });
  add("Everything", {
    definitionName: "everything",
    acceleratedNetworking: true,
    hibernation: true,
    nvme: true,
    recommendedVcpus: { min: 1, max: 80 },
    recommendedMemoryGb: { min: 1, max: 640 },
    disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS, DisallowedDiskType.PREMIUM_LRS],
    endOfLife: "2030-06-30",
    description: "All at once",
    eula: "Terms",
    privacyStatementUri: "https://contoso.com/privacy",
    releaseNoteUri: "https://contoso.com/notes",
    purchasePlan: { name: "plan", publisher: "contoso", product: "ubuntu" },
    tags: { image: "ubuntu" },
    timeouts: TIMEOUTS,
  });
  add("OneEnd", { recommendedVcpus: { min: 2 }, recommendedMemoryGb: { max: 64 } });
  add("Specialized", { osState: OsState.SPECIALIZED });
  add("Arm64", { architecture: Architecture.ARM64 });
  add("X64", { architecture: Architecture.X64 });
  const unwritable = SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED; // by azurerm
  const types = Object.entries(SecurityType).filter(([, type]) => type !== unwritable);
  types.forEach(([name, securityType]) => add(name, { securityType }));
}

export function versions(stack: TerraformStack): void {
  const gallery = addGallery(stack);
  const definition = addDefinition(gallery);
  const specialized = gallery.addImageDefinition("Specialized", {
    ...DEFINITION_OPTIONS,
    identifier: { publisher: "contoso", offer: "ubuntu", sku: "specialized" },
    osState: OsState.SPECIALIZED,
  });
  let patch = 0;
  const add = (id: string, options: Partial<ImageVersionOptions>, parent = definition): ImageVersion =>
    parent.addVersion(id, { ...VERSION_OPTIONS, version: `1.0.${patch++}`, ...options });
  add("Minimal", {});
  add("Everything", {
    source: SNAPSHOT,
    replicas: 3,
    storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
    targetRegions: {
      "North Europe": { replicas: 100, excludeFromLatest: true },
      "West US": { storage: StorageAccountType.PREMIUM_LRS },
      uksouth: { storage: StorageAccountType.STANDARD_ZRS, excludeFromLatest: false },
    },
    replicationMode: ReplicationMode.FULL,
    excludeFromLatest: false,
    deletionOfReplicatedLocations: true,
    endOfLife: "2029-01-01T12:00:00Z",
    tags: { build: "20261125.1" },
    timeouts: TIMEOUTS,
  });
  add("Encrypted", { diskEncryptionSetId: DES, targetRegions: { northeurope: { diskEncryptionSetId: `${DES}-ne` } } });
  add("Shallow", { replicationMode: ReplicationMode.SHALLOW });
  add("Hidden", { excludeFromLatest: true });
  add("Ordered", { targetRegions: { uksouth: {}, northeurope: {} }, targetRegionOrder: ["uksouth", "West Europe"] });
  add("FromText", { targetRegions: TargetRegions.parse("southcentralus=2 westeurope=3=standard_zrs") });
  add("FromVhd", {
    source: ImageSource.vhd(
      "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd",
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/contoso`,
    ),
  });
  add("FromMachine", { source: ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/builder`) }, specialized);
}
