import fc from "fast-check";
import { latestByRegion, offersLatest } from "../../lib/azure/latest";
import { compareVersions } from "../../lib/azure/version-number";
import { decide, isOffered, type Candidate, type Decision, type Policy } from "../../lib/rollout/decide";

const HOME = "westeurope";
const REGIONS = [HOME, "northeurope", "uksouth", "swedencentral"];
const DAY = 86_400_000;

type Flags = { [region: string]: boolean | undefined };

function candidate(version: string, more: Partial<Omit<Candidate, "regions">> & { regions?: Flags } = {}): Candidate {
  const { regions = Object.fromEntries(REGIONS.map((region) => [region, undefined])), ...others } = more;
  const flags = Object.entries(regions).map(([region, hidden]) => [region, { excludeFromLatest: hidden }] as const);
  return { version, rolling: false, fixed: false, home: HOME, ...others, regions: new Map(flags) };
}

function policy(more: Partial<Policy> & { to?: string[] } = {}): Policy {
  const { to = [], ...others } = more;
  return { narrowTo: new Set(to), ...others };
}

/** Where each declared version lies, by number. */
function places(candidates: Candidate[], rules: Policy): { [version: string]: string[] } {
  const { declared } = decide(candidates, rules);
  return Object.fromEntries(declared.map(({ candidate: { version }, regions }) => [version, [...regions]]));
}

function decisionOf(candidates: Candidate[], rules: Policy, version: string): Decision<Candidate> {
  return decide(candidates, rules).declared.find(({ candidate: each }) => each.version === version)!;
}

const numbers = (found: readonly Candidate[]): string[] => found.map(({ version }) => version);

describe("narrowing", () => {
  const [ten, nine, eight] = [candidate("1.10.0"), candidate("1.9.0"), candidate("1.8.0")];

  test("without a number everything lies everywhere", () => {
    expect(places([ten, nine], policy())).toEqual({ "1.10.0": REGIONS, "1.9.0": REGIONS });
  });

  test("the newest stay wide, the others are left with their home", () => {
    expect(places([ten, nine, eight], policy({ newestWide: 1 }))).toEqual({
      "1.10.0": REGIONS,
      "1.9.0": [HOME],
      "1.8.0": [HOME],
    });
    expect(places([ten, nine, eight], policy({ newestWide: 2 }))).toMatchObject({ "1.9.0": REGIONS, "1.8.0": [HOME] });
    expect(places([ten, nine, eight], policy({ newestWide: 3 }))).toMatchObject({ "1.8.0": REGIONS });
  });

  test("what is left can be more than home", () => {
    const rules = policy({ newestWide: 1, to: ["uksouth"] });
    expect(places([ten, nine], rules)).toMatchObject({ "1.9.0": [HOME, "uksouth"] });
  });

  test("home is that of the version", () => {
    const other = candidate("1.9.0", { home: "uksouth" });
    expect(places([ten, other], policy({ newestWide: 1 }))).toMatchObject({ "1.9.0": ["uksouth"] });
  });

  test("a version that lists its regions itself keeps them", () => {
    const fixed = candidate("1.9.0", { fixed: true });
    expect(places([ten, fixed], policy({ newestWide: 1 }))).toMatchObject({ "1.9.0": REGIONS });
  });

  test("a hidden version makes no other narrow, and neither does one on its way", () => {
    for (const more of [{ excludeFromLatest: true }, { rolling: true }]) {
      const first = candidate("1.10.0", more);
      expect(places([first, nine], policy({ newestWide: 1 }))).toMatchObject({ "1.10.0": REGIONS, "1.9.0": REGIONS });
    }
  });

  test("a version on its way does not become narrow", () => {
    const rolling = candidate("1.9.0", { rolling: true });
    expect(places([ten, rolling, eight], policy({ newestWide: 1 }))).toMatchObject({
      "1.9.0": REGIONS,
      "1.8.0": [HOME],
    });
  });

  test("a region in which latest would find nothing newer is kept, and that is said", () => {
    const newest = candidate("1.10.0", { fixed: true, regions: { [HOME]: undefined, uksouth: true } });
    const rules = policy({ newestWide: 1, to: ["northeurope"] });
    expect(places([newest, nine, eight], rules)).toEqual({
      "1.10.0": [HOME, "uksouth"],
      "1.9.0": REGIONS,
      "1.8.0": [HOME, "northeurope"],
    });
    // North Europe is where it would lie anyway.
    expect(decisionOf([newest, nine, eight], rules, "1.9.0").needed).toEqual(["uksouth", "swedencentral"]);
    expect(decisionOf([newest, nine, eight], rules, "1.8.0").needed).toEqual([]);
  });

  test("a region is left when the version that latest gives there instead is in place", () => {
    const after = (rules: Policy, version: string): string[] =>
      numbers(decisionOf([ten, nine, eight], rules, version).after);
    expect(after(policy({ newestWide: 1 }), "1.8.0")).toEqual(["1.10.0"]);
    expect(after(policy({ newestWide: 1 }), "1.10.0")).toEqual([]);
    expect(after(policy({ newestWide: 3 }), "1.8.0")).toEqual([]);
    const [far, near] = [
      candidate("1.12.0", { fixed: true, regions: { uksouth: undefined, [HOME]: undefined } }),
      candidate("1.11.0", { fixed: true, regions: { northeurope: undefined, [HOME]: undefined } }),
    ];
    // In the order of the numbers, not of the regions.
    const both = decisionOf([far, near, eight], policy({ newestWide: 1, to: ["swedencentral"] }), "1.8.0");
    expect(numbers(both.after)).toEqual(["1.12.0", "1.11.0"]);
    const hidden = candidate("1.9.0", { excludeFromLatest: true });
    expect(decisionOf([ten, hidden], policy({ newestWide: 1 }), "1.9.0").after).toEqual([]);
  });
});

describe("retention", () => {
  const dated = (version: string, day: number, more: Partial<Candidate> = {}): Candidate =>
    candidate(version, { ...(more as object), publishedAt: day * DAY });
  const all = [dated("1.10.0", 100), dated("1.9.0", 50), dated("1.8.0", 10)];
  const dropped = (candidates: Candidate[], rules: Policy): string[] => numbers(decide(candidates, rules).dropped);

  test("without a rule nothing goes", () => {
    expect(dropped(all, policy())).toEqual([]);
  });

  test("the newest stay by number", () => {
    expect(dropped(all, policy({ keepNewest: 1 }))).toEqual(["1.9.0", "1.8.0"]);
    expect(dropped(all, policy({ keepNewest: 2 }))).toEqual(["1.8.0"]);
    expect(dropped(all, policy({ keepNewest: 3 }))).toEqual([]);
  });

  test("the young stay by days, counted back from the newest date; the last day counts", () => {
    expect(dropped(all, policy({ keepDays: 49 }))).toEqual(["1.9.0", "1.8.0"]);
    expect(dropped(all, policy({ keepDays: 50 }))).toEqual(["1.8.0"]);
    expect(dropped(all, policy({ keepDays: 90 }))).toEqual([]);
  });

  test("the newest date need not be that of the highest number", () => {
    const fix = [dated("2.0.0", 0), dated("1.9.1", 100), dated("1.9.0", 50)];
    expect(dropped(fix, policy({ keepDays: 60 }))).toEqual([]);
    // What latest gives stays however old it is.
    expect(decisionOf(fix, policy({ keepDays: 60 }), "2.0.0").spared).toBe(true);
  });

  test("either reason is enough", () => {
    expect(dropped(all, policy({ keepDays: 1, keepNewest: 2 }))).toEqual(["1.8.0"]);
    expect(dropped(all, policy({ keepDays: 50, keepNewest: 1 }))).toEqual(["1.8.0"]);
  });

  test("hidden versions and those on their way do not count, and those on their way stay", () => {
    const first = candidate("1.11.0", { excludeFromLatest: true });
    const way = candidate("1.7.0", { rolling: true });
    expect(dropped([first, ...all, way], policy({ keepNewest: 1 }))).toEqual(["1.9.0", "1.8.0"]);
  });

  test("days are counted back from a version that counts, so a hidden one or one on its way makes no other old", () => {
    for (const more of [{ excludeFromLatest: true }, { rolling: true }]) {
      const first = dated("1.11.0", 200, more);
      expect(dropped([first, ...all], policy({ keepDays: 50 }))).toEqual(["1.8.0"]);
      expect(dropped([dated("1.11.0", 200), ...all], policy({ keepDays: 50 }))).toEqual(["1.10.0", "1.9.0", "1.8.0"]);
    }
  });

  test("where no version counts, none is old", () => {
    const hidden = all.map((each) => ({ ...each, excludeFromLatest: true }));
    expect(dropped(hidden, policy({ keepDays: 1 }))).toEqual([]);
  });

  test("the last version that latest can give in a region stays, and that is said", () => {
    const only = candidate("1.0.0", { regions: { [HOME]: undefined, japaneast: undefined } });
    const rules = policy({ keepNewest: 1 });
    expect(dropped([...all, only], rules)).toEqual(["1.9.0", "1.8.0"]);
    expect(decisionOf([...all, only], rules, "1.0.0")).toMatchObject({ needed: ["japaneast"], spared: true });
    // It becomes narrow like any other.
    const both = policy({ keepNewest: 1, newestWide: 1 });
    const wide = candidate("1.0.0", { regions: { [HOME]: undefined, uksouth: undefined, japaneast: undefined } });
    expect(places([...all, wide], both)).toMatchObject({ "1.0.0": [HOME, "japaneast"] });
  });
});

describe("roll-back", () => {
  const all = [candidate("1.10.0"), candidate("1.9.0"), candidate("1.8.0")];
  const states = (candidates: Candidate[], rules: Policy): [string, boolean][] =>
    decide(candidates, rules).declared.map(({ candidate: { version }, hidden }) => [version, hidden]);

  test("everything newer is hidden, and what was rolled back to comes first", () => {
    expect(states(all, policy({ latest: "1.8.0" }))).toEqual([
      ["1.8.0", false],
      ["1.10.0", true],
      ["1.9.0", true],
    ]);
    expect(states(all, policy({ latest: "1.10.0" })).map(([, hidden]) => hidden)).toEqual([false, false, false]);
  });

  test("what was rolled back to stays wide, and comes back before the others are hidden", () => {
    const rules = policy({ newestWide: 1, latest: "1.8.0" });
    expect(places(all, rules)).toEqual({ "1.10.0": REGIONS, "1.9.0": [HOME], "1.8.0": REGIONS });
    expect(numbers(decisionOf(all, rules, "1.10.0").after)).toEqual(["1.8.0"]);
    expect(numbers(decisionOf(all, rules, "1.9.0").after)).toEqual(["1.8.0", "1.10.0"]);
    expect(numbers(decisionOf(all, policy({ newestWide: 2, latest: "1.9.0" }), "1.10.0").after)).toEqual([]);
  });

  test("what was rolled back to stays, whatever is published meanwhile; nothing that has gone comes back", () => {
    const more = [candidate("1.12.0"), candidate("1.11.0"), ...all];
    const plain = decide(more, policy({ keepNewest: 2 }));
    const back = decide(more, policy({ keepNewest: 2, latest: "1.9.0" }));
    expect(numbers(plain.dropped)).toEqual(["1.10.0", "1.9.0", "1.8.0"]);
    expect(numbers(back.dropped)).toEqual(["1.10.0", "1.8.0"]);
    expect(back.declared.map(({ candidate: { version }, hidden }) => [version, hidden])).toEqual([
      ["1.9.0", false],
      ["1.12.0", true],
      ["1.11.0", true],
    ]);
  });

  test("nothing waits for a version that has kept its regions anyway", () => {
    const first = candidate("1.10.0", { fixed: true, regions: { [HOME]: undefined } });
    const rules = policy({ newestWide: 1, latest: "1.9.0" });
    expect(decisionOf([first, ...all.slice(1)], rules, "1.9.0").returns).toBe(false);
    expect(numbers(decisionOf([first, ...all.slice(1)], rules, "1.10.0").after)).toEqual([]);
  });

  test("where no older version is, the nearest newer one stays shown", () => {
    const only = candidate("1.8.0", { fixed: true, regions: { [HOME]: undefined, uksouth: true } });
    const found = decide([...all.slice(0, 2), only], policy({ latest: "1.8.0" })).declared;
    expect(found.map(({ shown }) => shown)).toEqual([[], [], ["northeurope", "uksouth", "swedencentral"]]);
    expect(found.map(({ candidate: { version } }) => version)).toEqual(["1.8.0", "1.10.0", "1.9.0"]);
  });
});

describe("whatever the series", () => {
  const flag = fc.option(fc.boolean(), { nil: undefined });
  const flags = fc.dictionary(fc.constantFrom(...REGIONS, "japaneast"), flag, { noNullPrototype: true });
  const one = fc.record({
    regions: flags.map((given) => ({ [HOME]: undefined, ...given }) as Flags),
    excludeFromLatest: flag,
    kind: fc.constantFrom("plain", "plain", "rolling", "fixed"),
    publishedAt: fc.nat(200).map((day) => day * DAY),
  });
  const series = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(12)), { selector: String, minLength: 1, maxLength: 8 });
  const count = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const inputs = fc
    .tuple(
      series.chain((found) => fc.tuple(fc.constant(found), fc.array(one, { minLength: 8, maxLength: 8 }))),
      fc.record({ newestWide: count, keepNewest: count, keepDays: count.map((days) => days && days * 30) }),
      fc.subarray(REGIONS),
    )
    .map(([[found, settings], counts, to]) => {
      const candidates = found.map(([minor, patch], i) => {
        const { kind, ...more } = settings[i]!;
        return candidate(`1.${minor}.${patch}`, { ...more, rolling: kind === "rolling", fixed: kind === "fixed" });
      });
      candidates.sort((a, b) => compareVersions(b.version, a.version));
      return { candidates, rules: policy({ ...counts, to }) };
    });

  /** What latest gives in each region once all is applied. */
  const outcome = (found: readonly Decision<Candidate>[]): Map<string, string | undefined> => {
    const placed = found.map(
      ({ candidate: { version, excludeFromLatest, regions: given }, regions, hidden, shown }) => {
        const kept = [...regions].map((region) => {
          const own = given.get(region)!.excludeFromLatest;
          return [region, { excludeFromLatest: shown.includes(region) ? false : hidden ? true : own }] as const;
        });
        return { version, excludeFromLatest: hidden || excludeFromLatest, regions: new Map(kept) };
      },
    );
    return new Map([...latestByRegion(placed)].map(([region, best]) => [region, best?.version]));
  };
  const before = (candidates: Candidate[]): Map<string, string> => {
    const shown = [...latestByRegion(candidates)].filter(([, best]) => best !== undefined);
    return new Map(shown.map(([region, best]) => [region, best!.version]));
  };

  test("retention and narrowing change nothing of what latest gives anywhere", () => {
    fc.assert(
      fc.property(inputs, ({ candidates, rules }) => {
        const after = outcome(decide(candidates, rules).declared);
        for (const [region, version] of before(candidates)) expect(after.get(region)).toBe(version);
      }),
    );
  });

  test("roll-back leaves no region without a latest, gives what was asked for wherever it is, and hides nothing older", () => {
    fc.assert(
      fc.property(inputs, fc.nat(7), ({ candidates, rules }, at) => {
        const offered = candidates.filter(isOffered);
        fc.pre(offered.length > 0);
        const target = offered[at % offered.length]!;
        const { declared, dropped } = decide(candidates, { ...rules, latest: target.version });
        expect(dropped).not.toContain(target);
        const after = outcome(declared);
        for (const region of before(candidates).keys()) expect(after.get(region)).toBeDefined();
        for (const region of target.regions.keys()) {
          if (offersLatest(target, region)) expect(after.get(region)).toBe(target.version);
        }
        const older = declared.filter(({ hidden }) => !hidden).map(({ candidate: { version } }) => version);
        for (const version of older) expect(compareVersions(version, target.version)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("roll-back to a version that is wide moves no region and drops nothing else", () => {
    fc.assert(
      fc.property(inputs, fc.nat(7), ({ candidates, rules }, at) => {
        const plain = decide(candidates, rules);
        const wide = plain.declared.filter(({ candidate: each, regions }) => {
          return isOffered(each) && regions.size === each.regions.size;
        });
        fc.pre(wide.length > 0);
        const target = wide[at % wide.length]!.candidate.version;
        const back = decide(candidates, { ...rules, latest: target });
        const sizes = (found: typeof back): object =>
          Object.fromEntries(found.declared.map((each) => [each.candidate.version, [...each.regions]]));
        expect(sizes(back)).toEqual(sizes(plain));
        expect(back.dropped).toEqual(plain.dropped);
      }),
    );
  });

  test("what others wait for comes first, so that nothing waits for itself", () => {
    fc.assert(
      fc.property(inputs, fc.option(fc.nat(7), { nil: undefined }), ({ candidates, rules }, at) => {
        const latest = at === undefined ? undefined : candidates[at % candidates.length]!.version;
        const made = new Set<Candidate>();
        for (const { candidate: each, after } of decide(candidates, { ...rules, latest }).declared) {
          for (const other of after) expect(made).toContain(other);
          made.add(each);
        }
      }),
    );
  });

  test("each version is declared or dropped, once, and lies at home and in no region that it was not given", () => {
    fc.assert(
      fc.property(inputs, ({ candidates, rules }) => {
        const { declared, dropped } = decide(candidates, rules);
        const all = [...declared.map((found) => found.candidate), ...dropped];
        expect(numbers(all).sort()).toEqual(numbers(candidates).sort());
        for (const { candidate: each, regions } of declared) {
          expect(regions).toContain(HOME);
          for (const region of regions) expect([...each.regions.keys()]).toContain(region);
        }
      }),
    );
  });
});
