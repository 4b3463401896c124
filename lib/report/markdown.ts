import type { Block, Section, Table } from "./blocks";
import type { DefinitionData, FindingData, GalleryData } from "./model";
import { calculatedMarkdown, statusMarkdown } from "./replication";
import { latestText, tableOf } from "./table";
import { definitionTraits, galleryTraits } from "./text";

/** A gallery as Markdown: its tree as a list, and the table of its versions. */
export function markdownGallery(gallery: GalleryData): string[] {
  const { stack, name, definitions } = gallery;
  const tree = definitions.flatMap((definition) => [
    `- **${escape(definition.name)}**${about(definition)}`,
    ...definition.versions.map((version) => `  - ${escape(version.version)}: ${latestText(version)}`),
  ]);
  const table = tableOf(gallery);
  return [
    `## ${escape(name)}`,
    escape(`${stack} · ${galleryTraits(gallery)}`),
    tree.join("\n"),
    table.groups.length > 0 ? markdownTable(table) : "",
    calculatedMarkdown(definitions, escape),
    statusMarkdown(definitions),
  ];
}

function about(definition: DefinitionData): string {
  const traits = definitionTraits(definition);
  return traits === "" ? "" : ` – ${escape(traits)}`;
}

/** A section as Markdown, one level below the galleries. */
export function markdownSection({ title, blocks }: Section): string[] {
  const heading = title === "" ? [] : [`### ${escape(title[0]!.toUpperCase() + title.slice(1))}`];
  return [...heading, ...blocks.map(markdownBlock)];
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case "lines":
      return block.lines.map(escape).join("  \n");
    case "code":
      return `${escape(sentence(block.title))}:\n\n${fenced(block.language, block.text)}`;
    case "table":
      return markdownTable(block.table);
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A block of code. A fence is longer than any run of backticks inside. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function markdownTable({ labels, columns, numbers = false, groups }: Table): string {
  const isGrouped = groups.some(({ title }) => title !== undefined);
  const heads = isGrouped ? labels : [labels[1]];
  const rows = groups.flatMap(({ title = "", rows }) =>
    rows.map(({ label, cells }) => [...(isGrouped ? [title] : []), label, ...cells].map(escape)),
  );
  const rule = [...heads.map(() => "---"), ...columns.map(() => (numbers ? "---:" : "---"))];
  return [[...heads, ...columns].map(escape), rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

const SIGNS = { warning: "⚠️", acknowledged: "✅", relaxed: "⚠️", skipped: "➖", advice: "💡", idle: "➖" } as const;

/** What was found, as an item of a list. */
export function markdownFinding({ kind, code, path, text, reason }: FindingData): string {
  const where = path === "" ? "" : ` \`${path}\``;
  const why = reason === undefined ? "" : ` – ${kind}: ${escape(reason)}`;
  return `${SIGNS[kind]}${code === "" ? "" : ` **${code}**`}${where} ${escape(text)}${why}`;
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** Keeps Markdown from reading names as markup. */
export function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#&~$]/g, "\\$&").replace(/\n/g, " ");
}
