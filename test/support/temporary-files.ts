import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = "IMAGE_GALLERY_TESTS_FOLDER";

/**
 * Each run of the tests keeps its temporary files in a folder of its own, which goes when the run ends: the framework makes
 * an output folder for every app of every test and removes none.
 */
export function keepTemporaryFiles(): void {
  const folder = mkdtempSync(join(tmpdir(), "image-gallery-tests-"));
  for (const name of [FOLDER, "TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
}

export function removeTemporaryFiles(): void {
  rmSync(process.env[FOLDER]!, { recursive: true, force: true });
}
