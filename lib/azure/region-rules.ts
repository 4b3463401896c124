import { problem, show, type Problem } from "./problem";
import { displayRegion, findRegion, nearestRegion, normaliseRegion, REGIONS, type Region } from "./regions";

/** A region that the table does not have: a warning, with the nearest name that it does have. */
export function unknownRegion(prop: string, spelling: string): Problem | undefined {
  if (findRegion(spelling)) return undefined;
  const nearest = nearestRegion(spelling);
  const hint = nearest ? `; the nearest known one is ${show(nearest.name)} (${nearest.displayName})` : "";
  return problem("AIG211", prop, `${show(spelling)} is not a region known to this library${hint}`);
}

/** What there is to say of a region by itself: it is not known, open on request only, or retired. */
export function regionAdvice(prop: string, spelling: string): Problem | undefined {
  const region = findRegion(spelling);
  if (!region) return unknownRegion(prop, spelling);
  if (region.retired !== null) {
    const when = /[0-9]/.test(region.retired) ? ` on ${region.retired}` : "";
    return problem("AIG217", prop, `${region.displayName} was retired${when}`);
  }
  // Azure Government as a whole is open on request, and who works there has access.
  if (!region.restricted || region.cloud === "AzureUSGovernment") return undefined;
  return problem("AIG216", prop, `${region.displayName} is open only to subscriptions that asked for access`);
}

/**
 * Regions in another cloud than the home region, all in one problem; than the first of them, where the home region is not
 * given or known. Of a region that is not known nothing is said.
 */
export function cloudProblem(prop: string, home: string | undefined, others: readonly string[]): Problem | undefined {
  const regions = others.map(findRegion).filter((region) => region !== undefined);
  const at = (home === undefined ? undefined : findRegion(home)) ?? regions[0];
  if (!at) return undefined;
  const strangers = regions.filter(({ cloud }) => cloud !== at.cloud);
  if (strangers.length === 0) return undefined;
  const names = strangers.map(({ displayName }) => show(displayName)).join(", ");
  const are = strangers.length === 1 ? "is" : "are";
  return problem("AIG215", prop, `${names} ${are} in another Azure cloud than ${show(at.displayName)}`);
}

/** Sharing beyond the tenant's own roles, in Azure Government. */
export function governmentSharing(sharing: string, location: string): Problem | undefined {
  const region = findRegion(location);
  if (region?.cloud !== "AzureUSGovernment" || sharing === "Private") return undefined;
  return problem("AIG303", "sharing", `got ${show(sharing)} in ${region.displayName}, allowed "Private"`);
}

/** Places that had better be one. */
export function placeAdvice(location: string, parents: string, what: string): Problem | undefined {
  if (normaliseRegion(location) === normaliseRegion(parents)) return undefined;
  return problem("AIG452", "location", `got ${show(location)}, the ${what} lies in ${displayRegion(parents)}`);
}

/** The short names of the regions for which a question has one answer. */
export function regionNames(is: (region: Region) => boolean): string[] {
  return REGIONS.filter(is).map(({ name }) => name);
}

/** Zone-redundant storage asked for by name: refused without zones, a warning where it is not known. */
export function zrsProblem(prop: string, spelling: string): Problem | undefined {
  const region = findRegion(spelling);
  if (!region || region.zrs === true) return undefined;
  if (region.zones === false) {
    return problem("AIG205", prop, `got Standard_ZRS, but ${region.displayName} has no availability zones`);
  }
  return problem("AIG206", prop, `got Standard_ZRS, but ZRS is not known to exist in ${region.displayName}`);
}

/** The storage type for "zone-redundant where available": ZRS where it is listed, LRS everywhere else. */
export function zrsWhereAvailable(spelling: string): "Standard_ZRS" | "Standard_LRS" {
  return findRegion(spelling)?.zrs === true ? "Standard_ZRS" : "Standard_LRS";
}
