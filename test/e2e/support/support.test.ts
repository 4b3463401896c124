import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { EXAMPLE, exampleConfig } from "./example-config";
import { startProvider } from "./provider";
import { run } from "./process";
import { scenario } from "./scenario";
import { TerraformError } from "./terraform";
import { versionProblem } from "./terraform-version";

test.each(["1.8.0", "1.11.4", "1.12.0-beta1", "2.0.0"])("accepts Terraform %s", (version) => {
  expect(versionProblem(version)).toBeUndefined();
});

test("names the version wanted and found", () => {
  expect(versionProblem("1.7.5")).toBe("the end-to-end tests want Terraform >= 1.8.0 on PATH, found 1.7.5");
  expect(versionProblem(undefined)).toBe("the end-to-end tests want Terraform >= 1.8.0 on PATH, found none");
});

test("without Terraform the run ends at once, with one line", async () => {
  const root = join(__dirname, "../../..");
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const args = [jest, "-c", "jest.e2e.config.js", "schema-from-bindings"];
  const { exitCode, stdout, stderr } = await run(process.execPath, args, root, { ...process.env, PATH: "" });
  expect(exitCode).toBe(1);
  expect(stdout + stderr).toContain(versionProblem(undefined)!);
  expect(stdout + stderr).not.toContain("PASS");
});

test("refuses a provider that nobody knows", async () => {
  process.env.AIG_E2E_PROVIDER = "other";
  try {
    await expect(startProvider()).rejects.toThrow('AIG_E2E_PROVIDER must be "standin" or "real", got "other"');
  } finally {
    delete process.env.AIG_E2E_PROVIDER;
  }
});

test("a directory as cdktf writes it runs with its state kept inside the workspace", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "aig-stack-"));
  mkdirSync(join(elsewhere, "stack"));
  const statePath = join(elsewhere, "terraform.stack.tfstate");
  const { terraform, ...config } = exampleConfig({ gallery: EXAMPLE.gallery });
  const backend = { ...(terraform as object), backend: { local: { path: statePath } } };
  writeFileSync(join(elsewhere, "stack", "cdk.tf.json"), JSON.stringify({ ...config, terraform: backend }, null, 2));
  try {
    await scenario(join(elsewhere, "stack"), async ({ tf }) => {
      await tf.apply();
      expect(existsSync(statePath)).toBe(false);
      expect(existsSync(join(tf.dir, "terraform.tfstate"))).toBe(true);
    });
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test("a failure that was not expected is thrown with Terraform's words", async () => {
  await scenario(exampleConfig({ gallery: { ...EXAMPLE.gallery, name: "with-dash" } }), async ({ tf }) => {
    await expect(tf.plan()).rejects.toThrow(TerraformError);
    await expect(tf.plan()).rejects.toThrow(/^terraform plan .* failed\nname: must match/);
  });
});

test("a provider is stopped where its scenario cannot start", async () => {
  const servers = () => process.getActiveResourcesInfo().filter((name) => name.startsWith("TCPServer")).length;
  await expect(scenario(join(tmpdir(), "aig-not-there"), () => undefined)).rejects.toThrow("ENOENT");
  for (let i = 0; i < 50 && servers() > 0; i += 1) await setTimeout(20);
  expect(servers()).toBe(0);
});

test("a program that takes too long is ended and named", async () => {
  const args = ["-e", "setTimeout(() => undefined, 60000)"];
  await expect(run(process.execPath, args, tmpdir(), process.env, 200)).rejects.toThrow("took more than 200 ms");
});

test("variables reach the plan", async () => {
  const gallery = { ...EXAMPLE.gallery, tags: "${var.tags}" };
  const config = exampleConfig({ gallery }, { variable: { tags: { type: "map(string)" } } });
  await scenario(config, async ({ tf }) => {
    const { json } = await tf.plan({ vars: { tags: { team: "platform" } } });
    expect(json.resource_changes?.[0]?.change.after).toMatchObject({ tags: { team: "platform" } });
  });
});
