import { displayRegion } from "../azure/regions";
import { known } from "../private/known";
import type { Table } from "./blocks";
import { AT_PLAN_TIME, type CellData } from "./cells";
import type { DefinitionData, GalleryData, VersionData } from "./model";

/** The table of one gallery: a row for each version, under its definition, and a column for each region. */
export function tableOf({ definitions }: GalleryData): Table {
  const columns = regionColumns(definitions);
  const places = new Map(columns.map((region, i) => [region, i]));
  const rows = new Map<readonly CellData[], string[]>();
  const rowOf = (cells: readonly CellData[]): string[] => {
    const texts = columns.map(() => "–");
    for (const cell of cells) texts[places.get(cell.name)!] = cellText(cell);
    rows.set(cells, texts);
    return texts;
  };
  const groups = definitions
    .filter(({ versions }) => versions.length > 0)
    .map(({ name, versions }) => ({
      title: name,
      rows: versions.map(({ version, cells }) => ({ label: version, cells: rows.get(cells) ?? rowOf(cells) })),
    }));
  return {
    labels: ["image", "version"],
    columns: columns.map((region) => (known(region) ? displayRegion(region) : AT_PLAN_TIME)),
    groups,
  };
}

/** The regions of all versions: home regions first, the rest by name. */
export function regionColumns(definitions: readonly DefinitionData[]): string[] {
  const isHome = new Map<string, boolean>();
  for (const { regions } of definitions) {
    for (const [name, home] of regions) if (home || !isHome.has(name)) isHome.set(name, home);
  }
  const homeFirst = (a: string, b: string): number => Number(isHome.get(b)) - Number(isHome.get(a));
  return [...isHome.keys()].sort((a, b) => homeFirst(a, b) || (a < b ? -1 : 1));
}

const STORAGE: Record<string, string> = { Standard_LRS: "LRS", Standard_ZRS: "ZRS", Premium_LRS: "Premium" };

/** A storage type in one word. */
export function storageText(storage: string | undefined): string {
  return storage === undefined ? AT_PLAN_TIME : (STORAGE[storage] ?? storage);
}

/** One cell: replicas, storage, a star at home, "hidden" where latest passes the version over. */
function cellText({ count, storage, home, excludeFromLatest }: CellData): string {
  return `${count ?? AT_PLAN_TIME} ${storageText(storage)}${home ? "*" : ""}${excludeFromLatest ? " hidden" : ""}`;
}

/** What the version is to those who ask for latest. */
export function latestText({ version, latestIn, cells }: VersionData): string {
  const of = `${cells.length} ${cells.length === 1 ? "region" : "regions"}`;
  if (version === AT_PLAN_TIME) return of;
  if (cells.length === 0) return "regions known at plan time";
  return latestIn === 0 ? `${of}, latest nowhere` : `latest in ${latestIn} of ${of}`;
}
