import regions from "../fixtures/azure-regions.json";

/**
 * What must hold in any configuration, read off the JSON alone: nothing here comes from lib/, and the regions are those of
 * the recorded list.
 */

type Resources = Record<string, Record<string, Record<string, unknown>>>;

interface TargetRegion {
  name: string;
  regional_replica_count: number;
  storage_account_type?: string;
}

const shortName = (spelling: string): string => spelling.split(" ").join("").toLowerCase();

/** The broken invariants, each with the address it was found at. */
export function brokenInvariants(json: { resource?: Resources }): string[] {
  const all = json.resource ?? {};
  const broken: string[] = [];
  for (const [address, version] of Object.entries(all.azurerm_shared_image_version ?? {})) {
    const say = (what: string): number => broken.push(`${address}: ${what}`);
    const targets = version.target_region as TargetRegion[];
    const names = targets.map(({ name }) => name);
    const home = shortName(version.location as string);
    if (new Set(names.map(shortName)).size !== names.length) say("a region stands twice");
    if (names.some((name) => name !== shortName(name))) say("a region is not in Azure's short form");
    if (names[0] !== home) say("the home region is not first");
    if (names.slice(1).join() !== names.slice(1).sort().join()) say("the regions are not in order");
    for (const { name, regional_replica_count: count, storage_account_type: storage } of targets) {
      if (!Number.isInteger(count) || count < 1 || count > 100) say(`${count} replicas in ${name}`);
      const zones = regions.find((region) => region.name === name)?.availabilityZones;
      if (storage === "Standard_ZRS" && zones !== true) say(`ZRS in ${name}, which has no zones`);
    }
    const sources = ["managed_image_id", "os_disk_snapshot_id", "blob_uri"].filter((key) => key in version);
    if (sources.length !== 1) say(`${sources.length} sources`);
  }
  const limits = { azurerm_shared_image_gallery: 100, azurerm_shared_image: 1000, azurerm_shared_image_version: 10000 };
  for (const [type, limit] of Object.entries(limits)) {
    const perRegion = new Map<string, number>();
    for (const { location } of Object.values(all[type] ?? {})) {
      const region = shortName(location as string);
      perRegion.set(region, (perRegion.get(region) ?? 0) + 1);
    }
    for (const [region, count] of perRegion) if (count > limit) broken.push(`${count} ${type} in ${region}`);
  }
  return broken;
}
