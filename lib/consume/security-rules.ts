import { startsAs, type MachineSecurity } from "../azure/machine-security";
import { problem, show } from "../azure/problem";
import type { Check } from "../private/check";
import { isOff, isOneOn } from "../private/expressions";
import type { ImageFacts } from "../checks/image-facts";
import { OPEN, type Machine } from "./machine";

const SWITCHES = ["secureBootEnabled", "vtpmEnabled"] as const;
const ENCRYPTION = "osDisk.securityEncryptionType";

/**
 * Secure boot, vTPM and the encryption of a confidential machine against the security type of the image. azurerm has no
 * argument for the kind of machine: a security encryption type makes it a confidential one, else a switch that is on makes
 * it Trusted Launch.
 */
export function checkSecurity(check: Check, image: ImageFacts, machine: Machine): void {
  const type = securityTypeOf(image);
  const kinds = type === undefined ? undefined : startsAs(type);
  if (type === undefined || kinds === undefined) return;
  if (machine.flexible) {
    if (kinds.includes("Standard")) return;
    const detail = `got an image of securityType ${show(type)}, allowed one that starts standard machines`;
    return check.add(problem("AIG639", "sourceImageId", detail));
  }
  const confidential = machine.has(ENCRYPTION);
  if (confidential === undefined) return;
  if (confidential) checkConfidential(check, machine, type, kinds);
  else checkSwitches(check, machine, type, kinds);
}

/** A generation 1 image is a standard one, even if nobody says so. */
function securityTypeOf({ securityType, hyperVGeneration }: ImageFacts): string | undefined {
  return securityType ?? (hyperVGeneration === "V1" ? "Standard" : undefined);
}

function checkConfidential(check: Check, machine: Machine, type: string, kinds: readonly MachineSecurity[]): void {
  if (kinds.includes("ConfidentialVM")) return;
  const detail = `got ${show(machine.read(ENCRYPTION))} with an image of securityType ${show(type)}, allowed nothing`;
  check.add(problem("AIG637", ENCRYPTION, detail));
}

function checkSwitches(check: Check, machine: Machine, type: string, kinds: readonly MachineSecurity[]): void {
  const switches = SWITCHES.map((prop) => ({ prop, value: machine.raw(prop), read: machine.read(prop) }));
  const on = switches.find(({ read }) => read === true);
  const open = switches.filter(({ read }) => read === OPEN);
  if (!kinds.includes("TrustedLaunch")) {
    if (on) {
      check.add(problem("AIG637", on.prop, `got true with an image of securityType ${show(type)}, allowed false`));
    } else {
      for (const { prop, value } of open) {
        check.atPlanTime("AIG637", prop, () => isOff(value), `false with an image of securityType ${type}`);
      }
    }
  }
  if (kinds.includes("Standard") || on) return;
  if (!kinds.includes("TrustedLaunch")) {
    const detail = `got nothing, and an image of securityType ${show(type)} starts confidential machines alone`;
    return check.add(problem("AIG638", ENCRYPTION, detail));
  }
  const [first] = SWITCHES;
  if (open.length > 0) {
    const condition = (): unknown => isOneOn(open.map(({ value }) => value));
    check.atPlanTime("AIG638", first, condition, `true here or in vtpmEnabled with an image of securityType ${type}`);
  } else {
    const detail = `got ${show(machine.read(first))}, and an image of securityType ${show(type)} starts Trusted Launch machines alone`;
    check.add(problem("AIG638", first, detail));
  }
}
