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
  StorageAccountType,
} from "../../../lib";
import { COMPUTE, DEFINITION_OPTIONS } from "../../gallery/build";
import { testOnStandIn } from "../support/both";
import { declared, planned, scenario, startScenario } from "../support/scenario";
import { TerraformError } from "../support/terraform";
import { DEFINITION, DEFINITION_ID, GALLERY, images, VERSION, VERSION_ID, type Settings } from "./images";

/* What a change of one prop does to images that exist. */

const BASE: Settings = {
  definition: { recommendedVcpus: { min: 2, max: 16 }, endOfLife: "2030-01-01" },
  version: { endOfLife: "2029-01-01" },
};
const REGIONS = { uksouth: {}, northeurope: { replicas: 2 } };
const DES = `${COMPUTE}/diskEncryptionSets/des`;
const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);

const { identifier } = DEFINITION_OPTIONS;
const update = (address: string): Plan => ({ [address]: "update" });
const replace = (address: string, ...because: string[]): Plan => ({ [address]: `replace (${because.join(", ")})` });
const replaceAll = (because: string): Plan => ({
  ...replace(GALLERY, because),
  ...replace(DEFINITION, because),
  ...replace(VERSION, because),
});

interface Plan {
  readonly [address: string]: string;
}

const GALLERY_CHANGES: [string, Settings["gallery"], Plan][] = [
  ["description", { description: "Images" }, update(GALLERY)],
  ["tags, which all inherit", { tags: { a: "b" } }, { ...update(GALLERY), ...update(DEFINITION), ...update(VERSION) }],
  ["timeouts", { timeouts: { create: "1h" } }, {}],
  ["sharing", { sharing: GallerySharing.groups() }, replace(GALLERY, "sharing", "sharing.permission")],
  ["location", { location: "North Europe" }, replaceAll("location")],
  ["resourceGroupName", { resourceGroupName: "rg-other" }, replaceAll("resource_group_name")],
  [
    "galleryName",
    { galleryName: "other" },
    { ...replace(GALLERY, "name"), ...replace(DEFINITION, "gallery_name"), ...replace(VERSION, "gallery_name") },
  ],
];

const DEFINITION_CHANGES: [string, Settings["definition"], Plan][] = [
  ["description", { description: "Ubuntu" }, update(DEFINITION)],
  ["releaseNoteUri", { releaseNoteUri: "https://contoso.com/notes" }, update(DEFINITION)],
  ["recommendedVcpus", { recommendedVcpus: { min: 4, max: 16 } }, update(DEFINITION)],
  ["recommendedVcpus, left out", { recommendedVcpus: undefined }, update(DEFINITION)],
  ["recommendedMemoryGb", { recommendedMemoryGb: { min: 4, max: 16 } }, update(DEFINITION)],
  ["disallowedDiskTypes", { disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS] }, update(DEFINITION)],
  ["endOfLife", { endOfLife: "2031-01-01" }, update(DEFINITION)],
  ["tags", { tags: { a: "b" } }, { ...update(DEFINITION), ...update(VERSION) }],
  ["endOfLife, left out", { endOfLife: undefined }, replace(DEFINITION, "end_of_life_date")],
  ["eula", { eula: "Terms" }, replace(DEFINITION, "eula")],
  [
    "privacyStatementUri",
    { privacyStatementUri: "https://contoso.com/p" },
    replace(DEFINITION, "privacy_statement_uri"),
  ],
  ["osType", { osType: OsType.WINDOWS }, replace(DEFINITION, "os_type")],
  ["hyperVGeneration", { hyperVGeneration: HyperVGeneration.V1 }, replace(DEFINITION, "hyper_v_generation")],
  [
    "securityType",
    { securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED },
    replace(DEFINITION, "trusted_launch_supported"),
  ],
  [
    "acceleratedNetworking",
    { acceleratedNetworking: true },
    replace(DEFINITION, "accelerated_network_support_enabled"),
  ],
  ["hibernation", { hibernation: true }, replace(DEFINITION, "hibernation_enabled")],
  ["nvme", { nvme: true }, replace(DEFINITION, "disk_controller_type_nvme_enabled")],
  ["purchasePlan", { purchasePlan: { name: "plan" } }, replace(DEFINITION, "purchase_plan.name")],
  [
    "identifier, which makes the name",
    { identifier: { ...identifier, sku: "other" } },
    { ...replace(DEFINITION, "identifier.sku", "name"), ...replace(VERSION, "image_name") },
  ],
];

const VERSION_CHANGES: [string, Settings["version"], Plan][] = [
  ["replicas", { replicas: 3 }, update(VERSION)],
  ["replicas of one region", { targetRegions: { ...REGIONS, uksouth: { replicas: 4 } } }, update(VERSION)],
  ["a region more", { targetRegions: { ...REGIONS, swedencentral: {} } }, update(VERSION)],
  ["a region less", { targetRegions: { uksouth: {} } }, update(VERSION)],
  ["storage, which Azure refuses", { storage: StorageAccountType.ZRS_WHERE_AVAILABLE }, update(VERSION)],
  ["excludeFromLatest", { excludeFromLatest: true }, update(VERSION)],
  [
    "excludeFromLatest of a region",
    { targetRegions: { ...REGIONS, uksouth: { excludeFromLatest: true } } },
    update(VERSION),
  ],
  ["endOfLife", { endOfLife: "2030-01-01" }, update(VERSION)],
  ["tags", { tags: { a: "b" } }, update(VERSION)],
  ["timeouts", { timeouts: { create: "4h" } }, {}],
  ["imageSizeGb, of which only timeouts follow", { imageSizeGb: 512 }, {}],
  ["peakDemand instead of replicas", { peakDemand: { concurrentVms: 120 } }, update(VERSION)],
  ["replicationMode, to its default", { replicationMode: ReplicationMode.FULL }, {}],
  ["endOfLife, left out", { endOfLife: undefined }, replace(VERSION, "end_of_life_date")],
  ["version", { version: "1.4.1" }, replace(VERSION, "name")],
  [
    "source, another image",
    { source: ImageSource.managedImage(`${COMPUTE}/images/b`) },
    replace(VERSION, "managed_image_id"),
  ],
  ["source, another kind", { source: SNAPSHOT }, replace(VERSION, "managed_image_id", "os_disk_snapshot_id")],
  [
    "replicationMode",
    { replicationMode: ReplicationMode.SHALLOW, targetRegions: {} },
    replace(VERSION, "replication_mode"),
  ],
  [
    "deletionOfReplicatedLocations",
    { deletionOfReplicatedLocations: true },
    replace(VERSION, "deletion_of_replicated_locations_enabled"),
  ],
  [
    "diskEncryptionSetId",
    {
      targetRegions: {
        "West Europe": { diskEncryptionSetId: `${DES}-we` },
        northeurope: { replicas: 2, diskEncryptionSetId: `${DES}-ne` },
        uksouth: { diskEncryptionSetId: `${DES}-uk` },
      },
    },
    replace(VERSION, "target_region.disk_encryption_set_id"),
  ],
];

describe("a change of", () => {
  let applied: Awaited<ReturnType<typeof startScenario>>;

  beforeAll(async () => {
    applied = await startScenario(images(BASE));
    await applied.tf.apply();
  });

  afterAll(() => applied?.end());

  async function changed({ gallery, definition, version }: Settings): Promise<Plan> {
    const settings = {
      gallery,
      definition: { ...BASE.definition, ...definition },
      version: { ...BASE.version, ...version },
    };
    applied.tf.write(images(settings));
    return planned((await applied.tf.plan()).json);
  }

  test.each(GALLERY_CHANGES)("gallery: %s", async (_prop, gallery, plan) => {
    expect(await changed({ gallery })).toEqual(plan);
  });
  test.each(DEFINITION_CHANGES)("definition: %s", async (_prop, definition, plan) => {
    expect(await changed({ definition })).toEqual(plan);
  });
  test.each(VERSION_CHANGES)("version: %s", async (_prop, version, plan) => {
    expect(await changed({ version })).toEqual(plan);
  });

  // A managed image can feed neither, so the source changes with them.
  test.each([
    ["osState", { osState: OsState.SPECIALIZED }, "specialized"],
    ["architecture", { architecture: Architecture.ARM64 }, "architecture"],
  ])("definition: %s, with another source", async (_prop, definition, attribute) => {
    expect(await changed({ definition, version: { source: SNAPSHOT } })).toEqual({
      ...replace(DEFINITION, attribute),
      ...replace(VERSION, "managed_image_id", "os_disk_snapshot_id"),
    });
  });
});

test("the addresses are those a user's state holds", () => {
  expect(declared(images()).sort()).toEqual([DEFINITION, GALLERY, VERSION].sort());
});

// Three deletions, one after the other.
testOnStandIn("everything is replaced in an order that Azure takes, and then nothing is left to do", async () => {
  await scenario(images(), async ({ tf, cloud }) => {
    await tf.apply();
    const before = cloud.log.length;
    tf.write(images({ gallery: { galleryName: "other" } }));
    await tf.apply();
    expect(cloud.log.slice(before).map((entry) => entry.replace(/ .*\//, " "))).toEqual([
      "delete 1.4.0",
      "delete ubuntu-24_04-gen2",
      "delete contoso_images",
      "create other",
      "create ubuntu-24_04-gen2",
      "create 1.4.0",
    ]);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("a definition that is replaced under its own name takes no version with it: the apply stops and all is kept", async () => {
  const renamed = { definitionName: "ubuntu-24_04-gen2", identifier: { ...identifier, sku: "other" } };
  await scenario(images(), async ({ tf, cloud }) => {
    await tf.apply();
    tf.write(images({ definition: renamed }));
    expect(planned((await tf.plan()).json)).toEqual(replace(DEFINITION, "identifier.sku"));
    await expect(tf.apply()).rejects.toThrow(TerraformError);
    expect(cloud.ids()).toEqual(expect.arrayContaining([DEFINITION_ID, VERSION_ID]));
    tf.write(images());
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("regions in another order and another spelling plan nothing", async () => {
  const written = (targetRegions: object): string => images({ version: { targetRegions: targetRegions as never } });
  await scenario(written({ uksouth: {}, northeurope: { replicas: 2 }, "West Europe": {} }), async ({ tf }) => {
    await tf.apply();
    for (const same of [
      { "West Europe": {}, northeurope: { replicas: 2 }, uksouth: {} },
      { NORTHEUROPE: { replicas: 2 }, "UK South": { replicas: 1 } },
    ]) {
      tf.write(written(same));
      expect((await tf.plan()).exitCode).toBe(0);
    }
  });
});
