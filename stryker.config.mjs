/** Mutation testing: `npm run mutation`. Takes the better part of an hour. */
export default {
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  mutate: ["lib/azure/**/*.ts", "lib/gallery/**/*.ts", "lib/definition/**/*.ts", "lib/version/**/*.ts"],
  // What runs when a file is loaded is data: test/docs compares the rules and numbers with the pages, character by character.
  ignoreStatic: true,
  concurrency: 2,
  // A machine that is busy is no endless loop.
  timeoutMS: 20000,
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "reports/mutation.json" },
  tempDirName: "build/stryker",
  thresholds: { break: 90 },
};
