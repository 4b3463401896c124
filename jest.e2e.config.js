// The end-to-end tier (see test/e2e/README.md). Run with `npm run test:e2e`.
const base = require("./jest.config.js");
const real = process.env.AIG_E2E_PROVIDER === "real";
module.exports = {
  ...base,
  // With the real provider only what asks something of a provider; without it not what no stand-in can tell.
  roots: real ? ["<rootDir>/test/e2e/scenarios", "<rootDir>/test/e2e/real"] : ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: real ? [] : ["<rootDir>/test/e2e/real/"],
  globalSetup: "<rootDir>/test/e2e/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/e2e/support/global-teardown.ts",
  testTimeout: real ? 400000 : 120000,
  // Terraform waits more than it works, and with the real provider most of all.
  maxWorkers: real ? Math.max(3, require("node:os").availableParallelism()) : "100%",
};
