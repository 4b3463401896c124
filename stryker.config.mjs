/**
 * Mutation testing: `npm run mutation`, part by part, each with the tests that mirror it. Takes an hour or so.
 */
const PARTS = {
  azure: ["lib/azure/**/*.ts", "!lib/azure/conflicts.ts"],
  conflicts: ["lib/azure/conflicts.ts"],
  gallery: ["lib/gallery/*.ts"],
  definition: ["lib/definition/*.ts"],
  version: ["lib/version/*.ts"],
};
const part = process.env.MUTATION_PART;

export default {
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  mutate: PARTS[part],
  // What runs when a file is loaded is data: test/docs compares the rules and numbers with the pages, character by character.
  ignoreStatic: true,
  // What has been killed stays so while tests are added; scripts/mutation.js says what is judged anew.
  incremental: true,
  incrementalFile: `reports/mutation-${part}-so-far.json`,
  concurrency: 2,
  // The framework keeps every token, and with them all apps that were ever made.
  maxTestRunnerReuse: 40,
  // A run loads the framework anew for each file of tests, which takes seconds on a busy machine.
  timeoutMS: 30_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation-${part}.json` },
  tempDirName: "build/stryker",
};
