import { problem, show, type Problem } from "../azure/problem";
import { regionAdvice, regionNames, zrsProblem, zrsWhereAvailable } from "../azure/region-rules";
import { normaliseRegion } from "../azure/regions";
import { notLiteral, notLiteralOf, type Check } from "../private/check";
import { isRegionAmong, isRegionOutside, whereRegionAmong } from "../private/expressions";
import { known } from "../private/known";
import { isMade } from "../private/made";
import { propNames, strangers } from "../private/prop-names";
import { canonicalId, ENCRYPTION_SET } from "../private/resource-id";
import type { SharedImageVersionTargetRegion } from "../terraform/azurerm";
import type { ImageVersionProps } from "./image-version-options";
import type { CalculatedReplicas } from "./peak-demand";
import { adviseReplicas, ReplicaCounts, type ReplicaCount } from "./replica-counts";
import { StorageAccountType, type TargetRegion } from "./target-region";

const SETTINGS = propNames<TargetRegion>({
  replicas: true,
  peakDemand: true,
  storage: true,
  diskEncryptionSetId: true,
  excludeFromLatest: true,
});

/** A region with the path of its settings, as the user typed it, for messages. */
export interface RegionEntry {
  readonly name: string;
  readonly spelling: string;
  readonly prop: string;
  readonly settings: TargetRegion;
}

interface Entry extends RegionEntry {
  /** The home region, where the definition has it too and has been told what there is to say of it. */
  readonly inherited?: boolean;
}

/** The target regions as they are written, and how their replicas were calculated where they were. */
export interface SettledRegions {
  readonly targetRegion: SharedImageVersionTargetRegion[];
  /** By short region name. */
  readonly calculated: { readonly [region: string]: CalculatedReplicas };
}

/**
 * The target regions as they are written: normalised, each once, the home region among them, what a region leaves out
 * taken from the version, in canonical order. Faults go to `check`.
 */
export function settleRegions(check: Check, props: ImageVersionProps, location: string | undefined): SettledRegions {
  const counts = new ReplicaCounts(check, props);
  check.choice("storage", props.storage, StorageAccountType);
  check.flag("excludeFromLatest", props.excludeFromLatest);
  check.optionalId([ENCRYPTION_SET], "diskEncryptionSetId", props.diskEncryptionSetId);
  const readOwn = (entry: RegionEntry): ReplicaCount | undefined => {
    // A common value was checked once already; here only what the region says itself.
    const count = counts.read(`${entry.prop}.`, entry.settings);
    checkSettings(check, entry);
    return count;
  };
  // Of a region that stands twice, too, all faults are told at once.
  const entries: Entry[] = readRegions(check, "targetRegions", props.targetRegions, readOwn);
  const inherited = props.location === undefined && isMade(props.definition);
  const home = addHome(check, entries, location, inherited);
  const own = new Map<Entry, ReplicaCount>();
  for (const entry of entries) {
    const count = readOwn(entry);
    if (count) own.set(entry, count);
    checkEntry(check, entry, props);
  }
  adviseReplicas(check, counts.common, [...own.values()]);
  const calculated: { [region: string]: CalculatedReplicas } = {};
  const targetRegion = inOrder(check, entries, home, props.targetRegionOrder).map((entry) => {
    const count = own.get(entry) ?? counts.common;
    if (count?.calculated) calculated[entry.name] = count.calculated;
    return render(entry, props, count?.replicas ?? 1);
  });
  return { targetRegion, calculated };
}

/** A user's map of regions as a list, each region once; what stands there twice is refused, and handed on. */
export function readRegions(
  check: Check,
  map: string,
  regions: { [region: string]: TargetRegion } | undefined,
  onTwin: (entry: RegionEntry) => void = () => undefined,
): RegionEntry[] {
  if (regions === undefined || regions === null) return [];
  if (typeof regions !== "object" || Array.isArray(regions) || !known(regions)) {
    check.add(notLiteralOf(map, regions, "a map of regions"));
    return [];
  }
  const entries = new Map<string, RegionEntry>();
  for (const [spelling, settings] of Object.entries(regions)) {
    // As everywhere in CDK, what is undefined is not there: a region can be left out by a condition.
    if (settings === undefined || settings === null) continue;
    const prop = `${map}[${JSON.stringify(spelling)}]`;
    const name = normaliseRegion(spelling);
    const fault = regionProblem(map, spelling) ?? settingsProblem(prop, settings);
    if (fault) {
      check.add(fault);
      continue;
    }
    check.addAll(unknownSettings(prop, settings));
    const entry = { name, spelling, prop, settings };
    const twin = entries.get(name);
    if (twin) {
      check.add(problem("AIG207", map, `${show(twin.spelling)} and ${show(spelling)} are the same region`));
      onTwin(entry);
    } else {
      entries.set(name, entry);
    }
  }
  return [...entries.values()];
}

/** What is wrong with a region that has to be a literal. */
export function regionProblem(prop: string, spelling: unknown): Problem | undefined {
  if (!known(spelling)) return problem("AIG208", prop, "got a key that only Terraform knows");
  const given = typeof spelling === "string" && spelling.trim() !== "";
  return given ? undefined : problem("AIG208", prop, `got the key ${show(spelling)}`);
}

function settingsProblem(prop: string, settings: unknown): Problem | undefined {
  if (!known(settings)) return notLiteral(prop);
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    return problem("AIG214", prop, `got ${show(settings)}, allowed the settings of a region`);
  }
  return undefined;
}

function unknownSettings(prop: string, settings: object): Problem[] {
  return strangers(SETTINGS, "a region", settings, `${prop}.`).map(({ prop: path, detail }) => {
    return problem("AIG214", path, `${detail}; allowed ${[...SETTINGS].join(", ")}`);
  });
}

/**
 * Lets the home region join, and gives its short name. A location that only Terraform knows cannot join: it has to be
 * listed, which the plan checks.
 */
function addHome(check: Check, entries: Entry[], location: string | undefined, inherited: boolean): string | undefined {
  if (typeof location !== "string" || location === "") return undefined;
  if (known(location)) {
    const home = normaliseRegion(location);
    if (!entries.some(({ name }) => name === home)) {
      entries.push({ name: home, spelling: location, prop: "location", settings: {}, inherited });
    }
    return home;
  }
  if (entries.length === 0) {
    // One region only: whatever it turns out to be, it is listed once and first.
    entries.push({ name: location, spelling: location, prop: "location", settings: {} });
    return location;
  }
  const names = entries.map(({ name }) => name).sort();
  check.atPlanTime("AIG209", "location", () => isRegionAmong(names, location));
  return undefined;
}

/** What a region says itself, beside its replicas. */
function checkSettings(check: Check, { prop, settings }: RegionEntry): void {
  check.choice(`${prop}.storage`, settings.storage, StorageAccountType);
  check.flag(`${prop}.excludeFromLatest`, settings.excludeFromLatest);
  check.optionalId([ENCRYPTION_SET], `${prop}.diskEncryptionSetId`, settings.diskEncryptionSetId);
}

/** What there is to say of a region, and of its storage there. */
function checkEntry(check: Check, entry: Entry, common: ImageVersionProps): void {
  const { spelling, prop, settings } = entry;
  const wantsZrs = (settings.storage ?? common.storage) === StorageAccountType.STANDARD_ZRS;
  const storageProp = settings.storage ? `${prop}.storage` : "storage";
  if (!known(spelling)) {
    const zoneless = regionNames(({ zones }) => zones === false);
    if (wantsZrs) check.atPlanTime("AIG205", storageProp, () => isRegionOutside(zoneless, spelling));
    return;
  }
  if (!entry.inherited) check.addIf(regionAdvice(prop === "location" ? prop : "targetRegions", spelling));
  if (wantsZrs) check.addIf(zrsProblem(storageProp, spelling));
}

/** The canonical order, home first and the rest by name, behind the regions of an explicit order. */
function inOrder(check: Check, entries: Entry[], home: string | undefined, explicit: string[] | undefined): Entry[] {
  const order = readOrder(check, entries, explicit);
  const rank = ({ name }: Entry): number => order.get(name) ?? (name === home ? order.size : order.size + 1);
  return entries.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function readOrder(check: Check, entries: Entry[], explicit: string[] | undefined): Map<string, number> {
  const order = new Map<string, number>();
  if (explicit === undefined || explicit === null) return order;
  if (!known(explicit) || !Array.isArray(explicit)) {
    check.add(notLiteralOf("targetRegionOrder", explicit, "a list"));
    return order;
  }
  const names = new Set(entries.map(({ name }) => name));
  explicit.forEach((spelling, i) => {
    const name = typeof spelling === "string" ? normaliseRegion(spelling) : "";
    const prop = `targetRegionOrder[${i}]`;
    if (!names.has(name)) check.add(problem("AIG212", prop, `${show(spelling)} is not a target region`));
    else if (order.has(name)) check.add(problem("AIG212", prop, `${show(spelling)} is named twice`));
    else order.set(name, i);
  });
  return order;
}

/** Zone-redundant storage where it is listed; asked in the plan where the region is known only then. */
function zrsIn(region: string): string {
  return known(region)
    ? zrsWhereAvailable(region)
    : whereRegionAmong(
        regionNames(({ zrs }) => zrs === true),
        region,
      );
}

function render(
  { name, settings }: Entry,
  common: ImageVersionProps,
  replicas: number,
): SharedImageVersionTargetRegion {
  const storage = settings.storage ?? common.storage ?? undefined;
  const set = settings.diskEncryptionSetId ?? common.diskEncryptionSetId ?? undefined;
  return {
    name,
    regionalReplicaCount: replicas,
    storageAccountType: storage === StorageAccountType.ZRS_WHERE_AVAILABLE ? zrsIn(name) : storage,
    diskEncryptionSetId: set === undefined ? undefined : canonicalId([ENCRYPTION_SET], set),
    // azurerm sends false for a region where nothing is said, and to Azure a region's own word goes before the version's.
    excludeFromLatestEnabled: settings.excludeFromLatest ?? (common.excludeFromLatest || undefined),
  };
}
