import fc from "fast-check";
import { LIMITS } from "../../lib/azure/limits";
import { replicasFor, RULEBOOKS, type Demand, type Rulebook, type RulebookName } from "../../lib/azure/scaling";

const NAMES = Object.keys(RULEBOOKS) as RulebookName[];

function vms(count: number): Demand {
  return { vms: count, scaleSets: [] };
}

function sets(...scaleSets: number[]): Demand {
  return { vms: 0, scaleSets };
}

describe("the founding document's examples", () => {
  test("120 machines at once need 6 replicas", () => {
    expect(replicasFor(vms(120), "SEED_2019")).toEqual({
      replicas: 6,
      arithmetic: "120 VMs ÷ 20 = 6 replicas (SEED_2019, Microsoft 2019)",
    });
  });

  test("five scale sets of 600 instances need 5 replicas", () => {
    expect(replicasFor(sets(600, 600, 600, 600, 600), "SEED_2019")).toEqual({
      replicas: 5,
      arithmetic: "5 scale sets = 5 replicas (SEED_2019, Microsoft 2019)",
    });
  });
});

describe("today's examples", () => {
  test.each([
    ["500 machines at once need 10 replicas", "CURRENT", 500, 10],
    ["1,000 machines at once need 50 replicas in production", "CONSERVATIVE", 1000, 50],
  ] as const)("%s", (_, name, count, replicas) => {
    expect(replicasFor(vms(count), name).replicas).toBe(replicas);
  });
});

describe("each bound of a rulebook", () => {
  test.each([
    ["SEED_2019", 1, 1],
    ["SEED_2019", 20, 1],
    ["SEED_2019", 21, 2],
    ["SEED_2019", 40, 2],
    ["CURRENT", 1, 1],
    ["CURRENT", 50, 1],
    ["CURRENT", 51, 2],
    ["CONSERVATIVE", 1, 3],
    ["CONSERVATIVE", 60, 3],
    ["CONSERVATIVE", 61, 4],
  ] as const)("%s gives %i machines %i replicas", (name, count, replicas) => {
    expect(replicasFor(vms(count), name).replicas).toBe(replicas);
  });

  test.each([
    ["SEED_2019", [1], 1],
    ["SEED_2019", [600], 1],
    ["SEED_2019", [601], 2],
    ["SEED_2019", [1000], 2],
    ["SEED_2019", [300, 300], 2],
    ["CURRENT", [1000], 1],
    ["CURRENT", [1, 1, 1000], 3],
    ["CONSERVATIVE", [600], 3],
    ["CONSERVATIVE", [1000, 1000], 4],
  ] as const)("%s gives scale sets of %p instances %i replicas", (name, sizes, replicas) => {
    expect(replicasFor(sets(...sizes), name).replicas).toBe(replicas);
  });
});

describe("head room", () => {
  test.each([
    // In binary, 100 × 1.1 is more than 110, and 3 × 1.1 more than 3.3.
    [100, 1.1, "CURRENT", 3],
    [1000, 1.1, "SEED_2019", 55],
    [200, 1.1, "SEED_2019", 11],
    [1000, 1.15, "CURRENT", 23],
    [20, 1.0000000000000002, "SEED_2019", 2],
    [1, 10, "SEED_2019", 1],
    [100, 1.5, "SEED_2019", 8],
    [Number.MAX_SAFE_INTEGER, 1, "SEED_2019", Math.ceil(Number.MAX_SAFE_INTEGER / 20)],
  ] as const)("%i machines × %d by %s need %i replicas, not one more", (count, headRoom, name, replicas) => {
    expect(replicasFor(vms(count), name, headRoom).replicas).toBe(replicas);
  });

  test("counts for scale sets too, for how many there are and not for their size", () => {
    expect(replicasFor(sets(600, 600, 600, 600, 600), "SEED_2019", 1.1).replicas).toBe(6);
    expect(replicasFor(sets(600, 600), "SEED_2019", 1.5).replicas).toBe(3);
  });
});

describe("the words", () => {
  const words = (demand: Demand, name: RulebookName, headRoom?: number): string => {
    const { arithmetic } = replicasFor(demand, name, headRoom);
    return arithmetic.slice(0, arithmetic.lastIndexOf(" ("));
  };

  test.each([
    [vms(1), "SEED_2019", 1, "1 VM ÷ 20, rounded up = 1 replica"],
    [vms(130), "SEED_2019", 1, "130 VMs ÷ 20, rounded up = 7 replicas"],
    [vms(100), "CURRENT", 1.5, "100 VMs × 1.5 ÷ 50 = 3 replicas"],
    [vms(100), "CURRENT", 1.1, "100 VMs × 1.1 ÷ 50, rounded up = 3 replicas"],
    [vms(20), "CONSERVATIVE", 1, "20 VMs ÷ 20 = 1, at least 3 replicas"],
    [vms(60), "CONSERVATIVE", 1, "60 VMs ÷ 20 = 3 replicas"],
    [vms(40000), "SEED_2019", 1, "40,000 VMs ÷ 20 = 2,000 replicas"],
    [sets(10), "CURRENT", 1, "1 scale set = 1 replica"],
    [sets(10, 10), "CURRENT", 1.2, "2 scale sets × 1.2, rounded up = 3 replicas"],
    [sets(1000, 10), "SEED_2019", 1, "2 scale sets (3 deployments of up to 600) = 3 replicas"],
    [sets(1000, 10), "CURRENT", 1, "2 scale sets = 2 replicas"],
    [{ vms: 120, scaleSets: [600, 600] }, "SEED_2019", 1, "120 VMs ÷ 20 = 6, 2 scale sets = 2, together 8 replicas"],
    [{ vms: 1, scaleSets: [1] }, "CONSERVATIVE", 1, "1 VM ÷ 20, rounded up = 1, 1 scale set = 1, at least 3 replicas"],
  ] as const)("of %j by %s with %d are %j", (demand, name, headRoom, said) => {
    expect(words(demand, name, headRoom)).toBe(said);
  });

  test.each([
    ["SEED_2019", "(SEED_2019, Microsoft 2019)"],
    ["CURRENT", "(CURRENT, Microsoft 2026)"],
    ["CONSERVATIVE", "(CONSERVATIVE, Microsoft 2026)"],
  ] as const)("name the rulebook %s and its year", (name, source) => {
    expect(replicasFor(vms(1), name).arithmetic).toMatch(new RegExp(`${source.replace(/[()]/g, "\\$&")}$`));
  });
});

test.each(NAMES)("the rulebook %s lies within what Azure allows and says where it is from", (name) => {
  const book: Rulebook = RULEBOOKS[name];
  expect(book.minReplicas).toBeGreaterThanOrEqual(LIMITS.replicas.min);
  expect(book.minReplicas).toBeLessThanOrEqual(LIMITS.replicas.max);
  expect(book.vmsPerReplica).toBeGreaterThan(0);
  expect(book.instancesPerReplica ?? 1).toBeLessThanOrEqual(LIMITS.scaleSetMachines.max);
  expect(book.source).toMatch(/^https:\/\//);
  expect(Number.isNaN(Date.parse(book.dated))).toBe(false);
});

describe("for any demand", () => {
  const names = fc.constantFrom(...NAMES);
  const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 20 });
  const demands = fc.record({ vms: fc.nat({ max: 5000 }), scaleSets: sizes });
  /** As somebody writes a factor: with a few decimals. */
  const headRooms = fc.integer({ min: 1000, max: 10000 }).map((thousandths) => thousandths / 1000);

  test("there are never fewer replicas than the rulebook's minimum", () => {
    fc.assert(
      fc.property(demands, names, headRooms, (demand, name, headRoom) => {
        const { replicas } = replicasFor(demand, name, headRoom);
        expect(Number.isInteger(replicas)).toBe(true);
        expect(replicas).toBeGreaterThanOrEqual(RULEBOOKS[name].minReplicas);
      }),
    );
  });

  test("more machines, more or larger scale sets and more head room never need fewer replicas", () => {
    const more = fc.record({ vms: fc.nat({ max: 1000 }), grown: sizes, scaleSets: sizes, headRoom: headRooms });
    fc.assert(
      fc.property(demands, names, headRooms, more, (demand, name, headRoom, above) => {
        const before = replicasFor(demand, name, headRoom).replicas;
        const grown = demand.scaleSets.map((size, i) => Math.min(1000, size + (above.grown[i] ?? 0)));
        const raised: [Demand, number][] = [
          [{ ...demand, vms: demand.vms + above.vms }, headRoom],
          [{ ...demand, scaleSets: [...demand.scaleSets, ...above.scaleSets] }, headRoom],
          [{ ...demand, scaleSets: grown }, headRoom],
          [demand, Math.max(headRoom, above.headRoom)],
        ];
        for (const [larger, factor] of raised) {
          expect(replicasFor(larger, name, factor).replicas).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  test("the machines fit their replicas, and would not fit one less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), names, headRooms, (count, name, headRoom) => {
        const { vmsPerReplica, minReplicas } = RULEBOOKS[name];
        const { replicas } = replicasFor(vms(count), name, headRoom);
        // In thousandths everything is whole, and so exact.
        const demand = count * Math.round(headRoom * 1000);
        expect(replicas * vmsPerReplica * 1000).toBeGreaterThanOrEqual(demand);
        if (replicas > minReplicas) expect((replicas - 1) * vmsPerReplica * 1000).toBeLessThan(demand);
      }),
    );
  });
});
