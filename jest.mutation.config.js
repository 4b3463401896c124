// For Stryker: the tests that mirror what is mutated. Each further file would be loaded anew for nearly every mutant.
const base = require("./jest.config.js");
module.exports = { ...base, testMatch: ["**/test/{azure,gallery,definition,version}/**/*.test.ts"] };
