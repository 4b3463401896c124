import type { DefinitionData, FindingData, GalleryData, ReportData, TotalData } from "./model";
import { calculatedText, statusText } from "./replication";
import { cellText, latestText, tableOf, type ColumnData, type TableData } from "./table";
import { WIDTH, wrap } from "./wrap";

const GAP = "  ";

/** The report for a terminal: at most 80 columns, unless a single name is longer. */
export function renderText({ galleries, totals, findings }: ReportData): string {
  const stacks = [...new Set([...galleries.map(({ stack }) => stack), ...totals.map(({ stack }) => stack)])];
  const blocks = stacks.flatMap((stack) => [
    ...(stacks.length > 1 ? [`── ${stack} ${"─".repeat(Math.max(3, WIDTH - stack.length - 4))}`] : []),
    ...galleries.filter((gallery) => gallery.stack === stack).flatMap(renderGallery),
    totals
      .filter((total) => total.stack === stack)
      .map(totalText)
      .join("\n"),
  ]);
  const notes = findings.map(renderFinding).join("\n");
  return `${[...blocks, notes].filter((block) => block !== "").join("\n\n") || "no galleries"}\n`;
}

function renderGallery(gallery: GalleryData): string[] {
  const { name, traits, definitions } = gallery;
  const tree = [
    `${name}${GAP}${traits.join(" · ")}`,
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

function branch({ name, imported, traits, versions }: DefinitionData, last: boolean): string[] {
  const about = [...(imported ? ["imported"] : []), ...traits].join(" · ");
  const width = Math.max(...versions.map(({ version }) => version.length), 0);
  return [
    `${last ? "└─" : "├─"} ${name}${about ? GAP + about : ""}`,
    ...versions.map((version, i) => {
      const twig = i === versions.length - 1 ? "└─" : "├─";
      return `${last ? " " : "│"}  ${twig} ${version.version.padEnd(width)}${GAP}${latestText(version)}`;
    }),
  ];
}

function renderTable({ columns, groups }: TableData): string {
  const rows = groups.flatMap(({ definition, versions }) => [
    { label: definition, cells: undefined },
    ...versions.map(({ version, regions }) => ({ label: `  ${version}`, cells: regions })),
  ]);
  const labelWidth = Math.max(...rows.filter(({ cells }) => cells).map(({ label }) => label.length));
  const sized = columns.map((column) => {
    const heading = twoLines(column);
    const texts = rows.map(({ cells }) => (cells ? cellText(cells.get(column.region)) : ""));
    return { heading, texts, width: Math.max(...[...heading, ...texts].map((text) => text.length)) };
  });
  return chunks(sized, labelWidth)
    .map((chunk) => {
      const line = (label: string, texts: readonly string[]): string =>
        [label.padEnd(labelWidth), ...texts.map((text, i) => text.padEnd(chunk[i]!.width))].join(GAP).trimEnd();
      return [
        line(
          "",
          chunk.map(({ heading }) => heading[0]),
        ),
        line(
          "",
          chunk.map(({ heading }) => heading[1]),
        ),
        ...rows.map(({ label, cells }, row) =>
          cells
            ? line(
                label,
                chunk.map(({ texts }) => texts[row]!),
              )
            : label,
        ),
      ].join("\n");
    })
    .join("\n\n");
}

/** A heading on two lines, so that five regions fit on a screen. */
function twoLines({ title }: ColumnData): [string, string] {
  const space = title.lastIndexOf(" ");
  return space < 0 ? ["", title] : [title.slice(0, space), title.slice(space + 1)];
}

/** Columns side by side as far as the width goes, the rest below. */
function chunks<T extends { readonly width: number }>(columns: readonly T[], labelWidth: number): T[][] {
  const result: T[][] = [];
  let used = Infinity;
  for (const column of columns) {
    const needed = GAP.length + column.width;
    if (used + needed > WIDTH) {
      result.push([]);
      used = labelWidth;
    }
    result[result.length - 1]!.push(column);
    used += needed;
  }
  return result;
}

/** Use against Azure's limits, which hold per subscription and region. */
export function totalText({ galleries, definitions, versions, region, allowed }: TotalData): string {
  const of = (count: number, limit: number): string => `${count}/${limit.toLocaleString("en-US")}`;
  return (
    `galleries ${of(galleries, allowed.galleries)} · definitions ${of(definitions, allowed.definitions)} · ` +
    `versions ${of(versions, allowed.versions)} (${region})`
  );
}

const SIGNS = { warning: "⚠", acknowledged: "✓", relaxed: "⚠", skipped: "–", advice: "i" } as const;

function renderFinding({ kind, code, path, text, reason }: FindingData): string {
  const first = [SIGNS[kind], code, path].filter((part) => part !== "").join(" ");
  const said = reason === undefined ? text : `${text} (${kind}: ${reason})`;
  return kind === "advice" ? wrap(`${first} ${said}`, "  ") : `${first}\n${wrap(`    ${said}`, "    ")}`;
}
