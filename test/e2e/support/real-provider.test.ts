import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./process";
import { findRealProvider, unusable } from "./real-provider";

/* What somebody is told who asks for the real provider and has it not. Needs no provider and no network. */

const MIRROR = "registry.terraform.io/hashicorp/azurerm";
let dir: string;
let terraformrc: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "aig-mirror-"));
  terraformrc = join(dir, "terraformrc");
  const installation = `filesystem_mirror {\n    path = ${JSON.stringify(dir)}\n  }`;
  writeFileSync(terraformrc, `provider_installation {\n  ${installation}\n}\n`);
  process.env.TF_CLI_CONFIG_FILE = terraformrc;
});

afterEach(() => {
  delete process.env.TF_CLI_CONFIG_FILE;
  rmSync(dir, { recursive: true });
});

const ABSENT = "hashicorp/azurerm 4.55.0 is not installed (have a network, or name a mirror in TF_CLI_CONFIG_FILE): ";

test("refuses a mirror that has another release, in one line", async () => {
  const { platform } = JSON.parse((await run("terraform", ["version", "-json"], dir, process.env)).stdout) as {
    platform: string;
  };
  mkdirSync(join(dir, MIRROR, "4.0.0", platform), { recursive: true });
  const said = `${ABSENT}Failed to query available provider packages`;
  await expect(findRealProvider("linux")).rejects.toThrow(said);
});

test("refuses what lets no certificate be named", async () => {
  await expect(findRealProvider("darwin")).rejects.toThrow(
    new Error("the real azurerm takes a certificate from SSL_CERT_FILE on Linux only, this is darwin"),
  );
});

test("the run ends at once, with one line and no test", async () => {
  const root = join(__dirname, "../../..");
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const env = { ...process.env, AIG_E2E_PROVIDER: "real" };
  const { exitCode, stdout, stderr } = await run(process.execPath, [jest, "-c", "jest.e2e.config.js"], root, env);
  expect(exitCode).toBe(1);
  expect((stdout + stderr).trim().split("\n")).toEqual([expect.stringContaining(ABSENT)]);
});

test("tells a provider that is too old from one that does not start", () => {
  const error = {
    severity: "error",
    summary: "Extraneous JSON object property",
    detail: "No argument or block\ntype",
  } as const;
  expect(unusable([error])).toBe(
    "the installed hashicorp/azurerm is too old, 4.55.0 is wanted: Extraneous JSON object property: No argument or block type",
  );
  expect(unusable([{ severity: "error", summary: "Failed to load plugin schemas" }])).toBe(
    "the installed hashicorp/azurerm cannot be used: Failed to load plugin schemas:",
  );
  expect(unusable([{ severity: "warning", summary: "Deprecated" }])).toBeUndefined();
});
