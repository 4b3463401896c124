import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A certificate for this machine alone, valid for a day; whoever trusts it is given it by name. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Under which azurerm asks for what lies in storage accounts. */
const STORAGE = ["blob", "queue", "table"].map((service) => `DNS:*.${service}.core.windows.net`);

/**
 * Made anew for each server, so that no key lies in a repository. By the `openssl` command: Node can sign, but makes no
 * certificates, and the libraries that do bring a dozen packages for one call.
 */
export async function makeCertificate(openssl = "openssl"): Promise<Certificate> {
  const dir = mkdtempSync(join(tmpdir(), "aig-arm-"));
  const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
  const names = `subjectAltName=${["IP:127.0.0.1", "DNS:localhost", ...STORAGE].join()}`;
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  try {
    await promisify(execFile)(openssl, [
      "req",
      "-x509",
      ...kind,
      "-subj",
      "/CN=Local ARM",
      "-addext",
      names,
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = missing
      ? `no ${openssl} command on PATH`
      : String((error as Error).message)
          .split("\n")
          .slice(0, 2)
          .join(" ");
    throw new Error(`the local Azure Resource Manager needs OpenSSL 1.1.1 or newer to make its certificate: ${reason}`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
