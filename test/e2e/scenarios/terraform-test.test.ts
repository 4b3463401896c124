import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, synthesise } from "../../support/examples";
import { declared, scenario } from "../support/scenario";
import { images, VERSION } from "./images";

/* `terraform test` with a mock of the provider, as a team tests a module: the configuration needs nothing of Azure. */

const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";

/** What a mock has to give where azurerm, or a rule of this library, looks at an id or address of a resource. */
const MOCKS = `
mock_provider "azurerm" {
  mock_resource "azurerm_image" {
    defaults = { id = "${GROUP}/Microsoft.Compute/images/mock" }
  }
  mock_resource "azurerm_subnet" {
    defaults = { id = "${GROUP}/Microsoft.Network/virtualNetworks/mock/subnets/mock" }
  }
  mock_resource "azurerm_network_interface" {
    defaults = { id = "${GROUP}/Microsoft.Network/networkInterfaces/mock" }
  }
  mock_resource "azurerm_storage_account" {
    defaults = { id = "${GROUP}/Microsoft.Storage/storageAccounts/mock" }
  }
  mock_resource "azurerm_storage_blob" {
    defaults = { url = "https://mock.blob.core.windows.net/vhds/mock.vhd" }
  }
}
`;

/** A value for each variable, which a test has to give. */
function variables(text: string): string {
  const { variable = {} } = JSON.parse(text) as { variable?: Record<string, object> };
  return Object.keys(variable)
    .map((name) => `${name} = "${name.includes("public_key") ? publicKey() : "mock"}"`)
    .join("\n");
}

/** A key as OpenSSH writes it, which azurerm reads when it plans. */
function publicKey(): string {
  const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const part = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const key = [Buffer.from("ssh-ed25519"), Buffer.from(x!, "base64url")].map(part);
  return `ssh-ed25519 ${Buffer.concat(key).toString("base64")}`;
}

const testFile = (text: string, condition: string): string => `${MOCKS}
variables {
${variables(text)}
}

run "plan" {
  command = plan
}

run "apply" {
  assert {
    condition     = ${condition}
    error_message = "not what was declared"
  }
}
`;

/** The exit code and the last line of what Terraform says. */
async function runTest(text: string, condition: string): Promise<string> {
  let said = "";
  await scenario(text, async ({ tf }) => {
    writeFileSync(join(tf.dir, "gallery.tftest.hcl"), testFile(text, condition));
    const { exitCode, stdout, stderr } = await tf.run(["test", "-no-color"], { allowFailure: true });
    said = `${exitCode} ${(stdout + stderr).trim().split("\n").pop()}`;
  });
  return said;
}

const STACKS = Object.entries(EXAMPLES).flatMap(([example, build]) =>
  Object.entries(synthesise(build).stacks).map(([stack, text]) => ({ example, stack, text })),
);

test.each(STACKS)("$example, stack $stack", async ({ text }) => {
  const ids = declared(text).map((address) => `${address}.id`);
  const condition = `alltrue([for id in [${ids.join(", ")}] : id != ""])`;
  expect(await runTest(text, condition)).toBe("0 Success! 2 passed, 0 failed.");
});

test.each([
  ['["westeurope", "northeurope", "uksouth"]', "0 Success! 2 passed, 0 failed."],
  ['["westeurope"]', "1 not what was declared"],
])("an assertion sees the regions: %s", async (regions, said) => {
  expect(await runTest(images(), `${VERSION}.target_region[*].name == tolist(${regions})`)).toBe(said);
});
