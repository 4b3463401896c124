import { EXAMPLE, exampleConfig } from "../support/example-config";
import { startProvider, SUBSCRIPTION, type Provider } from "../support/provider";
import { Workspace } from "../support/terraform";
import { Cloud } from "./cloud";

const { gallery, image, version } = EXAMPLE;
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal_example`;
const IMAGE = `${GALLERY}/images/ubuntu`;
const VERSION = `${IMAGE}/versions/1.0.0`;

let provider: Provider;
let cloud: Cloud;
let tf: Workspace;

async function start(config: { [section: string]: unknown }): Promise<void> {
  tf = await Workspace.create(provider, config);
}

beforeEach(async () => {
  cloud = new Cloud();
  provider = await startProvider({ cloud });
});

afterEach(() => {
  tf.dispose();
  provider.stop();
});

test("a stack is made, stays as it is, and is removed in the right order", async () => {
  await start(exampleConfig({ gallery, image, version }));
  expect((await tf.plan()).exitCode).toBe(2);
  await tf.apply();
  expect((await tf.plan()).exitCode).toBe(0);
  expect((await tf.state()).map(({ values }) => values.id)).toEqual([IMAGE, GALLERY, VERSION]);
  await tf.destroy();
  expect(cloud.ids()).toEqual([]);
  expect(cloud.log.slice(-3)).toEqual([`delete ${VERSION}`, `delete ${IMAGE}`, `delete ${GALLERY}`]);
});

test("a location is kept in its normal form", async () => {
  await start(exampleConfig({ gallery: { ...gallery, location: "West Europe" } }));
  await tf.apply();
  expect((await tf.state())[0]?.values.location).toBe("westeurope");
  expect((await tf.plan()).exitCode).toBe(0);
});

test("a create that fails once leaves nothing behind and works the next time", async () => {
  await start(exampleConfig({ gallery, image }));
  cloud.fail({ operation: "create", object: "ubuntu", message: "quota exceeded" });
  const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([{ severity: "error", address: "azurerm_shared_image.main" }]);
  expect(diagnostics[0]?.summary).toContain("quota exceeded");
  expect(cloud.ids()).toEqual([GALLERY]);
  await tf.apply();
  expect(cloud.ids()).toEqual([GALLERY, IMAGE]);
});

test("refuses to delete a gallery that holds something Terraform does not know", async () => {
  await start(exampleConfig({ gallery }));
  await tf.apply();
  cloud.seed("azurerm_shared_image", IMAGE, { name: "ubuntu" });
  const { diagnostics } = await tf.destroy({ allowFailure: true });
  expect(diagnostics[0]?.summary).toContain("409");
  expect(diagnostics[0]?.summary).toContain("Can not delete resource before nested resources are deleted");
});

test("refuses a definition whose gallery does not exist", async () => {
  await start(exampleConfig({ image: { ...image, gallery_name: "gal_elsewhere" } }));
  const { diagnostics } = await tf.apply({ allowFailure: true });
  expect(diagnostics[0]?.summary).toContain("ParentResourceNotFound");
});

test("refuses to create what exists already", async () => {
  await start(exampleConfig({ gallery }));
  cloud.seed("azurerm_shared_image_gallery", GALLERY, gallery);
  const { diagnostics } = await tf.apply({ allowFailure: true });
  expect(diagnostics[0]?.summary).toContain("already exists - to be managed via Terraform");
});

test("an import brings an object into the state without a change to follow", async () => {
  await start(exampleConfig({ gallery }));
  cloud.seed("azurerm_shared_image_gallery", GALLERY, gallery);
  await tf.import("azurerm_shared_image_gallery.main", GALLERY);
  expect((await tf.plan()).exitCode).toBe(0);
});

test("refuses to import an id of another kind", async () => {
  await start(exampleConfig({ gallery }));
  const { exitCode, stderr } = await tf.import("azurerm_shared_image_gallery.main", IMAGE, { allowFailure: true });
  expect(exitCode).toBe(1);
  expect(stderr.replace(/[\s│]+/g, " ")).toContain("not the id of a azurerm_shared_image_gallery");
});

test("two provider configurations work in two subscriptions", async () => {
  const other = "99999999-2222-3333-4444-555555555555";
  const providers = [{ features: [{}] }, { alias: "other", subscription_id: other, features: [{}] }];
  await start(
    exampleConfig({ gallery: { ...gallery, provider: "azurerm.other" } }, { provider: { azurerm: providers } }),
  );
  await tf.apply();
  expect(cloud.ids()).toEqual([GALLERY.replace(SUBSCRIPTION, other)]);
});

test("a type outside the recorded schemas works from the bindings' schema", async () => {
  const vault = { name: "rsv-example", resource_group_name: "rg-images", location: "westeurope", sku: "Standard" };
  await start(exampleConfig({}, { resource: { azurerm_recovery_services_vault: { main: vault } } }));
  await tf.apply();
  expect((await tf.plan()).exitCode).toBe(0);
});

test.each([
  [true, "1.10.0"],
  [false, "1.9.0"],
])("the latest version, sorted by number: %s", async (byNumber, expected) => {
  const latest = {
    name: "latest",
    image_name: "ubuntu",
    gallery_name: "gal_example",
    resource_group_name: "rg-images",
    sort_versions_by_semver: byNumber,
  };
  for (const name of ["1.9.0", "1.10.0"]) {
    cloud.seed("azurerm_shared_image_version", `${IMAGE}/versions/${name}`, {
      ...version,
      name,
      os_disk_snapshot_id: name,
    });
  }
  const output = { found: { value: "${data.azurerm_shared_image_version.latest.os_disk_snapshot_id}" } };
  await start(exampleConfig({}, { data: { azurerm_shared_image_version: { latest } }, output }));
  await tf.apply();
  expect(await tf.outputs()).toEqual({ found: expected });
});
