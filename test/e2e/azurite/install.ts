import { join } from "node:path";
import { run } from "../support/process";

/** The last release that takes Node 20. */
export const AZURITE = "3.35.0";
const INSTALL_MS = 300_000;

/**
 * Installs Azurite, Microsoft's storage emulator, into a directory and gives back its program. It brings 370 packages, 190
 * MB, for one file of tests, so it is no dependency of ours; npm's cache keeps it for the next time. None of its scripts run.
 */
export async function installAzurite(dir: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"];
  const args = ["install", `--prefix=${dir}`, "--ignore-scripts", "--prefer-offline", ...quiet, `azurite@${AZURITE}`];
  const { exitCode, stderr } = await run("npm", args, dir, env, INSTALL_MS).catch((error: Error) => ({
    exitCode: -1,
    stderr: `npm error ${error.message}`,
  }));
  if (exitCode !== 0) {
    const [told = "npm failed"] = stderr.match(/(?<=^npm error )(?!code |errno |syscall ).*/gm) ?? [];
    const remedy = "have npm and a network, or a registry that npm reaches";
    throw new Error(`azurite ${AZURITE} cannot be installed (${remedy}): ${told.slice(0, 200)}`);
  }
  return join(dir, "node_modules/azurite/dist/src/azurite.js");
}
