import type { TerraformResource } from "cdktf";
import type { Failure } from "../provider/cloud";
import type { Azure } from "../support/azure";
import { testOnStandIn } from "../support/both";
import { planned, scenario, stackText } from "../support/scenario";
import { addImages, DEFINITION, DEFINITION_ID, GALLERY, GALLERY_ID, images, VERSION, VERSION_ID } from "./images";

/* What happens outside of Terraform, or in the middle of an apply. */

const TAGS = { team: "platform" };

describe("drift is noticed and mended", () => {
  test.each<[string, (cloud: Azure) => void, { [address: string]: string }]>([
    ["a tag was added", (cloud) => cloud.change(GALLERY_ID, { tags: { added: "by hand" } }), { [GALLERY]: "update" }],
    [
      "a description was changed",
      (cloud) => cloud.change(DEFINITION_ID, { description: "x" }),
      { [DEFINITION]: "update" },
    ],
    [
      "replicas were changed",
      (cloud) =>
        cloud.change(VERSION_ID, ({ target_region: regions }) =>
          Object.assign((regions as object[])[0]!, { regional_replica_count: 9 }),
        ),
      { [VERSION]: "update" },
    ],
    [
      "a region was removed",
      (cloud) => cloud.change(VERSION_ID, ({ target_region: regions }) => (regions as object[]).pop()),
      { [VERSION]: "update" },
    ],
    [
      "the version was hidden",
      (cloud) => cloud.change(VERSION_ID, { exclude_from_latest: true }),
      { [VERSION]: "update" },
    ],
    ["the version was deleted", (cloud) => cloud.remove(VERSION_ID), { [VERSION]: "create" }],
    [
      "the gallery was deleted with all that was in it",
      (cloud) => cloud.remove(GALLERY_ID),
      { [GALLERY]: "create", [DEFINITION]: "create", [VERSION]: "create" },
    ],
  ])("%s", async (_what, damage, expected) => {
    await scenario(images({ gallery: { tags: TAGS } }), async ({ tf, cloud }) => {
      await tf.apply();
      await tf.refresh(); // the empty values that Azure gives back are no drift
      damage(cloud);
      const { json } = await tf.plan();
      expect(planned(json)).toEqual(expected);
      const drifted = (json.resource_drift ?? []).map(({ address }) => address);
      expect(drifted.sort()).toEqual(Object.keys(expected).sort());
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
    });
  });
});

describe("a failure half-way loses nothing: the next apply finishes", () => {
  const creates: [string, string, string[]][] = [
    ["gallery", GALLERY_ID, []],
    ["definition", DEFINITION_ID, [GALLERY_ID]],
    ["version", VERSION_ID, [GALLERY_ID, DEFINITION_ID]],
  ];
  test.each(creates)("creating the %s", async (_what, object, made) => {
    await scenario(images(), async ({ tf, cloud }) => {
      await failing({ operation: "create", object });
      expect(cloud.ids()).toEqual(made);
      expect((await tf.state()).map(({ values }) => values.id).sort()).toEqual([...made].sort());
      await tf.apply();
      expect(cloud.ids()).toEqual([GALLERY_ID, DEFINITION_ID, VERSION_ID]);
      expect(cloud.log).toHaveLength(3);
      expect((await tf.plan()).exitCode).toBe(0);

      async function failing(failure: Failure): Promise<void> {
        cloud.fail({ ...failure, message: "OverconstrainedAllocationRequest" });
        const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
        expect(exitCode).toBe(1);
        expect(diagnostics[0]?.summary).toContain("OverconstrainedAllocationRequest");
      }
    });
  });

  test("creating the version times out, but Azure goes on: an import block finishes", async () => {
    await scenario(images(), async ({ tf, cloud }) => {
      cloud.fail({ operation: "create", object: VERSION_ID, leavesObject: true });
      expect((await tf.apply({ allowFailure: true })).exitCode).toBe(1);
      const again = await tf.apply({ allowFailure: true });
      expect(again.diagnostics[0]?.summary).toContain(`"${VERSION_ID}" already exists - to be managed via Terraform`);
      tf.write(
        stackText((stack) => {
          const { version } = addImages(stack);
          (version.node.defaultChild as TerraformResource).importFrom(VERSION_ID);
        }),
      );
      expect(planned((await tf.plan()).json)).toEqual({ [VERSION]: "import" });
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
      expect(cloud.log).toHaveLength(3);
    });
  });

  test.each([
    ["gallery", GALLERY_ID, GALLERY],
    ["definition", DEFINITION_ID, DEFINITION],
    ["version", VERSION_ID, VERSION],
  ])("updating the %s", async (_what, object, address) => {
    await scenario(images(), async ({ tf, cloud }) => {
      await tf.apply();
      tf.write(images({ gallery: { tags: TAGS } }));
      cloud.fail({ operation: "update", object });
      const { diagnostics } = await tf.apply({ allowFailure: true });
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      // azurerm adds an error of its own about the same resource, for a gallery or a definition.
      expect(new Set(errors.map((error) => error.address))).toEqual(new Set([address]));
      await tf.apply();
      expect(cloud.ids().map((id) => cloud.get(id)?.attributes.tags)).toEqual([TAGS, TAGS, TAGS]);
      expect((await tf.plan()).exitCode).toBe(0);
    });
  });

  // Another deletion that takes its minute and a half.
  testOnStandIn("replacing: the old one is gone, the new one comes with the next apply", async () => {
    await scenario(images(), async ({ tf, cloud }) => {
      await tf.apply();
      tf.write(images({ version: { version: "1.4.1" } }));
      cloud.fail({ operation: "create", object: "1.4.1" });
      expect((await tf.apply({ allowFailure: true })).exitCode).toBe(1);
      expect(planned((await tf.plan()).json)).toEqual({ [VERSION]: "create" });
      await tf.apply();
      expect(cloud.ids("azurerm_shared_image_version")).toEqual([`${DEFINITION_ID}/versions/1.4.1`]);
    });
  });
});
