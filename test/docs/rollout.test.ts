import { readFileSync } from "node:fs";
import { join } from "node:path";
import { regionsIn, byNumber } from "../rollout/build";
import { blocksOf, complaints, runSnippet } from "../support/snippets";
import type { Block } from "../support/synth";

const PAGE = readFileSync(join(__dirname, "../../docs/rollout.md"), "utf8");
const [WHOLE = "", ...PARTS] = blocksOf(PAGE, "ts");
/** The other blocks take the place of the series in the first one. */
const BEFORE = WHOLE.slice(0, WHOLE.indexOf("new VersionSeries("));
const PROGRAMS = [WHOLE, ...PARTS.map((part) => `${BEFORE}${part}app.synth();\n`)];

/** The versions that a block makes, by number. */
function versionsIn(program: number, from = "", to = ""): { [version: string]: Block } {
  const source = PROGRAMS[program]!;
  if (!source.includes(from)) throw new Error(`${from} is not in block ${program}`);
  return byNumber(runSnippet(source.replace(from, to)).images!);
}

const places = (versions: { [version: string]: Block }): object =>
  Object.fromEntries(Object.entries(versions).map(([version, block]) => [version, regionsIn(block).join(" ")]));

test("every block compiles, and would not with a wrong prop", () => {
  expect(PROGRAMS).toHaveLength(5);
  const wrong = PROGRAMS[0]!.replace("newestWide", "newestBroad");
  // The first block imports for those below.
  const found = complaints([wrong, ...PROGRAMS]).map((each) => each.filter((text) => !text.endsWith("never read.")));
  const [last, ...pages] = found;
  expect(pages).toEqual(PROGRAMS.map(() => []));
  expect(last!.join()).toContain("'newestBroad' does not exist");
}, 60_000);

test("the first block gives the newest two everywhere and the third at home", () => {
  expect(places(versionsIn(0))).toEqual({
    "1.10.0": "westeurope northeurope swedencentral uksouth",
    "1.9.0": "westeurope northeurope swedencentral uksouth",
    "1.8.0": "westeurope",
  });
});

test("a candidate changes nothing for the others until it is promoted", () => {
  const candidate = versionsIn(1);
  expect(candidate["1.11.0"]).toMatchObject({ exclude_from_latest: true });
  expect(Object.values(places(candidate))).toEqual(Array(3).fill("westeurope northeurope uksouth"));
  const promoted = versionsIn(1, ", excludeFromLatest: true", "");
  expect(promoted["1.11.0"]).not.toHaveProperty("exclude_from_latest");
  expect(places(promoted)).toMatchObject({ "1.9.0": "westeurope" });
});

test("a step to the next ring is one field, and the end of it lets older versions go", () => {
  const [pilot, broad, done] = [
    versionsIn(2),
    versionsIn(2, '"pilot" }, // next', '"broad" }, // next'),
    versionsIn(2, ', ring: "pilot"', ""),
  ];
  const all = "westeurope northeurope swedencentral uksouth";
  expect(places(pilot)).toEqual({ "1.11.0": "westeurope swedencentral", "1.10.0": all, "1.9.0": all });
  expect({ ...broad, "1.11.0": {} }).toEqual({ ...pilot, "1.11.0": {} });
  expect(places(broad)).toMatchObject({ "1.11.0": all });
  expect(places(done)).toEqual({ "1.11.0": all, "1.10.0": all, "1.9.0": "westeurope" });
});

test("rolling back changes one flag, in each region", () => {
  const [back, before] = [versionsIn(3), versionsIn(3, '  latest: "1.9.0",\n', "")];
  const regions = (before["1.10.0"]!.target_region as object[]).map((region) => {
    return { ...region, exclude_from_latest_enabled: true };
  });
  const hidden = { ...before["1.10.0"], exclude_from_latest: true, target_region: regions };
  expect(back).toEqual({ ...before, "1.10.0": hidden });
});

test("an adopted version keeps its regions, its id and its permission", () => {
  expect(versionsIn(4)["1.0.0"]).toMatchObject({ deletion_of_replicated_locations_enabled: false });
  expect(Object.keys(runSnippet(PROGRAMS[4]!).images!.resource!.azurerm_shared_image_version!).join()).toContain(
    "FirstImage",
  );
});
