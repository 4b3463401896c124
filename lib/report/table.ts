import { displayRegion } from "../azure/regions";
import { known } from "../private/known";
import { AT_PLAN_TIME, type CellData, type GalleryData, type VersionData } from "./model";

/** The table of one gallery: a row for each version, under its definition, and a column for each region. */
export interface TableData {
  readonly columns: readonly ColumnData[];
  readonly groups: readonly { readonly definition: string; readonly versions: readonly VersionData[] }[];
}

export interface ColumnData {
  readonly region: string;
  readonly title: string;
}

/** The columns are the regions of all versions: home regions first, the rest by name. */
export function tableOf(gallery: GalleryData): TableData {
  const groups = gallery.definitions
    .filter(({ versions }) => versions.length > 0)
    .map(({ name, versions }) => ({ definition: name, versions }));
  const isHome = new Map<string, boolean>();
  for (const { regions } of groups.flatMap(({ versions }) => versions)) {
    for (const [name, { home }] of regions) isHome.set(name, home || isHome.get(name) === true);
  }
  const homeFirst = (a: string, b: string): number => Number(isHome.get(b)) - Number(isHome.get(a));
  const names = [...isHome.keys()].sort((a, b) => homeFirst(a, b) || (a < b ? -1 : 1));
  return {
    columns: names.map((region) => ({ region, title: known(region) ? displayRegion(region) : AT_PLAN_TIME })),
    groups,
  };
}

const STORAGE: Record<string, string> = { Standard_LRS: "LRS", Standard_ZRS: "ZRS", Premium_LRS: "Premium" };

/** One cell: replicas, storage, a star at home, "hidden" where latest passes the version over. */
export function cellText(cell: CellData | undefined): string {
  if (!cell) return "–";
  const { replicas, storage, home, hidden } = cell;
  const type = storage === undefined ? "LRS" : (STORAGE[storage] ?? storage);
  return `${replicas} ${type}${home ? "*" : ""}${hidden ? " hidden" : ""}`;
}

/** What the version is to those who ask for latest. */
export function latestText({ version, latestIn, regions }: VersionData): string {
  const of = `${regions.size} ${regions.size === 1 ? "region" : "regions"}`;
  if (version === AT_PLAN_TIME) return of;
  if (regions.size === 0) return "regions known at plan time";
  return latestIn === 0 ? `${of}, latest nowhere` : `latest in ${latestIn} of ${of}`;
}
