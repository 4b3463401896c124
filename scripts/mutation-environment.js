// Where tests run while mutants are judged (see jest.mutation.config.js): the first failure kills the mutant, so the rest of the
// file is skipped.
const { TestEnvironment } = require("jest-environment-node");

const NOTHING = /(?!)/;

module.exports = class extends TestEnvironment {
  async handleTestEvent(event, state) {
    if (event.name === "test_fn_failure") state.testNamePattern = NOTHING;
  }
};
