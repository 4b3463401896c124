import bindings from "@cdktf/provider-azurerm/package.json";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "../arm/certificate";
import { run } from "./process";
import type { TerraformDiagnostic } from "./terraform-json";

/** Where the set-up says what it found, to the processes that run the tests. */
const FOUND = "AIG_E2E_REAL_PROVIDER";
const SOURCE = "hashicorp/azurerm";
const HOST = "registry.terraform.io";
/** The release that the bindings were made from: they ask for this one and no other. */
const { version: WANTED } = (bindings as { cdktf: { provider: { version: string } } }).cdktf.provider;
/** A provider of a whole release is 300 MB. */
const INSTALL_MS = 300_000;

/** An installed azurerm and the certificate of the local Azure Resource Manager, in a directory for one run. */
export interface RealProvider {
  readonly dir: string;
  /** Terraform's configuration that names the provider. */
  readonly terraformrc: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** `4.55.0`, or that nobody knows. */
  readonly version: string;
}

/** What the constructs write needs the provider to know. Validated only: nothing is made. */
const PROBE = {
  terraform: { required_providers: { azurerm: { source: SOURCE, version: WANTED } } },
  provider: { azurerm: [{ features: [{}] }] },
  resource: {
    azurerm_shared_image: {
      probe: {
        name: "probe",
        gallery_name: "probe",
        resource_group_name: "probe",
        location: "westeurope",
        os_type: "Linux",
        identifier: [{ publisher: "p", offer: "o", sku: "s" }],
        hibernation_enabled: true,
        disk_controller_type_nvme_enabled: true,
        trusted_launch_supported: true,
      },
    },
    azurerm_shared_image_version: {
      probe: {
        name: "1.0.0",
        gallery_name: "probe",
        image_name: "probe",
        resource_group_name: "probe",
        location: "westeurope",
        os_disk_snapshot_id: "probe",
        deletion_of_replicated_locations_enabled: true,
        target_region: [{ name: "westeurope", regional_replica_count: 1, exclude_from_latest_enabled: true }],
      },
    },
  },
};

/** The provider that the set-up of this run has found, or finds it now. */
export async function realProvider(): Promise<RealProvider> {
  const found = process.env[FOUND];
  return found === undefined ? findRealProvider() : (JSON.parse(found) as RealProvider);
}

/**
 * Installs the provider once, as the caller's own configuration of Terraform says: from the registry, from a mirror, or from
 * a directory that `dev_overrides` name. Every workspace then takes it from here. Fails with one line.
 */
export async function findRealProvider(platform: string = process.platform): Promise<RealProvider> {
  if (platform !== "linux") {
    throw new Error(`the real azurerm takes a certificate from SSL_CERT_FILE on Linux only, this is ${platform}`);
  }
  const dir = mkdtempSync(join(tmpdir(), "aig-azurerm-"));
  try {
    writeFileSync(join(dir, "main.tf.json"), JSON.stringify(PROBE));
    const { key, cert } = await makeCertificate();
    const certFile = join(dir, "cert.pem");
    writeFileSync(certFile, cert);
    const keyFile = join(dir, "key.pem");
    writeFileSync(keyFile, key, { mode: 0o600 });
    const override = await overriding(dir);
    const mirror = override === undefined ? await install(dir) : await link(dir, override);
    const terraformrc = join(dir, "terraformrc");
    const installation = `filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }`;
    writeFileSync(terraformrc, `provider_installation {\n  ${installation}\n}\n`);
    const version = override === undefined ? await selected(dir) : `what dev_overrides name, taken for ${WANTED}`;
    const found: RealProvider = { dir, terraformrc, certFile, keyFile, version };
    process.env[FOUND] = JSON.stringify(found);
    return found;
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

export function forgetRealProvider(): void {
  const found = process.env[FOUND];
  if (found === undefined) return;
  rmSync((JSON.parse(found) as RealProvider).dir, { recursive: true, force: true });
  delete process.env[FOUND];
}

export function certificateOf({ certFile, keyFile }: RealProvider): { key: string; cert: string } {
  return { key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
}

/** The directory that `dev_overrides` of the caller name. Without them nothing is valid before `terraform init`. */
async function overriding(dir: string): Promise<string | undefined> {
  const { diagnostics } = await validate(dir);
  const told = diagnostics.find(({ summary }) => summary === "Provider development overrides are in effect");
  const path = new RegExp(`^ *- ${SOURCE} in (.+)$`, "m").exec(told?.detail ?? "")?.[1];
  if (path !== undefined) mustKnow(diagnostics);
  return path;
}

async function install(dir: string): Promise<string> {
  const args = ["init", "-input=false", "-no-color"];
  const { exitCode, stderr } = await run("terraform", args, dir, environment(), INSTALL_MS);
  if (exitCode !== 0) {
    const remedy = "have a network, or name a mirror in TF_CLI_CONFIG_FILE";
    throw new Error(`${SOURCE} ${WANTED} is not installed (${remedy}): ${inOneLine(stderr).replace(/^Error: /, "")}`);
  }
  mustKnow((await validate(dir)).diagnostics);
  return join(dir, ".terraform", "providers");
}

async function link(dir: string, override: string): Promise<string> {
  const mirror = join(dir, "mirror");
  const { platform } = await terraformVersion(dir);
  const versions = join(mirror, HOST, SOURCE, WANTED);
  mkdirSync(versions, { recursive: true });
  if (!existsSync(override)) throw new Error(`dev_overrides name ${override}, which is not there`);
  symlinkSync(override, join(versions, platform), "dir");
  return mirror;
}

function mustKnow(diagnostics: TerraformDiagnostic[]): void {
  const problem = unusable(diagnostics);
  if (problem !== undefined) throw new Error(problem);
}

/** What the provider does not know of the constructs, or why it does not start, in one line. */
export function unusable(diagnostics: readonly TerraformDiagnostic[]): string | undefined {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (!error) return undefined;
  const told = inOneLine(`${error.summary}: ${error.detail ?? ""}`);
  const old = error.summary === "Extraneous JSON object property" || error.summary === "Unsupported argument";
  return `the installed ${SOURCE} ${old ? `is too old, ${WANTED} is wanted` : "cannot be used"}: ${told}`;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}

async function validate(dir: string): Promise<{ readonly diagnostics: TerraformDiagnostic[] }> {
  const { stdout, stderr } = await run("terraform", ["validate", "-json"], dir, environment());
  try {
    return JSON.parse(stdout) as { diagnostics: TerraformDiagnostic[] };
  } catch {
    throw new Error(`terraform validate failed: ${inOneLine(stderr || stdout)}`);
  }
}

async function selected(dir: string): Promise<string> {
  const { provider_selections: selections = {} } = await terraformVersion(dir);
  return selections[`${HOST}/${SOURCE}`] ?? "unknown";
}

interface TerraformVersion {
  readonly platform: string;
  readonly provider_selections?: { readonly [provider: string]: string };
}

async function terraformVersion(dir: string): Promise<TerraformVersion> {
  const { stdout } = await run("terraform", ["version", "-json"], dir, environment());
  return JSON.parse(stdout) as TerraformVersion;
}

/** The caller's own, and TF_CLI_CONFIG_FILE with it: but no attached stand-in and no variables. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TF_REATTACH|TF_VAR|TF_WORKSPACE|TF_DATA_DIR|TF_LOG|TF_CLI_ARGS)/.test(name),
  );
  return { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
}
