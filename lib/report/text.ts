import type { Block, Section } from "./blocks";
import type { DefinitionData, FindingData, GalleryData } from "./model";
import { calculatedText, statusText } from "./replication";
import { latestText, tableOf } from "./table";
import { GAP, renderTable } from "./text-table";
import { WIDTH, wrap } from "./wrap";

/** Blocks with a blank line between them. */
export function joinBlocks(blocks: readonly string[], none: string): string {
  return `${blocks.filter((block) => block !== "").join("\n\n") || none}\n`;
}

/** A line that heads what belongs to one stack. */
export function stackHeading(stack: string): string {
  return `── ${stack} ${"─".repeat(Math.max(3, WIDTH - stack.length - 4))}`;
}

/** What a gallery is, in words. */
export function galleryTraits({ location, resourceGroup, sharing }: GalleryData): string {
  return [...(location === undefined ? [] : [location]), resourceGroup, sharing].join(" · ");
}

/** What a definition is, in words. */
export function definitionTraits({ imported, traits }: DefinitionData): string {
  return [...(imported ? ["imported"] : []), ...traits].join(" · ");
}

/** A gallery for a terminal: its tree, and the table of its versions. */
export function renderGallery(gallery: GalleryData): string[] {
  const { name, definitions } = gallery;
  const tree = [
    `${name}${GAP}${galleryTraits(gallery)}`,
    ...definitions.flatMap((definition, i) => branch(definition, i === definitions.length - 1)),
  ];
  const table = tableOf(gallery);
  return [
    tree.join("\n"),
    table.columns.length > 0 ? renderTable(table) : "",
    calculatedText(definitions),
    statusText(definitions),
  ];
}

function branch(definition: DefinitionData, last: boolean): string[] {
  const { name, versions } = definition;
  const about = definitionTraits(definition);
  const width = versions.reduce((widest, { version }) => Math.max(widest, version.length), 0);
  return [
    `${last ? "└─" : "├─"} ${name}${about ? GAP + about : ""}`,
    ...versions.map((version, i) => {
      const twig = i === versions.length - 1 ? "└─" : "├─";
      return `${last ? " " : "│"}  ${twig} ${version.version.padEnd(width)}${GAP}${latestText(version)}`;
    }),
  ];
}

/** A section for a terminal. */
export function renderSection({ title, blocks }: Section): string[] {
  const texts = blocks.map(renderBlock);
  if (title === "" || texts.length === 0) return texts;
  return [`${title}\n${texts[0]!}`, ...texts.slice(1)];
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "lines":
      return block.lines.map((line) => wrap(line, "  ")).join("\n");
    case "code":
      return `${wrap(`${block.title}:`, "")}\n${indented(block.text)}`;
    case "table":
      return renderTable(block.table);
  }
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

const SIGNS = { warning: "⚠", acknowledged: "✓", relaxed: "⚠", skipped: "–", advice: "i", idle: "–" } as const;

/** What was found, for a terminal. */
export function renderFinding({ kind, code, path, text, reason }: FindingData): string {
  const first = [SIGNS[kind], code, path].filter((part) => part !== "").join(" ");
  const said = reason === undefined ? text : `${text} (${kind}: ${reason})`;
  return kind === "advice" || kind === "idle"
    ? wrap(`${first} ${said}`, "  ")
    : `${first}\n${wrap(`    ${said}`, "    ")}`;
}
