import type { PlanJson, ResourceChange } from "../../support/terraform-json";

export interface Difference {
  /** Where: `azurerm_shared_image.ubuntu.after.tags`. */
  readonly path: string;
  readonly recorded: unknown;
  readonly standIn: unknown;
}

/** Every place where two plans differ, compared as data. */
export function comparePlans(recorded: PlanJson, standIn: PlanJson): Difference[] {
  return differences(comparable(recorded), comparable(standIn), []);
}

function comparable(plan: PlanJson): unknown {
  return {
    changes: byAddress(plan.resource_changes),
    drift: byAddress(plan.resource_drift),
    outputs: plan.output_changes ?? {},
    applyable: plan.applyable,
    complete: plan.complete,
    errored: plan.errored,
  };
}

function byAddress(changes: ResourceChange[] | undefined): { [address: string]: unknown } {
  return Object.fromEntries((changes ?? []).map((change) => [change.address, normal(change)]));
}

/** Replace paths are a set; the id of a `terraform_data` is Terraform's own and random. */
function normal(resource: ResourceChange): unknown {
  const { replace_paths, before, after, ...change } = resource.change;
  const masked = (value: unknown) => (resource.type === "terraform_data" ? withoutId(value) : value);
  return {
    ...resource,
    change: {
      ...change,
      before: masked(before),
      after: masked(after),
      replace_paths: Object.fromEntries((replace_paths ?? []).map((path) => [path.join("."), true])),
    },
  };
}

function withoutId(value: unknown): unknown {
  return isRecord(value) && "id" in value ? { ...value, id: "random" } : value;
}

function differences(recorded: unknown, standIn: unknown, path: string[]): Difference[] {
  if (isRecord(recorded) && isRecord(standIn)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(standIn)]);
    return [...names].flatMap((name) => differences(recorded[name], standIn[name], [...path, name]));
  }
  if (Array.isArray(recorded) && Array.isArray(standIn) && recorded.length === standIn.length) {
    return recorded.flatMap((element, i) => differences(element, standIn[i], [...path, String(i)]));
  }
  return JSON.stringify(recorded) === JSON.stringify(standIn) ? [] : [{ path: path.join("."), recorded, standIn }];
}

function isRecord(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
