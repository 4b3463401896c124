import { displayRegion } from "../azure/regions";
import { known } from "../private/known";
import type { Section } from "./blocks";
import { AT_PLAN_TIME } from "./cells";
import type { GalleryData } from "./model";
import { regionColumns } from "./table";

/** What `latest` gives in each region: a row for each definition that has versions. */
export function latestSection(galleries: readonly GalleryData[]): Section {
  const groups = galleries
    .map(({ name, definitions }) => ({
      title: galleries.length > 1 ? name : undefined,
      definitions: definitions.filter(({ latest }) => latest.size > 0),
    }))
    .filter(({ definitions }) => definitions.length > 0);
  if (groups.length === 0) return { title: "", blocks: [] };
  const columns = regionColumns(groups.flatMap(({ definitions }) => definitions));
  return {
    title: "latest",
    blocks: [
      {
        kind: "table",
        table: {
          labels: ["gallery", "image"],
          columns: columns.map((region) => (known(region) ? displayRegion(region) : AT_PLAN_TIME)),
          groups: groups.map(({ title, definitions }) => ({
            title,
            rows: definitions.map(({ name, latest }) => ({
              label: name,
              cells: columns.map((region) => (latest.has(region) ? (latest.get(region) ?? "none") : "–")),
            })),
          })),
        },
      },
    ],
  };
}
