import { problem, show, type Problem } from "./problem";
import { findRegion, nearestRegion } from "./regions";

/** A region that the table does not have: a warning, with the nearest name that it does have. */
export function unknownRegion(prop: string, spelling: string): Problem | undefined {
  if (findRegion(spelling)) return undefined;
  const nearest = nearestRegion(spelling);
  const hint = nearest ? `; the nearest known one is ${show(nearest.name)} (${nearest.displayName})` : "";
  return problem("AIG211", prop, `${show(spelling)} is not a region known to this library${hint}`);
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
