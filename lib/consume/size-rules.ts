import { problem, show } from "../azure/problem";
import type { VmSize } from "../azure/vm-sizes";
import type { Check } from "../private/check";
import type { ImageFacts } from "../checks/image-facts";
import type { Machine } from "./machine";
import { sizeAt } from "./machine-size";

const MIX = "Mix";

/** The sizes of a machine against architecture, generation, disk controllers and recommendations of the image. */
export function checkSizes(check: Check, image: ImageFacts, machine: Machine): void {
  for (const { prop, name, size } of sizesOf(machine)) checkSize(check, image, prop, name, size);
  if (machine.text("diskControllerType") !== "NVMe" || image.nvme !== false) return;
  check.add(problem("AIG643", "diskControllerType", 'got "NVMe", and the image supports SCSI only'));
}

/** A size that is known here, by its name and the prop that names it. */
interface NamedSize {
  readonly prop: string;
  readonly name: string;
  readonly size: VmSize;
}

/** The sizes of a machine of which anything is known. */
export function sizesOf(machine: Machine): NamedSize[] {
  return namesOf(machine).flatMap(([prop, name]) => {
    const size = sizeAt(machine.resource, name);
    return size === undefined ? [] : [{ prop, name, size }];
  });
}

/** The names of sizes that are known here, with the props they stand in; a mixed set names several. */
function namesOf(machine: Machine): [prop: string, name: string][] {
  const prop = machine.kind.size;
  const name = machine.text(prop);
  if (name === undefined) return [];
  if (!machine.flexible || name !== MIX) return [[prop, name]];
  const mixed = machine.read("skuProfile.vmSizes");
  const names: unknown[] = Array.isArray(mixed) ? mixed : [];
  return names.flatMap((one, i): [string, string][] =>
    typeof one === "string" ? [[`skuProfile.vmSizes[${i}]`, one]] : [],
  );
}

function checkSize(check: Check, image: ImageFacts, prop: string, name: string, size: VmSize): void {
  const { architecture, hyperVGeneration: generation } = image;
  if (architecture !== undefined && size.architecture !== undefined && size.architecture !== architecture) {
    check.add(problem("AIG640", prop, `got ${show(name)}, an ${size.architecture} size, for an ${architecture} image`));
    // What else does not fit follows from the wrong processor.
    return;
  }
  if (generation !== undefined && size.generations?.includes(generation) === false) {
    const boots = size.generations.join(" and ");
    return check.add(problem("AIG641", prop, `got ${show(name)}, which boots ${boots}, for a ${generation} image`));
  }
  if (image.nvme === false && size.diskControllers?.join() === "NVMe") {
    check.add(problem("AIG642", prop, `got ${show(name)}, which has NVMe only, and the image supports SCSI only`));
  }
  checkRecommended(check, image, prop, name, size);
}

function checkRecommended(check: Check, image: ImageFacts, prop: string, name: string, size: VmSize): void {
  const outside = [
    outsideRange(size.vcpus, image.recommendedVcpus, "vCPUs"),
    outsideRange(size.memoryGb, image.recommendedMemoryGb, "GB of memory"),
  ].filter((text) => text !== undefined);
  if (outside.length === 0) return;
  check.add(problem("AIG661", prop, `got ${show(name)} with ${outside.join(" and ")}`));
}

/** A number outside what is recommended, in words; an end that only Terraform knows is none here. */
function outsideRange(
  value: number,
  range: { readonly min?: number; readonly max?: number } | undefined,
  unit: string,
): string | undefined {
  const { min, max } = range ?? {};
  const low = isCount(min) ? min : undefined;
  const high = isCount(max) ? max : undefined;
  if ((low === undefined || value >= low) && (high === undefined || value <= high)) return undefined;
  const allowed = low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`;
  return `${value} ${unit}, recommended ${allowed}`;
}

/** An encoded token is a number far below zero. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && value > 0;
}
