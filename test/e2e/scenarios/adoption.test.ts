import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { TerraformVariable, type TerraformStack } from "cdktf";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** A folder with a module that somebody wrote by hand. */
function withModule(): string {
  const folder = mkdtempSync(join(tmpdir(), "aig-"));
  const one = (key: string): string => `\${toset(["${key}"])}`;
  const files = {
    "main.tf.json": {
      terraform: { backend: { local: { path: "terraform.tfstate" } } },
      provider: { azurerm: [{ features: [{}] }] },
      module: { images: { source: "./images", for_each: one("eu") } },
    },
    "images/main.tf.json": {
      resource: {
        azurerm_shared_image_gallery: {
          images: {
            for_each: one("main"),
            name: "contoso_images",
            resource_group_name: "rg-images",
            location: "westeurope",
          },
        },
      },
    },
  };
  mkdirSync(join(folder, "images"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

const targetRegionOrder = ["UK South", "West Europe"];

function adopting(adopt: (made: Images) => void): string {
  return stackText((stack) => adopt(addImages(stack, { version: { targetRegionOrder } })));
}

test("import blocks take over what exists, and nothing changes", async () => {
  const text = adopting(({ gallery, definition, version }) => {
    gallery.importFrom(GALLERY_ID);
    definition.importFrom(DEFINITION_ID);
    version.importFrom(VERSION_ID);
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
    gallery.moveFrom("azurerm_shared_image_gallery.images");
    definition.moveFrom("azurerm_shared_image.ubuntu");
    version.moveFrom("azurerm_shared_image_version.ubuntu_1_4_0");
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

test("ids as Azure's own tools print them, in other letter case, are imported and nothing is planned anew", async () => {
  const shouted = (id: string): string => id.toUpperCase().replace(/[0-9A-F-]{36}/, (uuid) => uuid.toLowerCase());
  const text = adopting(({ gallery, definition, version }) => {
    gallery.importFrom(shouted(GALLERY_ID));
    definition.importFrom(shouted(DEFINITION_ID));
    version.importFrom(shouted(VERSION_ID));
  });
  await scenario(stackText(handWritten), async ({ tf, cloud }) => {
    await tf.apply();
    for (const { address } of await tf.state()) await tf.run(["state", "rm", address]);
    const before = cloud.log.length;
    tf.write(text);
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
    expect(cloud.log).toHaveLength(before);
  });
});

test("an id that only Terraform knows is imported, and refused where it names something else", async () => {
  const text = stackText((stack) => {
    const id = new TerraformVariable(stack, "id", { type: "string" });
    addImages(stack, { version: { targetRegionOrder } }).gallery.importFrom(id.stringValue);
  });
  await scenario(stackText(handWritten), async ({ tf, cloud }) => {
    await tf.apply();
    const other = GALLERY_ID.replace("contoso_images", "contoso_tests");
    cloud.seed("azurerm_shared_image_gallery", other, { location: "West Europe" });
    for (const { address } of await tf.state()) await tf.run(["state", "rm", address]);
    tf.write(text);
    const { exitCode, diagnostics } = await tf.plan({ vars: { id: other }, allowFailure: true });
    expect(exitCode).toBe(1);
    expect(diagnostics.map(({ detail }) => detail)).toEqual([
      "AIG681  galleryName: allowed the names of the construct in the id. Import from the id of this very resource, or give " +
        "the construct the names that the id has.",
    ]);
    expect(planned((await tf.plan({ vars: { id: GALLERY_ID } })).json)[GALLERY]).toBe("import");
  });
});

test("a resource in a module, made with for_each, is moved out of it", async () => {
  const from = 'module.images["eu"].azurerm_shared_image_gallery.images["main"]';
  const text = stackText((stack) => addImages(stack).gallery.moveFrom(from));
  const folder = withModule();
  await scenario(folder, async ({ tf, cloud }) => {
    await tf.apply();
    expect((await tf.run(["state", "list"])).stdout.trim()).toBe(from);
    tf.write(text);
    expect(planned((await tf.plan()).json)[GALLERY]).toBe(`move from ${from}`);
    expect(cloud.log).toHaveLength(1);
  }).finally(() => rmSync(folder, { recursive: true }));
});

test("what another state forgets is imported, and nobody notices", async () => {
  const forget = {
    ...(JSON.parse(stackText(() => undefined)) as object),
    removed: [{ from: "azurerm_shared_image_gallery.images", lifecycle: { destroy: false } }],
  };
  const gallery = stackText((stack) => {
    const location = "West Europe";
    new SharedImageGallery(stack, "images", { name: "contoso_images", resourceGroupName: "rg-images", location });
  });
  await scenario(gallery, async ({ tf, cloud }) => {
    await tf.apply();
    tf.write(forget);
    await tf.apply();
    expect(await tf.state()).toEqual([]);
    const here = tf.copy();
    here.write(stackText((stack) => addImages(stack).gallery.importFrom(GALLERY_ID)));
    expect(planned((await here.plan()).json)[GALLERY]).toBe("import");
    expect(cloud.log).toHaveLength(1);
    here.dispose();
  });
});

test("without the order that was typed, the regions are planned anew, in place", async () => {
  await scenario(stackText(handWritten), async ({ tf }) => {
    await tf.apply();
    tf.write(
      stackText((stack) => {
        const { gallery, definition, version } = addImages(stack);
        gallery.moveFrom("azurerm_shared_image_gallery.images");
        definition.moveFrom("azurerm_shared_image.ubuntu");
        version.moveFrom("azurerm_shared_image_version.ubuntu_1_4_0");
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
