import { grouped } from "../azure/cost";

/** What a section of the report says, without saying how: text and Markdown are two renderings of it. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "code"; readonly language: string; readonly title: string; readonly text: string }
  | { readonly kind: "table"; readonly table: Table };

/** Rows in groups; a group without a title is no group to the reader. */
export interface Table {
  /** What the titles of groups and the labels of rows are. */
  readonly labels: readonly [group: string, row: string];
  readonly columns: readonly string[];
  /** Whether the cells are numbers, which stand to the right. */
  readonly numbers?: boolean;
  readonly groups: readonly Group[];
}

export interface Group {
  readonly title?: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly label: string;
  readonly cells: readonly string[];
}

export function lines(...texts: string[]): Block {
  return { kind: "lines", lines: texts };
}

/** "1 region", "2 regions". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
