// For Stryker: what tests lib/, without what starts other programs or reads other files.
const base = require("./jest.config.js");
module.exports = {
  ...base,
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, "/test/architecture/", "/test/docs/", "/test/properties/"],
};
