import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import type { ImageDefinitionOptions } from "../../../lib";
import { RULES } from "../../../lib/azure/rules";
import { linuxSet, linuxVm, MACHINES, versionIn } from "../../consume/machines";
import { addDefinition, addGallery, VERSION_OPTIONS } from "../../gallery/build";
import { testOnStandIn } from "../support/both";
import { declared, planned, scenario, stackText } from "../support/scenario";
import { MACHINE_ROWS, type MachineRow } from "./machine-rows";

/* Machines made of images, on the stand-in alone: the local Azure Resource Manager of the real provider makes none. */

const VM = "azurerm_linux_virtual_machine.Vm";
const SET = "azurerm_linux_virtual_machine_scale_set.Set";

/** A machine and a scale set of the last of these versions, by its number or as whatever is latest. */
function machines(how: "pinned" | "latest", ...numbers: string[]): string {
  return stackText((stack) => {
    const definition = addDefinition(addGallery(stack));
    const versions = numbers.map((version) =>
      definition.addVersion(`V${version.replaceAll(".", "_")}`, { ...VERSION_OPTIONS, version }),
    );
    const image = how === "pinned" ? versions.at(-1)!.image() : definition.latestImage();
    image.attachTo(linuxVm(stack));
    image.attachTo(linuxSet(stack));
  });
}

testOnStandIn.each(["pinned", "latest"] as const)("machines of a %s image are made after its version", async (how) => {
  await scenario(machines(how, "1.0.0"), async ({ tf, cloud }) => {
    await tf.apply();
    const made = cloud.log.map((entry) => entry.split("/").slice(-2).join("/"));
    expect(made.slice(-2).sort()).toEqual(["virtualMachineScaleSets/set", "virtualMachines/vm"]);
    expect(made.indexOf("versions/1.0.0")).toBe(made.length - 3);
    expect((await tf.plan()).exitCode).toBe(0);
    await tf.destroy();
    const gone = cloud.log.slice(made.length).map((entry) => entry.split("/").slice(-2).join("/"));
    expect(gone.indexOf("versions/1.0.0")).toBe(2);
  });
});

testOnStandIn("a newer version replaces a pinned machine and updates a pinned scale set", async () => {
  await scenario(machines("pinned", "1.0.0"), async ({ tf }) => {
    await tf.apply();
    tf.write(machines("pinned", "1.0.0", "1.1.0"));
    const plan = planned((await tf.plan()).json);
    expect(plan).toEqual({
      [newVersion(plan)]: "create",
      [VM]: "replace (source_image_id)",
      [SET]: "update",
    });
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

testOnStandIn("a newer version leaves machines of the latest image as they are", async () => {
  await scenario(machines("latest", "1.0.0"), async ({ tf }) => {
    await tf.apply();
    tf.write(machines("latest", "1.0.0", "1.1.0"));
    const plan = planned((await tf.plan()).json);
    expect(plan).toEqual({ [newVersion(plan)]: "create" });
    await tf.apply();
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

function newVersion(plan: object): string {
  return Object.keys(plan).find((address) => address.startsWith("azurerm_shared_image_version."))!;
}

testOnStandIn.each(Object.entries(MACHINES))("%s takes the image", async (type, make) => {
  const osType = type.includes("windows") ? "Windows" : "Linux";
  const text = stackText((stack) => {
    const definition = { osType } as Partial<ImageDefinitionOptions>;
    versionIn(stack, definition).image().attachTo(make(stack));
  });
  await scenario(text, async ({ tf }) => {
    expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
    await tf.apply();
    expect((await tf.state()).map(({ address }) => address).sort()).toEqual(declared(text).sort());
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

/** A machine whose argument is a variable called `value`. */
function withVariable({ make, machine, definition, version, type }: MachineRow): string {
  return stackText((stack) => {
    const variable = new TerraformVariable(stack, "value", { type });
    const token = { text: variable.stringValue, number: variable.numberValue, flag: variable.booleanValue };
    versionIn(stack, definition, version)
      .image()
      .attachTo(make(stack, machine(token)));
  });
}

testOnStandIn.each(MACHINE_ROWS)("$code: a plan refuses $prop with our words", async (row) => {
  await scenario(withVariable(row), async ({ tf }) => {
    expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
    // A file, because null can only be given in one.
    const give = (value: unknown) => writeFileSync(join(tf.dir, "terraform.tfvars.json"), JSON.stringify({ value }));
    for (const value of row.bad) {
      give(value);
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(diagnostics.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(new RegExp(`^${row.code}  ${row.prop}: allowed .*\\. ${RULES[row.code].remedy}`, "s")),
      ]);
    }
    for (const value of row.good) {
      give(value);
      expect((await tf.plan()).exitCode).toBe(2);
    }
  });
});
