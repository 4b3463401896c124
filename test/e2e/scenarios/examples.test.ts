import { EXAMPLES, synthesise } from "../../support/examples";
import { Cloud } from "../provider/cloud";
import { declared, planned, scenario } from "../support/scenario";
import { missing } from "./missing";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
const CONTOSO = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

/** What an example expects to exist already. */
const EXISTING: { [example: string]: (cloud: Cloud) => void } = {
  "03-version": (cloud) => {
    cloud.seed("azurerm_shared_image_gallery", CONTOSO, { name: "contoso_images" });
    cloud.seed("azurerm_shared_image", `${CONTOSO}/images/ubuntu-24_04-gen2`, { name: "ubuntu-24_04-gen2" });
  },
};

const STACKS = Object.entries(EXAMPLES).flatMap(([example, build]) =>
  Object.entries(synthesise(build).stacks).map(([stack, text]) => ({ example, stack, text })),
);

test.each(STACKS)("$example, stack $stack: planned, applied, stable, destroyed", async ({ example, text }) => {
  const cloud = new Cloud();
  EXISTING[example]?.(cloud);
  const before = cloud.ids();
  const creates = Object.fromEntries(declared(text).map((address) => [address, "create"]));
  await scenario(
    text,
    async ({ tf }) => {
      expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const first = await tf.plan();
      expect(planned(first.json)).toEqual(creates);
      expect(missing(text, first.json)).toEqual([]);
      await tf.apply();
      expect((await tf.state()).map(({ address }) => address).sort()).toEqual(Object.keys(creates).sort());
      expect((await tf.plan()).exitCode).toBe(0);
      await tf.destroy();
    },
    { cloud, subscription: SUBSCRIPTION },
  );
  expect(cloud.ids()).toEqual(before);
  expect(cloud.log).toHaveLength(2 * Object.keys(creates).length);
  expect(depths(cloud, "create")).toEqual(depths(cloud, "create").sort((a, b) => a - b));
  expect(depths(cloud, "delete")).toEqual(depths(cloud, "delete").sort((a, b) => b - a));
});

/** How deep in a gallery lies what was created or deleted, in order: what is deeper is made later and goes earlier. */
function depths({ log }: Cloud, operation: string): number[] {
  return log.filter((entry) => entry.startsWith(`${operation} `)).map((entry) => entry.split("/").length);
}
