import { SUBSCRIPTION } from "../support/provider";
import { Cloud } from "./cloud";
import { StandIn } from "./stand-in";
import type { Attributes } from "./values";

const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal`;
const IMAGE = `${GALLERY}/images/ubuntu`;

const cloud = new Cloud();
const standIn = new StandIn(cloud, "4.55.0");

/** What a refresh makes of the state that holds nothing but the id. */
function imported(type: string, id: string): Attributes {
  return standIn.read(type, standIn.import(type, id))!;
}

test.each([
  [
    "azurerm_shared_image",
    IMAGE,
    { name: "ubuntu", gallery_name: "gal", architecture: "x64", hyper_v_generation: "V1", specialized: false },
  ],
  [
    "azurerm_shared_image_version",
    `${IMAGE}/versions/1.0.0`,
    { name: "1.0.0", image_name: "ubuntu", replication_mode: "Full", deletion_of_replicated_locations_enabled: false },
  ],
])("an import of a %s fills what Azure leaves out, and plans nothing", (type, id, expected) => {
  cloud.seed(type, id, { location: "West Europe" });
  const state = imported(type, id);
  expect(state).toMatchObject({ ...expected, id, location: "westeurope", resource_group_name: "rg-images" });
  // A configuration that says as little: null for every default.
  const defaults = Object.fromEntries(
    ["architecture", "hyper_v_generation", "replication_mode"]
      .filter((name) => name in state)
      .map((name) => [name, null]),
  );
  const { planned, replace } = standIn.plan(type, state, { ...state, ...defaults });
  expect({ planned, replace }).toEqual({ planned: state, replace: [] });
});

/** A create of an object with these attributes and nothing else. */
function create(type: string, given: Attributes): Attributes {
  const empty = standIn.upgrade(type, { resource_group_name: "rg-images", ...given });
  return standIn.apply(type, null, standIn.plan(type, null, empty).planned, SUBSCRIPTION)!;
}

describe("roles", () => {
  const [scope, principal_id] = [IMAGE, "55555555-6666-7777-8888-999999999999"];
  const assign = (given: Attributes) => create("azurerm_role_assignment", { scope, principal_id, ...given });
  const role = (uuid: string) =>
    `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${uuid}`;

  test("are known by name: Azure's own and those defined here", () => {
    const own = { name: "Publisher", role_definition_resource_id: role("own") };
    cloud.seed("azurerm_role_definition", `${role("own")}|/subscriptions/s`, own);
    const found = ["Compute Gallery Sharing Admin", "Publisher"].map(
      (role_definition_name) => assign({ role_definition_name }).role_definition_id,
    );
    expect(found).toEqual([role("1ef6a3be-d0ac-425d-8c01-acb62866290b"), role("own")]);
  });

  test("are refused where no role has the name", () => {
    expect(() => assign({ role_definition_name: "Image Readr" })).toThrow("could not find role `Image Readr`");
  });

  test("with a condition have a version of its language", () => {
    const given = { role_definition_name: "Reader", principal_type: "User" };
    expect(assign({ ...given, name: uuid(1), condition: "x" }).condition_version).toBe("2.0");
    expect(assign({ ...given, name: uuid(2), condition: "x", condition_version: "1.0" }).condition_version).toBe("1.0");
    expect(assign({ ...given, name: uuid(3) }).condition_version).toBe("");
    expect(() => assign({ ...given, name: uuid(4), condition_version: "2.0" })).toThrow("without `condition`");
  });

  const uuid = (n: number): string => `00000000-0000-0000-0000-00000000000${n}`;
});

describe("blobs", () => {
  const vhd = { storage_account_name: "vhds", storage_container_name: "disks", name: "2030/ubuntu.vhd", type: "Page" };
  const blob = (given: Attributes) => create("azurerm_storage_blob", { ...vhd, ...given });
  const id = "https://vhds.blob.core.windows.net/disks/2030/ubuntu.vhd";

  test("need their storage account", () => {
    expect(() => blob({ storage_account_name: "elsewhere" })).toThrow('locating Storage Account "elsewhere"');
  });

  test.each([
    [{ size: 512, source: "ubuntu.vhd" }, "`size` must be 0"],
    [{ content_md5: "d41d8cd98f00b204e9800998ecf8427e" }, "`content_md5` can only be set"],
    [{ source_content: "no page" }, "multiple of 512 bytes"],
  ])("are refused with %j", (given, problem) => {
    cloud.seed("azurerm_storage_account", "/vhds", { name: "vhds" });
    expect(() => blob(given)).toThrow(problem);
  });

  test("are imported by an id that holds folders", () => {
    cloud.seed("azurerm_storage_account", "/vhds", { name: "vhds" });
    blob({ size: 512 });
    expect(imported("azurerm_storage_blob", id)).toMatchObject({ ...vhd, size: 512, id });
  });
});

test("refuses a container by the name of its account, as nothing it knows", () => {
  const given = { name: "disks", storage_account_name: "vhds" };
  expect(() => create("azurerm_storage_container", given)).toThrow("not supported by the stand-in");
});

test("a gallery that is gone already cannot be deleted, a definition can", () => {
  const gone = (type: string, id: string) => standIn.apply(type, standIn.upgrade(type, { id }), null, SUBSCRIPTION);
  expect(() => gone("azurerm_shared_image_gallery", `${GALLERY}_gone`)).toThrow("404");
  expect(gone("azurerm_shared_image", `${GALLERY}_gone/images/ubuntu`)).toBeNull();
});

test("a create that fails late leaves the object, and the next one finds it there", () => {
  cloud.fail({ operation: "create", object: "late", leavesObject: true });
  const make = () => create("azurerm_shared_image_gallery", { name: "late", location: "westeurope" });
  expect(make).toThrow("the test made this create fail");
  expect(cloud.ids()).toContain(GALLERY.replace(/gal$/, "late"));
  expect(make).toThrow("already exists - to be managed via Terraform");
});

test("a stored state is brought to the schema", () => {
  const stored = { id: "x", removed: 1, sharing: [{ permission: "Groups", removed: 1 }] };
  const state = standIn.upgrade("azurerm_shared_image_gallery", stored);
  expect(state).toMatchObject({ id: "x", name: null, sharing: [{ permission: "Groups", community_gallery: [] }] });
  expect(JSON.stringify(state)).not.toContain("removed");
});
