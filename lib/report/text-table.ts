import type { Table } from "./blocks";
import { WIDTH } from "./wrap";

export const GAP = "  ";

interface Column {
  readonly index: number;
  readonly heading: readonly [string, string];
  readonly width: number;
}

/** A table for a terminal; columns that do not fit stand below. */
export function renderTable({ columns, groups, numbers = false }: Table): string {
  const rows = groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [{ label: title, cells: undefined }]),
    ...rows.map(({ label, cells }) => ({ label: title === undefined ? label : `  ${label}`, cells })),
  ]);
  const labelWidth = rows.reduce((width, { label, cells }) => (cells ? Math.max(width, label.length) : width), 0);
  const sized = columns.map((title, index): Column => {
    const heading = twoLines(title);
    let width = Math.max(heading[0].length, heading[1].length);
    for (const { cells } of rows) width = Math.max(width, cells?.[index]?.length ?? 0);
    return { index, heading, width };
  });
  return chunks(sized, labelWidth)
    .map((chunk) => {
      const line = (label: string, textOf: (column: Column) => string): string => {
        let text = label.padEnd(labelWidth);
        for (const column of chunk) {
          const cell = textOf(column);
          text += GAP + (numbers ? cell.padStart(column.width) : cell.padEnd(column.width));
        }
        return text.trimEnd();
      };
      return [
        line("", ({ heading }) => heading[0]),
        line("", ({ heading }) => heading[1]),
        ...rows.map(({ label, cells }) => (cells ? line(label, ({ index }) => cells[index] ?? "") : label)),
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
