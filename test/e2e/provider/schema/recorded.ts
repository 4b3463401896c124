import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderSchemas } from "./schema";

/** The releases of the provider whose schemas are recorded; the installed bindings were made from the first. */
export type Release = "4.55.0" | "4.73.0";

const FIXTURES = join(__dirname, "../../../fixtures/azurerm-recorded");
const loaded = new Map<Release, ProviderSchemas>();

export function recordedSchemas(release: Release): ProviderSchemas {
  let schemas = loaded.get(release);
  if (!schemas) {
    const text = readFileSync(join(FIXTURES, `schema-${release}.json`), "utf8");
    const file = JSON.parse(text) as { provider_schemas: { [address: string]: ProviderSchemas } };
    schemas = Object.values(file.provider_schemas)[0];
    if (!schemas) throw new Error(`no provider in the recorded schema of ${release}`);
    loaded.set(release, schemas);
  }
  return schemas;
}
