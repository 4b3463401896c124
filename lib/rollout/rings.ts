import { problem, show } from "../azure/problem";
import { displayRegion } from "../azure/regions";
import { REPLICAS } from "../azure/value-rules";
import { notLiteralOf, wrongType, type Check } from "../private/check";
import { isLiteralText, known } from "../private/known";
import { strangers } from "../private/prop-names";
import { readRegions, type RegionEntry } from "../version/region-map";
import { StorageAccountType, type TargetRegion } from "../version/target-region";
import { RING_PROPS, type RolloutRing } from "./version-series-props";

/** A ring, with what its regions take from it. */
export interface Ring {
  readonly name: string;
  readonly regions: readonly RegionEntry[];
}

/** The rings in their order. */
export function readRings(check: Check, rings: unknown, home: string | undefined): Ring[] {
  if (!Array.isArray(rings) || !known(rings)) {
    check.add(notLiteralOf("rings", rings, "a list of rings"));
    return [];
  }
  if (rings.length === 0) check.add(problem("AIG523", "rings", "got an empty list, allowed one ring at least"));
  const read = rings.map((ring: unknown, i) => readRing(check, ring, `rings[${i}]`));
  checkNames(check, read);
  checkPartition(check, read);
  const late = read.slice(1).flatMap(({ regions }) => regions.filter(({ name }) => name === home));
  for (const { prop, spelling } of late) {
    check.add(
      problem("AIG525", prop, `${show(spelling)} is the home region, which each version lies in from the start`),
    );
  }
  return read;
}

function readRing(check: Check, ring: unknown, prop: string): Ring {
  if (typeof ring !== "object" || ring === null || !known(ring)) {
    check.add(wrongType(prop, ring, "a ring: a name and its target regions"));
    return { name: "", regions: [] };
  }
  check.addAll(strangers(RING_PROPS, "RolloutRing", ring, `${prop}.`));
  const { name, targetRegions, replicas, storage } = ring as RolloutRing;
  if (!isLiteralText(name) || name.trim() === "") {
    const got = known(name) ? show(name) : "a value that only Terraform knows";
    check.add(problem("AIG523", `${prop}.name`, `got ${got}, allowed a literal text that is not empty`));
  }
  check.optionalNumber(REPLICAS, `${prop}.replicas`, replicas);
  check.choice(`${prop}.storage`, storage, StorageAccountType);
  const map = `${prop}.targetRegions`;
  if (isEmpty(targetRegions)) check.add(problem("AIG523", map, "got no region, allowed one at least"));
  const regions = readRegions(check, map, targetRegions);
  return {
    name: String(name),
    regions: regions.map((entry) => ({ ...entry, settings: withDefaults(entry.settings, { replicas, storage }) })),
  };
}

/** Whether a map holds nothing; what is no map at all has a rule of its own. */
function isEmpty(map: object | undefined): boolean {
  if (map === undefined || map === null) return true;
  const isMap = typeof map === "object" && !Array.isArray(map) && known(map);
  return isMap && Object.values(map).every((value) => value === undefined || value === null);
}

/** What a region takes from its ring: the replicas only if it states no demand either. */
function withDefaults(settings: TargetRegion, common: TargetRegion): TargetRegion {
  const counted = settings.replicas ?? settings.peakDemand ?? undefined;
  return {
    ...settings,
    replicas: counted === undefined ? (common.replicas ?? undefined) : settings.replicas,
    storage: settings.storage ?? common.storage ?? undefined,
  };
}

function checkNames(check: Check, rings: readonly Ring[]): void {
  const first = new Map<string, number>();
  rings.forEach(({ name }, i) => {
    const twin = first.get(name);
    if (twin === undefined) first.set(name, i);
    else if (name !== "")
      check.add(problem("AIG523", `rings[${i}].name`, `${show(name)} is the name of rings[${twin}]`));
  });
}

function checkPartition(check: Check, rings: readonly Ring[]): void {
  const first = new Map<string, string>();
  for (const ring of rings) {
    for (const { name, prop } of ring.regions) {
      const other = first.get(name);
      if (other === undefined) first.set(name, ring.name);
      else check.add(problem("AIG524", prop, `${displayRegion(name)} is in the ring ${show(other)} already`));
    }
  }
}
