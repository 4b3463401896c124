import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { ImageDefinition, type SharedGalleryProps } from "../../../lib";
import { addGallery, addVersion, DEFINITION_OPTIONS } from "../../gallery/build";
import { synthesise } from "../../support/examples";
import type { Azure } from "../support/azure";
import { deletesAtOnce } from "../support/both";
import { planned, scenario } from "../support/scenario";
import type { Workspace } from "../support/terraform";

/* A gallery in one stack, its images in another, planned and applied in turn. */

const GALLERY = "azurerm_shared_image_gallery.Gallery";

/** Both stacks; the second reads the first one's outputs from `statePath`. */
function twoStacks(statePath: string, more: Partial<SharedGalleryProps> = {}): { gallery: string; images: string } {
  const { stacks } = synthesise((app) => {
    const [first, second] = ["gallery", "images"].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, "azurerm", { features: [{}] });
      return stack;
    }) as [TerraformStack, TerraformStack];
    const gallery = addGallery(first, more);
    addVersion(new ImageDefinition(second, "Ubuntu2404", { ...DEFINITION_OPTIONS, gallery }));
  });
  const images = JSON.parse(stacks.images!) as {
    data: { terraform_remote_state: { [name: string]: { config: { path: string } } } };
  };
  Object.values(images.data.terraform_remote_state).forEach(({ config }) => (config.path = statePath));
  return { gallery: stacks.gallery!, images: JSON.stringify(images) };
}

/** Both stacks side by side, in one subscription. */
function inBoth(
  run: (first: Workspace, second: Workspace, cloud: Azure, statePath: string) => Promise<void>,
): Promise<void> {
  return scenario(twoStacks("").gallery, ({ tf: first, cloud }) => {
    const statePath = join(first.dir, "terraform.tfstate");
    return scenario(twoStacks(statePath).images, ({ tf: second }) => run(first, second, cloud, statePath), { cloud });
  });
}

test("the stack of the gallery, then the stack of its images", async () => {
  await inBoth(async (first, second, cloud, statePath) => {
    await first.apply();
    expect(Object.values(planned((await second.plan()).json))).toEqual(["create", "create"]);
    await second.apply();
    for (const stack of [first, second]) expect((await stack.plan()).exitCode).toBe(0);

    const tagged = twoStacks(statePath, { tags: { team: "platform" } });
    first.write(tagged.gallery);
    second.write(tagged.images);
    expect(planned((await first.plan()).json)).toEqual({ [GALLERY]: "update" });
    await first.apply();
    expect(Object.values(planned((await second.plan()).json))).toEqual(["update", "update"]);
    await second.apply();
    for (const stack of [first, second]) expect((await stack.plan()).exitCode).toBe(0);

    // The plan of one stack does not know what another has put into its gallery; Azure does.
    first.write(twoStacks(statePath, { galleryName: "other" }).gallery);
    expect(planned((await first.plan()).json)).toEqual({ [GALLERY]: "replace (name)" });
    await expect(first.apply()).rejects.toThrow("Can not delete resource before nested resources are deleted");
    expect(cloud.ids()).toHaveLength(3);
    first.write(tagged.gallery);

    if (!deletesAtOnce) return;
    await second.destroy();
    await first.destroy();
    expect(cloud.ids()).toEqual([]);
  });
});
