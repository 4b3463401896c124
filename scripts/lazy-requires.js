// The last step of the build: what a built file imports is loaded when it is first used, not when the file is loaded, so that
// an app pays for the parts it touches only (docs/decisions/0017). Lines stay where they are, for the source maps.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const ts = require("typescript");

const dist = join(__dirname, "..", "dist");

for (const name of readdirSync(dist, { recursive: true })) {
  if (!name.endsWith(".js")) continue;
  const file = join(dist, name);
  const source = readFileSync(file, "utf8");
  const lazy = lazyRequires(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  if (lazy !== source) writeFileSync(file, lazy);
}

/** `const a_1 = require("./a")` becomes a function that loads it once, and each `a_1` a call of it. */
function lazyRequires(file) {
  const imports = new Map(file.statements.flatMap(importOf));
  const edits = [];
  const visit = (node) => {
    const declared = imports.get(node.text);
    if (ts.isVariableDeclaration(node) && imports.get(node.name.text) === node) {
      const load = node.initializer.getText();
      edits.push([node.getStart(), node.end, `${node.name.text} = () => (${node.name.text}.m ??= ${load})`]);
      return;
    }
    // In parentheses, for `new a_1.Name()`.
    if (declared && ts.isIdentifier(node) && !isPropertyName(node))
      edits.push([node.getStart(), node.end, `(${node.text}())`]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits.reduceRight((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), file.text);
}

/** The declaration by name, where a statement is what the compiler makes of an import. */
function importOf(statement) {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return [];
  const [declaration] = statement.declarationList.declarations;
  const { name, initializer } = declaration;
  const isImport =
    ts.isIdentifier(name) &&
    /_\d+$/.test(name.text) &&
    initializer &&
    ts.isCallExpression(initializer) &&
    initializer.expression.getText() === "require";
  return isImport ? [[name.text, declaration]] : [];
}

function isPropertyName(node) {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}
