// Runs the parts of the mutation tests one after the other and prints the score of all together (see stryker.config.mjs):
// `npm run mutation`, or `npm run mutation -- gallery` for some parts. `--again` judges only what survived the last time or has
// changed itself: for tests that were added since, where nothing else in lib/ was touched.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const root = join(__dirname, "..");
const again = process.argv.includes("--again");
const named = process.argv.slice(2).filter((word) => word !== "--again");
const parts = named.length > 0 ? named : ["azure", "conflicts", "gallery", "definition", "version"];
const TMPDIR = mkdtempSync(join(tmpdir(), "image-gallery-mutation-"));
const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
for (const part of parts) {
  if (!again) rmSync(join(root, `reports/mutation-${part}-so-far.json`), { force: true });
  for (const tests of part === "conflicts" ? ["own"] : ["own", "all"]) {
    const env = { ...process.env, MUTATION_PART: part, MUTATION_TESTS: tests, TMPDIR };
    const { status } = spawnSync("npx", ["stryker", "run"], { cwd: root, env, stdio: "inherit" });
    // A report of an earlier run must not be taken for this one's.
    if (status !== 0) process.exit(1);
  }
  const { files } = JSON.parse(readFileSync(join(root, `reports/mutation-${part}.json`), "utf8"));
  for (const { mutants } of Object.values(files)) {
    for (const { status } of mutants) if (status in counts) counts[status] += 1;
  }
}
rmSync(TMPDIR, { recursive: true, force: true });
const killed = counts.Killed + counts.Timeout;
const all = killed + counts.Survived + counts.NoCoverage;
const score = (100 * killed) / all;
console.log(`${killed} of ${all} mutants killed: ${score.toFixed(1)} %`);
process.exitCode = score >= 90 ? 0 : 1;
