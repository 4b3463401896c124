import fc from "fast-check";
import { latestByRegion, offersLatest, type LatestCandidate } from "../../lib/azure/latest";
import { compareVersions } from "../../lib/azure/version-number";

function candidate(
  version: string,
  regions: { [region: string]: boolean | undefined },
  excludeFromLatest?: boolean,
): LatestCandidate {
  const entries = Object.entries(regions).map(([region, hidden]) => [region, { excludeFromLatest: hidden }] as const);
  return { version, excludeFromLatest, regions: new Map(entries) };
}

function latest(versions: LatestCandidate[]): { [region: string]: string | undefined } {
  return Object.fromEntries([...latestByRegion(versions)].map(([region, best]) => [region, best?.version]));
}

describe("offersLatest", () => {
  test("a version is offered where it is replicated", () => {
    const version = candidate("1.0.0", { westeurope: undefined });
    expect(offersLatest(version, "westeurope")).toBe(true);
    expect(offersLatest(version, "northeurope")).toBe(false);
  });

  test("a region that says nothing takes the version's flag", () => {
    expect(offersLatest(candidate("1.0.0", { westeurope: undefined }, true), "westeurope")).toBe(false);
    expect(offersLatest(candidate("1.0.0", { westeurope: undefined }, false), "westeurope")).toBe(true);
  });

  test("a region's own flag wins over the version's, in both directions", () => {
    expect(offersLatest(candidate("1.0.0", { westeurope: false }, true), "westeurope")).toBe(true);
    expect(offersLatest(candidate("1.0.0", { westeurope: true }, false), "westeurope")).toBe(false);
  });
});

describe("latestByRegion", () => {
  test("the numerically highest version wins, whatever the order", () => {
    const nine = candidate("1.9.0", { westeurope: undefined });
    const ten = candidate("1.10.0", { westeurope: undefined });
    expect(latest([nine, ten])).toEqual({ westeurope: "1.10.0" });
    expect(latest([ten, nine])).toEqual({ westeurope: "1.10.0" });
  });

  test("each region has its own latest", () => {
    const old = candidate("1.0.0", { westeurope: undefined, northeurope: undefined });
    const young = candidate("2.0.0", { westeurope: undefined });
    expect(latest([old, young])).toEqual({ westeurope: "2.0.0", northeurope: "1.0.0" });
  });

  test("a hidden version leaves the place to an older one", () => {
    const old = candidate("1.0.0", { westeurope: undefined });
    const hidden = candidate("2.0.0", { westeurope: undefined }, true);
    expect(latest([old, hidden])).toEqual({ westeurope: "1.0.0" });
    expect(latest([hidden, old])).toEqual({ westeurope: "1.0.0" });
  });

  test("a region where every version is hidden is listed without one", () => {
    const hidden = candidate("1.0.0", { westeurope: true, northeurope: undefined });
    expect(latest([hidden])).toEqual({ westeurope: undefined, northeurope: "1.0.0" });
  });

  test("of two spellings of one number the first as a text wins, whatever the order", () => {
    const spellings = ["1.0.0", "1.00.0", "01.0.0"].map((version) => candidate(version, { westeurope: undefined }));
    expect(latest(spellings)).toEqual({ westeurope: "01.0.0" });
    expect(latest([...spellings].reverse())).toEqual({ westeurope: "01.0.0" });
  });

  test("no versions give no regions", () => {
    expect(latestByRegion([]).size).toBe(0);
  });

  test("nothing that is offered is newer than the latest", () => {
    const number = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join("."));
    const regions = fc.dictionary(
      fc.constantFrom("westeurope", "northeurope", "eastus"),
      fc.option(fc.boolean(), { nil: undefined }),
    );
    const versions = fc.array(
      fc.tuple(number, regions, fc.option(fc.boolean(), { nil: undefined })).map((parts) => candidate(...parts)),
    );
    fc.assert(
      fc.property(versions, (all) => {
        for (const [region, best] of latestByRegion(all)) {
          const offered = all.filter((version) => offersLatest(version, region));
          expect(best === undefined).toBe(offered.length === 0);
          for (const version of offered) expect(compareVersions(version.version, best!.version)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
