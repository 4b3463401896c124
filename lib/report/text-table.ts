import type { Table } from "./blocks";
import { WIDTH } from "./wrap";

export const GAP = "  ";

interface Column {
  readonly heading: readonly [string, string];
  readonly texts: readonly string[];
  readonly width: number;
}

/** A table for a terminal; columns that do not fit stand below. */
export function renderTable({ columns, groups, numbers = false }: Table): string {
  const rows = groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [{ label: title, cells: undefined }]),
    ...rows.map(({ label, cells }) => ({ label: title === undefined ? label : `  ${label}`, cells })),
  ]);
  const labelWidth = rows.reduce((width, { label, cells }) => (cells ? Math.max(width, label.length) : width), 0);
  const sized = columns.map((title, i): Column => {
    const heading = twoLines(title);
    const texts = rows.map(({ cells }) => cells?.[i] ?? "");
    const width = [...heading, ...texts].reduce((widest, text) => Math.max(widest, text.length), 0);
    return { heading, texts, width };
  });
  return chunks(sized, labelWidth)
    .map((chunk) => {
      const line = (label: string, text: (column: Column) => string): string => {
        const cells = chunk.map((column) =>
          numbers ? text(column).padStart(column.width) : text(column).padEnd(column.width),
        );
        return [label.padEnd(labelWidth), ...cells].join(GAP).trimEnd();
      };
      return [
        line("", ({ heading }) => heading[0]),
        line("", ({ heading }) => heading[1]),
        ...rows.map(({ label, cells }, row) => (cells ? line(label, ({ texts }) => texts[row]!) : label)),
      ]
        .filter((text, i) => i > 1 || text !== "")
        .join("\n");
    })
    .join("\n\n");
}

/** A heading on two lines, so that five regions fit on a screen. */
function twoLines(title: string): [string, string] {
  const space = title.lastIndexOf(" ");
  return space < 0 ? ["", title] : [title.slice(0, space), title.slice(space + 1)];
}

/** Columns side by side as far as the width goes, the rest below. */
function chunks(columns: readonly Column[], labelWidth: number): Column[][] {
  const result: Column[][] = [];
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
