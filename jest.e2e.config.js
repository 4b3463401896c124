// The end-to-end tier: the real Terraform against the stand-in provider. Run with `npm run test:e2e`.
const base = require("./jest.config.js");
module.exports = {
  ...base,
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: [],
  testTimeout: 120000,
};
