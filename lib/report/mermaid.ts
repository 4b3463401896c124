import { displayRegion } from "../azure/regions";
import { plural } from "./blocks";
import { Flowchart } from "./flowchart";
import { AT_PLAN_TIME, type CellData } from "./cells";
import type { DefinitionData, GalleryData, VersionData } from "./model";
import type { ReportData } from "./report-data";
import { GalleryDiagram } from "./report-options";
import { latestText, storageText } from "./table";
import { wrap } from "./wrap";

/** How many of each a picture shows before the rest is folded into one box that says how many there are. */
export const SHOWN = { galleries: 4, definitions: 8, images: 3, versions: 3, regions: 6, replicas: 3 } as const;

/** What Mermaid leaves on one line: in a box it breaks lines after 200 pixels by itself. */
const LINE = 22;

/** One of the figures, as Mermaid text. */
export function renderDiagram(diagram: GalleryDiagram, data: ReportData): string {
  const galleries = data.stacks.flatMap((stack) => stack.galleries);
  switch (diagram) {
    case GalleryDiagram.VERSIONS:
      return drawVersions(galleries);
    case GalleryDiagram.SCALING:
      return drawImages(galleries, drawScaling);
    case GalleryDiagram.ZONE_REDUNDANCY:
      return drawImages(galleries, drawZones);
    case GalleryDiagram.REPLICATION:
      return drawImages(galleries, drawReplication);
    default:
      throw new RangeError(
        `there is no diagram ${String(diagram)}, allowed ${Object.values(GalleryDiagram).join(", ")}`,
      );
  }
}

/** Galleries hold definitions, and those hold versions. */
function drawVersions(galleries: readonly GalleryData[]): string {
  const chart = new Flowchart();
  if (galleries.length === 0) chart.node("no galleries");
  const [drawn, folded] = split(galleries, SHOWN.galleries);
  for (const { name, location, definitions } of drawn) {
    const box = chart.node(name, ...(location === undefined ? [] : [location]));
    const [images, others] = split(definitions, SHOWN.definitions);
    for (const { name, traits, versions } of images) {
      const image = chart.node(name, ...(traits.length > 0 ? [traits.join(" · ")] : []));
      chart.edge(box, image);
      const [newest, older] = split(versions, SHOWN.versions);
      for (const version of newest) chart.edge(image, chart.roundNode(version.version, latestText(version)));
      if (older > 0) chart.edge(image, chart.foldedNode(`and ${plural(older, "older version")}`));
    }
    if (others > 0) chart.edge(box, chart.foldedNode(`and ${plural(others, "more definition")}`));
  }
  if (folded > 0) chart.foldedNode(`and ${plural(folded, "more gallery", "more galleries")}`);
  return chart.toString();
}

/** One box for each definition that has versions. */
function drawImages(
  galleries: readonly GalleryData[],
  draw: (chart: Flowchart, definition: DefinitionData) => void,
): string {
  const chart = new Flowchart();
  const images = galleries.flatMap((gallery) =>
    gallery.definitions.filter(({ versions }) => versions.length > 0).map((definition) => ({ gallery, definition })),
  );
  // Those that lie in most regions are the ones to see.
  images.sort((a, b) => widthOf(b.definition) - widthOf(a.definition));
  if (images.length === 0) chart.node("no versions");
  const [drawn, folded] = split(images, SHOWN.images);
  for (const { gallery, definition } of drawn) {
    const title = galleries.length > 1 ? `${gallery.name} / ${definition.name}` : definition.name;
    chart.group(title, () => draw(chart, definition));
  }
  if (folded > 0) chart.foldedNode(`and ${plural(folded, "more definition")}`);
  return chart.toString();
}

/** The newest version that latest gives somewhere: a candidate is no machine's yet. Without any, the newest. */
function inUse(versions: readonly VersionData[]): VersionData {
  return versions.find(({ latestIn }) => latestIn > 0) ?? versions[0]!;
}

/** Machines that are made at the same time spread over the replicas of their region: one version alone. */
function drawScaling(chart: Flowchart, { versions }: DefinitionData): void {
  const version = inUse(versions);
  const image = chart.roundNode(version.version);
  const [drawn, folded] = split(version.cells, SHOWN.regions);
  for (const cell of drawn) {
    const place = regionText(cell);
    const demand = version.calculated.find(({ region }) => region === place);
    // The calculation without the name of its rulebook, which stands in the report.
    const why = demand === undefined ? [] : inLines(demand.arithmetic.replace(/ \([^(]*\)$/, ""));
    const machines = chart.node(`machines in ${place}`, ...why);
    const via = (replica: string): void => {
      chart.edge(machines, replica);
      chart.edge(replica, image);
    };
    if (cell.count === undefined) via(chart.node(`${AT_PLAN_TIME} replicas`));
    const [replicas, more] = split(
      Array.from({ length: cell.count ?? 0 }, (_, i) => i + 1),
      SHOWN.replicas,
    );
    for (const number of replicas) via(chart.node(`replica ${number}`));
    if (more > 0) via(chart.foldedNode(`and ${plural(more, "more replica")}`));
  }
  if (folded > 0) chart.edge(chart.foldedNode(`and ${plural(folded, "more region")}`), image);
}

/** Which regions keep a version in three zones, and which in one place. */
function drawZones(chart: Flowchart, { versions }: DefinitionData): void {
  const version = inUse(versions);
  const image = chart.roundNode(version.version);
  const [drawn, folded] = split(version.cells, SHOWN.regions);
  for (const cell of drawn) {
    const copies = `${cell.count ?? AT_PLAN_TIME} ${storageText(cell.storage)}`;
    if (cell.storage !== "Standard_ZRS") {
      chart.edge(image, chart.node(regionText(cell), copies, "one place"));
      continue;
    }
    const region = chart.node(regionText(cell), copies);
    chart.edge(image, region);
    for (const zone of [1, 2, 3]) chart.edge(region, chart.node(`zone ${zone}`));
  }
  if (folded > 0) chart.edge(image, chart.foldedNode(`and ${plural(folded, "more region")}`));
}

/** Versions go to their regions. */
function drawReplication(chart: Flowchart, { versions }: DefinitionData): void {
  const [newest, older] = split(versions, SHOWN.versions);
  const regions = [...new Map(newest.flatMap(({ cells }) => cells.map((cell) => [cell.name, cell]))).values()];
  const [drawn, folded] = split(regions, SHOWN.regions);
  const from = newest.map(({ version }) => chart.roundNode(version));
  if (older > 0) chart.foldedNode(`and ${plural(older, "older version")}`);
  const to = new Map(drawn.map((cell) => [cell.name, chart.node(regionText(cell), ...(cell.home ? ["home"] : []))]));
  const rest = folded > 0 ? chart.foldedNode(`and ${plural(folded, "more region")}`) : undefined;
  newest.forEach(({ cells }, i) => {
    for (const cell of cells) {
      const region = to.get(cell.name);
      if (region !== undefined) chart.edge(from[i]!, region, replicasText(cell));
    }
    if (rest !== undefined && cells.some(({ name }) => !to.has(name))) chart.edge(from[i]!, rest);
  });
}

function widthOf({ versions }: DefinitionData): number {
  return versions[0]!.cells.length;
}

/** A sentence in as many lines as it takes. */
function inLines(text: string): string[] {
  return wrap(text, "", LINE).split("\n");
}

function regionText({ region }: CellData): string {
  return region === undefined ? AT_PLAN_TIME : displayRegion(region);
}

function replicasText({ count, storage, excludeFromLatest }: CellData): string {
  return `${count ?? AT_PLAN_TIME} ${storageText(storage)}${excludeFromLatest ? ", hidden" : ""}`;
}

/** The first few, and how many are left over. One alone is never left over: its box would say no less. */
function split<T>(all: readonly T[], shown: number): [drawn: readonly T[], folded: number] {
  const drawn = all.length <= shown + 1 ? all : all.slice(0, shown);
  return [drawn, all.length - drawn.length];
}
