import fc from "fast-check";
import recorded from "../fixtures/azure-regions.json";
import {
  displayRegion,
  findRegion,
  nearestRegion,
  normaliseRegion,
  REGIONS,
  REGIONS_CHECKED,
} from "../../lib/azure/regions";

const names = REGIONS.map(({ name }) => name);

const NO_ZONES_SAID = ["centraluseuap", "eastusstg", "southcentralusstg"];

describe("the table", () => {
  test("it has 77 regions", () => {
    expect(REGIONS).toHaveLength(77);
  });

  test("it is the recorded list, row by row", () => {
    const rows = REGIONS.map(({ zones, pair, restricted, ...same }) => ({
      ...same,
      availabilityZones: zones,
      pairedRegion: pair,
      restrictedAccess: restricted,
    }));
    const byName = new Map(rows.map((row) => [row.name, row]));
    expect(rows).toHaveLength(recorded.length);
    for (const { retired, ...row } of recorded) {
      const asWritten = retired === "unknown-date" ? "date not known" : retired;
      // What the list says of the zones of an early-access region holds for some subscriptions only.
      const availabilityZones = NO_ZONES_SAID.includes(row.name) ? null : row.availabilityZones;
      expect({ ...row, availabilityZones, retired: asWritten }).toMatchObject(byName.get(row.name)!);
    }
  });

  test("the zones of early-access regions that the list calls without are not known", () => {
    const early = recorded.filter(({ canary, availabilityZones }) => canary && availabilityZones === false);
    expect(early.map(({ name }) => name)).toEqual(NO_ZONES_SAID);
    expect(NO_ZONES_SAID.map((name) => findRegion(name)!.zones)).toEqual([null, null, null]);
  });

  test("every display name normalises to its short name", () => {
    expect(REGIONS.filter(({ name, displayName }) => normaliseRegion(displayName) !== name)).toEqual([]);
  });

  test("short names and display names are unique", () => {
    expect(new Set(names).size).toBe(77);
    expect(new Set(REGIONS.map(({ displayName }) => displayName)).size).toBe(77);
  });

  test("short names are small letters and digits alone", () => {
    expect(names.filter((name) => !/^[a-z0-9]+$/.test(name))).toEqual([]);
  });

  test("every pair is another region of the same cloud", () => {
    const broken = REGIONS.filter(({ name, pair, cloud }) => {
      if (pair === null) return false;
      const twin = REGIONS.find((region) => region.name === pair);
      return pair === name || twin?.cloud !== cloud;
    });
    expect(broken).toEqual([]);
  });

  test("zone-redundant storage is listed only where there are zones", () => {
    expect(REGIONS.filter(({ zones, zrs }) => zrs === true && zones !== true)).toEqual([]);
  });

  test("a date of retirement is a day or said to be unknown", () => {
    const dates = REGIONS.map(({ retired }) => retired).filter((retired) => retired !== null);
    expect(dates.filter((date) => date !== "date not known" && !/^20\d\d-\d\d-\d\d$/.test(date))).toEqual([]);
  });

  test("the day it was compared with its sources is a day of the calendar", () => {
    expect(new Date(`${REGIONS_CHECKED}T00:00:00Z`).toISOString().slice(0, 10)).toBe(REGIONS_CHECKED);
  });
});

describe("normaliseRegion", () => {
  test.each(["West Europe", "WestEurope", "WESTEUROPE", " west europe "])("%s is westeurope", (spelling) => {
    expect(normaliseRegion(spelling)).toBe("westeurope");
  });

  test("other characters stay, as in the provider", () => {
    expect(normaliseRegion("West-Europe\t1")).toBe("west-europe\t1");
  });

  test("it is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (spelling) => {
        const once = normaliseRegion(spelling);
        expect(normaliseRegion(once)).toBe(once);
      }),
    );
  });

  test("neither spaces nor letter case matter for any region", () => {
    const spelling = fc.tuple(fc.constantFrom(...names), fc.array(fc.boolean()), fc.nat(20));
    fc.assert(
      fc.property(spelling, ([name, capitals, space]) => {
        const cased = [...name].map((char, i) => (capitals[i] ? char.toUpperCase() : char)).join("");
        expect(findRegion(`${cased.slice(0, space)} ${cased.slice(space)}`)?.name).toBe(name);
      }),
    );
  });
});

describe("findRegion", () => {
  test("a region is found by display name, with all of its row", () => {
    expect(findRegion("West US 3")).toEqual({
      name: "westus3",
      displayName: "West US 3",
      geography: "United States",
      cloud: "AzureCloud",
      zones: true,
      zrs: true,
      pair: "eastus",
      restricted: false,
      canary: false,
      retired: null,
    });
  });

  test.each(["", "westeurop", "west-europe", "toString"])("refuses %p, which is no region", (spelling) => {
    expect(findRegion(spelling)).toBeUndefined();
  });
});

describe("displayRegion", () => {
  test("a known region is called by its display name", () => {
    expect(displayRegion("southcentralus")).toBe("South Central US");
  });

  test("an unknown one is called as it was written", () => {
    expect(displayRegion("New Region 7")).toBe("New Region 7");
  });
});

describe("nearestRegion", () => {
  test.each([
    ["westeurop", "westeurope"],
    ["West Eurpoe", "westeurope"],
    ["west-europe", "westeurope"],
    ["eatus2", "eastus2"],
    ["germanywestcentrl", "germanywestcentral"],
    ["switzerlandnoth", "switzerlandnorth"],
    ["uk south!", "uksouth"],
  ])("%s is near %s", (spelling, name) => {
    expect(nearestRegion(spelling)?.name).toBe(name);
  });

  test.each(["", "x", "atlantis", "mars", "completelydifferentplace"])("%p is near none", (spelling) => {
    expect(nearestRegion(spelling)).toBeUndefined();
  });

  test("every region is nearest to itself", () => {
    expect(names.filter((name) => nearestRegion(name)?.name !== name)).toEqual([]);
  });

  test("one letter too many, in any long name, still finds a region", () => {
    const slip = fc.tuple(fc.constantFrom(...names.filter((name) => name.length >= 9)), fc.nat(8));
    fc.assert(
      fc.property(slip, ([name, at]) => {
        expect(nearestRegion(`${name.slice(0, at)}q${name.slice(at)}`)).toBeDefined();
      }),
    );
  });
});
