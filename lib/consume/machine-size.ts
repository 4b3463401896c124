import type { IConstruct } from "constructs";
import { traitMembers } from "../azure/conflicts";
import { outside, problem } from "../azure/problem";
import { findVmSize, type VmSize } from "../azure/vm-sizes";
import type { Architecture, HyperVGeneration } from "../definition/image-platform";
import { Check } from "../private/check";
import { known } from "../private/known";
import { propNames, strangers } from "../private/prop-names";
import { checkScope } from "../private/scope";
import { Scoped } from "../private/scoped";

const SIZES = new Scoped<VmSize>();

/**
 * What is known of a size of virtual machine, for the checks of machines and scale sets.
 */
export interface MachineSize {
  /**
   * The number of vCPUs.
   */
  readonly vcpus: number;

  /**
   * The memory in GB.
   */
  readonly memoryGb: number;

  /**
   * The architecture of the processor.
   *
   * @default - not known, and not checked
   */
  readonly architecture?: Architecture;

  /**
   * The generations of images that it boots.
   *
   * @default - not known, and not checked
   */
  readonly hyperVGenerations?: HyperVGeneration[];

  /**
   * Whether it has NVMe disk controllers and no SCSI ones.
   *
   * @default - not known, and not checked
   */
  readonly nvmeOnly?: boolean;
}

const PROPS = propNames<MachineSize>({
  vcpus: true,
  memoryGb: true,
  architecture: true,
  hyperVGenerations: true,
  nvmeOnly: true,
});

/**
 * Sizes of virtual machine that this library does not know, or knows wrongly. Of a size that nobody has described nothing
 * is checked.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
export class MachineSizes {
  /**
   * The sizes as machines at or below a scope see them.
   *
   * @param scope a machine, a stack or the app.
   */
  public static of(scope: IConstruct): MachineSizes {
    checkScope("MachineSizes.of", scope, "a machine, a stack or the app");
    return new MachineSizes(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Describes a size, here and below; what is said wins over this library's own table. May be called at any time before
   * synth.
   *
   * @param name the name as Azure spells it, such as "Standard_NC24ads_A100_v4".
   * @param size what is known of it.
   */
  public define(name: string, size: MachineSize): MachineSizes {
    const refuse = (): void => check.refuseCall(`MachineSizes at ${this.scope.node.path || "the app"}`);
    const check = new Check();
    if (typeof name !== "string" || !known(name) || !/^[A-Za-z0-9_-]+$/.test(name)) {
      check.add(outside("AIG672", "name", name));
    }
    const given: Partial<MachineSize> = size ?? {};
    check.settings("size", given, refuse);
    checkSize(check, given);
    refuse();
    SIZES.set(this.scope, name.toLowerCase(), {
      vcpus: size.vcpus,
      memoryGb: size.memoryGb,
      architecture: size.architecture ?? undefined,
      generations: size.hyperVGenerations ?? undefined,
      diskControllers: size.nvmeOnly === true ? ["NVMe"] : undefined,
    });
    return this;
  }
}

/** What is known of a size where a machine stands. */
export function sizeAt(machine: IConstruct, name: string): VmSize | undefined {
  return SIZES.get(machine, name.toLowerCase()) ?? findVmSize(name);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && known(value) && value > 0 && isFinite(value);
}

function checkSize(check: Check, size: Partial<MachineSize>): void {
  check.addAll(strangers(PROPS, "A size", size));
  for (const prop of ["vcpus", "memoryGb"] as const) {
    if (!isCount(size[prop])) check.add(outside("AIG672", prop, size[prop]));
  }
  const { architecture, hyperVGenerations: generations, nvmeOnly } = size;
  check.choice("architecture", architecture, traitMembers("architecture"));
  check.choices("hyperVGenerations", generations, traitMembers("generation"));
  if (Array.isArray(generations) && generations.length === 0) {
    const detail = "got an empty list, allowed at least one generation";
    check.add(problem("AIG672", "hyperVGenerations", detail, "Name what it boots, or leave it out."));
  }
  check.flag("nvmeOnly", nvmeOnly);
}
