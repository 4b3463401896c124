/*
 * Records the plans that the plan review is tested with: `npm run plans`. Needs Terraform on the PATH, as the end-to-end
 * tests do, which also check that what lies in test/fixtures/plans is what this writes.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { record } from "../test/e2e/plans/record";
import { RECORDINGS } from "../test/e2e/plans/recordings";

const FOLDER = join(__dirname, "../test/fixtures/plans");

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  let version = "";
  for (const recording of RECORDINGS) {
    const plan = await record(recording);
    version = String(plan.terraform_version);
    const folder = join(FOLDER, recording.name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "plan.json"), `${JSON.stringify(plan, null, 1)}\n`);
    if (recording.before !== undefined) writeFileSync(join(folder, "before.tf.json"), `${recording.before}\n`);
    writeFileSync(join(folder, "after.tf.json"), `${recording.after}\n`);
    console.log(recording.name);
  }
  const readme = join(FOLDER, "README.md");
  writeFileSync(readme, await format(page(version), { ...(await resolveConfig(readme)), parser: "markdown" }));
}

function page(version: string): string {
  const rows = RECORDINGS.map(({ name, what }) => `| [${name}](${name}/plan.json) | ${what}. |`);
  return `# Recorded plans

What \`terraform show -json\` gives of plans over this library's constructs, for tests that read plans. Made by
\`npm run plans\`: Terraform ${version} plans with the stand-in for azurerm 4.55.0 (see [test/e2e](../../e2e/README.md)).
Each folder holds the configuration that was applied (\`before.tf.json\`, absent where there was nothing), the one that was
planned (\`after.tf.json\`) and the plan (\`plan.json\`) without its time. The code that declares both, and what was done in
between, is in [test/e2e/plans/recordings.ts](../../e2e/plans/recordings.ts). \`npm run test:e2e\` records them anew and
compares.

| plan | what happens |
| --- | --- |
${rows.join("\n")}
`;
}

void main();
