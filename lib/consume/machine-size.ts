import type { IConstruct } from "constructs";
import { allowedBy, problem, show } from "../azure/problem";
import { findVmSize, type VmSize } from "../azure/vm-sizes";
import type { Architecture, HyperVGeneration } from "../definition/image-platform";
import { throwProblems } from "../private/errors";
import { known } from "../private/known";
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
    const wrong = (prop: string, value: unknown) =>
      problem("AIG672", prop, `got ${show(value)}, allowed ${allowedBy("AIG672")}`);
    const isCount = (value: unknown): boolean =>
      typeof value === "number" && known(value) && value > 0 && isFinite(value);
    throwProblems(`MachineSizes at ${this.scope.node.path || "the app"}`, [
      ...(typeof name === "string" && known(name) && /^[A-Za-z0-9_-]+$/.test(name) ? [] : [wrong("name", name)]),
      ...(["vcpus", "memoryGb"] as const).flatMap((prop) => (isCount(size?.[prop]) ? [] : [wrong(prop, size?.[prop])])),
    ]);
    SIZES.set(this.scope, name.toLowerCase(), {
      vcpus: size.vcpus,
      memoryGb: size.memoryGb,
      architecture: size.architecture,
      generations: size.hyperVGenerations,
      diskControllers: size.nvmeOnly === true ? ["NVMe"] : undefined,
    });
    return this;
  }
}

/** What is known of a size where a machine stands. */
export function sizeAt(machine: IConstruct, name: string): VmSize | undefined {
  return SIZES.get(machine, name.toLowerCase()) ?? findVmSize(name);
}
