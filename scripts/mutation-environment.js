// Where tests run while mutants are judged (see jest.mutation.config.js): the first failure kills the mutant, so the rest of the
// file is skipped. Messages are cut: some show files of megabytes, and the report holds one for each mutant.
const { TestEnvironment } = require("jest-environment-node");

const NOTHING = /(?!)/;
const LENGTH = 2000;

function cut(error) {
  for (const part of ["message", "stack"]) {
    if (typeof error?.[part] === "string") error[part] = error[part].slice(0, LENGTH);
  }
}

module.exports = class extends TestEnvironment {
  async handleTestEvent(event, state) {
    if (event.name !== "test_fn_failure") return;
    state.testNamePattern = NOTHING;
    cut(event.error);
  }
};
