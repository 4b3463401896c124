/**
 * Mutation testing: `npm run mutation`, part by part, each with the tests that mirror it. Takes the better part of an hour.
 */
const PARTS = {
  azure: ["lib/azure/**/*.ts", "!lib/azure/conflicts.ts"],
  conflicts: ["lib/azure/conflicts.ts"],
  constructs: ["lib/gallery/*.ts", "lib/definition/*.ts", "lib/version/*.ts"],
};
const part = process.env.MUTATION_PART;

export default {
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  mutate: PARTS[part],
  // What runs when a file is loaded is data: test/docs compares the rules and numbers with the pages, character by character.
  ignoreStatic: true,
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation-${part}.json` },
  tempDirName: "build/stryker",
};
