// Unit tests: everything under test/ but the end-to-end tier, which needs Terraform (see jest.e2e.config.js).
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/test/e2e/"],
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  setupFiles: ["<rootDir>/test/support/short-constructs.ts"],
  moduleNameMapper: { "^cdktf-azure-image-gallery$": "<rootDir>/lib/index.ts" },
  // Types are checked once, by `npm run check`; here each file is only transpiled.
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.dev.json", diagnostics: false }] },
};
