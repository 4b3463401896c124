import { EXAMPLE, exampleConfig } from "../support/example-config";
import { scenario } from "../support/scenario";
import type { Config, Validation } from "../support/terraform";
import { Cloud } from "./cloud";
import { Refused, StandIn } from "./stand-in";
import { members } from "./schema/schema";
import { UNKNOWN, type Attributes } from "./values";

const { gallery, image, version } = EXAMPLE;

/** A whole configuration object, as Terraform sends it: null where nothing is given. */
function configOf(type: string, given: Attributes): Attributes {
  const { attributes, blocks } = members(standIn.schemas().resource_schemas[type]!.block);
  return {
    ...Object.fromEntries(attributes.map(([name]) => [name, null])),
    ...Object.fromEntries(blocks.map(([name]) => [name, []])),
    ...given,
  };
}

const standIn = new StandIn(new Cloud(), "4.55.0");

describe("the provider's own checks", () => {
  const problems = (type: string, given: Attributes) => standIn.validate(type, configOf(type, given));

  test("refuses two sources, pointing at the first", () => {
    expect(problems("azurerm_shared_image_version", { os_disk_snapshot_id: "a", managed_image_id: UNKNOWN })).toEqual(
      [],
    );
    const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i";
    expect(problems("azurerm_shared_image_version", { os_disk_snapshot_id: "a", managed_image_id: id })).toMatchObject([
      { summary: "Invalid combination of arguments", path: ["managed_image_id"] },
    ]);
  });

  test("refuses no source at all", () => {
    expect(problems("azurerm_shared_image_version", {})[0]?.detail).toContain("must be specified");
  });

  test("refuses a security flag beside another that is false", () => {
    const flags = { trusted_launch_enabled: true, confidential_vm_enabled: false };
    expect(problems("azurerm_shared_image", flags)).toEqual([
      {
        summary: "Conflicting configuration arguments",
        detail: '"trusted_launch_enabled": conflicts with confidential_vm_enabled',
        path: ["trusted_launch_enabled"],
      },
    ]);
  });

  test("refuses a value for a computed attribute", () => {
    expect(problems("azurerm_shared_image_gallery", { unique_name: "mine" })[0]?.path).toEqual(["unique_name"]);
    expect(problems("azurerm_shared_image_gallery", { id: "mine" })[0]?.path).toEqual(["id"]);
  });

  test.each([
    ["azurerm_shared_image_gallery", { name: "with-dash" }],
    ["azurerm_shared_image_version", { name: "1.0", os_disk_snapshot_id: "a" }],
    ["azurerm_shared_image_version", { end_of_life_date: "2030-01-01", os_disk_snapshot_id: "a" }],
    ["azurerm_shared_image", { max_recommended_vcpu_count: 81 }],
    ["azurerm_shared_image", { disk_types_not_allowed: ["UltraSSD_LRS"] }],
  ])("refuses a value outside the rules of %s: %j", (type, given) => {
    expect(problems(type, given)).toMatchObject([{ path: [Object.keys(given)[0]] }]);
  });

  test("refuses a wrong value deep in a list, pointing at the element", () => {
    const regions: Attributes[] = [
      { name: "westeurope" },
      { name: "northeurope", storage_account_type: "PremiumV2_LRS" },
    ];
    const given = { os_disk_snapshot_id: "a", target_region: regions };
    expect(problems("azurerm_shared_image_version", given)).toMatchObject([
      { path: ["target_region", 1, "storage_account_type"] },
    ]);
  });

  test("asks for what belongs together, whether known or not", () => {
    const source = (given: Attributes) =>
      problems("azurerm_shared_image_version", given).filter(({ summary }) => summary === "Missing required argument");
    expect(source({ blob_uri: UNKNOWN, storage_account_id: UNKNOWN })).toEqual([]);
    expect(source({ blob_uri: UNKNOWN })).toMatchObject([{ path: ["blob_uri"] }]);
    expect(source({ storage_account_id: UNKNOWN })).toMatchObject([{ path: ["storage_account_id"] }]);
  });

  test("looks into blocks only once all of them is known", () => {
    const wrong: Attributes = { name: "northeurope", storage_account_type: "PremiumV2_LRS" };
    const regions = (first: Attributes) =>
      problems("azurerm_shared_image_version", { os_disk_snapshot_id: "a", target_region: [first, wrong] });
    expect(regions({ name: "westeurope" })).toHaveLength(1);
    expect(regions({ name: UNKNOWN })).toEqual([]);
  });

  test.each([
    ["90m", 0],
    ["1h30m", 0],
    ["90", 1],
    ["soon", 1],
  ])("a timeout of %s", (create, count) => {
    expect(problems("azurerm_shared_image_gallery", { timeouts: { create } })).toHaveLength(count);
  });

  test("accepts what the real provider accepts although Azure will not", () => {
    const regions = [{ name: "moonbase", regional_replica_count: -1 }];
    const given = { name: "latest", os_disk_snapshot_id: "a", target_region: regions };
    expect(problems("azurerm_shared_image_version", given)).toEqual([]);
  });

  test("refuses an import id of another form", () => {
    const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal";
    expect(standIn.import("azurerm_shared_image_gallery", id)).toMatchObject({ id, name: null, sharing: [] });
    expect(() => standIn.import("azurerm_shared_image_gallery", id.replace("galleries", "Galleries"))).toThrow(Refused);
    expect(() => standIn.import("azurerm_shared_image", id)).toThrow(
      /^parsing ".*": not the id of a azurerm_shared_image/,
    );
  });

  test("refuses a provider block without features", () => {
    expect(standIn.prepare({ features: [] })).toMatchObject([{ path: ["features"] }]);
    expect(standIn.prepare({ features: [{}] })).toEqual([]);
  });
});

describe("what Terraform finds with the stand-in's schemas", () => {
  const validate = (config: Config): Promise<Validation> => scenario(config, ({ tf }) => tf.validate());

  test("nothing wrong in the example", async () => {
    expect(await validate(exampleConfig({ gallery, image, version }))).toMatchObject({ valid: true, diagnostics: [] });
  });

  test.each([
    ["an unknown argument", { gallery: { ...gallery, soft_delete: true } }, /Extraneous JSON object property/],
    ["a missing argument", { gallery: { ...gallery, location: undefined } }, /Missing required argument/],
    ["a missing block", { gallery, image: { ...image, identifier: [] } }, /Insufficient identifier blocks/],
    [
      "two blocks where one may be",
      { gallery: { ...gallery, sharing: [{ permission: "Groups" }, { permission: "Private" }] } },
      /Too many sharing blocks/,
    ],
    ["a value of the wrong type", { gallery: { ...gallery, tags: "none" } }, /Incorrect attribute value type/],
  ])("refuses %s", async (_what, parts, summary) => {
    const { valid, diagnostics } = await validate(exampleConfig(parts));
    expect(valid).toBe(false);
    expect(diagnostics[0]?.summary).toMatch(summary);
  });

  test("refuses a resource type that does not exist", async () => {
    const { diagnostics } = await validate(exampleConfig({}, { resource: { azurerm_shared_imag: { main: {} } } }));
    expect(diagnostics[0]?.summary).toBe("Invalid resource type");
  });

  test("points at the line of an argument the provider refuses", async () => {
    const { diagnostics } = await validate(exampleConfig({ gallery: { ...gallery, name: "with-dash" } }));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      snippet: { code: expect.stringContaining('"name": "with-dash"') as string },
    });
  });
});
