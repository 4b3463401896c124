// For Stryker (see stryker.config.mjs): the tests of one part, and no others, since each file is loaded anew for each mutant.
const base = require("./jest.config.js");
const PARTS = {
  azure: ["**/test/azure/!(catalogue|conflicts*).test.ts"],
  conflicts: ["**/test/azure/conflicts*.test.ts"],
  constructs: ["**/test/{gallery,definition,version}/*.test.ts", "**/test/azure/catalogue.test.ts"],
};
module.exports = { ...base, testMatch: PARTS[process.env.MUTATION_PART] };
