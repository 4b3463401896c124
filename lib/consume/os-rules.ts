import { allowedBy, problem } from "../azure/problem";
import type { Check } from "../private/check";
import type { ImageFacts } from "./image-facts";
import { OPEN, type Machine } from "./machine";

/** Operating system, and who administers the machine. */
export function checkOs(check: Check, image: ImageFacts, machine: Machine): void {
  checkOsType(check, image, machine);
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
    return;
  }
  // Without a size azurerm makes an empty set, to which machines are added one by one, and drops the image.
  if (machine.has("skuName") !== true) return;
  if (machine.has("osProfile") === false) check.add(noAdministrator("osProfile"));
  else if (machine.has("osProfile.linuxConfiguration") === true) {
    checkLinuxLogin(check, machine, "osProfile.linuxConfiguration.");
  }
}

function noAdministrator(prop: string): ReturnType<typeof problem> {
  return problem("AIG633", prop, "got nothing, and the image is generalized");
}

/** Somebody has to be able to log in. Passwords count for machines only if they are not disabled, which they are by default. */
function checkLinuxLogin(check: Check, machine: Machine, at: string): void {
  if (machine.has(`${at}adminSshKey`) !== false) return;
  const disabled = machine.read(`${at}disablePasswordAuthentication`);
  if (disabled === OPEN) return;
  const hasPassword = machine.has(`${at}adminPassword`) !== false;
  const counts = machine.kind.scaleSet || disabled === false;
  if (hasPassword && counts) return;
  const got = hasPassword ? "a password, which disablePasswordAuthentication leaves unused" : "nothing";
  check.add(problem("AIG634", `${at}adminSshKey`, `got ${got}, allowed ${allowedBy("AIG634")}`));
}
