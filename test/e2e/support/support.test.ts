import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXAMPLE, exampleConfig } from "./example-config";
import { startProvider } from "./provider";
import { Workspace, TerraformError } from "./terraform";
import { versionProblem } from "./terraform-version";

test.each(["1.7.0", "1.11.4", "1.12.0-beta1", "2.0.0"])("accepts Terraform %s", (version) => {
  expect(versionProblem(version)).toBeUndefined();
});

test("names the version wanted and found", () => {
  expect(versionProblem("1.6.6")).toBe("the end-to-end tests want Terraform >= 1.7.0 on PATH, found 1.6.6");
  expect(versionProblem(undefined)).toBe("the end-to-end tests want Terraform >= 1.7.0 on PATH, found none");
});

test("refuses a provider that is not available", async () => {
  process.env.AIG_E2E_PROVIDER = "real";
  try {
    await expect(startProvider()).rejects.toThrow("AIG_E2E_PROVIDER=real is not available");
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
  const provider = await startProvider();
  const tf = await Workspace.create(provider, join(elsewhere, "stack"));
  try {
    await tf.init();
    await tf.apply();
    expect(existsSync(statePath)).toBe(false);
    expect(existsSync(join(tf.dir, "terraform.tfstate"))).toBe(true);
  } finally {
    tf.dispose();
    provider.stop();
    rmSync(elsewhere, { recursive: true });
  }
});

test("a failure that was not expected is thrown with Terraform's words", async () => {
  const provider = await startProvider();
  const tf = await Workspace.create(provider, exampleConfig({ gallery: { ...EXAMPLE.gallery, name: "with-dash" } }));
  try {
    await expect(tf.plan()).rejects.toThrow(TerraformError);
    await expect(tf.plan()).rejects.toThrow(/^terraform plan .* failed\nname: must match/);
  } finally {
    tf.dispose();
    provider.stop();
  }
});

test("variables reach the plan", async () => {
  const provider = await startProvider();
  const gallery = { ...EXAMPLE.gallery, tags: "${var.tags}" };
  const tf = await Workspace.create(
    provider,
    exampleConfig({ gallery }, { variable: { tags: { type: "map(string)" } } }),
  );
  try {
    const { json } = await tf.plan({ vars: { tags: { team: "platform" } } });
    expect(json.resource_changes?.[0]?.change.after).toMatchObject({ tags: { team: "platform" } });
  } finally {
    tf.dispose();
    provider.stop();
  }
});
