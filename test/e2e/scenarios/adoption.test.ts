import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import type { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { COMPUTE } from "../../gallery/build";
import { planned, scenario, stackText } from "../support/scenario";
import {
  addImages,
  DEFINITION,
  DEFINITION_ID,
  GALLERY,
  GALLERY_ID,
  images,
  VERSION,
  VERSION_ID,
  type Images,
} from "./images";

/* Images that were made by hand or by other code come under the constructs without being touched. */

const resourceOf = ({ node }: IConstruct): TerraformResource => node.defaultChild as TerraformResource;

/** What `images()` declares, written with the provider's own classes; regions in the order somebody once typed. */
function handWritten(stack: TerraformStack): void {
  const location = "West Europe";
  const resourceGroupName = "rg-images";
  const gallery = new SharedImageGallery(stack, "images", { name: "contoso_images", resourceGroupName, location });
  const definition = new SharedImage(stack, "ubuntu", {
    name: "ubuntu-24_04-gen2",
    galleryName: gallery.name,
    resourceGroupName,
    location,
    osType: "Linux",
    hyperVGeneration: "V2",
    identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
  });
  new SharedImageVersion(stack, "ubuntu_1_4_0", {
    name: "1.4.0",
    galleryName: gallery.name,
    imageName: definition.name,
    resourceGroupName,
    location,
    managedImageId: `${COMPUTE}/images/ubuntu`,
    targetRegion: [
      { name: "uksouth", regionalReplicaCount: 1 },
      { name: "westeurope", regionalReplicaCount: 1 },
      { name: "northeurope", regionalReplicaCount: 2 },
    ],
  });
}

const targetRegionOrder = ["UK South", "West Europe"];

function adopting(adopt: (made: Images) => void): string {
  return stackText((stack) => adopt(addImages(stack, { version: { targetRegionOrder } })));
}

test("import blocks take over what exists, and nothing changes", async () => {
  const text = adopting(({ gallery, definition, version }) => {
    resourceOf(gallery).importFrom(GALLERY_ID);
    resourceOf(definition).importFrom(DEFINITION_ID);
    resourceOf(version).importFrom(VERSION_ID);
  });
  await scenario(stackText(handWritten), async ({ tf, cloud }) => {
    await tf.apply();
    for (const { address } of await tf.state()) await tf.run(["state", "rm", address]);
    const before = cloud.log.length;
    tf.write(text);
    expect(planned((await tf.plan()).json)).toEqual({
      [GALLERY]: "import",
      [DEFINITION]: "import",
      [VERSION]: "import",
    });
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    tf.write(adopting(() => undefined));
    expect((await tf.plan()).exitCode).toBe(0);
    expect(cloud.log).toHaveLength(before);
  });
});

test("moved blocks lead from resources written by hand to the constructs, and nothing changes", async () => {
  const text = adopting(({ gallery, definition, version }) => {
    resourceOf(gallery).moveFromId("azurerm_shared_image_gallery.images");
    resourceOf(definition).moveFromId("azurerm_shared_image.ubuntu");
    resourceOf(version).moveFromId("azurerm_shared_image_version.ubuntu_1_4_0");
  });
  await scenario(stackText(handWritten), async ({ tf, cloud }) => {
    await tf.apply();
    tf.write(text);
    expect(planned((await tf.plan()).json)).toEqual({
      [GALLERY]: "move from azurerm_shared_image_gallery.images",
      [DEFINITION]: "move from azurerm_shared_image.ubuntu",
      [VERSION]: "move from azurerm_shared_image_version.ubuntu_1_4_0",
    });
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    expect(cloud.log).toHaveLength(3);
  });
});

test("without the order that was typed, the regions are planned anew, in place", async () => {
  await scenario(stackText(handWritten), async ({ tf }) => {
    await tf.apply();
    tf.write(
      stackText((stack) => {
        const { gallery, definition, version } = addImages(stack);
        resourceOf(gallery).moveFromId("azurerm_shared_image_gallery.images");
        resourceOf(definition).moveFromId("azurerm_shared_image.ubuntu");
        resourceOf(version).moveFromId("azurerm_shared_image_version.ubuntu_1_4_0");
      }),
    );
    expect(planned((await tf.plan()).json)[VERSION]).toMatch(/, update$/);
  });
});

test("`terraform import` brings each resource in by its id", async () => {
  await scenario(images(), async ({ tf, cloud }) => {
    await tf.apply();
    for (const [address, id] of [
      [GALLERY, GALLERY_ID],
      [DEFINITION, DEFINITION_ID],
      [VERSION, VERSION_ID],
    ] as const) {
      await tf.run(["state", "rm", address]);
      await tf.import(address, id);
    }
    expect((await tf.plan()).exitCode).toBe(0);
    expect(cloud.log).toHaveLength(3);
  });
});
