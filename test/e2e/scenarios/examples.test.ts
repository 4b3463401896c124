import { EXAMPLES, synthesise } from "../../support/examples";
import type { Azure } from "../support/azure";
import { deletesAtOnce, onStandIn } from "../support/both";
import { declared, planned, scenario } from "../support/scenario";
import { missing } from "./missing";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
const CONTOSO = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

/** What an example expects to exist already. */
const EXISTING: { [example: string]: (cloud: Azure) => void } = {
  // Machines are made of ids, which azurerm does not look up.
  "04-vm": () => undefined,
  "03-version": (cloud) => {
    cloud.seed("azurerm_shared_image_gallery", CONTOSO, { name: "contoso_images" });
    cloud.seed("azurerm_shared_image", `${CONTOSO}/images/ubuntu-24_04-gen2`, { name: "ubuntu-24_04-gen2" });
  },
};

const VARS: { [example: string]: { [name: string]: string } } = {
  "04-vm": { admin_public_key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDd" },
};

/** The local Azure Resource Manager of the real provider makes no machines and serves no blobs. */
const ON_STAND_IN_ONLY = ["04-vm", "from-vhd"];

const STACKS = Object.entries(EXAMPLES)
  .filter(([example]) => onStandIn || !ON_STAND_IN_ONLY.includes(example))
  .flatMap(([example, build]) =>
    Object.entries(synthesise(build).stacks).map(([stack, text]) => ({ example, stack, text })),
  );
test.each(STACKS)("$example, stack $stack: planned, applied, stable, destroyed", async ({ example, text }) => {
  const creates = Object.fromEntries(declared(text).map((address) => [address, "create"]));
  const options = { existing: EXISTING[example], subscription: SUBSCRIPTION };
  const vars = { vars: VARS[example] };
  await scenario(
    text,
    async ({ tf, cloud }) => {
      const before = cloud.ids();
      expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const first = await tf.plan(vars);
      expect(planned(first.json)).toEqual(creates);
      expect(missing(text, first.json)).toEqual([]);
      await tf.apply(vars);
      expect((await tf.state()).map(({ address }) => address).sort()).toEqual(Object.keys(creates).sort());
      expect((await tf.plan(vars)).exitCode).toBe(0);
      expect(outOfOrder(cloud, "create")).toEqual([]);
      expect(cloud.log).toHaveLength(Object.keys(creates).length);
      if (!deletesAtOnce) return;
      await tf.destroy(vars);
      expect(cloud.ids()).toEqual(before);
      expect(cloud.log).toHaveLength(2 * Object.keys(creates).length);
      expect(outOfOrder(cloud, "delete")).toEqual([]);
    },
    options,
  );
});

/** What was created before what it lies in, or deleted after it. */
function outOfOrder({ log }: Azure, operation: "create" | "delete"): string[] {
  const ids = log.flatMap((entry) => (entry.startsWith(`${operation} `) ? [entry.slice(operation.length + 1)] : []));
  const inOrder = operation === "create" ? ids : [...ids].reverse();
  return inOrder.filter((id, i) => inOrder.slice(i + 1).some((later) => id.startsWith(`${later}/`)));
}
