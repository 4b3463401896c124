import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { record } from "./record";
import { RECORDINGS } from "./recordings";

const FOLDER = join(__dirname, "../../fixtures/plans");

function text(name: string, file: string): string {
  return readFileSync(join(FOLDER, name, file), "utf8");
}

function recorded(name: string): { [key: string]: unknown } {
  return JSON.parse(text(name, "plan.json")) as { [key: string]: unknown };
}

/** What a plan says, whichever release of Terraform made it. */
function essence({
  resource_changes,
  resource_drift,
  output_changes,
  configuration,
}: {
  [key: string]: unknown;
}): unknown {
  return { resource_changes, resource_drift, output_changes, configuration };
}

test("every fixture has a recording", () => {
  const folders = readdirSync(FOLDER).filter((name) => name !== "README.md");
  expect(folders.sort()).toEqual(RECORDINGS.map(({ name }) => name).sort());
});

test.each(RECORDINGS)(
  "the configurations of $name are those declared, wherever this is run",
  ({ name, ...declared }) => {
    expect(text(name, "after.tf.json")).toBe(`${declared.after}\n`);
    if (declared.before !== undefined) expect(text(name, "before.tf.json")).toBe(`${declared.before}\n`);
  },
);

test.each(RECORDINGS)("$name is what Terraform plans today (else: npm run plans)", async (recording) => {
  expect(essence(await record(recording))).toEqual(essence(recorded(recording.name)));
});
