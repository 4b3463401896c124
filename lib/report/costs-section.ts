import {
  addSums,
  amountText,
  BILLING,
  chargedSize,
  chargesOf,
  gbText,
  grouped,
  monthlyAmount,
  NO_CHARGES,
  onceAmount,
  sumOfCharges,
  type Amount,
  type BillingName,
  type Charge,
  type ChargeSum,
} from "../azure/cost";
import type { Prices } from "../azure/price-list";
import { lines, plural, type Block, type Group, type Section } from "./blocks";
import type { CellData } from "./cells";
import type { FindingData, GalleryData, VersionData } from "./model";

export interface VersionCost {
  readonly version: string;
  readonly path: string;
  /** True if the size of the disk stands in for what is occupied. */
  readonly isBound: boolean;
  readonly milliGb?: number;
  /** The lines of the bill. */
  charges(): readonly Charge[];
  readonly sum: ChargeSum;
}

export interface DefinitionCost {
  readonly name: string;
  readonly path: string;
  readonly versions: readonly VersionCost[];
  readonly sum: ChargeSum;
}

/** What everything in one stack stores, sends and costs. */
export interface CostData {
  readonly billing: BillingName;
  readonly prices?: Prices;
  readonly definitions: readonly DefinitionCost[];
  readonly sum: ChargeSum;
  /** What the price list does not say and is needed, each once. */
  readonly missing: readonly string[];
  readonly isBound: boolean;
  /** Whether the size of any image is known. */
  readonly isSized: boolean;
}

/** The costs of the galleries of one stack. */
export function readCosts(
  galleries: readonly GalleryData[],
  billing: BillingName,
  prices: Prices | undefined,
): CostData {
  const counts: Counted = new Map();
  const all = galleries.flatMap(({ definitions }) => definitions.flatMap(({ versions }) => versions));
  const reckon = (): DefinitionCost[] => reckonDefinitions(galleries, billing, prices, counts);
  if (!prices && all.every(({ size }) => chargedSize(billing, size) === undefined)) {
    // There is nothing but copies to count; the lines are made when somebody asks for them.
    const sum = addSums(all.map(({ cells }) => countedOf(cells, counts)));
    return {
      billing,
      sum,
      missing: [],
      isBound: false,
      isSized: false,
      get definitions() {
        return reckon();
      },
    };
  }
  const definitions = reckon();
  const versions = definitions.flatMap(({ versions }) => versions);
  const missing = new Set<string>();
  for (const version of versions) {
    if (version.sum.unpriced > 0)
      for (const { unpriced } of version.charges()) unpriced.forEach((what) => missing.add(what));
  }
  return {
    billing,
    prices,
    definitions,
    sum: addSums(definitions.map(({ sum }) => sum)),
    missing: [...missing].sort(),
    isBound: versions.some(({ isBound }) => isBound),
    isSized: versions.some(({ milliGb }) => milliGb !== undefined),
  };
}

function reckonDefinitions(
  galleries: readonly GalleryData[],
  billing: BillingName,
  prices: Prices | undefined,
  counts: Counted,
): DefinitionCost[] {
  return galleries.flatMap(({ name: gallery, definitions }) =>
    definitions.map(({ name, path, versions }): DefinitionCost => {
      const title = galleries.length > 1 ? `${gallery} / ${name}` : name;
      const costs = versions.map((version) => costOf(version, billing, prices, counts));
      return { name: title, path, versions: costs, sum: addSums(costs.map(({ sum }) => sum)) };
    }),
  );
}

/** What is counted of cells that versions share. */
type Counted = Map<readonly CellData[], ChargeSum>;

function costOf(
  { version, path, home, size, cells }: VersionData,
  billing: BillingName,
  prices: Prices | undefined,
  counts: Counted,
): VersionCost {
  const charged = chargedSize(billing, size);
  const about = { version, path, isBound: charged?.isBound ?? false, milliGb: charged?.milliGb };
  const charge = (): Charge[] => {
    const copies = cells.map(({ region, storage, count, home: isHome }) => {
      return { region, storage, replicas: count, isHome };
    });
    return chargesOf(copies, home, charged?.milliGb, prices);
  };
  // With neither a size nor prices there are only replicas to count: the lines are made when somebody asks for them.
  if (!charged && !prices) return { ...about, charges: charge, sum: countedOf(cells, counts) };
  const charges = charge();
  return { ...about, charges: () => charges, sum: sumOfCharges(charges) };
}

function countedOf(cells: readonly CellData[], counts: Counted): ChargeSum {
  const sum = counts.get(cells) ?? countOf(cells);
  counts.set(cells, sum);
  return sum;
}

function countOf(cells: readonly CellData[]): ChargeSum {
  const counted = cells.filter(({ count }) => count !== undefined);
  const replicas = counted.reduce((total, { count }) => total + count!, 0);
  const copies = cells.length;
  return { ...NO_CHARGES, copies, replicas, uncounted: copies - counted.length, unsized: copies };
}

export function costsSection(data: CostData): Section {
  const { billing, prices, sum, isBound, isSized } = data;
  if (sum.copies === 0) return { title: "", blocks: [] };
  if (!isSized) {
    const counted = `${plural(sum.replicas, "replica")} in ${plural(sum.copies, "region copy", "region copies")}`;
    return { title: "", blocks: [lines(`${counted}; no image size is stated`)] };
  }
  const notes = [
    ...(isBound ? ["At most: where no occupied size is stated, that of the disk is taken."] : []),
    ...(sum.unsized > 0 ? [`${ofCopies(sum.unsized, sum)} without a size or a number of replicas, and left out.`] : []),
    ...(sum.unsent > 0 ? [`${ofCopies(sum.unsent, sum)} left out of the egress: a region is known at plan time.`] : []),
    ...(prices ? [] : ["No price list is given."]),
    ...(prices && sum.unpriced > 0
      ? [`${ofCopies(sum.unpriced, sum)} not priced in full: – stands for no price, * for a part.`]
      : []),
  ];
  return {
    title: `storage and egress, ${BILLING[billing].title}`,
    blocks: [
      ...(prices ? [lines(`${prices.title}; the gallery itself is free`)] : []),
      costTable(data),
      ...(notes.length > 0 ? [lines(...notes)] : []),
    ],
  };
}

function ofCopies(count: number, { copies }: ChargeSum): string {
  return `${count} of ${plural(copies, "region copy", "region copies")} ${count === 1 ? "is" : "are"}`;
}

function costTable({ prices, definitions, sum }: CostData): Block {
  const cells = (sum: ChargeSum): string[] => {
    const [stored, sent] = [gbText(sum.storedMilliGb), gbText(sum.egressMilliGb)];
    const counted = grouped(sum.replicas);
    if (!prices) return [counted, stored, sent];
    return [counted, stored, amountCell(monthlyAmount(sum)), sent, amountCell(onceAmount(sum))];
  };
  const groups = definitions
    .filter(({ versions }) => versions.length > 0)
    .map(({ name, versions, sum }): Group => ({
      title: name,
      rows: [
        ...versions.map((cost) => ({ label: cost.version, cells: cells(cost.sum) })),
        ...(versions.length > 1 ? [{ label: "together", cells: cells(sum) }] : []),
      ],
    }));
  const all = groups.length > 1 ? [{ title: "all definitions", rows: [{ label: "together", cells: cells(sum) }] }] : [];
  const columns = prices
    ? ["replicas", "GB stored", `${prices.currency} per month`, "GB egress", `${prices.currency} once`]
    : ["replicas", "GB stored", "GB egress"];
  return {
    kind: "table",
    table: { labels: ["image", "version"], columns, numbers: true, groups: [...groups, ...all] },
  };
}

/** An amount: a dash where nothing of it is priced, a star where some is not. */
function amountCell({ amount, isPart }: Amount): string {
  return amount === undefined ? "–" : `${amountText(amount)}${isPart ? "*" : ""}`;
}

/** What several stacks cost together, in one line. */
export function allStacksSection(costs: readonly CostData[]): Section {
  const sum = addSums(costs.map((data) => data.sum));
  if (costs.length < 2 || !costs.some(({ isSized }) => isSized)) return { title: "", blocks: [] };
  const { currency } = costs[0]!.prices ?? {};
  const paid = (amount: Amount, when: string): string =>
    currency === undefined || amount.amount === undefined ? "" : ` (${amountCell(amount)} ${currency} ${when})`;
  const stored = `${gbText(sum.storedMilliGb)} GB stored${paid(monthlyAmount(sum), "per month")}`;
  const sent = `${gbText(sum.egressMilliGb)} GB egress${paid(onceAmount(sum), "once")}`;
  return { title: "", blocks: [lines(`all stacks: ${plural(sum.replicas, "replica")}, ${stored}, ${sent}`)] };
}

/** AIG558: what has no price. */
export function priceAdvice(costs: readonly CostData[]): FindingData[] {
  const missing = [...new Set(costs.flatMap((data) => data.missing))].sort();
  if (missing.length === 0) return [];
  const sum = addSums(costs.map((data) => data.sum));
  const text =
    `${ofCopies(sum.unpriced, sum)} not priced in full: no price for ${missing.join(", ")}. ` +
    "They stand as quantities, and the sums leave them out.";
  return [{ kind: "advice", code: "AIG558", path: "", text }];
}
