import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import * as ts from "typescript";
import * as library from "../../lib";
import { durationText, replicationMinutes } from "../../lib/azure/replication-time";
import { RULEBOOKS, type Rulebook } from "../../lib/azure/scaling";
import { addDefinition, addGallery, VERSION_OPTIONS } from "../gallery/build";

const PAGE = readFileSync(join(__dirname, "../../docs/replication.md"), "utf8");

function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text!);
}

test("the table of rulebooks says what the code calculates with", () => {
  const rows = [
    ...PAGE.matchAll(/^\| `(\w+)`.*? \| (\d+) \| 1 for each(.*?) \| (\d+) \| .*?(\d{4}-\d\d-\d\d|June 2019) \|$/gm),
  ];
  const said = rows.map(([, name, machines, sets, min, dated]) => [name, [Number(machines), sets, Number(min), dated]]);
  const wanted = Object.entries<Rulebook>(RULEBOOKS).map(([name, book]) => {
    const sets = book.instancesPerReplica ? ` deployment of up to ${book.instancesPerReplica} instances` : "";
    return [name, [book.vmsPerReplica, sets, book.minReplicas, book.dated === "2019-06" ? "June 2019" : book.dated]];
  });
  expect(said).toEqual(wanted);
});

test("the table of timeouts says what the code waits", () => {
  const rows = [...PAGE.matchAll(/^\| (?:home region alone|(\d+) regions.*?) \| (\w+) \| (\w+) \|$/gm)];
  const said = rows.map(([, regions, plain, large]) => [Number(regions ?? 1), plain, large]);
  const wait = (regions: number, size?: number): string => durationText(replicationMinutes(regions, size));
  expect(said).toEqual([1, 5, 8, 20].map((regions) => [regions, wait(regions), wait(regions, 512)]));
});

test("the example gives the report that is shown", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const code = ts.transpileModule(blocks("ts")[0]!, {}).outputText;
  const run = new Function("ubuntu", "source", "ScalingGuidance", code);
  run(addDefinition(addGallery(stack)), VERSION_OPTIONS.source, library.ScalingGuidance);
  const report = library.GalleryReport.of(stack).toText();
  expect(report).toContain(`\n\n${blocks("text")[0]!}\n`);
  const [command] = blocks("sh")[0]!.split(" \\\n  --query");
  expect(report).toContain(`\n${command}\n`);
});
