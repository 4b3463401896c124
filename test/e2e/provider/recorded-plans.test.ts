import { comparePlans, type Difference } from "./recorded/compare";
import { covers, KNOWN_DIFFERENCES } from "./recorded/known-differences";
import { ScenarioRunner } from "./recorded/run-scenario";
import { recordedPlan, recordedScenarios, type Scenario } from "./recorded/scenarios";

const WORKERS = 2;
const scenarios = recordedScenarios();
const runner = new ScenarioRunner(scenarios);
const outcomes = new Map<string, Promise<Difference[]>>();

/** Terraform is slow to start: scenarios run ahead of the tests that report them, a few at a time. */
beforeAll(() => {
  const lanes = Array.from({ length: WORKERS }, () => Promise.resolve());
  scenarios.forEach((scenario, i) => {
    const outcome = lanes[i % WORKERS]!.then(() => differencesOf(scenario));
    outcomes.set(scenario.scenario, outcome);
    lanes[i % WORKERS] = outcome.then(noop, noop);
  });
});

afterAll(async () => {
  await Promise.allSettled(outcomes.values());
  await runner.dispose();
});

async function differencesOf(scenario: Scenario): Promise<Difference[]> {
  return comparePlans(recordedPlan(scenario), await runner.run(scenario));
}

function noop(): void {}

test("every recorded scenario is run, and every known difference belongs to one", () => {
  const names = scenarios.map(({ scenario }) => scenario);
  expect(names).toHaveLength(168);
  expect(Object.keys(KNOWN_DIFFERENCES).filter((name) => !names.includes(name))).toEqual([]);
});

describe("the stand-in plans what the real provider planned", () => {
  test.each(scenarios.map(({ scenario }) => scenario))("%s", async (name) => {
    const found = await outcomes.get(name)!;
    const known = KNOWN_DIFFERENCES[name]?.paths ?? [];
    expect(found.filter(({ path }) => !known.some((listed) => covers(listed, path)))).toEqual([]);
    // A difference that is gone must leave the list.
    expect(known.filter((listed) => !found.some(({ path }) => covers(listed, path)))).toEqual([]);
  });
});
