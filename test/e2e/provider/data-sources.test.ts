import { SUBSCRIPTION } from "../support/provider";
import { Cloud } from "./cloud";
import { StandIn } from "./stand-in";
import { members } from "./schema/schema";
import type { Attributes } from "./values";

const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute`;
const IMAGE = `${GROUP}/galleries/gal/images/ubuntu`;
const IN_GROUP = { resource_group_name: "rg-images" };
const IN_DEFINITION = { ...IN_GROUP, gallery_name: "gal", image_name: "ubuntu" };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const [VERSION, MANAGED_IMAGE] = ["azurerm_shared_image_version", "azurerm_image"];

let cloud: Cloud;
let standIn: StandIn;

beforeEach(() => {
  cloud = new Cloud();
  standIn = new StandIn(cloud, "4.55.0");
});

/** As Terraform asks: with null for what is not given. */
function configOf(type: string, given: Attributes): Attributes {
  standIn.offer([], [type]);
  const { attributes } = members(standIn.schemas().data_source_schemas[type]!.block);
  return { ...Object.fromEntries(attributes.map(([name]) => [name, null])), timeouts: null, ...given };
}

function read(type: string, given: Attributes): Attributes {
  return standIn.readData(type, configOf(type, given), SUBSCRIPTION);
}

function seedVersions(...versions: Attributes[]): void {
  for (const version of versions) cloud.seed(VERSION, `${IMAGE}/versions/${String(version.name)}`, version);
}

describe("a version", () => {
  test("called latest shows its own name, id, tags and regions in their normal form", () => {
    const target_region = [{ name: "West Europe", regional_replica_count: 2, storage_account_type: "Standard_LRS" }];
    seedVersions({ name: "1.0.0", location: "West Europe", tags: { team: "a" }, target_region });
    expect(read(VERSION, { ...IN_DEFINITION, name: "latest" })).toEqual({
      ...IN_DEFINITION,
      name: "1.0.0",
      id: `${IMAGE}/versions/1.0.0`,
      location: "westeurope",
      managed_image_id: "",
      os_disk_snapshot_id: "",
      os_disk_image_size_gb: 0,
      exclude_from_latest: false,
      sort_versions_by_semver: false,
      tags: { team: "a" },
      target_region: [{ name: "westeurope", regional_replica_count: 2, storage_account_type: "Standard_LRS" }],
      timeouts: null,
    });
  });

  test.each([
    ["latest", true, "1.10.0"],
    ["latest", false, "1.9.0"],
    ["recent", false, "1.8.0"],
    ["1.10.0", false, "1.10.0"],
  ])("called %s, sorted by number: %s", (name, byNumber, expected) => {
    seedVersions(
      { name: "1.10.0" },
      { name: "1.9.0" },
      { name: "2.0.0", exclude_from_latest: true },
      { name: "1.8.0", exclude_from_latest: true },
    );
    const found = read(VERSION, { ...IN_DEFINITION, name, sort_versions_by_semver: byNumber });
    expect(found.name).toBe(expected);
  });

  test("refuses one that is not there", () => {
    seedVersions({ name: "1.0.0" });
    expect(() => read(VERSION, { ...IN_DEFINITION, name: "1.0.1" })).toThrow("no version");
  });

  test.each([
    ["a managed image", { managed_image_id: `${GROUP}/images/golden` }, `${GROUP}/images/golden`],
    ["a machine", { managed_image_id: `${GROUP}/virtualMachines/builder` }, ""],
    ["a snapshot", { os_disk_snapshot_id: `${GROUP}/snapshots/disk` }, ""],
  ])("made from %s shows as much of its source as Azure tells", (_what, source, managedImage) => {
    seedVersions({ name: "1.0.0", ...source });
    const { managed_image_id, os_disk_snapshot_id } = read(VERSION, { ...IN_DEFINITION, name: "1.0.0" });
    expect({ managed_image_id, os_disk_snapshot_id }).toEqual({
      managed_image_id: managedImage,
      os_disk_snapshot_id: "",
    });
  });

  test("in a list of all has its id, and the list one of its own", () => {
    seedVersions({ name: "1.0.0", tags: { team: "a" } }, { name: "1.1.0", tags: { team: "b" } }, { name: "1.2.0" });
    const found = read("azurerm_shared_image_versions", { ...IN_DEFINITION, tags_filter: { team: "a" } });
    expect(found.id).toBe("ubuntu-gal-rg-images");
    expect(found.images).toMatchObject([{ id: `${IMAGE}/versions/1.0.0` }, { id: `${IMAGE}/versions/1.2.0` }]);
    expect(() =>
      read("azurerm_shared_image_versions", { ...IN_DEFINITION, image_name: "other", tags_filter: null }),
    ).toThrow("unable to find any images");
  });
});

test("a gallery and a definition that were made by hand have their ids", () => {
  cloud.seed("azurerm_shared_image_gallery", `${GROUP}/galleries/gal`, {});
  cloud.seed("azurerm_shared_image", IMAGE, { location: "West Europe" });
  const gallery = read("azurerm_shared_image_gallery", { ...IN_GROUP, name: "gal" });
  expect(gallery).toMatchObject({ id: `${GROUP}/galleries/gal`, image_names: ["ubuntu"] });
  const image = read("azurerm_shared_image", { ...IN_GROUP, gallery_name: "gal", name: "ubuntu" });
  expect(image).toMatchObject({ id: IMAGE, location: "westeurope", name: "ubuntu" });
});

test.each([
  [{ name_regex: "^golden-" }, "golden-1"],
  [{ name_regex: "^golden-", sort_descending: true }, "golden-2"],
  [{ name: "golden-2" }, "golden-2"],
])("a managed image is found by %j", (query, name) => {
  for (const made of ["golden-2", "golden-1", "other"])
    cloud.seed(MANAGED_IMAGE, `${GROUP}/images/${made}`, { name: made });
  expect(read(MANAGED_IMAGE, { ...IN_GROUP, ...query })).toMatchObject({ id: `${GROUP}/images/${name}`, name });
});

test("a role definition is found by its name, and another is not", () => {
  const scope = IMAGE;
  const id = "cf7c76d2-98a3-4358-a134-615aa78bf44d";
  expect(read("azurerm_role_definition", { name: "Compute Gallery Image Reader", scope })).toMatchObject({
    id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    role_definition_id: id,
  });
  expect(() => read("azurerm_role_definition", { name: "Image Readr", scope })).toThrow("no role definition");
});

test("the caller is told as UUIDs", () => {
  const { client_id, object_id, tenant_id } = read("azurerm_client_config", {});
  for (const id of [client_id, object_id, tenant_id]) expect(id).toMatch(UUID);
});

test("nested blocks of a data source stay as they were given", () => {
  const services = [{ blob: true, file: false, queue: false, table: false }];
  const given = { connection_string: "x", start: "2030-01-01", expiry: "2030-01-02", services };
  expect(read("azurerm_storage_account_sas", { ...given, permissions: [], resource_types: [] })).toMatchObject(given);
});

test.each([
  [VERSION, { name: "1.0" }],
  [VERSION, { gallery_name: "with-dash" }],
  [VERSION, { resource_group_name: "ends.in.a.dot." }],
  ["azurerm_shared_image", { name: "with space" }],
  ["azurerm_shared_image_gallery", { name: "with-dash" }],
])("refuses a value outside the rules of data %s: %j", (type, given) => {
  expect(standIn.validateData(type, configOf(type, given))).toMatchObject([{ path: Object.keys(given) }]);
});
