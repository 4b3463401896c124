import fc from "fast-check";
import { latestByRegion } from "../../lib/azure/latest";
import { LatestVersions, type SeriesVersion, type VersionSeries } from "../../lib";
import { synthStack, type Block, type Json } from "../support/synth";
import { addSeries, byNumber, regionsIn, RINGS, versionsOf, type Settings } from "./build";

const WIDE = { northeurope: {}, uksouth: {}, swedencentral: {} };
const ALL = ["westeurope", ...Object.keys(WIDE)];

type Given = { [version: string]: Partial<SeriesVersion> };

const numbers = fc
  .uniqueArray(fc.tuple(fc.nat(2), fc.nat(11)), { selector: String, minLength: 1, maxLength: 6 })
  .map((found) => found.map(([minor, patch]) => `1.${minor}.${patch}`));
const count = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const policy = fc.record({
  newestWide: count,
  keepNewest: count,
  keepDays: count.map((days) => days && days * 40),
});
const settings = fc.record({
  excludeFromLatest: fc.option(fc.boolean(), { nil: undefined }),
  targetRegions: fc.option(
    fc.subarray(ALL).map((regions) => Object.fromEntries(regions.map((region) => [region, {}]))),
    { nil: undefined, freq: 2 },
  ),
  publishedOn: fc.nat(300).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
});

/** Versions with settings, by number. */
const given = (each: fc.Arbitrary<Partial<SeriesVersion>>): fc.Arbitrary<Given> =>
  numbers.chain((found) =>
    fc
      .array(each, { minLength: found.length, maxLength: found.length })
      .map((all) => Object.fromEntries(found.map((version, i) => [version, all[i]!]))),
  );

interface Made {
  readonly blocks: { [version: string]: Block };
  readonly series: VersionSeries;
  readonly latest: LatestVersions;
}

function make(more: Settings): Made {
  const { json, stack } = synthStack((each) => addSeries(each, more));
  const series = stack.node.findChild("Series") as VersionSeries;
  return { blocks: byNumber(json), series, latest: LatestVersions.of(series.definition) };
}

/** What latest gave in each region if every version were there and nothing became narrow. */
function untouched(versions: Given): Map<string, string> {
  const all = Object.entries(versions).map(([version, { excludeFromLatest, targetRegions }]) => {
    const regions = new Set(["westeurope", ...Object.keys(targetRegions ?? WIDE)]);
    return { version, excludeFromLatest, regions: new Map([...regions].map((region) => [region, {}] as const)) };
  });
  const shown = [...latestByRegion(all)].filter(([, best]) => best !== undefined);
  return new Map(shown.map(([region, best]) => [region, best!.version]));
}

const RUNS = { numRuns: 60 };

test("retention and narrowing never leave a region without the latest that it had", () => {
  fc.assert(
    fc.property(given(settings), policy, (versions, rules) => {
      const { latest } = make({ versions: versionsOf(versions), targetRegions: WIDE, ...rules });
      for (const [region, version] of untouched(versions)) expect(latest.versionIn(region)?.version).toBe(version);
    }),
    RUNS,
  );
});

test("moving a version one ring on changes its regions and nothing else", () => {
  const ring = fc.constantFrom(undefined, "pilot", "broad", "all");
  const versions = given(
    fc.tuple(settings, ring).map(([more, at]) => ({ ...more, targetRegions: undefined, ring: at })),
  );
  fc.assert(
    fc.property(versions, policy, fc.nat(5), (before, rules, at) => {
      const moving = Object.keys(before).filter((version) => ["pilot", "broad"].includes(before[version]!.ring!));
      fc.pre(moving.length > 0);
      const moved = moving[at % moving.length]!;
      const next = before[moved]!.ring === "pilot" ? "broad" : "all";
      const after = { ...before, [moved]: { ...before[moved], ring: next } };
      const [first, second] = [before, after].map((all) => make({ versions: versionsOf(all), rings: RINGS, ...rules }));
      const { target_region: old, ...rest } = first!.blocks[moved]!;
      const { target_region: now, ...others } = second!.blocks[moved]!;
      expect(others).toEqual(rest);
      expect(now).toEqual(expect.arrayContaining(old as []));
      expect((now as []).length).toBeGreaterThan((old as []).length);
      expect({ ...second!.blocks, [moved]: {} }).toEqual({ ...first!.blocks, [moved]: {} });
    }),
    RUNS,
  );
});

test("the output does not depend on the order of anything in the props", () => {
  const reversed = <T extends object>(map: T): T => Object.fromEntries(Object.entries(map).reverse()) as T;
  fc.assert(
    fc.property(given(settings), policy, (versions, rules) => {
      const one = make({ versions: versionsOf(versions), targetRegions: WIDE, ...rules });
      const other = make(
        reversed({ versions: versionsOf(reversed(versions)), targetRegions: reversed(WIDE), ...rules }),
      );
      expect(JSON.stringify(other.blocks)).toBe(JSON.stringify(one.blocks));
      expect(Object.keys(other.series.versions)).toEqual(Object.keys(one.series.versions));
    }),
    RUNS,
  );
});

/** A block without the flags that say whether latest may give a version. */
function withoutFlags(value: Json): Json {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (/^exclude_from_latest/.test(key) ? undefined : inner)),
  ) as Json;
}

test("rolling back to a version that is wide changes flags and nothing else", () => {
  fc.assert(
    fc.property(given(settings), policy, fc.nat(5), (versions, rules, at) => {
      const common = { versions: versionsOf(versions), targetRegions: WIDE, ...rules };
      const before = make(common);
      const wide = Object.keys(before.blocks).filter((version) => {
        const { targetRegions, excludeFromLatest } = versions[version]!;
        const all = new Set(["westeurope", ...Object.keys(targetRegions ?? WIDE)]);
        return excludeFromLatest !== true && regionsIn(before.blocks[version]!).length === all.size;
      });
      fc.pre(wide.length > 0);
      const latest = wide[at % wide.length]!;
      const after = make({ ...common, latest });
      const plain = ({ blocks }: Made): object =>
        Object.fromEntries(Object.entries(blocks).map(([version, block]) => [version, withoutFlags(block)]));
      expect(plain(after)).toEqual(plain(before));
      for (const region of regionsIn(after.blocks[latest]!)) {
        expect(after.latest.versionIn(region)?.version).toBe(latest);
      }
      for (const region of untouched(versions).keys()) expect(after.latest.versionIn(region)).toBeDefined();
    }),
    RUNS,
  );
});

test("rolling back to a narrow version brings its regions back, and moves nothing else", () => {
  const common = { versions: versionsOf(["1.10.0", "1.9.0", "1.8.0"]), targetRegions: WIDE, newestWide: 1 };
  const [before, after] = [make(common), make({ ...common, latest: "1.8.0" })];
  const places = ({ blocks }: Made): object =>
    Object.fromEntries(Object.entries(blocks).map(([version, block]) => [version, regionsIn(block)]));
  expect(places(after)).toEqual({
    ...places(before),
    "1.8.0": ["westeurope", "northeurope", "swedencentral", "uksouth"],
  });
  expect(after.blocks["1.10.0"]!.depends_on).toEqual([
    "azurerm_shared_image_version.Gallery_Ubuntu2404_V1_8_0_F03CD32D",
  ]);
});
