import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { GalleryDiagram, GalleryReport } from "../lib";
import { EXAMPLES } from "../test/support/examples";
import { largeTree, NAMES, oddNames } from "../test/support/odd-trees";

/**
 * Writes what the diagram check renders: `diagrams.json` in a folder, with the Mermaid text of every diagram of every
 * example, of a tree with hostile names (and the names, to be found again in the picture) and of a large one.
 */
const TREES: Record<string, (app: App) => unknown> = { ...EXAMPLES, "odd names": oddNames, "a large tree": largeTree };

const diagrams = Object.entries(TREES).flatMap(([tree, build]) => {
  const app = new App();
  build(app);
  const report = GalleryReport.of(app);
  return Object.values(GalleryDiagram).map((diagram) => ({
    name: `${tree}, ${diagram}`,
    text: report.toMermaid(diagram),
    shows: tree === "odd names" && diagram === GalleryDiagram.VERSIONS ? NAMES : [],
  }));
});

writeFileSync(join(process.argv[2]!, "diagrams.json"), JSON.stringify(diagrams));
process.stdout.write(`${diagrams.length} diagrams\n`);
