// node compare-resources.js OUT OUT: compares the `resource` part of every cdk.tf.json below two output folders as data,
// without the "//" metadata. Prints what differs and fails, also when there is nothing to compare.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const FILE = "cdk.tf.json";

/** The path of every leaf of the stacks' resources, with its value as JSON. */
function leaves(out) {
  const found = new Map();
  const walk = (path, value) => {
    const entries = value !== null && typeof value === "object" ? Object.entries(value) : [];
    if (entries.length === 0) found.set(path, JSON.stringify(value));
    for (const [key, inner] of entries) if (key !== "//") walk(`${path}.${key}`, inner);
  };
  for (const stack of readdirSync(join(out, "stacks"))) {
    walk(stack, JSON.parse(readFileSync(join(out, "stacks", stack, FILE), "utf8")).resource ?? null);
  }
  return found;
}

const [one, other] = process.argv.slice(2).map(leaves);
const differing = [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
for (const path of differing) console.log(`${path}: ${one.get(path) ?? "missing"} | ${other.get(path) ?? "missing"}`);
if (one.size === 0) console.log("no stacks");
process.exitCode = differing.length > 0 || one.size === 0 ? 1 : 0;
