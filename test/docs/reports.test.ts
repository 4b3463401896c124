import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { GalleryDiagram, GalleryReport } from "../../lib";
import { SHOWN } from "../../lib/report/mermaid";
import { imagesReport } from "../../examples/reporting/main";

const PAGE = readFileSync(join(__dirname, "../../docs/reports.md"), "utf8");
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text]) => text!);

const report = imagesReport(Testing.app());

test("the page shows the example's real text", () => {
  expect(blocks("text")).toHaveLength(4);
  for (const block of blocks("text")) expect(report.toText()).toContain(block);
});

test("the page shows the example's real JSON, without its lines by region", () => {
  const { costs } = JSON.parse(report.toJson()) as {
    costs: { definitions: { versions: { path: string; regions: unknown }[] }[] };
  };
  const shown = JSON.parse(blocks("json")[0]!) as { path: string };
  const version = costs.definitions.flatMap(({ versions }) => versions).find(({ path }) => path === shown.path)!;
  expect({ ...version, regions: undefined }).toEqual({ ...shown, regions: undefined });
});

test("the page shows a diagram as it is drawn", () => {
  const app = Testing.app();
  imagesReport(app);
  const ubuntu = app.node.findChild("prod").node.findChild("Gallery").node.findChild("Ubuntu2404");
  expect(GalleryReport.of(ubuntu).toMermaid(GalleryDiagram.REPLICATION)).toBe(blocks("mermaid")[0]);
});

test("the page tells how much a diagram shows", () => {
  const { galleries, definitions, images, versions, regions, replicas } = SHOWN;
  expect(PAGE.replace(/\n/g, " ")).toContain(
    `at most ${galleries} galleries, ${definitions} definitions (${images}, those in most regions, where a definition is a ` +
      `picture of its own), ${versions} versions of each, ${regions} regions and ${replicas} replicas`,
  );
});
