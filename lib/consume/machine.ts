import type { IConstruct } from "constructs";
import { outside } from "../azure/problem";
import { ValidationError } from "../private/errors";
import { snakeCase } from "../private/escape-hatch";
import { known } from "../private/known";
import { TerraformResource } from "../terraform/framework";

/** What differs between azurerm's resources that machines are made by. */
export interface MachineKind {
  /** The operating system that the resource is for; the flexible scale set is for both. */
  readonly osType?: "Linux" | "Windows";
  /** The argument that names the size. */
  readonly size: "size" | "sku" | "skuName";
  readonly scaleSet: boolean;
}

const KINDS: { readonly [resourceType: string]: MachineKind } = {
  azurerm_linux_virtual_machine: { osType: "Linux", size: "size", scaleSet: false },
  azurerm_windows_virtual_machine: { osType: "Windows", size: "size", scaleSet: false },
  azurerm_linux_virtual_machine_scale_set: { osType: "Linux", size: "sku", scaleSet: true },
  azurerm_windows_virtual_machine_scale_set: { osType: "Windows", size: "sku", scaleSet: true },
  azurerm_orchestrated_virtual_machine_scale_set: { size: "skuName", scaleSet: true },
};

/** Stands for a value that is not known here: a token, or a block that somebody has made dynamic. */
export const OPEN = Symbol("open");

/**
 * A machine or scale set of the user's own, as it will be written: its inputs with what is overridden by the escape
 * hatch. Read by property name, because no type of the provider belongs into a public signature.
 */
export class Machine {
  /** The machine, or a refusal of what is none. */
  public static of(resource: TerraformResource): Machine {
    if (!TerraformResource.isTerraformResource(resource)) {
      throw new ValidationError("attachTo", [outside("AIG630", "machine", resource)]);
    }
    const { terraformResourceType: type } = resource;
    const kind = KINDS[type];
    if (kind) return new Machine(resource, kind);
    throw new ValidationError(`attachTo at ${resource.node.path}`, [outside("AIG630", "machine", type)]);
  }

  /** The machine that a construct is, if it is one. */
  public static in(construct: IConstruct): Machine | undefined {
    if (!TerraformResource.isTerraformResource(construct)) return undefined;
    const kind = KINDS[construct.terraformResourceType];
    return kind && new Machine(construct, kind);
  }

  private constructor(
    public readonly resource: TerraformResource,
    public readonly kind: MachineKind,
  ) {}

  public get type(): string {
    return this.resource.terraformResourceType;
  }

  public get flexible(): boolean {
    return this.kind.osType === undefined;
  }

  /** A value by the path of its props, such as `osDisk.storageAccountType`; undefined if it is not given. */
  public raw(path: string): unknown {
    const steps = path.split(".");
    const overridden = this.overridden(steps);
    if (overridden !== undefined) return overridden === null ? undefined : overridden;
    let value: unknown = (this.resource as unknown as Record<string, unknown>)[`${steps[0]}Input`];
    for (const step of steps.slice(1)) {
      if (value === undefined || value === null) return undefined;
      if (!known(value)) return value;
      value = (value as Record<string, unknown>)[step];
    }
    return value ?? undefined;
  }

  /** The same, with OPEN for what is not known here. */
  public read(path: string): unknown {
    const value = this.raw(path);
    return known(value) ? value : OPEN;
  }

  /** A text that is known here. */
  public text(path: string): string | undefined {
    const value = this.read(path);
    return typeof value === "string" && value !== "" ? value : undefined;
  }

  /** Whether something is given that is more than an empty list; undefined if that cannot be told. */
  public has(path: string): boolean | undefined {
    const value = this.read(path);
    if (value === OPEN) return undefined;
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  }

  /** What the escape hatch says of a path, in azurerm's spelling. */
  private overridden(steps: readonly string[]): unknown {
    const { rawOverrides } = this.resource as unknown as { rawOverrides?: Record<string, unknown> };
    if (rawOverrides === undefined || Object.keys(rawOverrides).length === 0) return undefined;
    let value: unknown = rawOverrides;
    for (const step of steps) {
      if (Array.isArray(value)) value = value[0];
      if (typeof value !== "object" || value === null) return value === null ? null : undefined;
      const block = value as Record<string, unknown>;
      const dynamic = block.dynamic as Record<string, unknown> | undefined;
      if (dynamic?.[snakeCase(step)] !== undefined) return OPEN;
      value = block[snakeCase(step)];
    }
    return value;
  }
}
