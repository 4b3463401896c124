// The order of tests while mutants are judged (see jest.mutation.config.js): a mutant is killed by the first test that fails, so
// the small files of its own room come first, what walks over everything comes last.
const { default: Sequencer } = require("@jest/test-sequencer");

const LAST = ["/test/private/", ".property.test.ts", "/test/azure/catalogue.test.ts"];
const place = ({ path }) => LAST.findIndex((part) => path.includes(part));

module.exports = class extends Sequencer {
  sort(tests) {
    const size = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
    return [...tests].sort((a, b) => place(a) - place(b) || size(a) - size(b));
  }
};
