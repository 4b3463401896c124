// The end-to-end tier (see test/e2e/README.md). Run with `npm run test:e2e`.
const base = require("./jest.config.js");
module.exports = {
  ...base,
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: [],
  globalSetup: "<rootDir>/test/e2e/support/global-setup.ts",
  testTimeout: 120000,
  // Terraform waits more than it works.
  maxWorkers: "100%",
};
