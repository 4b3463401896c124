// Runs the parts of the mutation tests one after the other and prints the score of all together (see stryker.config.mjs).
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
for (const part of ["azure", "conflicts", "constructs"]) {
  const env = { ...process.env, MUTATION_PART: part };
  spawnSync("npx", ["stryker", "run"], { cwd: root, env, stdio: "inherit" });
  const { files } = JSON.parse(readFileSync(join(root, `reports/mutation-${part}.json`), "utf8"));
  for (const { mutants } of Object.values(files)) {
    for (const { status } of mutants) if (status in counts) counts[status] += 1;
  }
}
const killed = counts.Killed + counts.Timeout;
const all = killed + counts.Survived + counts.NoCoverage;
const score = (100 * killed) / all;
console.log(`${killed} of ${all} mutants killed: ${score.toFixed(1)} %`);
process.exitCode = score >= 90 ? 0 : 1;
