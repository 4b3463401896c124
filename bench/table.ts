export interface Measure {
  readonly title: string;
  readonly unit: "s" | "ms" | "MB" | "";
  readonly ours: readonly number[];
  readonly raw: readonly number[];
  /** The ratio that ours is to stay at or below. */
  readonly goal?: number;
}

const WIDTHS = [38, 28, 28, 20];

export function row(cells: readonly string[]): string {
  return cells
    .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
    .join("")
    .trimEnd();
}

export const HEADER = row(["", "ours (min-max)", "raw (min-max)", "ours/raw (min-max)", "goal"]);

/** One line: medians of both sides, and the median of the ratios of each round. */
export function line({ title, unit, ours, raw, goal }: Measure): string {
  const ratios = ours.map((value, i) => value / raw[i]!);
  const ratio = median(ratios);
  const verdict = goal === undefined ? "" : `<= ${goal.toFixed(2)} ${ratio <= goal ? "met" : "missed"}`;
  const digits = unit === "s" ? 2 : 0;
  return row([title, spread(ours, digits, unit), spread(raw, digits, unit), spread(ratios, 2, ""), verdict]);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function spread(values: readonly number[], digits: number, unit: string): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
  const range = low === high ? "" : ` (${low}-${high})`;
  return `${median(values).toFixed(digits)} ${unit}`.trimEnd() + range;
}
