import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { GalleryReport, ReportSection } from "../../lib";
import { stackIn } from "../checks/sample";
import { addDefinition, addGallery, addVersion } from "../gallery/build";
import { textBlocks } from "../support/code-blocks";

const DOCS = join(__dirname, "../../docs");
const page = (name: string): string => readFileSync(join(DOCS, name), "utf8");

test("every question of the document is answered", () => {
  const questions = page("coverage.md").match(/^\| S(69|[78]\d|9[0-4]) \|.*$/gm) ?? [];
  expect(questions).toHaveLength(26);
  expect(questions.filter((row) => !row.includes("](faq.md#"))).toEqual([]);
});

/** Words between spaces: where a line ends is a matter of width. */
const words = (text: string): string => text.replace(/\\?\n/g, " ").replace(/\s+/g, " ").trim();

test("every az line is printed by a report", () => {
  const stack = stackIn(Testing.app(), "stack");
  const definition = addDefinition(addGallery(stack));
  addVersion(definition, { version: "1.0.0", targetRegions: { australiaeast: {}, brazilsouth: {} } });
  const report = words(GalleryReport.of(stack, { sections: Object.values(ReportSection) }).toText());
  const lines = textBlocks("docs/faq.md", "sh").map(({ text }) => words(text));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => !report.includes(line))).toEqual([]);
  const inline = page("faq.md").match(/`az [^`]+`/g) ?? [];
  expect(inline).toEqual([]);
});
