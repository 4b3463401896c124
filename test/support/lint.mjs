// Lints texts as if they stood at given places. In: [[place, text], …] as JSON. Out: the rule ids of each one's messages.
// A process of its own, because ESLint loads its configuration with import(), which jest does not allow.
import { readFileSync } from "node:fs";
import { ESLint } from "eslint";

const RULE = "@typescript-eslint/no-restricted-imports";
const eslint = new ESLint({
  // Types are not needed for the arrows, and a file that is not there has none.
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
  ruleFilter: ({ ruleId }) => ruleId === RULE,
});
const results = [];
for (const [filePath, text] of JSON.parse(readFileSync(0, "utf8"))) {
  const [result] = await eslint.lintText(text, { filePath });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(results));
