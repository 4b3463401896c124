import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { ImageDefinition, SharedGallery } from "../../../lib";
import { addDefinition, SUBSCRIPTION, VERSION_OPTIONS } from "../../gallery/build";
import { deletesAtOnce } from "../support/both";
import { declared, planned, scenario, stackText } from "../support/scenario";
import { definitions, galleries, versions } from "./forms";
import { addImages, images, VERSION } from "./images";
import { missing } from "./missing";

/* Whatever the constructs can write is planned as written, applied, and then stays. */

test.each([
  ["galleries", galleries],
  ["definitions", definitions],
  ["versions", versions],
])("%s in every form", async (_what, build) => {
  const text = stackText(build);
  await scenario(
    text,
    async ({ tf, cloud }) => {
      expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const first = await tf.plan();
      expect(planned(first.json)).toEqual(Object.fromEntries(declared(text).map((address) => [address, "create"])));
      expect(missing(text, first.json)).toEqual([]);
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
      if (!deletesAtOnce) return;
      await tf.destroy();
      expect(cloud.ids()).toEqual([]);
    },
    { subscription: SUBSCRIPTION },
  );
});

test("children of what exists are made in it, and outputs are what Azure knows", async () => {
  const owner = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso`;
  const text = stackText((stack) => {
    const gallery = SharedGallery.fromGalleryId(stack, "Gallery", owner);
    const location = "West Europe";
    const definition = addDefinition(gallery, { location });
    const version = definition.addVersion("V1", { ...VERSION_OPTIONS });
    const again = ImageDefinition.fromDefinitionAttributes(stack, "Again", {
      galleryName: "contoso",
      definitionName: definition.definitionName,
      resourceGroupName: "rg-images",
      location,
    });
    const second = again.addVersion("V2", { ...VERSION_OPTIONS, version: "2.0.0" });
    const ids = { definition: definition.definitionId, version: version.versionId, second: second.versionId };
    stack.addOverride("output", Object.fromEntries(Object.entries(ids).map(([name, value]) => [name, { value }])));
  });
  await scenario(
    text,
    async ({ tf }) => {
      await tf.apply();
      expect(await tf.outputs()).toEqual({
        definition: `${owner}/images/ubuntu-24_04-gen2`,
        version: `${owner}/images/ubuntu-24_04-gen2/versions/1.4.0`,
        second: `${owner}/images/ubuntu-24_04-gen2/versions/2.0.0`,
      });
      expect((await tf.plan()).exitCode).toBe(0);
    },
    {
      existing: (cloud) => cloud.seed("azurerm_shared_image_gallery", owner, { name: "contoso" }),
      subscription: SUBSCRIPTION,
    },
  );
});

test("a provider of its own reaches another subscription, with all that is inside", async () => {
  const other = "22222222-0000-0000-0000-000000000000";
  const text = stackText((stack) => {
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other", subscriptionId: other });
    addImages(stack, { gallery: { provider } });
  });
  await scenario(text, async ({ tf, cloud }) => {
    await tf.apply();
    expect(cloud.ids().map((id) => id.split("/")[2])).toEqual([other, other, other]);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

describe("lifecycle", () => {
  test("preventDestroy stops a plan that would replace the image", async () => {
    const withRule = (version: string): string => images({ version: { version, lifecycle: { preventDestroy: true } } });
    await scenario(withRule("1.4.0"), async ({ tf }) => {
      await tf.apply();
      tf.write(withRule("1.4.1"));
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(diagnostics[0]?.summary).toBe("Instance cannot be destroyed");
      expect(diagnostics[0]?.detail).toContain(VERSION);
    });
  });

  test("ignoreChanges leaves what others change alone", async () => {
    const text = images({ gallery: { lifecycle: { ignoreChanges: ["tags"] } } });
    await scenario(text, async ({ tf, cloud }) => {
      await tf.apply();
      cloud.change(cloud.ids("azurerm_shared_image_gallery")[0]!, { tags: { added: "by policy" } });
      expect((await tf.plan()).exitCode).toBe(0);
    });
  });

  test("dependsOn orders what no reference orders", async () => {
    const text = stackText((stack) => {
      const { version } = addImages(stack);
      new SharedGallery(stack, "Mirror", {
        galleryName: "mirror",
        resourceGroupName: "rg-images",
        location: "West Europe",
        dependsOn: [version.node.defaultChild as SharedImageVersion],
      });
    });
    await scenario(text, async ({ tf, cloud }) => {
      await tf.apply();
      expect(cloud.log[3]).toMatch(/^create .*mirror$/);
      if (!deletesAtOnce) return;
      await tf.destroy();
      expect(cloud.log[4]).toMatch(/^delete .*mirror$/);
    });
  });
});
