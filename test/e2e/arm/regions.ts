import { REGIONS, type Region } from "../../../lib/azure/regions";

/** A region as Azure keeps it, whatever the spelling: the one table of Azure's that is not written down again here. */
export function region(name: string): Region | undefined {
  const wanted = shortName(name);
  return REGIONS.find((one) => one.name === wanted);
}

export function shortName(name: string): string {
  return name.toLowerCase().replace(/ /g, "");
}

export function displayName(name: string): string {
  return region(name)?.displayName ?? name;
}

export { REGIONS };
