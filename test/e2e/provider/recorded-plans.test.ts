import { comparePlans, type Difference } from "./recorded/compare";
import { covers, KNOWN_DIFFERENCES } from "./recorded/known-differences";
import { ScenarioRunner } from "./recorded/run-scenario";
import { recordedPlan, recordedScenarios, type Scenario } from "./recorded/scenarios";

const scenarios = recordedScenarios();
const runner = new ScenarioRunner(scenarios);
const outcomes = new Map<string, Promise<Difference[]>>();

/** Terraform is slow to start: the next scenario begins while a test waits for its own. */
function outcomeOf(name: string): Promise<Difference[]> {
  const at = scenarios.findIndex(({ scenario }) => scenario === name);
  for (const scenario of scenarios.slice(at, at + 2)) {
    if (!outcomes.has(scenario.scenario)) outcomes.set(scenario.scenario, differencesOf(scenario));
  }
  return outcomes.get(name)!;
}

afterAll(async () => {
  await Promise.allSettled(outcomes.values());
  await runner.dispose();
});

function differencesOf(scenario: Scenario): Promise<Difference[]> {
  const outcome = runner.run(scenario).then((plan) => comparePlans(recordedPlan(scenario), plan));
  // Whoever asks for it is told of a failure: nobody may, where only some tests are run.
  outcome.catch(() => undefined);
  return outcome;
}

test("every recorded scenario is run, and every known difference belongs to one", () => {
  const names = scenarios.map(({ scenario }) => scenario);
  expect(names).toHaveLength(168);
  expect(Object.keys(KNOWN_DIFFERENCES).filter((name) => !names.includes(name))).toEqual([]);
});

describe("the stand-in plans what the real provider planned", () => {
  test.each(scenarios.map(({ scenario }) => scenario))("%s", async (name) => {
    const found = await outcomeOf(name);
    const known = KNOWN_DIFFERENCES[name]?.paths ?? [];
    expect(found.filter((difference) => !known.some((listed) => covers(listed, difference)))).toEqual([]);
    // A difference that is gone must leave the list.
    expect(known.filter((listed) => !found.some((difference) => covers(listed, difference)))).toEqual([]);
  });
});
