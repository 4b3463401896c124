import fc from "fast-check";
import { TerraformStack, Testing } from "cdktf";
import type { TargetRegion } from "../../lib";
import { REGIONS } from "../../lib/azure/regions";
import { addDefinition, addGallery, addVersion } from "../gallery/build";

/** One region with its settings, and how it is spelled in two maps. */
interface Row {
  readonly name: string;
  readonly settings: TargetRegion;
  readonly spellings: readonly [string, string];
}

/** The same name with other letter case and with spaces anywhere. */
function spelling(name: string): fc.Arbitrary<string> {
  const letter = (char: string): fc.Arbitrary<string> =>
    fc.tuple(fc.boolean(), fc.nat({ max: 2 })).map(([upper, spaces]) => {
      return " ".repeat(Math.max(0, spaces - 1)) + (upper ? char.toUpperCase() : char);
    });
  return fc.tuple(...[...name].map(letter)).map((letters) => letters.join(""));
}

const displayName = new Map(REGIONS.map((region) => [region.name, region.displayName]));

function row(name: string): fc.Arbitrary<Row> {
  const anySpelling = fc.oneof(spelling(name), fc.constantFrom(name, displayName.get(name)!));
  const settings = fc.record(
    { replicas: fc.integer({ min: 1, max: 100 }), excludeFromLatest: fc.boolean() },
    { requiredKeys: [] },
  );
  return fc.record({ name: fc.constant(name), settings, spellings: fc.tuple(anySpelling, anySpelling) });
}

/** The names of the regions of each cloud, since nothing is replicated from one cloud to another. */
const CLOUDS = [...new Set(REGIONS.map(({ cloud }) => cloud))].map((cloud) =>
  REGIONS.filter((region) => region.cloud === cloud).map(({ name }) => name),
);
const NAMES = REGIONS.map(({ name }) => name);

/** A home region, a map, and the same map in another insertion order and other spellings, all in one cloud. */
const cases = fc
  .constantFrom(...NAMES)
  .chain((home) => {
    const cloud = CLOUDS.find((names) => names.includes(home))!;
    return fc.tuple(fc.constant(home), fc.uniqueArray(fc.constantFrom(...cloud), { maxLength: 12 }));
  })
  .chain(([home, names]) =>
    fc.record({
      home: row(home),
      rows: fc.tuple(...names.map(row)),
      shuffled: fc.shuffledSubarray([...names.keys()], { minLength: names.length }),
    }),
  );

function mapOf(rows: readonly Row[], which: 0 | 1): { [region: string]: TargetRegion } {
  return Object.fromEntries(rows.map(({ settings, spellings }) => [spellings[which], settings]));
}

function written(targetRegions: { [region: string]: TargetRegion }, location: string): string {
  const stack = new TerraformStack(Testing.app(), "stack");
  const version = addVersion(addDefinition(addGallery(stack, { location })), { targetRegions });
  return JSON.stringify(version.targetRegions);
}

function synthesised(targetRegions: { [region: string]: TargetRegion }, location: string): string {
  const stack = new TerraformStack(Testing.app(), "stack");
  addVersion(addDefinition(addGallery(stack, { location })), { targetRegions });
  const { resource } = stack.toTerraform() as { resource: { azurerm_shared_image_version: object } };
  return JSON.stringify(resource.azurerm_shared_image_version);
}

describe("any map of known regions of one cloud", () => {
  it("gives the same bytes in any insertion order and any spelling", () => {
    fc.assert(
      fc.property(cases, ({ home, rows, shuffled }) => {
        const other = shuffled.map((i) => rows[i]!);
        const location = home.spellings[0];
        expect(synthesised(mapOf(other, 1), location)).toBe(synthesised(mapOf(rows, 0), location));
      }),
      { numRuns: 60 },
    );
  });

  it("gives the regions of the map and home, each once, home first and the rest by name", () => {
    fc.assert(
      fc.property(cases, ({ home, rows }) => {
        const names = Object.keys(JSON.parse(written(mapOf(rows, 0), home.spellings[1])) as object);
        const wanted = new Set([home.name, ...rows.map(({ name }) => name)]);
        expect(names).toHaveLength(wanted.size);
        expect(new Set(names)).toEqual(wanted);
        expect(names[0]).toBe(home.name);
        expect(names.slice(1)).toEqual(names.slice(1).sort());
      }),
      { numRuns: 100 },
    );
  });

  it("refuses a second spelling of any region in it", () => {
    fc.assert(
      fc.property(cases, ({ home, rows }) => {
        const [a, b] = rows[0]?.spellings ?? ["", ""];
        fc.pre(a !== b);
        const map = { ...mapOf(rows, 0), [b]: {} };
        expect(() => written(map, home.name)).toThrow(/\(1 problem\)\n\n {2}AIG207 {2}targetRegions: /);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses any map with a region of another cloud", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...REGIONS), ({ home, rows }, stranger) => {
        const { cloud } = REGIONS.find(({ name }) => name === home.name)!;
        fc.pre(stranger.cloud !== cloud);
        const map = { ...mapOf(rows, 0), [stranger.displayName]: {} };
        expect(() => written(map, home.name)).toThrow(/\(1 problem\)\n\n {2}AIG215 {2}targetRegions: /);
      }),
      { numRuns: 60 },
    );
  });

  it("puts an explicit order of any of its regions first", () => {
    fc.assert(
      fc.property(cases, ({ home, rows, shuffled }) => {
        const order = shuffled.slice(0, Math.ceil(shuffled.length / 2)).map((i) => rows[i]!);
        const stack = new TerraformStack(Testing.app(), "stack");
        const { targetRegions } = addVersion(addDefinition(addGallery(stack, { location: home.name })), {
          targetRegions: mapOf(rows, 0),
          targetRegionOrder: order.map(({ spellings }) => spellings[1]),
        });
        expect(Object.keys(targetRegions).slice(0, order.length)).toEqual(order.map(({ name }) => name));
      }),
      { numRuns: 60 },
    );
  });
});
