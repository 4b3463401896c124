import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import * as ts from "typescript";
import * as library from "../../lib";
import { RULES, type Rule, type RuleCode } from "../../lib/azure/rules";
import { CONSUME_RULES } from "../../lib/azure/rules/consume";
import { LINUX_ADMIN, OS_DISK } from "../consume/machines";
import { addDefinition, addGallery, addVersion, COMPUTE } from "../gallery/build";
import { resources, synthStack, type Block } from "../support/synth";

const PAGE = readFileSync(join(__dirname, "../../docs/machines.md"), "utf8");
const BLOCKS = [...PAGE.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block!);

/** All blocks of the page, one after the other, in a stack that has what they take for granted. */
function runPage(): { machines: { [name: string]: Block }; sets: { [name: string]: Block }; ids: unknown[] } {
  let ids: unknown[] = [];
  const { json } = synthStack((stack) => {
    const { definition, specialized } = imagesOf(stack);
    const code = ts.transpileModule(
      `${BLOCKS.join("\n")}\nreturn [id, latest.imageId, pinned.imageId];`,
      {},
    ).outputText;
    const given = {
      ...library,
      require,
      exports: {},
      stack,
      app: stack.node.root,
      definition,
      version: addVersion(definition, { targetRegions: { "North Europe": {} } }),
      specialized,
      publicKey: "ssh-rsa AAAA",
      nic: { id: `${COMPUTE}/nic` },
      subnet: { id: `${COMPUTE}/subnet` },
      vm2: new LinuxVirtualMachine(stack, "Vm2", {
        ...LINUX_ADMIN,
        name: "vm2",
        resourceGroupName: "rg-app",
        location: "East US",
        size: "Standard_D2s_v5",
        networkInterfaceIds: [`${COMPUTE}/nic`],
        osDisk: OS_DISK,
      }),
    };
    ids = new Function(...Object.keys(given), code)(...Object.values(given)) as unknown[];
  });
  return {
    machines: resources(json, "azurerm_linux_virtual_machine"),
    sets: resources(json, "azurerm_orchestrated_virtual_machine_scale_set"),
    ids,
  };
}

function imagesOf(stack: Parameters<Parameters<typeof synthStack>[0]>[0]): {
  definition: library.ImageDefinition;
  specialized: library.ImageVersion;
} {
  const gallery = addGallery(stack);
  const definition = addDefinition(gallery, { securityType: library.SecurityType.TRUSTED_LAUNCH_SUPPORTED });
  const specialized = gallery.addImageDefinition("Legacy", {
    identifier: { publisher: "contoso", offer: "legacy", sku: "1" },
    osType: library.OsType.LINUX,
    osState: library.OsState.SPECIALIZED,
    hyperVGeneration: library.HyperVGeneration.V2,
  });
  const source = library.ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/legacy`);
  return { definition, specialized: specialized.addVersion("V1_0_0", { version: "1.0.0", source }) };
}

test("machines.md: every block runs, and gives what the page says", () => {
  const { machines, sets, ids } = runPage();
  expect(Object.fromEntries(Object.entries(machines).map(([name, vm]) => [name, vm.source_image_id]))).toEqual({
    Vm: expect.stringMatching(/^\$\{azurerm_shared_image_version\./) as string,
    Vm2: "/sharedGalleries/0d1c6e1b-8f2a-4c53-9a51-1d2e3f4a5b6c-CONTOSO/images/ubuntu-24_04-gen2/versions/1.4.0",
    Legacy: undefined,
  });
  expect(sets.Set!.source_image_id).toMatch(/^\$\{azurerm_shared_image\.\w+\.id\}$/);
  expect(sets.Set!.depends_on).toHaveLength(1);
  expect(ids[1]).toBe(
    "/communityGalleries/ContosoImages-0d1c6e1b-8f2a-4c53-9a51-1d2e3f4a5b6c/images/ubuntu-24_04-gen2",
  );
});

test("machines.md names every check of a machine, and says which warn", () => {
  const checks = (Object.keys(CONSUME_RULES) as RuleCode[]).filter((code) => /^AIG6[3-6]/.test(code));
  const aboutUse: readonly string[] = ["AIG630", "AIG631"];
  expect(checks.filter((code) => !PAGE.includes(code) && !aboutUse.includes(code))).toEqual([]);
  const rows = PAGE.split("\n").filter((line) => line.startsWith("| ") && line.includes("errors.md"));
  const warned = rows.flatMap((row) => [...row.matchAll(/warns \(\[(AIG\d{3})/g)].map(([, code]) => code!));
  expect(warned.map((code) => (RULES[code as RuleCode] as Rule).level)).toEqual(Array(4).fill("warning"));
});
