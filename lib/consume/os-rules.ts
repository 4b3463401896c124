import { allowedBy, problem } from "../azure/problem";
import type { Check } from "../private/check";
import type { ImageFacts } from "../checks/image-facts";
import { OPEN, type Machine } from "./machine";

/** Operating system, and who administers the machine. */
export function checkOs(check: Check, image: ImageFacts, machine: Machine): void {
  checkOsType(check, image, machine);
  checkFlexibleSize(check, machine);
  if (image.osState === "Specialized") checkSpecialized(check, machine);
  if (image.osState === "Generalized") checkGeneralized(check, machine);
}

function checkOsType(check: Check, { osType }: ImageFacts, machine: Machine): void {
  if (osType === undefined) return;
  if (!machine.flexible) {
    if (osType === machine.kind.osType) return;
    const detail = `got a ${osType} image for ${machine.type}, allowed a ${machine.kind.osType} image`;
    return check.add(problem("AIG632", "sourceImageId", detail));
  }
  const other = osType === "Linux" ? "windowsConfiguration" : "linuxConfiguration";
  if (machine.has(`osProfile.${other}`) !== true) return;
  check.add(problem("AIG632", `osProfile.${other}`, `got settings for another system, allowed those of ${osType}`));
}

/** Without a size azurerm makes an empty set, to which machines are added one by one, and drops the image. */
function checkFlexibleSize(check: Check, machine: Machine): void {
  if (!machine.flexible || machine.has("skuName") !== false) return;
  check.add(problem("AIG644", "skuName", `got nothing, allowed ${allowedBy("AIG644")}`));
}

function checkSpecialized(check: Check, machine: Machine): void {
  if (!machine.flexible) {
    const detail = `got a specialized image for ${machine.type}, allowed ${allowedBy("AIG635")}`;
    return check.add(problem("AIG635", "sourceImageId", detail));
  }
  if (machine.has("osProfile") !== true) return;
  check.add(problem("AIG636", "osProfile", "got an administrator for a specialized image, allowed nothing"));
}

function checkGeneralized(check: Check, machine: Machine): void {
  if (!machine.flexible) {
    if (machine.has("adminUsername") === false) check.add(noAdministrator("adminUsername"));
    else if (machine.kind.osType === "Linux") checkLinuxLogin(check, machine, "");
    else checkWindowsLogin(check, machine);
    return;
  }
  if (machine.has("skuName") !== true) return;
  if (machine.has("osProfile") === false) check.add(noAdministrator("osProfile"));
  else checkFlexibleLogin(check, machine);
}

/** Of an osProfile azurerm sends what stands in one of the two configurations, with the rest beside it. */
function checkFlexibleLogin(check: Check, machine: Machine): void {
  const [linux, windows] = CONFIGURATIONS.map((name) => machine.has(`osProfile.${name}`));
  if (linux === true) checkLinuxLogin(check, machine, "osProfile.linuxConfiguration.");
  if (linux !== false || windows !== false) return;
  check.add(noAdministrator("osProfile", `neither ${CONFIGURATIONS.join(" nor ")}`));
}

const CONFIGURATIONS = ["linuxConfiguration", "windowsConfiguration"] as const;

function noAdministrator(prop: string, got = "nothing"): ReturnType<typeof problem> {
  return problem("AIG633", prop, `got ${got}, and the image is generalized`);
}

/** A later azurerm may take the password write-only, under another name. */
function hasNoPassword(machine: Machine, at: string): boolean {
  return machine.has(`${at}adminPassword`) === false && machine.has(`${at}adminPasswordWo`) === false;
}

function checkWindowsLogin(check: Check, machine: Machine): void {
  if (!machine.kind.scaleSet && hasNoPassword(machine, ""))
    check.add(problem("AIG645", "adminPassword", "got nothing"));
}

/** Somebody has to be able to log in. Passwords count for machines only if they are not disabled, which they are by default. */
function checkLinuxLogin(check: Check, machine: Machine, at: string): void {
  const disabled = machine.read(`${at}disablePasswordAuthentication`);
  if (!machine.kind.scaleSet && disabled === false && hasNoPassword(machine, at)) {
    // azurerm asks a machine for the password whether there is a key or not.
    const detail = "got nothing with disablePasswordAuthentication false, allowed a password";
    const remedy = "Give adminPassword, or leave disablePasswordAuthentication out and give adminSshKey.";
    return check.add(problem("AIG634", `${at}adminPassword`, detail, remedy));
  }
  if (machine.has(`${at}adminSshKey`) !== false || disabled === OPEN) return;
  const hasPassword = !hasNoPassword(machine, at);
  const counts = machine.kind.scaleSet || disabled === false;
  if (hasPassword && counts) return;
  const got = hasPassword ? "a password, which disablePasswordAuthentication leaves unused" : "nothing";
  check.add(problem("AIG634", `${at}adminSshKey`, `got ${got}, allowed ${allowedBy("AIG634")}`));
}
