import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installAzurite } from "./install";

/* What somebody is told who cannot have Azurite. Needs no network. */

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "aig-azurite-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const SAID = "azurite 3.35.0 cannot be installed (have npm and a network, or a registry that npm reaches): ";

test("refuses in one line where nobody has it", async () => {
  const nowhere = { npm_config_registry: "http://127.0.0.1:1/", npm_config_cache: join(dir, "cache") };
  const failed = installAzurite(dir, { ...process.env, ...nowhere, npm_config_fetch_retries: "0" });
  await expect(failed).rejects.toThrow(SAID);
  await expect(failed).rejects.toThrow(/^.*ECONNREFUSED.*$/);
});

test("refuses in one line where there is no npm", async () => {
  await expect(installAzurite(dir, { PATH: "" })).rejects.toThrow(new Error(`${SAID}spawn npm ENOENT`));
});
