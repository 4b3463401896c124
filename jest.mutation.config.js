// For Stryker (see stryker.config.mjs): the tests of one part, and no others, since each file is loaded anew for each mutant.
const base = require("./jest.config.js");
const SHARED = ["**/test/azure/catalogue.test.ts", "**/test/private/{adopt,settings}.test.ts"];
const PARTS = {
  azure: ["**/test/azure/!(catalogue|conflicts*).test.ts"],
  conflicts: ["**/test/azure/conflicts*.test.ts"],
  gallery: ["**/test/gallery/*.test.ts", ...SHARED],
  definition: ["**/test/{gallery,definition}/*.test.ts", ...SHARED],
  version: ["**/test/version/*.test.ts", ...SHARED],
};
// The temporary files go with the whole run (scripts/mutation.js), not with that of each mutant.
const { globalSetup, globalTeardown, ...config } = base;
module.exports = { ...config, testMatch: PARTS[process.env.MUTATION_PART] };
