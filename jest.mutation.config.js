// For Stryker (see stryker.config.mjs): the tests of one part. First its own alone, which kill nearly all of its mutants in little
// time; then those too that walk over every rule and every prop, for what has survived (MUTATION_TESTS=all).
const { join } = require("node:path");
const base = require("./jest.config.js");
const OWN = {
  azure: ["**/test/azure/!(catalogue|conflicts*).test.ts"],
  conflicts: ["**/test/azure/conflicts*.test.ts"],
  gallery: ["**/test/gallery/*.test.ts"],
  definition: ["**/test/{gallery,definition}/*.test.ts"],
  version: ["**/test/version/*.test.ts"],
};
const WHOLE = ["**/test/azure/{catalogue,conflicts*}.test.ts", "**/test/private/{adopt,settings}.test.ts"];
const own = OWN[process.env.MUTATION_PART];
const testMatch = process.env.MUTATION_TESTS === "all" ? [...own, ...WHOLE] : own;
// The temporary files go with the whole run (scripts/mutation.js), not with that of each mutant.
const { globalSetup, globalTeardown, ...config } = base;
module.exports = {
  ...config,
  testMatch,
  // Stryker reads this one itself, and knows no <rootDir>.
  testEnvironment: join(__dirname, "scripts/mutation-environment.js"),
  runtime: "<rootDir>/scripts/mutation-runtime.js",
  testSequencer: "<rootDir>/scripts/mutation-order.js",
};
