import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { TerraformStack, Testing, Token } from "cdktf";
import {
  Checks,
  GalleryReport,
  ImageDefinition,
  ReplicationMode,
  StorageAccountType,
  VersionSeries,
  type RolloutRing,
} from "../../lib";
import { stackIn } from "../checks/sample";
import {
  addDefinition,
  addGallery,
  GALLERY_ID,
  numberToken,
  problemsIn,
  refusal,
  textToken,
  untyped,
} from "../gallery/build";
import { resources, synthJson, synthStack, VERSION } from "../support/synth";
import {
  addSeries,
  byNumber,
  imageOf,
  placesOf,
  refused,
  regionsIn,
  RINGS,
  THREE,
  versionsOf,
  WIDE,
  written,
} from "./build";

describe("addresses", () => {
  test("are those of versions that addVersion adds, so that a definition can go over to a series and back", () => {
    const series = written({ targetRegions: WIDE, replicas: 2 });
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      for (const version of THREE) {
        const id = `V${version.replaceAll(".", "_")}`;
        definition.addVersion(id, { version, source: imageOf(version), targetRegions: WIDE, replicas: 2 });
      }
    });
    expect(series).toEqual(byNumber(json));
  });

  test("are these", () => {
    const { json } = synthStack((stack) => addSeries(stack));
    expect(Object.keys(resources(json, VERSION))).toEqual([
      "Gallery_Ubuntu2404_V1_10_0_056E0F71",
      "Gallery_Ubuntu2404_V1_8_0_F03CD32D",
      "Gallery_Ubuntu2404_V1_9_0_8CEB7DC4",
    ]);
  });

  test("of numbers that differ by where the dots are do not meet", () => {
    const { json } = synthStack((stack) => addSeries(stack, { versions: versionsOf(["1.14.0", "11.4.0", "1.1.40"]) }));
    expect(Object.keys(resources(json, VERSION))).toHaveLength(3);
  });

  test("follow an id that is given", () => {
    const { json } = synthStack((stack) => {
      addSeries(stack, { versions: versionsOf({ "1.9.0": { constructId: "October" } }) });
    });
    expect(Object.keys(resources(json, VERSION))[0]).toMatch(/^Gallery_Ubuntu2404_October_/);
  });

  test("lie below the series where the definition is in another stack", () => {
    const app = Testing.app();
    const definition = addDefinition(addGallery(stackIn(app, "galleries")));
    const stack = stackIn(app, "images");
    const series = addSeries(stack, { definition });
    expect(series.version("1.9.0").node.path).toBe("images/Series/V1_9_0");
    expect(TerraformStack.of(series.version("1.9.0"))).toBe(stack);
    expect(Object.keys(resources(synthJson(stack), VERSION))).toHaveLength(3);
  });

  test("lie below an imported definition", () => {
    const { json } = synthStack((stack) => {
      const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", `${GALLERY_ID}/images/ubuntu`);
      expect(addSeries(stack, { definition, location: "westeurope" }).version("1.8.0").node.path).toBe(
        "stack/Ubuntu/V1_8_0",
      );
    });
    expect(Object.keys(byNumber(json))).toHaveLength(3);
  });
});

describe("what versions take from the series", () => {
  test("is everything that they do not say themselves", () => {
    const { "1.9.0": own, "1.8.0": common } = written({
      targetRegions: WIDE,
      replicas: 2,
      storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
      timeouts: { create: "4h" },
      tags: { team: "images", stage: "prod" },
      lifecycle: { preventDestroy: true },
      versions: versionsOf({
        "1.9.0": {
          replicas: 5,
          storage: StorageAccountType.STANDARD_LRS,
          timeouts: { create: "6h" },
          tags: { Team: "linux" },
          lifecycle: { preventDestroy: false },
          endOfLife: "2030-01-01",
        },
        "1.8.0": { replicas: undefined, tags: undefined, timeouts: untyped(null) },
      }),
    });
    expect(own).toMatchObject({
      tags: { Team: "linux", stage: "prod" },
      timeouts: { create: "6h" },
      lifecycle: { prevent_destroy: false },
      end_of_life_date: "2030-01-01T00:00:00Z",
    });
    expect(own!.target_region).toContainEqual({
      name: "uksouth",
      regional_replica_count: 5,
      storage_account_type: "Standard_LRS",
    });
    expect(common).toMatchObject({
      tags: { team: "images", stage: "prod" },
      timeouts: { create: "4h" },
      lifecycle: { prevent_destroy: true },
    });
    expect(common!.target_region).toContainEqual({
      name: "uksouth",
      regional_replica_count: 2,
      storage_account_type: "Standard_ZRS",
    });
  });

  test("is nothing that the series itself is about", () => {
    const { "1.10.0": block } = written({ newestWide: 1, keepNewest: 3, latest: "1.10.0", rings: RINGS });
    expect(Object.keys(block!).sort()).toEqual([
      "deletion_of_replicated_locations_enabled",
      "gallery_name",
      "image_name",
      "location",
      "managed_image_id",
      "name",
      "resource_group_name",
      "target_region",
      "timeouts",
    ]);
  });

  test("leaves a version that lists its regions itself alone", () => {
    const versions = versionsOf({ "1.10.0": {}, "1.9.0": { targetRegions: { westus: {} } } });
    expect(placesOf({ targetRegions: WIDE, newestWide: 1, versions })["1.9.0"]).toEqual(["westeurope", "westus"]);
    expect(placesOf({ rings: RINGS, versions })["1.9.0"]).toEqual(["westeurope", "westus"]);
  });

  test("is one of a number of replicas and a demand: the version's own, whichever it is", () => {
    const { "1.9.0": stated, "1.8.0": demanded } = written({
      peakDemand: { concurrentVms: 200 },
      versions: versionsOf({ "1.9.0": { replicas: 4 }, "1.8.0": {} }),
    });
    expect(stated!.target_region).toEqual([{ name: "westeurope", regional_replica_count: 4 }]);
    expect(demanded!.target_region).toEqual([{ name: "westeurope", regional_replica_count: 10 }]);
    const rings = [
      { name: "a", replicas: 5, targetRegions: { uksouth: { peakDemand: { concurrentVms: 140 } }, westus: {} } },
    ];
    const { "1.7.0": ringed } = written({
      rings,
      replicas: 2,
      versions: versionsOf({ "1.7.0": { peakDemand: { concurrentVms: 120 } } }),
    });
    expect(ringed!.target_region).toEqual([
      { name: "westeurope", regional_replica_count: 6 },
      { name: "uksouth", regional_replica_count: 7 },
      { name: "westus", regional_replica_count: 5 },
    ]);
  });

  test("is the time for all the regions that a version may reach, so that a step changes nothing of it", () => {
    const [all] = Object.values(written({ rings: RINGS, imageSizeGb: 500 })).map(({ timeouts }) => timeouts);
    const versions = versionsOf({
      "1.10.0": { ring: "pilot" },
      "1.9.0": {},
      "1.8.0": {},
      "1.7.0": { timeouts: { create: "9h" } },
      "1.6.0": { targetRegions: {} },
      "1.5.0": { replicationMode: ReplicationMode.SHALLOW, targetRegions: {} },
    });
    const found = written({ rings: RINGS, newestWide: 1, imageSizeGb: 500, versions });
    const steps = ["1.10.0", "1.9.0", "1.8.0"].map((version) => found[version]!.timeouts);
    expect(steps).toEqual([all, all, all]);
    expect(found["1.7.0"]!.timeouts).toEqual({ ...(all as object), create: "9h" });
    // What lists its regions itself has the time of those.
    expect(found["1.6.0"]!.timeouts).not.toEqual(all);
    expect(found["1.5.0"]!.timeouts).toBeUndefined();
  });

  test("may be a number that only Terraform knows", () => {
    const { "1.9.0": block } = written((stack) => ({ replicas: numberToken(stack), targetRegions: WIDE }));
    expect(block!.target_region).toContainEqual({ name: "uksouth", regional_replica_count: "${var.number}" });
  });

  test("keeps an explicit order of the regions that are left", () => {
    const targetRegionOrder = ["uksouth", "West Europe", "northeurope"];
    const versions = versionsOf({ "1.10.0": {}, "1.9.0": { targetRegionOrder } });
    expect(placesOf({ targetRegions: WIDE, versions })["1.9.0"]).toEqual(["uksouth", "westeurope", "northeurope"]);
    expect(placesOf({ targetRegions: WIDE, versions, newestWide: 1 })["1.9.0"]).toEqual(["westeurope"]);
    const narrow = { targetRegions: WIDE, versions, newestWide: 1, narrowTo: ["UK South"] };
    expect(placesOf(narrow)["1.9.0"]).toEqual(["uksouth", "westeurope"]);
    const wrong = versionsOf({ "1.9.0": { targetRegionOrder: ["westus"] } });
    expect(refused({ targetRegions: WIDE, versions: wrong })).toEqual([
      'AIG212 versions["1.9.0"].targetRegionOrder[0]: "westus" is not a target region',
    ]);
  });
});

describe("order", () => {
  test("is that of the numbers, whatever the order in the map", () => {
    const { stack } = synthStack((made) => addSeries(made, { versions: versionsOf(["1.9.0", "1.10.0", "1.2.0"]) }));
    const series = stack.node.findChild("Series") as VersionSeries;
    expect(Object.keys(series.versions)).toEqual(["1.10.0", "1.9.0", "1.2.0"]);
  });
});

describe("narrowing", () => {
  test("leaves older versions with their home, or with the regions that are named", () => {
    const newest = ["westeurope", "northeurope", "uksouth"];
    expect(placesOf({ targetRegions: WIDE, newestWide: 1 })).toEqual({
      "1.10.0": newest,
      "1.9.0": ["westeurope"],
      "1.8.0": ["westeurope"],
    });
    expect(placesOf({ targetRegions: WIDE, newestWide: 2, narrowTo: ["UK South"] })).toEqual({
      "1.10.0": newest,
      "1.9.0": newest,
      "1.8.0": ["westeurope", "uksouth"],
    });
  });

  test("lets a region go only when its next version is in place", () => {
    const blocks = written({ targetRegions: WIDE, newestWide: 1 });
    expect(blocks["1.10.0"]!.depends_on).toBeUndefined();
    expect(blocks["1.9.0"]!.depends_on).toEqual(["azurerm_shared_image_version.Gallery_Ubuntu2404_V1_10_0_056E0F71"]);
  });

  test("keeps what the user's versions wait for", () => {
    const { json } = synthStack((stack) => {
      const gallery = addGallery(stack);
      const definition = addDefinition(gallery);
      const versions = versionsOf({ "1.10.0": {}, "1.9.0": { dependsOn: [gallery.node.defaultChild as never] } });
      addSeries(stack, { definition, versions, targetRegions: WIDE, newestWide: 1 });
    });
    expect(byNumber(json)["1.9.0"]!.depends_on).toEqual([
      "azurerm_shared_image_version.Gallery_Ubuntu2404_V1_10_0_056E0F71",
      "azurerm_shared_image_gallery.Gallery",
    ]);
  });

  test("makes versions of one managed image wait in the same direction", () => {
    const source = imageOf("all");
    const versions = versionsOf({ "1.10.0": { source }, "1.9.0": { source }, "1.8.0": { source } });
    const waits = (more: object): object =>
      Object.fromEntries(
        Object.entries(written({ versions, targetRegions: WIDE, newestWide: 1, ...more })).map(([version, block]) => [
          version,
          ((block.depends_on ?? []) as string[]).map((address) => /V\d+_\d+_\d+/.exec(address)![0]),
        ]),
      );
    expect(waits({})).toEqual({ "1.10.0": [], "1.9.0": ["V1_10_0"], "1.8.0": ["V1_10_0", "V1_9_0"] });
    expect(waits({ latest: "1.8.0" })).toEqual({
      "1.8.0": [],
      "1.10.0": ["V1_8_0"],
      "1.9.0": ["V1_8_0", "V1_10_0"],
    });
  });

  test("allows regions to go from the first apply on, unless the user says otherwise", () => {
    const allowed = (more: object): unknown[] =>
      Object.values(written(more)).map((block) => block.deletion_of_replicated_locations_enabled);
    expect(allowed({ targetRegions: WIDE })).toEqual([undefined, undefined, undefined]);
    expect(allowed({ targetRegions: WIDE, keepNewest: 3 })).toEqual([undefined, undefined, undefined]);
    expect(allowed({ targetRegions: WIDE, newestWide: 3 })).toEqual([true, true, true]);
    expect(allowed({ rings: RINGS })).toEqual([true, true, true]);
    expect(allowed({ rings: RINGS, deletionOfReplicatedLocations: false })).toEqual([false, false, false]);
    const versions = versionsOf({ "1.9.0": { deletionOfReplicatedLocations: false, targetRegions: WIDE } });
    expect(allowed({ targetRegions: WIDE, newestWide: 1, versions })).toEqual([false]);
  });

  test("is refused where the home region is known to Terraform only", () => {
    expect(
      refused((stack) => ({
        definition: addDefinition(addGallery(stack, { location: textToken(stack) })),
        targetRegions: WIDE,
        newestWide: 1,
      })),
    ).toEqual(["AIG008 location: got a value that only Terraform knows, allowed a literal"]);
    const location = "${var.location}";
    expect(refused({ newestWide: 1, versions: versionsOf({ "1.9.0": { location }, "1.8.0": {} }) })).toEqual([
      'AIG008 versions["1.9.0"].location: got a value that only Terraform knows, allowed a literal',
    ]);
  });
});

describe("rings", () => {
  test("a version lies in the regions of its ring and of those before it, and at home", () => {
    const versions = versionsOf({
      "1.11.0": { ring: "pilot" },
      "1.10.0": { ring: "broad" },
      "1.9.0": { ring: "all" },
      "1.8.0": {},
    });
    const all = ["westeurope", "eastus", "northeurope", "swedencentral", "uksouth"];
    expect(placesOf({ rings: RINGS, versions })).toEqual({
      "1.11.0": ["westeurope", "swedencentral"],
      "1.10.0": ["westeurope", "northeurope", "swedencentral", "uksouth"],
      "1.9.0": all,
      "1.8.0": all,
    });
  });

  test("a region takes its settings from itself, then from its ring, then from the version", () => {
    const rings: RolloutRing[] = [
      { name: "a", replicas: 3, targetRegions: { uksouth: { replicas: 7 }, northeurope: {} } },
      {
        name: "b",
        storage: StorageAccountType.STANDARD_ZRS,
        targetRegions: { swedencentral: {}, "West US 3": { storage: StorageAccountType.PREMIUM_LRS } },
      },
    ];
    const { "1.9.0": block } = written({ rings, replicas: 2, versions: versionsOf(["1.9.0"]) });
    expect(block!.target_region).toEqual([
      { name: "westeurope", regional_replica_count: 2 },
      { name: "northeurope", regional_replica_count: 3 },
      { name: "swedencentral", regional_replica_count: 2, storage_account_type: "Standard_ZRS" },
      { name: "uksouth", regional_replica_count: 7 },
      { name: "westus3", regional_replica_count: 2, storage_account_type: "Premium_LRS" },
    ]);
  });

  test("a home region that only Terraform knows has to be among the regions of each version, which the plan checks", () => {
    const { "1.9.0": block } = written((stack) => ({
      definition: addDefinition(addGallery(stack, { location: textToken(stack) })),
      rings: RINGS,
      versions: versionsOf({ "1.9.0": { ring: "pilot" } }),
    }));
    expect(regionsIn(block!)).toEqual(["swedencentral"]);
    expect(JSON.stringify(block!.lifecycle)).toContain("AIG209");
  });
});

describe("latest", () => {
  test("a candidate is hidden by one field, and becomes latest without it", () => {
    const { excludeFromLatest: none, ...candidate } = { excludeFromLatest: true };
    expect(written({ versions: versionsOf({ "1.10.0": { excludeFromLatest: none } }) })["1.10.0"]).toHaveProperty(
      "exclude_from_latest",
      true,
    );
    expect(written({ versions: versionsOf({ "1.10.0": candidate }) })["1.10.0"]).not.toHaveProperty(
      "exclude_from_latest",
    );
  });

  test("one line rolls back: every newer version is hidden, also where a region shows it", () => {
    const versions = versionsOf({
      "1.10.0": {},
      "1.9.0": { targetRegions: { uksouth: { excludeFromLatest: false } } },
      "1.8.0": {},
    });
    const blocks = written({ versions, targetRegions: { uksouth: { excludeFromLatest: true } }, latest: "1.8.0" });
    expect(Object.fromEntries(Object.entries(blocks).map(([key, block]) => [key, block.exclude_from_latest]))).toEqual({
      "1.10.0": true,
      "1.9.0": true,
      "1.8.0": undefined,
    });
    // In UK South 1.8.0 is hidden by its region, so 1.9.0 is all that latest can give there.
    expect(blocks["1.9.0"]!.target_region).toContainEqual({
      name: "uksouth",
      regional_replica_count: 1,
      exclude_from_latest_enabled: false,
    });
  });

  test("a region that shows a version which is hidden now hides it too", () => {
    const targetRegions = { uksouth: { excludeFromLatest: false } };
    const { "1.10.0": block } = written({ targetRegions, latest: "1.9.0" });
    expect(block).toMatchObject({ exclude_from_latest: true });
    expect(block!.target_region).toContainEqual({
      name: "uksouth",
      regional_replica_count: 1,
      exclude_from_latest_enabled: true,
    });
  });

  test("the home region stays shown where nothing older is in it", () => {
    const versions = versionsOf({ "1.10.0": {}, "1.9.0": { location: "uksouth" } });
    const { "1.10.0": block } = written({ versions, latest: "1.9.0" });
    expect(block!.target_region).toEqual([
      { name: "westeurope", regional_replica_count: 1, exclude_from_latest_enabled: false },
    ]);
  });
});

describe("refusals", () => {
  test("come all at once, in the words of the props", () => {
    const message = refusal((stack) =>
      addSeries(stack, {
        versions: versionsOf({
          "1.4": {},
          latest: {},
          "1.0.0": { ring: "x" },
          "1.00.0": {},
          "2.0.0": untyped({ publishedOn: "soon" }),
        }),
        rings: [{ name: "pilot", targetRegions: {} }],
        newestWide: 0,
        narrowTo: ["westus"],
        keepDays: -1,
        latest: "9.0.0",
      }),
    );
    expect(message).toBe(
      [
        "VersionSeries at stack/Series is not valid (10 problems)",
        "",
        "  AIG523  rings[0].targetRegions: got no region, allowed one at least",
        "          Name each ring once and list its regions; leave out a ring that has none.",
        "  AIG528  keepDays: got -1, allowed a whole number of at least 1, as a literal",
        "          Write 1 or more, or leave the setting out.",
        '  AIG201  versions["1.4"]: got "1.4", allowed three integers Major.Minor.Patch, each from 0 to 2147483647 in at most ten digits',
        '          Write the version like "1.4.0" or "2026.11.25"; leading zeros are legal.',
        '  AIG202  versions["latest"]: got "latest", allowed three integers Major.Minor.Patch',
        '          Give the version its own number; "latest" and "recent" are look-ups, not names.',
        '  AIG526  versions["1.0.0"].ring: got "x", allowed "pilot"',
        "          Name a ring of the series, or leave ring out: the version then lies in the regions of all rings.",
        '  AIG116  versions["2.0.0"].publishedOn: got "soon", allowed a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"',
        "          Write the date like that, with capital T and Z.",
        '  AIG522  versions["1.00.0"]: "1.00.0" is the number of "1.0.0"',
        "          Keep one of the two, or publish the image under a number of its own.",
        "  AIG528  newestWide: got 0, allowed a whole number of at least 1, as a literal",
        "          Write 1 or more, or leave the setting out.",
        '  AIG532  narrowTo[0]: "westus" is not a region of the series',
        "          Give newestWide, and in narrowTo regions of the series in any spelling. Without narrowTo it is the home region.",
        '  AIG531  latest: got "9.0.0", which is not in the series',
        "          Name a version of the series that is not hidden, or leave latest out.",
        "",
        "More: docs/errors.md#aig523",
      ].join("\n"),
    );
  });

  test.each<[string, object, string]>([
    ["versions as a list", { versions: [] }, "AIG004 versions: got a list, allowed a map from numbers to settings"],
    [
      "versions as a text",
      { versions: "1.0.0" },
      'AIG004 versions: got "1.0.0", allowed a map from numbers to settings',
    ],
    [
      "a version as a text",
      { versions: { "1.0.0": "x" } },
      'AIG004 versions["1.0.0"]: got "x", allowed the settings of a version',
    ],
    ["rings as a map", { rings: {} }, "AIG004 rings: got a value of type object, allowed a list of rings"],
    [
      "a ring as a text",
      { rings: ["pilot"] },
      'AIG004 rings[0]: got "pilot", allowed a ring: a name and its target regions',
    ],
    [
      "regions of a ring as a list",
      { rings: [{ name: "a", targetRegions: ["uksouth"] }] },
      "AIG004 rings[0].targetRegions: got a list, allowed a map of regions",
    ],
    [
      "a region of a ring that stands twice",
      { rings: [{ name: "a", targetRegions: { uksouth: {}, "UK South": {} } }] },
      'AIG207 rings[0].targetRegions: "uksouth" and "UK South" are the same region',
    ],
    [
      "a region of a ring without a name",
      { rings: [{ name: "a", targetRegions: { " ": {} } }] },
      'AIG208 rings[0].targetRegions: got the key " "',
    ],
    [
      "replicas of a ring",
      { rings: [{ name: "a", replicas: 0, targetRegions: { uksouth: {} } }] },
      "AIG203 rings[0].replicas: got 0, allowed a whole number from 1 to 100",
    ],
    [
      "narrowTo as a text",
      { narrowTo: "uksouth", newestWide: 1 },
      'AIG004 narrowTo: got "uksouth", allowed a list of regions',
    ],
    [
      "a region twice in narrowTo",
      { narrowTo: ["uksouth", "UK South"], newestWide: 1, targetRegions: WIDE },
      'AIG207 narrowTo[1]: "UK South" is named twice',
    ],
    ["a number in narrowTo", { narrowTo: [1], newestWide: 1 }, "AIG208 narrowTo[0]: got the key 1"],
    [
      "a date that is none",
      { versions: versionsOf({ "1.0.0": untyped({ publishedOn: "2026-02-30" }) }) },
      'AIG116 versions["1.0.0"].publishedOn: got "2026-02-30", allowed a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"',
    ],
    [
      "a date that is no text",
      { versions: versionsOf({ "1.0.0": untyped({ publishedOn: 5 }) }) },
      'AIG116 versions["1.0.0"].publishedOn: got 5, allowed a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"',
    ],
    [
      "an id that is a number",
      { versions: versionsOf({ "1.0.0": { constructId: "1.0.0" } }) },
      'AIG001 versions["1.0.0"].constructId: got "1.0.0", allowed an id that begins with a letter or an underscore and holds no token',
    ],
    [
      "one id for two versions",
      { versions: versionsOf({ "1.0.0": { constructId: "V2_0_0" }, "2.0.0": {} }) },
      'AIG002 versions["1.0.0"]: the id "V2_0_0" is that of stack/Gallery/Ubuntu2404/V2_0_0',
    ],
  ])("%s", (_, more, said) => {
    expect(refused(untyped(more))).toEqual([said]);
  });

  test.each<[string, (stack: TerraformStack) => object, string]>([
    ["rings", (stack) => ({ rings: Token.asList(textToken(stack)) }), "AIG008 rings"],
    ["newestWide", (stack) => ({ newestWide: numberToken(stack) }), "AIG008 newestWide"],
    ["keepNewest", (stack) => ({ keepNewest: numberToken(stack) }), "AIG008 keepNewest"],
    ["keepDays", (stack) => ({ keepDays: numberToken(stack) }), "AIG008 keepDays"],
    ["latest", (stack) => ({ latest: textToken(stack) }), "AIG008 latest"],
    ["narrowTo", (stack) => ({ newestWide: 1, narrowTo: Token.asList(textToken(stack)) }), "AIG008 narrowTo"],
    ["a region of narrowTo", (stack) => ({ newestWide: 1, narrowTo: [textToken(stack)] }), "AIG008 narrowTo"],
    ["a region", (stack) => ({ targetRegions: { [textToken(stack)]: {} } }), "AIG208 targetRegions"],
    [
      "a region of a ring",
      (stack) => ({ rings: [{ name: "a", targetRegions: { [textToken(stack)]: {} } }] }),
      "AIG208 rings[0].targetRegions",
    ],
    [
      "publishedOn",
      (stack) => ({ versions: versionsOf({ "1.0.0": { publishedOn: textToken(stack) } }) }),
      'AIG008 versions["1.0.0"].publishedOn',
    ],
  ])("%s that only Terraform knows", (_, more, said) => {
    const [first, ...others] = refused((stack) => untyped(more(stack)));
    expect(others).toEqual([]);
    expect(first).toContain(said);
    expect(first).toContain("only Terraform knows");
  });

  test("of versions name what was given where, and what is common once", () => {
    const versions = versionsOf({
      "1.10.0": { targetRegions: { westus: { replicas: 101 } } },
      "1.9.0": { endOfLife: "soon", source: untyped(undefined) },
      "1.8.0": { replicas: 0 },
    });
    expect(refused({ versions, targetRegions: { uksouth: { replicas: 200 } }, replicas: 300 })).toEqual([
      "AIG203 replicas: got 300, allowed a whole number from 1 to 100",
      'AIG203 versions["1.10.0"].targetRegions["westus"].replicas: got 101, allowed a whole number from 1 to 100',
      'AIG203 targetRegions["uksouth"].replicas: got 200, allowed a whole number from 1 to 100',
      'AIG003 versions["1.9.0"].source: got nothing, allowed an ImageSource',
      'AIG116 versions["1.9.0"].endOfLife: got "soon", allowed a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"',
      'AIG203 versions["1.8.0"].replicas: got 0, allowed a whole number from 1 to 100',
    ]);
    const rings = [{ name: "a", targetRegions: { westus: { storage: StorageAccountType.STANDARD_ZRS } } }];
    expect(refused({ rings })).toEqual([
      'AIG205 rings[0].targetRegions["westus"].storage: got Standard_ZRS, but West US has no availability zones',
    ]);
    expect(refused({ rings: [{ name: "a", targetRegions: { usgovtexas: {} } }] })[0]).toMatch(/^AIG215 rings: /);
  });

  test("leave nothing in the tree, and the same id is free again", () => {
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      const versions = versionsOf({ "1.10.0": {}, "1.9.0": { replicas: 0 } });
      expect(() => addSeries(stack, { definition, versions })).toThrow("AIG203");
      expect(definition.node.children.map(({ node }) => node.id)).toEqual(["Default"]);
      expect(stack.node.tryFindChild("Series")).toBeUndefined();
      addSeries(stack, { definition });
    });
    expect(Object.keys(byNumber(json))).toHaveLength(3);
  });

  test("of a definition that is not there is said at once", () => {
    expect(
      problemsIn(refusal((stack) => new VersionSeries(stack, "Series", untyped({ versions: versionsOf(THREE) })))),
    ).toEqual(["AIG003 definition: got nothing, allowed an ImageDefinition"]);
  });

  test.each<[string, object | null | undefined, string]>([
    ["no props", undefined, "AIG003 props: got nothing, allowed an object of settings"],
    ["null", null, "AIG003 props: got null, allowed an object of settings"],
    ["no construct", { definition: {} }, "AIG004 definition: got a value of type object, allowed an ImageDefinition"],
    [
      "what looks like one",
      { definition: { definitionId: "x", node: {} } },
      "AIG004 definition: got a value of type object, allowed an ImageDefinition",
    ],
  ])("of %s as the props say so", (_, props, said) => {
    const make = (stack: TerraformStack): VersionSeries => new VersionSeries(stack, "Series", untyped(props));
    expect(problemsIn(refusal(make))).toEqual([said]);
  });

  test("of a gallery in place of a definition", () => {
    const make = (stack: TerraformStack): VersionSeries =>
      new VersionSeries(stack, "Series", { definition: untyped(addGallery(stack)), versions: versionsOf(THREE) });
    expect(problemsIn(refusal(make))).toEqual([
      "AIG004 definition: got a value of type object, allowed an ImageDefinition",
    ]);
  });

  test("of a construct id that is none", () => {
    expect(refused({ versions: versionsOf({ "1.9.0": { constructId: untyped(5) } }) })).toEqual([
      expect.stringMatching(/^AIG001 versions\["1\.9\.0"\]\.constructId: got 5, /),
    ]);
  });

  test("of props that neither a series nor a ring has name them where they stand", () => {
    const rings = [untyped<RolloutRing>({ ...RINGS[0]!, replica: 5, peakDemand: { machines: 9 } })];
    expect(refused({ rings, ...untyped<object>({ excludeFromLatest: true, newestWidth: 1 }) })).toEqual([
      "AIG684 excludeFromLatest: VersionSeries has no such prop",
      'AIG684 newestWidth: VersionSeries has no such prop; the nearest one is "newestWide"',
      'AIG684 rings[0].replica: RolloutRing has no such prop; the nearest one is "replicas"',
      "AIG684 rings[0].peakDemand: RolloutRing has no such prop",
    ]);
  });

  test("of strange props leave those of a class that extends the series alone", () => {
    class TeamSeries extends VersionSeries {}
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      new TeamSeries(stack, "Series", untyped({ definition, versions: versionsOf(THREE) }));
    });
  });

  test("of an id that begins with a digit", () => {
    const message = refusal((stack) => {
      const definition = addDefinition(addGallery(stack));
      new VersionSeries(stack, "1", { definition, versions: versionsOf(THREE) });
    });
    expect(problemsIn(message)[0]).toMatch(/^AIG001 id: /);
  });

  test("of a version that addVersion has added under the same id keep that version", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      definition.addVersion("V1_9_0", { version: "1.9.0", source: imageOf("1.9.0") });
      expect(() => addSeries(stack, { definition })).toThrow("AIG002");
      expect(definition.node.children.map(({ node }) => node.id)).toEqual(["Default", "V1_9_0"]);
    });
  });
});

describe("what is said", () => {
  const report = (more: object): string => {
    const { stack } = synthStack((made) => addSeries(made, more));
    return GalleryReport.of(stack).toText();
  };

  test("a version that latest needs, what goes, and what is written for the regions stand in the report", () => {
    const versions = versionsOf({ "1.10.0": {}, "1.9.0": {}, "1.8.0": {}, "1.7.0": { targetRegions: { westus: {} } } });
    expect(report({ versions, targetRegions: WIDE, newestWide: 1, keepNewest: 2 })).toContain(
      [
        "i AIG543 stack/Gallery/Ubuntu2404/V1_7_0 versions: 1.7.0 stays: latest would",
        "  give nothing newer in West US",
        "i AIG544 stack/Series keepNewest: 1 of 4 versions are not declared, and",
        "  destroyed where they exist: 1.8.0",
        "i AIG545 stack/Series deletionOfReplicatedLocations: true is written for 3",
        "  versions, so that regions can leave them",
      ].join("\n"),
    );
  });

  test("of many versions that go the newest are named", () => {
    const versions = versionsOf(Array.from({ length: 14 }, (_, i) => `1.${i}.0`));
    expect(report({ versions, keepNewest: 2 }).replace(/\s+/g, " ")).toContain(
      "1.11.0, 1.10.0, 1.9.0, 1.8.0, 1.7.0, 1.6.0, 1.5.0, 1.4.0, 1.3.0, 1.2.0 and 2 more",
    );
  });

  test("a version that a change of its regions replaces is named, also where only Terraform knows the set", () => {
    const { stack } = synthStack((made) => {
      addSeries(made, { rings: RINGS, diskEncryptionSetId: textToken(made), versions: versionsOf({ "1.9.0": {} }) });
    });
    expect(GalleryReport.of(stack).toText().replace(/\s+/g, " ")).toContain(
      "AIG546 stack/Series rings: with a disk encryption set a change of regions replaces the version: 1.9.0",
    );
  });

  test("a version beyond the series that wins is named, also of another series and one that is added later", () => {
    const { stack } = synthStack((made) => {
      const series = addSeries(made, { targetRegions: WIDE, latest: "1.9.0" });
      expect(GalleryReport.of(made).toText()).not.toContain("AIG547");
      const { definition } = series;
      new VersionSeries(made, "Other", { definition, versions: versionsOf(["2.0.0"]) });
      definition.addVersion("Hot", { version: "1.20.0", source: imageOf("hot"), targetRegions: { uksouth: {} } });
    });
    const text = GalleryReport.of(stack).toText().replace(/\s+/g, " ");
    expect(text).toContain(
      "latest: 2.0.0 at stack/Gallery/Ubuntu2404/V2_0_0 is latest in West Europe instead of 1.9.0",
    );
    expect(text).toContain("latest: 1.20.0 at stack/Gallery/Ubuntu2404/Hot is latest in UK South instead of 1.9.0");
    expect(text.match(/AIG547/g)).toHaveLength(2);
  });

  test("an acknowledgement on the version or the series is taken", () => {
    const { stack } = synthStack((made) => {
      Checks.of(addSeries(made, { keepNewest: 1 })).acknowledge("AIG541", "The builds can be repeated.");
    });
    expect(GalleryReport.of(stack).toMarkdown()).toContain("acknowledged: The builds can be repeated.");
  });
});

test("the resource of a version can be reached as that of any other", () => {
  synthStack((stack) => {
    const resource = addSeries(stack).version("1.9.0").node.defaultChild as SharedImageVersion;
    expect(resource.nameInput).toBe("1.9.0");
  });
});
