import { problem, type Problem } from "../azure/problem";
import type { RuleCode } from "../azure/rules";
import type { VmSize } from "../azure/vm-sizes";
import type { ImageFacts } from "../checks/image-facts";
import type { Machine } from "./machine";
import type { MachineImage } from "./machine-image";
import { sizesOf } from "./size-rules";

interface Need {
  readonly fact: keyof ImageFacts;
  /** As a person says it. */
  readonly what: string;
  readonly code: RuleCode;
  readonly prop: string;
  /** Whether the rule has anything to say of a size; of the machine as a whole where this is left out. */
  readonly concerns?: (size: VmSize) => boolean;
}

/** What refuses a machine, by the fact that it needs. Of flexible scale sets other rules hold. */
const OF_ALL: readonly Need[] = [
  { fact: "osType", what: "OS type", code: "AIG632", prop: "sourceImageId" },
  {
    fact: "architecture",
    what: "architecture",
    code: "AIG640",
    prop: "",
    concerns: (size) => size.architecture !== undefined,
  },
  {
    fact: "hyperVGeneration",
    what: "generation",
    code: "AIG641",
    prop: "",
    concerns: (size) => size.generations !== undefined,
  },
  {
    fact: "nvme",
    what: "support of NVMe",
    code: "AIG642",
    prop: "",
    concerns: (size) => size.diskControllers?.join() === "NVMe",
  },
];
const OF_FIXED: readonly Need[] = [
  { fact: "osState", what: "OS state", code: "AIG635", prop: "sourceImageId" },
  { fact: "securityType", what: "security type", code: "AIG637", prop: "secureBootEnabled" },
];
const OF_FLEXIBLE: readonly Need[] = [
  { fact: "osState", what: "OS state", code: "AIG633", prop: "osProfile" },
  { fact: "securityType", what: "security type", code: "AIG639", prop: "sourceImageId" },
];

/** The checks that are left out because what they need is not known of the image. */
export function uncheckedOf(image: MachineImage, machine: Machine): Problem[] {
  const facts = image._facts;
  const isOpen = ({ fact }: Need): boolean => facts[fact] === undefined && !(fact === "securityType" && isFirst(facts));
  const open = [...OF_ALL, ...(machine.flexible ? OF_FLEXIBLE : OF_FIXED)].filter(isOpen);
  const sizes = open.length === 0 ? [] : sizesOf(machine);
  const found = open.flatMap(({ concerns, code, prop, what }) => {
    const at = concerns === undefined ? prop : sizes.find(({ size }) => concerns(size))?.prop;
    return at === undefined ? [] : [unchecked(code, at, `the ${what} of the image is`)];
  });
  const isPlaced = image.selection !== "Pinned" || image.regions !== undefined || machine.raw("location") === undefined;
  return isPlaced ? found : [...found, unchecked("AIG650", "location", "the regions of the version are")];
}

/** Of a generation 1 image the security type follows. */
function isFirst({ hyperVGeneration }: ImageFacts): boolean {
  return hyperVGeneration === "V1";
}

function unchecked(code: RuleCode, prop: string, what: string): Problem {
  return problem(code, prop, `not checked: ${what} not known`);
}
