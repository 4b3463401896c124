import { LIMITS } from "../azure/limits";
import { problem, show } from "../azure/problem";
import { displayRegion, normaliseRegion } from "../azure/regions";
import type { NumberRule } from "../azure/value-rules";
import type { Check } from "../private/check";
import { isRegionAmong } from "../private/expressions";
import { isLiteralText, known } from "../private/known";
import { isMade } from "../private/made";
import type { MachineImage } from "./machine-image";
import type { Machine } from "./machine";
import { checkOs } from "./os-rules";
import { checkSecurity } from "./security-rules";
import { checkSizes } from "./size-rules";

const INSTANCES: NumberRule = { code: "AIG652", ...LIMITS.scaleSetMachines };

/** Everything that can be told of a machine and the image it is made of. */
export function checkMachine(check: Check, image: MachineImage, machine: Machine): void {
  const facts = image._facts;
  checkOs(check, facts, machine);
  checkSecurity(check, facts, machine);
  checkSizes(check, facts, machine);
  checkDisk(check, facts.disallowedDiskTypes, machine);
  checkRegion(check, image, machine.raw("location"));
  if (machine.kind.scaleSet) checkScaleSet(check, image, machine);
}

/** Where a machine stands against where its version is. What is latest may be published by others. */
export function checkRegion(check: Check, image: MachineImage, location: unknown, prop = "location"): void {
  const regions = image.selection === "Pinned" ? image.regions : undefined;
  if (regions === undefined || location === undefined || location === null) return;
  if (!isLiteralText(location) || !regions.every(known)) {
    check.atPlanTime("AIG650", prop, () => isRegionAmong(regions, location), `one of ${listed(image, regions)}`);
  } else if (!regions.includes(normaliseRegion(location))) {
    const detail = `got ${show(location)}, and the version is in ${listed(image, regions) || "no region"}`;
    check.add(problem("AIG650", prop, detail));
  }
}

/** Of a version of this app only the home region may be a token. */
function listed({ _subject: version }: MachineImage, regions: readonly string[]): string {
  const token = version !== undefined && isMade(version) ? "its home region" : "a region that only Terraform knows";
  return regions.map((name) => (known(name) ? displayRegion(name) : token)).join(", ");
}

function checkDisk(check: Check, disallowed: readonly string[] | undefined, machine: Machine): void {
  const type = machine.text("osDisk.storageAccountType");
  if (type === undefined || !disallowed?.includes(type)) return;
  const detail = `got ${show(type)}, advised against for this image`;
  check.add(problem("AIG660", "osDisk.storageAccountType", detail));
}

function checkScaleSet(check: Check, image: MachineImage, machine: Machine): void {
  check.optionalNumber(INSTANCES, "instances", machine.raw("instances"));
  const upgrades = "automaticOsUpgradePolicy.enableAutomaticOsUpgrade";
  if (image.selection !== "Pinned" || machine.read(upgrades) !== true) return;
  check.add(problem("AIG653", upgrades, "got true with one version of the image"));
}
