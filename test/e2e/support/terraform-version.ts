import { tmpdir } from "node:os";
import { run } from "./process";

/** The first release whose plans say whether they are complete and can be applied. */
const WANTED = [1, 8, 0] as const;

let checked: Promise<void> | undefined;

/** Fails, once and in one line, where Terraform is missing or too old: the tests never skip. */
export function requireTerraform(): Promise<void> {
  checked ??= check();
  return checked;
}

async function check(): Promise<void> {
  const problem = versionProblem(await installedVersion());
  if (problem !== undefined) throw new Error(problem);
}

async function installedVersion(): Promise<string | undefined> {
  try {
    const env = { ...process.env, CHECKPOINT_DISABLE: "1" };
    const { stdout } = await run("terraform", ["version", "-json"], tmpdir(), env);
    return (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
  } catch {
    return undefined;
  }
}

/** What is wrong with the version found, if anything; `undefined` stands for no Terraform at all. */
export function versionProblem(found: string | undefined): string | undefined {
  const parts = (found ?? "0").split(/[.-]/).map(Number);
  const difference = WANTED.map((wanted, i) => (parts[i] ?? 0) - wanted).find((step) => step !== 0) ?? 0;
  if (difference >= 0) return undefined;
  return `the end-to-end tests want Terraform >= ${WANTED.join(".")} on PATH, found ${found ?? "none"}`;
}
