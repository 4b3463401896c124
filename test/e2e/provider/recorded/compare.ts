import type { PlanJson, ResourceChange, StateValues } from "../../support/terraform-json";

export interface Difference {
  /** Where: `changes.azurerm_shared_image.ubuntu.change.after.tags`. */
  readonly path: string;
  readonly recorded: unknown;
  readonly standIn: unknown;
}

/** Every place where two plans differ, compared as data. */
export function comparePlans(recorded: PlanJson, standIn: PlanJson): Difference[] {
  return differences(comparable(recorded), comparable(standIn), []);
}

/** All a plan tells but its time, the version of Terraform and the configuration, which is given. */
function comparable(plan: PlanJson): unknown {
  return {
    changes: byAddress(plan.resource_changes, withoutNoise),
    drift: byAddress(plan.resource_drift, withoutNoise),
    outputs: plan.output_changes ?? {},
    prior: valuesOf(plan.prior_state?.values),
    planned: valuesOf(plan.planned_values),
    checks: asSet(plan.checks),
    relevant: asSet(plan.relevant_attributes),
    applyable: plan.applyable,
    complete: plan.complete,
    errored: plan.errored,
  };
}

function valuesOf({ outputs = {}, root_module: root }: StateValues = {}): unknown {
  const resources = byAddress(root?.resources, (resource) => ({
    ...resource,
    values: masked(resource, resource.values),
  }));
  return { outputs, resources };
}

interface Addressed {
  readonly address: string;
  readonly type: string;
}

function byAddress<T extends Addressed>(
  found: T[] = [],
  normal: (resource: T) => unknown,
): { [address: string]: unknown } {
  return Object.fromEntries(found.map((resource) => [resource.address, normal(resource)]));
}

function withoutNoise(resource: ResourceChange): unknown {
  const { replace_paths, before, after, ...change } = resource.change;
  return {
    ...resource,
    change: {
      ...change,
      before: masked(resource, before),
      after: masked(resource, after),
      replace_paths: asSet(replace_paths),
    },
  };
}

/** `terraform_data` is Terraform's own: its id is random, and later releases give it more attributes. */
function masked({ type }: Addressed, value: unknown): unknown {
  if (type !== "terraform_data" || !isRecord(value)) return value;
  const { input, output, triggers_replace } = value;
  return { input, output, triggers_replace };
}

/** What Terraform writes in any order. */
function asSet(elements: readonly unknown[] = []): { [element: string]: true } {
  return Object.fromEntries(elements.map((element) => [JSON.stringify(element), true]));
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
