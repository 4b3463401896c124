import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, synthesise } from "../../support/examples";
import { declared, scenario } from "../support/scenario";
import { images, VERSION } from "./images";

/* `terraform test` with a mock of the provider, as a team tests a module: the configuration needs nothing of Azure. */

const testFile = (condition: string): string => `
mock_provider "azurerm" {}

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
    writeFileSync(join(tf.dir, "gallery.tftest.hcl"), testFile(condition));
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
