import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { Fn, Token, type TerraformResource, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  Checks,
  GalleryReport,
  ImageDefinition,
  ImageSource,
  ImageVersion,
  ReplicationMode,
  type ImageVersionOptions,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  GALLERY_ID,
  numberToken,
  preconditionsOf,
  problemsIn,
  refusal,
  SUBSCRIPTION,
  textToken,
  untyped,
  VERSION_OPTIONS,
  versionWith,
  writtenAs,
} from "../gallery/build";
import { onlyResource, synthStack, VERSION } from "../support/synth";

const DEFINITION_ID = `${GALLERY_ID}/images/ubuntu`;
const ID = `${DEFINITION_ID}/versions/1.4.0`;

function versionRefusal(settings: object): string {
  return refusal((stack) => addVersion(addDefinition(addGallery(stack)), settings));
}

describe("what is written", () => {
  it("writes what is needed and nothing else by default", () => {
    expect(versionWith()).toEqual({
      name: "1.4.0",
      gallery_name: "${azurerm_shared_image_gallery.Gallery.name}",
      image_name: "${azurerm_shared_image.Gallery_Ubuntu2404_16FD2803.name}",
      resource_group_name: "rg-images",
      location: "West Europe",
      managed_image_id: `${COMPUTE}/images/ubuntu`,
      target_region: [{ name: "westeurope", regional_replica_count: 1 }],
      timeouts: { create: "2h30m", update: "2h30m" },
    });
  });

  it("leaves out an optional setting that is explicitly undefined", () => {
    const block = versionWith({
      targetRegions: undefined,
      replicas: undefined,
      peakDemand: undefined,
      scalingGuidance: undefined,
      headRoom: undefined,
      imageSizeGb: undefined,
      storage: undefined,
      diskEncryptionSetId: undefined,
      excludeFromLatest: undefined,
      targetRegionOrder: undefined,
      replicationMode: undefined,
      deletionOfReplicatedLocations: undefined,
      endOfLife: undefined,
      location: undefined,
      resourceGroupName: undefined,
      tags: undefined,
      timeouts: undefined,
      dependsOn: undefined,
      provider: undefined,
      lifecycle: undefined,
    });
    expect(block).toEqual(versionWith());
  });

  it.each<[keyof ImageVersionOptions, unknown, object]>([
    ["version", "2026.11.25", { name: "2026.11.25" }],
    ["version", "2147483647.0.007", { name: "2147483647.0.007" }],
    [
      "excludeFromLatest",
      true,
      {
        exclude_from_latest: true,
        target_region: [{ name: "westeurope", regional_replica_count: 1, exclude_from_latest_enabled: true }],
      },
    ],
    ["excludeFromLatest", false, { exclude_from_latest: false }],
    ["replicationMode", ReplicationMode.FULL, { replication_mode: "Full" }],
    ["replicationMode", ReplicationMode.SHALLOW, { replication_mode: "Shallow", timeouts: undefined }],
    ["deletionOfReplicatedLocations", true, { deletion_of_replicated_locations_enabled: true }],
    ["deletionOfReplicatedLocations", false, { deletion_of_replicated_locations_enabled: false }],
    ["endOfLife", "2027-06-30", { end_of_life_date: "2027-06-30T00:00:00Z" }],
    ["endOfLife", "2027-06-30T00:00:00Z", { end_of_life_date: "2027-06-30T00:00:00Z" }],
    ["location", "WestEurope", { location: "WestEurope" }],
    ["resourceGroupName", "RG-IMAGES", { resource_group_name: "RG-IMAGES" }],
    ["tags", { build: "7" }, { tags: { build: "7" } }],
    [
      "timeouts",
      { create: "4h", read: "1m", update: "4h", delete: "1h" },
      { timeouts: { create: "4h", read: "1m", update: "4h", delete: "1h" } },
    ],
  ])("writes %s %j and nothing beside it", (prop, value, written) => {
    expect(versionWith({ [prop]: value })).toEqual({ ...versionWith(), ...written });
  });
});

describe("tokens", () => {
  it("has the plan check a version number that only Terraform knows", () => {
    const block = versionWith((stack) => ({ version: textToken(stack) }));
    expect(block.name).toBe("${var.text}");
    const [number, ...others] = preconditionsOf(block);
    expect(others).toEqual([]);
    expect(number!.condition).toMatch(/^\$\{can\(regex\("\^\(\[0-9\]\{1,9\}\|.*\$", var\.text\)\)\}$/);
    expect(number!.error_message).toBe(
      "AIG201  version: allowed three integers Major.Minor.Patch, each from 0 to 2147483647 in at most ten digits. " +
        'Write the version like "1.4.0" or "2026.11.25"; leading zeros are legal.',
    );
  });

  it("has the plan check an end of life that only Terraform knows", () => {
    const block = versionWith((stack) => ({ endOfLife: textToken(stack) }));
    expect(block.end_of_life_date).toBe("${var.text}");
    expect(preconditionsOf(block).map(({ condition }) => condition)).toEqual([
      '${(can(formatdate("YYYY", var.text)) || (var.text == null))}',
    ]);
  });

  it("has the plan check a resource group that only Terraform knows", () => {
    const block = versionWith((stack) => ({ resourceGroupName: textToken(stack) }));
    expect(block.resource_group_name).toBe("${var.text}");
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 25))).toEqual([
      "AIG105  resourceGroupName",
      "AIG120  resourceGroupName",
    ]);
    expect(preconditionsOf(block)[1]!.condition).toBe('${(lower(var.text) == lower("rg-images"))}');
  });

  it.each(["storage", "excludeFromLatest", "replicationMode", "deletionOfReplicatedLocations"])(
    "refuses a token as %s, which decides what is written",
    (prop) => {
      const message = refusal((stack) =>
        addVersion(addDefinition(addGallery(stack)), untyped({ [prop]: textToken(stack) })),
      );
      expect(problemsIn(message)).toEqual([`AIG008 ${prop}: got a value that only Terraform knows, allowed a literal`]);
    },
  );

  it("refuses an order of regions that only Terraform knows", () => {
    const message = refusal((stack) => {
      const targetRegionOrder = Token.asList(Fn.concat([["westeurope"]]));
      addVersion(addDefinition(addGallery(stack)), { targetRegionOrder });
    });
    expect(problemsIn(message)).toEqual([
      "AIG008 targetRegionOrder: got a value that only Terraform knows, allowed a literal",
    ]);
  });

  it.each([true, false])("refuses a boolean token as a switch (%s)", (value) => {
    const deletionOfReplicatedLocations = untyped<boolean>(Token.asAny(value));
    expect(problemsIn(versionRefusal({ deletionOfReplicatedLocations }))).toEqual([
      "AIG008 deletionOfReplicatedLocations: got a value that only Terraform knows, allowed a literal",
    ]);
  });
});

describe("refusals", () => {
  const NUMBER = "three integers Major.Minor.Patch, each from 0 to 2147483647 in at most ten digits";
  const DATE = 'a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"';
  const GROUP = "1 to 90 letters, digits, dashes, periods, underscores and parentheses that do not end with a period";

  it.each([
    ["version", undefined, `AIG003 version: got nothing, allowed ${NUMBER}`],
    ["version", "", `AIG003 version: got "", allowed ${NUMBER}`],
    ["version", NaN, "AIG004 version: got NaN, allowed a text"],
    ["version", 1.5, "AIG004 version: got 1.5, allowed a text"],
    ["version", "1.4", `AIG201 version: got "1.4", allowed ${NUMBER}`],
    ["version", "1.4.0.0", `AIG201 version: got "1.4.0.0", allowed ${NUMBER}`],
    ["version", "v1.4.0", `AIG201 version: got "v1.4.0", allowed ${NUMBER}`],
    ["version", "1.-4.0", `AIG201 version: got "1.-4.0", allowed ${NUMBER}`],
    ["version", "1.4.0\n", `AIG201 version: got "1.4.0\\n", allowed ${NUMBER}`],
    ["version", "2147483648.0.0", `AIG201 version: got "2147483648.0.0", allowed ${NUMBER}`],
    ["version", "0.0.00000000001", `AIG201 version: got "0.0.00000000001", allowed ${NUMBER}`],
    ["version", "latest", 'AIG202 version: got "latest", allowed three integers Major.Minor.Patch'],
    ["version", "recent", 'AIG202 version: got "recent", allowed three integers Major.Minor.Patch'],
    ["source", undefined, "AIG003 source: got nothing, allowed an ImageSource"],
    ["source", "image", 'AIG004 source: got "image", allowed an ImageSource'],
    ["location", "", 'AIG003 location: got "", allowed a text that is not empty'],
    ["location", NaN, "AIG004 location: got NaN, allowed a text"],
    ["resourceGroupName", "rg-other", 'AIG120 resourceGroupName: got "rg-other", allowed "rg-images"'],
    ["resourceGroupName", "", `AIG003 resourceGroupName: got "", allowed ${GROUP}`],
    ["resourceGroupName", NaN, "AIG004 resourceGroupName: got NaN, allowed a text"],
    ["excludeFromLatest", "yes", 'AIG004 excludeFromLatest: got "yes", allowed true or false'],
    ["replicationMode", "shallow", 'AIG007 replicationMode: got "shallow", allowed "Full", "Shallow"'],
    ["deletionOfReplicatedLocations", 1, "AIG004 deletionOfReplicatedLocations: got 1, allowed true or false"],
    ["endOfLife", "", `AIG116 endOfLife: got "", allowed ${DATE}`],
    ["endOfLife", NaN, `AIG116 endOfLife: got NaN, allowed ${DATE}`],
    ["endOfLife", "2027-13-01", `AIG116 endOfLife: got "2027-13-01", allowed ${DATE}`],
    ["timeouts", { create: -1 }, 'AIG119 timeouts.create: got -1, allowed a duration such as "90m", "2h" or "1h30m"'],
    ["tags", { "%": "" }, 'AIG113 tags["%"]: got "%", allowed 1 to 512 characters without < > % & \\ ? /'],
  ])("refuses %s as %p", (prop, value, said) => {
    expect(problemsIn(versionRefusal({ [prop]: value }))).toEqual([said]);
  });

  it("refuses several faults at once, in one message", () => {
    const message = versionRefusal({
      version: "latest",
      source: ImageSource.managedImage(`${COMPUTE}/disks/os`),
      replicas: 0,
      targetRegions: { westeurope: { replicas: 101 }, "West Europe": {}, westus: { storage: "Standard_ZRS" } },
      endOfLife: "2027-02-30",
    });
    expect(message).toBe(
      [
        "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0 is not valid (7 problems)",
        "",
        '  AIG202  version: got "latest", allowed three integers Major.Minor.Patch',
        '          Give the version its own number; "latest" and "recent" are look-ups, not names.',
        "  AIG203  replicas: got 0, allowed a whole number from 1 to 100",
        "          Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
        '  AIG207  targetRegions: "westeurope" and "West Europe" are the same region',
        "          Keep one of them.",
        '  AIG203  targetRegions["westeurope"].replicas: got 101, allowed a whole number from 1 to 100',
        "          Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
        '  AIG205  targetRegions["westus"].storage: got Standard_ZRS, but West US has no availability zones',
        "          Use StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once. If the region has " +
          'zones by now: Checks.of(definition).relax("AIG205", "why"), before the version is made.',
        "  AIG005  source: got the id of a managed disk, allowed the id of a managed image: " +
          "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/images/<name>",
        "          Use ImageSource.osDiskSnapshot for a disk.",
        '  AIG116  endOfLife: got "2027-02-30", allowed a date such as "2027-06-30" or an RFC 3339 time such as ' +
          '"2027-06-30T00:00:00Z"',
        "          Write the date like that, with capital T and Z.",
        "",
        "More: docs/errors.md#aig202",
      ].join("\n"),
    );
  });

  it("refuses a version without leaving it in the tree, and takes the same id again", () => {
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      expect(() => addVersion(definition, { replicas: 0 })).toThrow("AIG203");
      expect(definition.node.tryFindChild("V1_4_0")).toBeUndefined();
      addVersion(definition, { replicas: 3 });
    });
    expect(onlyResource(json, VERSION).target_region).toEqual([{ name: "westeurope", regional_replica_count: 3 }]);
  });

  it("refuses the version's number as its construct id", () => {
    const message = refusal((stack) => addDefinition(addGallery(stack)).addVersion("1.4.0", VERSION_OPTIONS));
    expect(problemsIn(message)).toEqual([
      'AIG001 id: got "1.4.0", allowed an id that begins with a letter or an underscore and holds no token',
    ]);
    expect(message).toContain('Write the id as a literal that begins with a letter: "V1_4_0" for version 1.4.0.');
  });

  it("refuses a version without location in a definition imported without it", () => {
    const message = refusal((stack) => addVersion(ImageDefinition.fromDefinitionId(stack, "Ubuntu", DEFINITION_ID)));
    expect(problemsIn(message)).toEqual([
      "AIG009 location: got nothing, and the imported definition does not know its location",
    ]);
  });
});

describe("shallow replication", () => {
  const SHALLOW = { replicationMode: ReplicationMode.SHALLOW };

  it("takes the home region with one replica", () => {
    expect(versionWith({ ...SHALLOW, replicas: 1, targetRegions: { westeurope: {} } })).toMatchObject({
      replication_mode: "Shallow",
      target_region: [{ name: "westeurope", regional_replica_count: 1 }],
    });
  });

  it("refuses other regions", () => {
    expect(problemsIn(versionRefusal({ ...SHALLOW, targetRegions: { northeurope: {} } }))).toEqual([
      "AIG321 targetRegions: got westeurope, northeurope, allowed the home region alone",
    ]);
  });

  it("refuses more than one replica", () => {
    const said = "AIG321 replicas in westeurope: got 2, allowed 1";
    expect(problemsIn(versionRefusal({ ...SHALLOW, replicas: 2 }))).toEqual([said]);
    expect(problemsIn(versionRefusal({ ...SHALLOW, targetRegions: { westeurope: { replicas: 2 } } }))).toEqual([said]);
  });

  it("checks a number of replicas that only Terraform knows in the plan", () => {
    const { json } = synthStack((stack) => {
      addVersion(addDefinition(addGallery(stack)), { ...SHALLOW, replicas: numberToken(stack) });
    });
    const version = onlyResource(json, VERSION);
    expect(preconditionsOf(version).map(({ error_message }) => error_message)).toContain(
      "AIG321  replicas in westeurope: allowed 1. Keep the home region with one replica alone, or use ReplicationMode.FULL.",
    );
  });

  it("refuses a number of replicas that is below one for that alone", () => {
    expect(problemsIn(versionRefusal({ ...SHALLOW, replicas: 0 }))).toEqual([
      "AIG203 replicas: got 0, allowed a whole number from 1 to 100",
    ]);
  });

  it("refuses a disk encryption set", () => {
    const diskEncryptionSetId = `${COMPUTE}/diskEncryptionSets/des`;
    expect(problemsIn(versionRefusal({ ...SHALLOW, diskEncryptionSetId }))).toEqual([
      "AIG322 diskEncryptionSetId: got a disk encryption set with replication mode Shallow",
    ]);
  });
});

describe("attributes", () => {
  it("gives references to the resource and inputs as they were given", () => {
    const written = writtenAs((stack) => {
      const definition = addDefinition(addGallery(stack));
      const version = addVersion(definition);
      expect(version.definition).toBe(definition);
      expect(version).toMatchObject({
        version: "1.4.0",
        excludeFromLatest: false,
        location: "West Europe",
        resourceGroupName: "rg-images",
      });
      return [version.versionName, version.versionId, version.definitionName, version.galleryName];
    });
    expect(written).toEqual([
      "${azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36.name}",
      "${azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36.id}",
      "${azurerm_shared_image.Gallery_Ubuntu2404_16FD2803.name}",
      "${azurerm_shared_image_gallery.Gallery.name}",
    ]);
  });

  it("makes one token of a name or id however often it is read", () => {
    synthStack((stack) => {
      const version = addVersion(addDefinition(addGallery(stack)));
      expect(version.versionName).toBe(version.versionName);
      expect(version.versionId).toBe(version.versionId);
    });
  });

  it("tells what is written of the target regions, with overrides on the resource", () => {
    synthStack((stack) => {
      const version = addVersion(addDefinition(addGallery(stack)), {
        targetRegions: { "North Europe": { replicas: 2 } },
      });
      expect(Object.keys(version.targetRegions)).toEqual(["westeurope", "northeurope"]);
      expect(version.targetRegions.northeurope).toEqual({ replicas: 2 });
      const l1 = version.node.defaultChild as SharedImageVersion;
      l1.putTargetRegion([{ name: "uksouth", regionalReplicaCount: 4 }]);
      expect(version.targetRegions).toEqual({ uksouth: { replicas: 4 } });
    });
  });

  it("tells a version from everything else", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      expect(ImageVersion.isImageVersion(addVersion(definition))).toBe(true);
      const others = [definition, ImageVersion.fromVersionId(stack, "Imported", ID), {}, null, undefined, "1.4.0"];
      expect(others.filter((other) => ImageVersion.isImageVersion(other))).toEqual([]);
    });
  });
});

describe("imports", () => {
  it("takes a literal id apart", () => {
    synthStack((stack) => {
      const version = ImageVersion.fromVersionId(stack, "V", ID);
      expect(version).toMatchObject({
        versionName: "1.4.0",
        definitionName: "ubuntu",
        galleryName: "contoso",
        resourceGroupName: "rg-images",
        versionId: ID,
      });
      expect(version.location).toBeUndefined();
    });
  });

  it("lets Terraform take an id apart that only it knows", () => {
    const written = writtenAs((stack) => {
      const version = ImageVersion.fromVersionId(stack, "V", textToken(stack, "id"));
      return [
        version.resourceGroupName,
        version.galleryName,
        version.definitionName,
        version.versionName,
        version.versionId,
      ];
    });
    expect(written).toEqual([
      ...[4, 8, 10, 12].map((index) => `\${element(split("/", var.id), ${index})}`),
      "${var.id}",
    ]);
  });

  const ATTRIBUTES = {
    galleryName: "contoso",
    definitionName: "ubuntu",
    version: "1.4.0",
    resourceGroupName: "rg-images",
  };

  it("keeps what is known of it and makes its id", () => {
    synthStack((stack) => {
      const attributes = { ...ATTRIBUTES, subscriptionId: SUBSCRIPTION, location: "westeurope" };
      const version = ImageVersion.fromVersionAttributes(stack, "V", attributes);
      expect(version.versionId).toBe(ID);
      expect(version.location).toBe("westeurope");
    });
  });

  it("refuses to make an id without the subscription", () => {
    const message = refusal((stack) => String(ImageVersion.fromVersionAttributes(stack, "V", ATTRIBUTES).versionId));
    expect(problemsIn(message)).toEqual([
      "AIG009 subscriptionId: got nothing, allowed the subscription of an image version, which its id is made of",
    ]);
  });

  it.each([
    [DEFINITION_ID, "the id of an image definition"],
    [GALLERY_ID, "the id of a gallery"],
    ["1.4.0", '"1.4.0"'],
  ])("refuses to import %s", (id, got) => {
    const message = refusal((stack) => ImageVersion.fromVersionId(stack, "V", id));
    expect(problemsIn(message)).toEqual([
      `AIG005 versionId: got ${got}, allowed the id of an image version: /subscriptions/<id>/resourceGroups/<group>/` +
        "providers/Microsoft.Compute/galleries/<name>/images/<name>/versions/<name>",
    ]);
  });

  it("refuses attributes that no version can have, all at once", () => {
    const attributes = { galleryName: "a-b", definitionName: "a b", version: "latest", resourceGroupName: "rg." };
    const message = refusal((stack) => ImageVersion.fromVersionAttributes(stack, "V", attributes));
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG686", "AIG687", "AIG201", "AIG105"]);
  });

  it("takes names that azurerm takes, though Azure would refuse new ones", () => {
    const attributes = { galleryName: "_g.", definitionName: "-", version: "1.0.0", resourceGroupName: "rg" };
    synthStack((stack) => {
      expect(ImageVersion.fromVersionAttributes(stack, "V", attributes)).toMatchObject({
        galleryName: "_g.",
        definitionName: "-",
      });
    });
  });

  it("takes versions in an imported definition, and says which checks were left out", () => {
    const { json, stack } = synthStack((s) => {
      addVersion(ImageDefinition.fromDefinitionId(s, "Ubuntu", DEFINITION_ID), { location: "westeurope" });
    });
    expect(onlyResource(json, VERSION)).toMatchObject({
      gallery_name: "contoso",
      image_name: "ubuntu",
      resource_group_name: "rg-images",
    });
    const report = GalleryReport.of(stack).toMarkdown();
    const left = (code: string, what: string): string =>
      `- ➖ **${code}** \`stack/Ubuntu/V1_4_0\` source: not checked: the ${what} of the imported definition is not known`;
    expect(report.match(/^- ➖.*$/gm)).toEqual([left("AIG311", "security type"), left("AIG313", "OS state")]);
  });
});

describe("the resource underneath", () => {
  it("is the default child, open to overrides", () => {
    const { json } = synthStack((stack) => {
      const l1 = addVersion(addDefinition(addGallery(stack))).node.defaultChild as SharedImageVersion;
      expect(l1).toBeInstanceOf(SharedImageVersion);
      l1.addOverride("target_region.0.regional_replica_count", 7);
    });
    expect(onlyResource(json, VERSION).target_region).toEqual([{ name: "westeurope", regional_replica_count: 7 }]);
  });

  it("takes Terraform's own arguments", () => {
    const { json } = synthStack((stack) => {
      const other = { name: "f", resourceGroupName: "rg", location: "westeurope" };
      addVersion(addDefinition(addGallery(stack)), {
        dependsOn: [new SharedImageGallery(stack, "First", other)],
        provider: new AzurermProvider(stack, "other", { alias: "other", features: [{}] }),
        lifecycle: { createBeforeDestroy: true },
      });
    });
    expect(onlyResource(json, VERSION)).toMatchObject({
      depends_on: ["azurerm_shared_image_gallery.First"],
      provider: "azurerm.other",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("keeps the user's preconditions beside its own", () => {
    const block = versionWith((stack) => ({
      replicas: numberToken(stack),
      lifecycle: { precondition: [{ condition: "${true}", errorMessage: "mine" }] },
    }));
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["mine", "AIG203"]);
  });

  it("keeps its preconditions when the lifecycle is assigned later", () => {
    const { json } = synthStack((stack) => {
      const version = addVersion(addDefinition(addGallery(stack)), { replicas: numberToken(stack) });
      (version.node.defaultChild as TerraformResource).lifecycle = { preventDestroy: true };
    });
    const block = onlyResource(json, VERSION);
    expect(block.lifecycle).toMatchObject({ prevent_destroy: true });
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["AIG203"]);
  });
});

it.each([
  ["a gallery", (stack: TerraformStack) => addGallery(new Construct(stack, "Other"))],
  ["a version", (stack: TerraformStack) => addVersion(addDefinition(addGallery(new Construct(stack, "Other"))))],
  ["no construct", () => ({ definitionId: "x" })],
])("takes %s for no definition", (_, other) => {
  const message = refusal((stack) => {
    new ImageVersion(stack, "V", { ...VERSION_OPTIONS, definition: untyped(other(stack)) });
  });
  expect(problemsIn(message)).toEqual(["AIG004 definition: got a value of type object, allowed an ImageDefinition"]);
});

it.each([{}, [], "abc", true, NaN])("a relaxed rule lets no %p through as a number", (replicas) => {
  const message = refusal((stack) => {
    Checks.of(stack).relax("AIG203", "Azure takes more here.");
    addVersion(addDefinition(addGallery(stack)), { replicas: untyped(replicas) });
  });
  expect(problemsIn(message)).toEqual([expect.stringMatching(/^AIG004 replicas: got /)]);
});

it.each([0, -5, 1.5, 100.5])("a relaxed rule lets no %p through, of which nobody can want so many", (replicas) => {
  const message = refusal((stack) => {
    Checks.of(stack).relax("AIG203", "Azure takes more here.");
    addVersion(addDefinition(addGallery(stack)), { replicas });
  });
  expect(problemsIn(message)).toEqual([`AIG203 replicas: got ${replicas}, allowed a whole number from 1 to 100`]);
});

it("names every set that several regions share, with all of them", () => {
  const set = (name: string): string => `${COMPUTE}/diskEncryptionSets/${name}`;
  const regions = { uksouth: "a", ukwest: "b", eastus: "b", westus: "a", westeurope: "a" };
  const targetRegions = Object.fromEntries(
    Object.entries(regions).map(([region, name]) => [region, { diskEncryptionSetId: set(name) }]),
  );
  const message = refusal((stack) => addVersion(addDefinition(addGallery(stack)), { targetRegions }));
  expect(problemsIn(message)).toEqual([
    'AIG326 targetRegions: "westeurope", "uksouth" and "westus" share one disk encryption set',
    'AIG326 targetRegions: "eastus" and "ukwest" share one disk encryption set',
  ]);
});

it("says of a number that is none nothing more in a shallow version", () => {
  const message = refusal((stack) =>
    addVersion(addDefinition(addGallery(stack)), { replicas: untyped("5"), replicationMode: ReplicationMode.SHALLOW }),
  );
  expect(problemsIn(message)).toEqual(['AIG004 replicas: got "5", allowed a whole number from 1 to 100']);
});
