import type { PlanJson } from "../../support/terraform-json";
import { comparePlans } from "./compare";
import { covers } from "./known-differences";

const DATA = { address: "terraform_data.x", mode: "managed", type: "terraform_data", name: "x" } as const;

function planOf(values: { [name: string]: unknown }, more: object = {}): PlanJson {
  return {
    resource_changes: [{ ...DATA, change: { actions: ["create"], before: null, after: values, after_unknown: {} } }],
    prior_state: { values: { root_module: { resources: [{ ...DATA, values }] } } },
    planned_values: { root_module: { resources: [{ ...DATA, values }] } },
    ...more,
  };
}

test("what a later Terraform adds to its own resource is no difference, nor is its random id", () => {
  const newer = { input: 1, id: "b", store: null };
  expect(comparePlans(planOf({ input: 1, id: "a" }), planOf(newer))).toEqual([]);
  expect(comparePlans(planOf({ input: 1 }), planOf({ input: 2 })).map(({ path }) => path)).toEqual([
    "changes.terraform_data.x.change.after.input",
    "prior.resources.terraform_data.x.values.input",
    "planned.resources.terraform_data.x.values.input",
  ]);
});

test.each([
  ["checks", [{ status: "pass" }, { status: "fail" }]],
  ["relevant_attributes", [{ resource: "a" }, { resource: "b" }]],
])("%s are compared as sets", (part, elements) => {
  const recorded = planOf({}, { [part]: elements });
  expect(comparePlans(recorded, planOf({}, { [part]: [...elements].reverse() }))).toEqual([]);
  expect(comparePlans(recorded, planOf({}, { [part]: elements.slice(1) }))).toHaveLength(1);
});

test("a known difference covers what is empty or null, and nothing else below its path", () => {
  expect(covers("a.b", { path: "a.b.c", recorded: "", standIn: null })).toBe(true);
  expect(covers("a.b", { path: "a.b.c", recorded: "x", standIn: null })).toBe(false);
  expect(covers("a.b", { path: "a.b.c", recorded: "", standIn: "x" })).toBe(false);
  expect(covers("a.b", { path: "a.bc", recorded: "", standIn: null })).toBe(false);
});
