// How tests load modules while mutants are judged (see jest.mutation.config.js). Jest loads every module anew for each file of
// tests. What a mutant can be in has to be; the framework and the provider, most of the time of a run, need not.
const { createRequire } = require("node:module");
const { default: Runtime } = require("jest-runtime");

const SHARED = /^(cdktf|constructs|@cdktf\/provider-azurerm)(\/|$)/;
// The framework notes where each value was made, at great cost; nobody asks here.
Error.captureStackTrace = () => undefined;

module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    return SHARED.test(name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
  }
};
