import { EXAMPLE, exampleConfig } from "../support/example-config";
import { SUBSCRIPTION } from "../support/provider";
import { scenario } from "../support/scenario";

const { gallery, image, version } = EXAMPLE;
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal_example`;
const IMAGE = `${GALLERY}/images/ubuntu`;
const VERSION = `${IMAGE}/versions/1.0.0`;

test("a stack is made, stays as it is, and is removed in the right order", async () => {
  await scenario(exampleConfig({ gallery, image, version }), async ({ tf, cloud }) => {
    expect((await tf.plan()).exitCode).toBe(2);
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    expect((await tf.state()).map(({ values }) => values.id)).toEqual([IMAGE, GALLERY, VERSION]);
    await tf.destroy();
    expect(cloud.ids()).toEqual([]);
    expect(cloud.log.slice(-3)).toEqual([`delete ${VERSION}`, `delete ${IMAGE}`, `delete ${GALLERY}`]);
  });
});

test("a location is kept in its normal form", async () => {
  await scenario(exampleConfig({ gallery: { ...gallery, location: "West Europe" } }), async ({ tf }) => {
    await tf.apply();
    expect((await tf.state())[0]?.values.location).toBe("westeurope");
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("a create that fails once leaves nothing behind and works the next time", async () => {
  await scenario(exampleConfig({ gallery, image }), async ({ tf, cloud }) => {
    cloud.fail({ operation: "create", object: "ubuntu", message: "quota exceeded" });
    const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
    expect(exitCode).toBe(1);
    expect(diagnostics).toMatchObject([{ severity: "error", address: "azurerm_shared_image.main" }]);
    expect(diagnostics[0]?.summary).toContain("quota exceeded");
    expect(cloud.ids()).toEqual([GALLERY]);
    await tf.apply();
    expect(cloud.ids()).toEqual([GALLERY, IMAGE]);
  });
});

test("refuses to delete a gallery that holds something Terraform does not know", async () => {
  await scenario(exampleConfig({ gallery }), async ({ tf, cloud }) => {
    await tf.apply();
    cloud.seed("azurerm_shared_image", IMAGE, { name: "ubuntu" });
    const { diagnostics } = await tf.destroy({ allowFailure: true });
    expect(diagnostics[0]?.summary).toContain("409");
    expect(diagnostics[0]?.summary).toContain("Can not delete resource before nested resources are deleted");
  });
});

test("refuses a definition whose gallery does not exist", async () => {
  await scenario(exampleConfig({ image: { ...image, gallery_name: "gal_elsewhere" } }), async ({ tf }) => {
    const { diagnostics } = await tf.apply({ allowFailure: true });
    expect(diagnostics[0]?.summary).toContain("ParentResourceNotFound");
  });
});

test("refuses to create what exists already", async () => {
  await scenario(exampleConfig({ gallery }), async ({ tf, cloud }) => {
    cloud.seed("azurerm_shared_image_gallery", GALLERY, gallery);
    const { diagnostics } = await tf.apply({ allowFailure: true });
    expect(diagnostics[0]?.summary).toContain("already exists - to be managed via Terraform");
  });
});

test("an import brings an object into the state without a change to follow", async () => {
  await scenario(exampleConfig({ gallery }), async ({ tf, cloud }) => {
    cloud.seed("azurerm_shared_image_gallery", GALLERY, gallery);
    await tf.import("azurerm_shared_image_gallery.main", GALLERY);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("refuses to import an id of another kind", async () => {
  await scenario(exampleConfig({ gallery }), async ({ tf }) => {
    const { exitCode, stderr } = await tf.import("azurerm_shared_image_gallery.main", IMAGE, { allowFailure: true });
    expect(exitCode).toBe(1);
    expect(stderr.replace(/[\s│]+/g, " ")).toContain("not the id of a azurerm_shared_image_gallery");
  });
});

test("two provider configurations work in two subscriptions", async () => {
  const other = "99999999-2222-3333-4444-555555555555";
  const providers = [{ features: [{}] }, { alias: "other", subscription_id: other, features: [{}] }];
  await scenario(
    exampleConfig({ gallery: { ...gallery, provider: "azurerm.other" } }, { provider: { azurerm: providers } }),
    async ({ tf, cloud }) => {
      await tf.apply();
      expect(cloud.ids()).toEqual([GALLERY.replace(SUBSCRIPTION, other)]);
    },
  );
});

test("a type outside the recorded schemas works from the bindings' schema", async () => {
  const vault = { name: "rsv-example", resource_group_name: "rg-images", location: "westeurope", sku: "Standard" };
  await scenario(
    exampleConfig({}, { resource: { azurerm_recovery_services_vault: { main: vault } } }),
    async ({ tf }) => {
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
    },
  );
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
  const output = { found: { value: "${data.azurerm_shared_image_version.latest.name}" } };
  await scenario(
    exampleConfig({}, { data: { azurerm_shared_image_version: { latest } }, output }),
    async ({ tf, cloud }) => {
      for (const name of ["1.9.0", "1.10.0"]) {
        cloud.seed("azurerm_shared_image_version", `${IMAGE}/versions/${name}`, {
          ...version,
          name,
          os_disk_snapshot_id: name,
        });
      }
      await tf.apply();
      expect(await tf.outputs()).toEqual({ found: expected });
    },
  );
});
