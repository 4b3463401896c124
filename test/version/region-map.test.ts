import { TerraformLocal } from "cdktf";
import { GalleryReport, StorageAccountType, type ImageVersionOptions, type TargetRegion } from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  numberToken,
  preconditionsOf,
  problemsIn,
  refusal,
  textToken,
  untyped,
  versionWith,
} from "../gallery/build";
import { REGIONS } from "../../lib/azure/regions";
import { synthStack, type Json } from "../support/synth";

const DES = `${COMPUTE}/diskEncryptionSets`;
const DES_PATTERN =
  "^/subscriptions/[^/]+/resourcegroups/[^/]+/providers/(microsoft[.]compute/diskencryptionsets/[^/]+)$";

function regionsWith(settings: Partial<ImageVersionOptions>): Json {
  return versionWith(settings).target_region!;
}

function namesWith(settings: Partial<ImageVersionOptions>): string[] {
  return (regionsWith(settings) as { name: string }[]).map(({ name }) => name);
}

function said(settings: object): string[] {
  return problemsIn(refusal((stack) => addVersion(addDefinition(addGallery(stack)), settings)));
}

/** The warnings of a version, as "CODE prop: detail". */
function warnings(settings: Partial<ImageVersionOptions>): string[] {
  const { stack } = synthStack((s) => addVersion(addDefinition(addGallery(s)), settings));
  const lines = GalleryReport.of(stack)
    .toMarkdown()
    .matchAll(/⚠️ \*\*(AIG\d+)\*\* `[^`]*` (.*)$/gm);
  return [...lines].map(([, code, text]) => `${code} ${text!.replace(/\\/g, "")}`);
}

describe("order", () => {
  it("puts the home region first and the rest by name", () => {
    const targetRegions = { westus3: {}, "UK South": {}, "West Europe": {}, eastus: {} };
    expect(namesWith({ targetRegions })).toEqual(["westeurope", "eastus", "uksouth", "westus3"]);
  });

  it.each(["West Europe", "westeurope", "WESTEUROPE", " west  EUROPE "])(
    "writes %j in Azure's short form",
    (spelling) => {
      expect(regionsWith({ targetRegions: { [spelling]: { replicas: 4 } } })).toEqual([
        { name: "westeurope", regional_replica_count: 4 },
      ]);
    },
  );

  it("lets the home region join with the common settings", () => {
    const settings = { targetRegions: { northeurope: { replicas: 2 } }, replicas: 5 };
    expect(regionsWith(settings)).toEqual([
      { name: "westeurope", regional_replica_count: 5 },
      { name: "northeurope", regional_replica_count: 2 },
    ]);
  });

  it("takes the version's own location as home", () => {
    expect(namesWith({ location: "UK South", targetRegions: { "West Europe": {} } })).toEqual([
      "uksouth",
      "westeurope",
    ]);
  });

  it("writes the home region alone for an empty map", () => {
    expect(namesWith({ targetRegions: {} })).toEqual(["westeurope"]);
  });

  it("follows an explicit order, the other regions behind it as usual", () => {
    const targetRegions = { eastus: {}, uksouth: {}, westus: {} };
    expect(namesWith({ targetRegions, targetRegionOrder: ["West US", "uksouth"] })).toEqual([
      "westus",
      "uksouth",
      "westeurope",
      "eastus",
    ]);
    expect(namesWith({ targetRegions, targetRegionOrder: [] })).toEqual(["westeurope", "eastus", "uksouth", "westus"]);
  });

  it("refuses an explicit order with regions that are no targets or stand twice", () => {
    const targetRegionOrder = ["West US", "westeurope", "West Europe", ""];
    expect(said({ targetRegionOrder })).toEqual([
      'AIG212 targetRegionOrder[0]: "West US" is not a target region',
      'AIG212 targetRegionOrder[2]: "West Europe" is named twice',
      'AIG212 targetRegionOrder[3]: "" is not a target region',
    ]);
  });
});

describe("keys and settings", () => {
  it("refuses two spellings of one region", () => {
    expect(said({ targetRegions: { westeurope: {}, "West Europe": {} } })).toEqual([
      'AIG207 targetRegions: "westeurope" and "West Europe" are the same region',
    ]);
  });

  it("tells what else is wrong with a region that stands twice", () => {
    const settings = { replicas: 101, storage: "Foo" as StorageAccountType, diskEncryptionSetId: "x", replica: 1 };
    const said2 = said({ targetRegions: { "West Europe": {}, westeurope: settings } });
    expect(said2.map((line) => line.split(": ")[0])).toEqual([
      'AIG214 targetRegions["westeurope"].replica',
      "AIG207 targetRegions",
      'AIG203 targetRegions["westeurope"].replicas',
      'AIG007 targetRegions["westeurope"].storage',
      'AIG005 targetRegions["westeurope"].diskEncryptionSetId',
    ]);
  });

  it("refuses a key that only Terraform knows", () => {
    const message = refusal((stack) =>
      addVersion(addDefinition(addGallery(stack)), { targetRegions: { [textToken(stack)]: {} } }),
    );
    expect(problemsIn(message)).toEqual(["AIG208 targetRegions: got a key that only Terraform knows"]);
  });

  it("refuses a key with an expression written by hand", () => {
    expect(said({ targetRegions: { "${var.region}": {} } })).toEqual([
      "AIG208 targetRegions: got a key that only Terraform knows",
    ]);
  });

  it.each(["", "   "])("refuses the key %j", (key) => {
    expect(said({ targetRegions: { [key]: {} } })).toEqual([`AIG208 targetRegions: got the key "${key}"`]);
  });

  it.each([
    [{ westus: 3 }, 'AIG214 targetRegions["westus"]: got 3, allowed the settings of a region'],
    [{ westus: "3" }, 'AIG214 targetRegions["westus"]: got "3", allowed the settings of a region'],
    [["westus"], "AIG004 targetRegions: got a list, allowed a map of regions"],
    [{ westus: [] }, 'AIG214 targetRegions["westus"]: got a list, allowed the settings of a region'],
    [
      { westus: { replica: 2 } },
      'AIG214 targetRegions["westus"].replica: a region has no such prop; the nearest one is "replicas"; allowed replicas, peakDemand, storage, diskEncryptionSetId, excludeFromLatest',
    ],
    ["westus", 'AIG004 targetRegions: got "westus", allowed a map of regions'],
  ])("refuses the map %p", (targetRegions, expected) => {
    expect(said({ targetRegions })).toEqual([expected]);
  });

  it("says all that is wrong with a region, what does not exist among it", () => {
    const westus = { replica: 2, foo: 1, bar: undefined, replicas: 500, storage: "X" };
    expect(said({ targetRegions: { westus } }).map((text) => text.replace(/;.*/, ""))).toEqual([
      'AIG214 targetRegions["westus"].replica: a region has no such prop',
      'AIG214 targetRegions["westus"].foo: a region has no such prop',
      'AIG203 targetRegions["westus"].replicas: got 500, allowed a whole number from 1 to 100',
      expect.stringContaining('AIG007 targetRegions["westus"].storage: got "X"'),
    ]);
  });

  it.each(["moonbase", "token"])("compares the clouds of regions where home is a %s", (home) => {
    const message = refusal((stack) => {
      const location = home === "token" ? textToken(stack) : home;
      const targetRegions = { westeurope: {}, chinanorth3: {}, usgovvirginia: {} };
      addVersion(addDefinition(addGallery(stack)), { location, targetRegions });
    });
    expect(problemsIn(message)).toEqual([
      'AIG215 targetRegions: "USGov Virginia", "West Europe" are in another Azure cloud than "China North 3"',
    ]);
  });

  it.each([undefined, null])("leaves a region out whose settings are %p", (settings) => {
    const targetRegions = untyped<{ [region: string]: TargetRegion }>({ westus: settings, uksouth: {} });
    expect(regionsWith({ targetRegions })).toEqual([
      { name: "westeurope", regional_replica_count: 1 },
      { name: "uksouth", regional_replica_count: 1 },
    ]);
  });
});

describe("a home region that only Terraform knows", () => {
  it("has the plan check that it is listed", () => {
    const block = versionWith((stack) => ({
      location: textToken(stack),
      targetRegions: { "West US": {}, northeurope: {} },
    }));
    expect(block.location).toBe("${var.text}");
    expect(block.target_region).toEqual([
      { name: "northeurope", regional_replica_count: 1 },
      { name: "westus", regional_replica_count: 1 },
    ]);
    expect(preconditionsOf(block)).toEqual([
      {
        condition: '${contains(["northeurope", "westus"], replace(lower(var.text), " ", ""))}',
        error_message:
          "AIG209  location: allowed a location that is one of the listed target regions. Add the version's own " +
          "location to targetRegions, or give the location as a literal: it then joins by itself.",
      },
    ]);
  });

  it("has the plan check it when it comes from the gallery, too", () => {
    const { json } = synthStack((stack) => {
      const gallery = addGallery(stack, { location: new TerraformLocal(stack, "place", "x").asString });
      addVersion(addDefinition(gallery), { targetRegions: { westus: {} } });
    });
    const [block] = Object.values(json.resource!.azurerm_shared_image_version!);
    expect(preconditionsOf(block!)[0]!.condition).toBe('${contains(["westus"], replace(lower(local.place), " ", ""))}');
  });

  it.each([undefined, null, {}])("is the one region of a version that lists none (%p)", (targetRegions) => {
    const block = versionWith((stack) =>
      untyped({ location: textToken(stack), targetRegions, replicas: 3, storage: StorageAccountType.PREMIUM_LRS }),
    );
    expect(block.target_region).toEqual([
      { name: "${var.text}", regional_replica_count: 3, storage_account_type: "Premium_LRS" },
    ]);
    expect(preconditionsOf(block)).toEqual([]);
  });

  it("takes ZRS where available as a question to the plan", () => {
    const storage = StorageAccountType.ZRS_WHERE_AVAILABLE;
    const block = versionWith((stack) => ({ location: textToken(stack), storage }));
    const [region] = block.target_region as { storage_account_type: string }[];
    const [, names] =
      /^\$\{contains\((\[.*\]), replace\(lower\(var\.text\), " ", ""\)\) \? "Standard_ZRS" : "Standard_LRS"\}$/.exec(
        region!.storage_account_type,
      )!;
    expect(JSON.parse(names!)).toEqual(REGIONS.filter(({ zrs }) => zrs === true).map(({ name }) => name));
    expect(preconditionsOf(block)).toEqual([]);
  });

  it("has the plan check ZRS against the regions without zones", () => {
    const block = versionWith((stack) => ({
      location: textToken(stack),
      storage: StorageAccountType.STANDARD_ZRS,
    }));
    const [found, ...others] = preconditionsOf(block);
    expect(others).toEqual([]);
    const [, names] = /^\$\{!\(?contains\((\[.*\]), replace\(lower\(var\.text\), " ", ""\)\)\)?\}$/.exec(
      found!.condition,
    )!;
    expect(JSON.parse(names!)).toEqual(REGIONS.filter(({ zones }) => zones === false).map(({ name }) => name));
    expect(found!.error_message).toBe(
      "AIG205  storage: allowed a region with availability zones. Use StorageAccountType.STANDARD_LRS, or " +
        'ZRS_WHERE_AVAILABLE for all regions at once. If the region has zones by now: Checks.of(definition).relax("AIG205", "why"), before the version is made.',
    );
  });
});

describe("regions that are not known", () => {
  it("passes them on as they are and only warns", () => {
    expect(namesWith({ targetRegions: { "Mars Central": {} } })).toEqual(["westeurope", "marscentral"]);
    expect(warnings({ targetRegions: { "West Eurpe": {} } })).toEqual([
      'AIG211 targetRegions: "West Eurpe" is not a region known to this library; the nearest known one is ' +
        '"westeurope" (West Europe). Check the spelling; if the region is new, acknowledge.',
    ]);
    expect(warnings({ targetRegions: { "Mars Central": {} } })[0]).toMatch(/^AIG211 targetRegions: "Mars Central" is/);
  });

  it("does not warn of those it knows", () => {
    expect(warnings({ targetRegions: { "UK South": {}, AustraliaEast: {} } })).toEqual([]);
  });
});

describe("regions that are known for more than their name", () => {
  it("warns of a region that is open on request only", () => {
    expect(warnings({ targetRegions: { eastus2euap: {} } })).toEqual([
      "AIG216 targetRegions: East US 2 EUAP is open only to subscriptions that asked for access. Ask for access with a " +
        "support request, then acknowledge.",
    ]);
  });

  it("refuses a region of another cloud than the home region", () => {
    expect(said({ targetRegions: { chinanorth3: {}, usgovtexas: {}, eastus: {} } })).toEqual([
      'AIG215 targetRegions: "China North 3", "USGov Texas" are in another Azure cloud than "West Europe"',
    ]);
  });
});

describe("storage", () => {
  const { STANDARD_LRS, STANDARD_ZRS, PREMIUM_LRS, ZRS_WHERE_AVAILABLE } = StorageAccountType;

  it("says nothing by default", () => {
    expect(regionsWith({ targetRegions: { westus: {} } })).toEqual([
      { name: "westeurope", regional_replica_count: 1 },
      { name: "westus", regional_replica_count: 1 },
    ]);
  });

  it.each([STANDARD_LRS, STANDARD_ZRS, PREMIUM_LRS])("writes %s as it is", (storage) => {
    expect(regionsWith({ storage })).toEqual([
      { name: "westeurope", regional_replica_count: 1, storage_account_type: storage },
    ]);
  });

  it("lets a region differ from the version", () => {
    const regions = regionsWith({ storage: PREMIUM_LRS, targetRegions: { westus: { storage: STANDARD_LRS } } });
    expect(regions).toEqual([
      { name: "westeurope", regional_replica_count: 1, storage_account_type: "Premium_LRS" },
      { name: "westus", regional_replica_count: 1, storage_account_type: "Standard_LRS" },
    ]);
  });

  it("takes ZRS where it is listed and LRS elsewhere, without a warning", () => {
    const settings = {
      storage: ZRS_WHERE_AVAILABLE,
      targetRegions: { northeurope: {}, westus: {}, japanwest: {} },
    };
    expect(regionsWith(settings)).toEqual([
      { name: "westeurope", regional_replica_count: 1, storage_account_type: "Standard_ZRS" },
      { name: "japanwest", regional_replica_count: 1, storage_account_type: "Standard_LRS" },
      { name: "northeurope", regional_replica_count: 1, storage_account_type: "Standard_ZRS" },
      { name: "westus", regional_replica_count: 1, storage_account_type: "Standard_LRS" },
    ]);
    expect(warnings(settings)).toEqual([]);
  });

  it("takes LRS for ZRS where available in a region that is not known", () => {
    const regions = regionsWith({ targetRegions: { marscentral: { storage: ZRS_WHERE_AVAILABLE } } });
    expect(regions).toContainEqual(
      expect.objectContaining({ name: "marscentral", storage_account_type: "Standard_LRS" }),
    );
  });

  it("refuses ZRS in a region without zones, under the prop that asks for it", () => {
    const detail = "got Standard_ZRS, but West US has no availability zones";
    expect(said({ targetRegions: { "West US": { storage: STANDARD_ZRS } } })).toEqual([
      `AIG205 targetRegions["West US"].storage: ${detail}`,
    ]);
    expect(said({ storage: STANDARD_ZRS, targetRegions: { "West US": {} } })).toEqual([`AIG205 storage: ${detail}`]);
    expect(said({ storage: STANDARD_ZRS, location: "West US" })).toEqual([`AIG205 storage: ${detail}`]);
  });

  it("only warns of ZRS where it is not known to exist", () => {
    const settings = { targetRegions: { "Japan West": { storage: STANDARD_ZRS } } };
    expect(regionsWith(settings)).toContainEqual({
      name: "japanwest",
      regional_replica_count: 1,
      storage_account_type: "Standard_ZRS",
    });
    expect(warnings(settings)).toEqual([
      'AIG206 targetRegions["Japan West"].storage: got Standard_ZRS, but ZRS is not known to exist in Japan West. Look ' +
        "the region up, then acknowledge; or use ZRS_WHERE_AVAILABLE, which takes LRS there.",
    ]);
  });

  it.each(["standard_lrs", "", "Premium_ZRS", 1])("refuses the storage %p", (storage) => {
    const got = JSON.stringify(storage);
    const allowed = 'allowed "Standard_LRS", "Standard_ZRS", "Premium_LRS", "ZrsWhereAvailable"';
    expect(said({ storage })).toEqual([`AIG007 storage: got ${got}, ${allowed}`]);
    expect(said({ targetRegions: { westus: { storage } } })).toEqual([
      `AIG007 targetRegions["westus"].storage: got ${got}, ${allowed}`,
    ]);
  });
});

describe("replicas", () => {
  it.each([1, 2, 50, 51, 100])("takes %d replicas", (replicas) => {
    expect(regionsWith({ replicas })).toEqual([{ name: "westeurope", regional_replica_count: replicas }]);
    const targetRegions = { westus: { replicas } };
    expect(regionsWith({ targetRegions })).toContainEqual({ name: "westus", regional_replica_count: replicas });
  });

  it.each([
    [0, "0"],
    [101, "101"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [-1, "-1"],
    [1e9, "1000000000"],
    [-1e9, "-1000000000"],
    [1e300, "1e+300"],
    [Infinity, "Infinity"],
    [-Infinity, "-Infinity"],
    ["2", '"2"'],
    ["", '""'],
    [true, "true"],
  ])("refuses %p replicas", (replicas, got) => {
    const code = Number.isFinite(replicas) ? "AIG203" : "AIG004";
    expect(said({ replicas })).toEqual([`${code} replicas: got ${got}, allowed a whole number from 1 to 100`]);
    expect(said({ targetRegions: { "West US": { replicas } } })).toEqual([
      `${code} targetRegions["West US"].replicas: got ${got}, allowed a whole number from 1 to 100`,
    ]);
  });

  it("has the plan check a number that only Terraform knows, once for the version and once for each region", () => {
    const block = versionWith((stack) => ({
      replicas: numberToken(stack, "common"),
      targetRegions: { "West US": { replicas: numberToken(stack, "west") }, eastus: {} },
    }));
    expect(block.target_region).toEqual([
      { name: "westeurope", regional_replica_count: "${var.common}" },
      { name: "eastus", regional_replica_count: "${var.common}" },
      { name: "westus", regional_replica_count: "${var.west}" },
    ]);
    const remedy =
      "allowed a whole number from 1 to 100. Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.";
    expect(preconditionsOf(block)).toEqual([
      {
        condition:
          "${try((((var.common >= 1) && (var.common <= 100)) && (floor(var.common) == tonumber(var.common))), (var.common == null))}",
        error_message: `AIG203  replicas: ${remedy}`,
      },
      {
        condition:
          "${try((((var.west >= 1) && (var.west <= 100)) && (floor(var.west) == tonumber(var.west))), (var.west == null))}",
        error_message: `AIG203  targetRegions["West US"].replicas: ${remedy}`,
      },
    ]);
  });

  it("does not let an explicit undefined hide the common value", () => {
    const targetRegions = { westus: { replicas: undefined } };
    expect(regionsWith({ replicas: 7, targetRegions })).toContainEqual({ name: "westus", regional_replica_count: 7 });
  });

  it("warns of more replicas than Azure advises", () => {
    expect(warnings({ targetRegions: { westus: { replicas: 50 } } })).toEqual([]);
    expect(warnings({ targetRegions: { westus: { replicas: 51 } } })).toEqual([
      'AIG204 targetRegions["westus"].replicas: got 51, advised at most 50. Use 50 or fewer, or acknowledge: above that, ' +
        "further replicas cost storage and bring little.",
    ]);
  });

  it("warns once of the regions' own numbers, naming the first", () => {
    const targetRegions = { westus: { replicas: 60 }, eastus: { replicas: 51 }, uksouth: { replicas: 100 } };
    expect(warnings({ targetRegions }).map((line) => line.split(". ")[0])).toEqual([
      'AIG204 targetRegions["westus"].replicas: got 60, advised at most 50 (and more than that in 2 other regions)',
    ]);
  });

  it("warns once of a common number that several regions take", () => {
    expect(warnings({ replicas: 60, targetRegions: { westus: {}, eastus: {} } })).toHaveLength(1);
  });
});

describe("latest", () => {
  it("writes the flag of the version in each region too that says nothing else, which Azure goes by", () => {
    const block = versionWith({
      excludeFromLatest: true,
      targetRegions: { westus: { excludeFromLatest: false }, eastus: { excludeFromLatest: true }, uksouth: {} },
    });
    expect(block.exclude_from_latest).toBe(true);
    expect(block.target_region).toEqual([
      { name: "westeurope", regional_replica_count: 1, exclude_from_latest_enabled: true },
      { name: "eastus", regional_replica_count: 1, exclude_from_latest_enabled: true },
      { name: "uksouth", regional_replica_count: 1, exclude_from_latest_enabled: true },
      { name: "westus", regional_replica_count: 1, exclude_from_latest_enabled: false },
    ]);
  });

  it.each([false, undefined, null])("writes nothing in a region where that of the version is %p", (value) => {
    expect(regionsWith({ excludeFromLatest: untyped(value) })).toEqual([
      { name: "westeurope", regional_replica_count: 1 },
    ]);
  });

  it.each(["true", 1, NaN])("refuses %p as the flag of a region", (excludeFromLatest) => {
    expect(said({ targetRegions: { westus: { excludeFromLatest } } })).toEqual([
      `AIG004 targetRegions["westus"].excludeFromLatest: got ${excludeFromLatest === "true" ? '"true"' : String(excludeFromLatest)}, allowed true or false`,
    ]);
  });
});

describe("disk encryption sets", () => {
  it("writes the common one and those of regions", () => {
    const settings = {
      diskEncryptionSetId: `${DES}/home`,
      targetRegions: { westus: { diskEncryptionSetId: `${DES}/west` } },
    };
    expect(regionsWith(settings)).toEqual([
      { name: "westeurope", regional_replica_count: 1, disk_encryption_set_id: `${DES}/home` },
      { name: "westus", regional_replica_count: 1, disk_encryption_set_id: `${DES}/west` },
    ]);
  });

  it("passes on one that only Terraform knows and has the plan check it", () => {
    const block = versionWith((stack) => ({ diskEncryptionSetId: textToken(stack) }));
    expect(block.target_region).toEqual([
      { name: "westeurope", regional_replica_count: 1, disk_encryption_set_id: "${var.text}" },
    ]);
    expect(preconditionsOf(block)).toEqual([
      {
        condition: `\${(can(regex("${DES_PATTERN}", lower(var.text))) || (var.text == null))}`,
        error_message:
          "AIG005  diskEncryptionSetId: allowed the id of a disk encryption set. Give the full resource id, as " +
          "`az … show --query id` prints it.",
      },
    ]);
  });

  it("warns that a later change of the regions replaces the version", () => {
    expect(warnings({ diskEncryptionSetId: `${DES}/home` })).toEqual([
      "AIG324 targetRegions: 1 of 1 regions are encrypted. List every region the version will ever need from the start, " +
        "then acknowledge.",
    ]);
  });

  it("refuses sets for some regions only, home included", () => {
    const targetRegions = { westus: { diskEncryptionSetId: `${DES}/west` }, eastus: {} };
    expect(said({ targetRegions })).toEqual(["AIG323 targetRegions: no disk encryption set for westeurope, eastus"]);
  });

  it.each([
    ["", 'AIG003 PROP: got "", allowed the id of a disk encryption set'],
    [NaN, "AIG004 PROP: got NaN, allowed the id of a disk encryption set"],
    [
      `${COMPUTE}/disks/d`,
      "AIG005 PROP: got the id of a managed disk, allowed the id of a disk encryption set: " +
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/diskEncryptionSets/<name>",
    ],
  ])("refuses %p as a disk encryption set", (diskEncryptionSetId, expected) => {
    expect(said({ diskEncryptionSetId })).toEqual([expected.replace("PROP", "diskEncryptionSetId")]);
    const targetRegions = { "West Europe": { diskEncryptionSetId } };
    expect(said({ targetRegions })).toEqual([
      expected.replace("PROP", 'targetRegions["West Europe"].diskEncryptionSetId'),
    ]);
  });
});

it("leaves the caller's map and order as they were", () => {
  const targetRegions = { westus: { replicas: 2 }, eastus: {} };
  const targetRegionOrder = ["westus"];
  const before = JSON.stringify([targetRegions, targetRegionOrder]);
  versionWith({ targetRegions, targetRegionOrder });
  expect(JSON.stringify([targetRegions, targetRegionOrder])).toBe(before);
});
