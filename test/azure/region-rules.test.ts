import {
  cloudProblem,
  governmentSharing,
  placeAdvice,
  regionAdvice,
  regionNames,
  unknownRegion,
  zrsProblem,
  zrsWhereAvailable,
} from "../../lib/azure/region-rules";
import { REGIONS } from "../../lib/azure/regions";

describe("unknownRegion", () => {
  test.each(["westeurope", "West Europe", "WestEurope", "WEST EUROPE"])("%s is known", (spelling) => {
    expect(unknownRegion("location", spelling)).toBeUndefined();
  });

  test("a mistyped region is answered with the nearest one", () => {
    expect(unknownRegion("location", "West Eurpoe")).toEqual({
      code: "AIG211",
      prop: "location",
      detail:
        '"West Eurpoe" is not a region known to this library; the nearest known one is "westeurope" (West Europe)',
      remedy: "Check the spelling; if the region is new, acknowledge.",
    });
  });

  test("a region that is like no other gets no suggestion", () => {
    expect(unknownRegion('targetRegions["atlantis"]', "atlantis")).toEqual({
      code: "AIG211",
      prop: 'targetRegions["atlantis"]',
      detail: '"atlantis" is not a region known to this library',
      remedy: "Check the spelling; if the region is new, acknowledge.",
    });
  });
});

describe("regionAdvice", () => {
  const said = (spelling: string): string | undefined => {
    const found = regionAdvice("location", spelling);
    return found && `${found.code} ${found.prop}: ${found.detail}`;
  };

  test.each(["West Europe", "chinanorth3", "usgovtexas", "usdodeast"])("of %s there is nothing to say", (name) => {
    expect(said(name)).toBeUndefined();
  });

  test.each([
    ["swedensouth", "Sweden South"],
    ["Australia Central", "Australia Central"],
    ["chinaeast3", "China East 3"],
    ["eastus2euap", "East US 2 EUAP"],
  ])("%s is open on request only", (name, displayName) => {
    expect(said(name)).toBe(`AIG216 location: ${displayName} is open only to subscriptions that asked for access`);
  });

  test.each([
    ["chinanorth", "China North was retired on 2026-07-01"],
    ["usgoviowa", "USGov Iowa was retired"],
    ["germanycentral", "Germany Central was retired"],
  ])("%s is retired, with the day if it is known", (name, detail) => {
    expect(said(name)).toBe(`AIG217 location: ${detail}`);
  });

  test("a region that is not known is told as such", () => {
    expect(said("atlantis")).toMatch(/^AIG211 location: "atlantis" is not a region known/);
  });

  test("of each region one thing is said at most, and it is in the table", () => {
    const codes = REGIONS.map(({ name, retired, restricted, cloud }) => {
      const wanted = retired !== null ? "AIG217" : restricted && cloud !== "AzureUSGovernment" ? "AIG216" : undefined;
      return [regionAdvice("location", name)?.code, wanted];
    });
    expect(codes.filter(([found, wanted]) => found !== wanted)).toEqual([]);
  });
});

describe("cloudProblem", () => {
  test("regions of one cloud are together, and of those not known nothing is said", () => {
    expect(cloudProblem("targetRegions", "westeurope", ["East US", "eastus2euap", "atlantis"])).toBeUndefined();
    expect(cloudProblem("targetRegions", "atlantis", ["westeurope", "mu"])).toBeUndefined();
    expect(cloudProblem("targetRegions", undefined, ["westeurope"])).toBeUndefined();
    expect(cloudProblem("targetRegions", "usgovtexas", ["usdodeast"])).toBeUndefined();
  });

  test("refuses one region of another cloud, and several in one problem", () => {
    const said = (others: string[]): string => cloudProblem("targetRegions", "West Europe", others)!.detail;
    expect(said(["chinanorth3", "eastus"])).toBe('"China North 3" is in another Azure cloud than "West Europe"');
    expect(said(["usgovtexas", "germanycentral"])).toBe(
      '"USGov Texas", "Germany Central" are in another Azure cloud than "West Europe"',
    );
    expect(cloudProblem("targetRegions", "chinanorth3", ["westeurope"])!.code).toBe("AIG215");
  });

  test.each(["atlantis", undefined])("compares them with each other where home is %p", (home) => {
    expect(cloudProblem("targetRegions", home, ["mu", "chinanorth3", "westeurope", "eastus"])!.detail).toBe(
      '"West Europe", "East US" are in another Azure cloud than "China North 3"',
    );
  });
});

describe("governmentSharing", () => {
  test("refuses sharing beyond the tenant in Azure Government", () => {
    expect(governmentSharing("Community", "USGov Virginia")).toMatchObject({
      code: "AIG303",
      prop: "sharing",
      detail: 'got "Community" in USGov Virginia, allowed "Private"',
    });
    expect(governmentSharing("Groups", "usdodeast")?.code).toBe("AIG303");
  });

  test.each([
    ["Private", "usgovvirginia"],
    ["Community", "westeurope"],
    ["Community", "chinanorth3"],
    ["Groups", "atlantis"],
  ])("%s in %s is taken", (sharing, location) => {
    expect(governmentSharing(sharing, location)).toBeUndefined();
  });
});

describe("placeAdvice", () => {
  test("one region in two spellings is one place, known or not", () => {
    expect(placeAdvice("West Europe", "westeurope", "gallery")).toBeUndefined();
    expect(placeAdvice("Mars Central", "marscentral", "gallery")).toBeUndefined();
  });

  test("two regions are a warning that names both", () => {
    expect(placeAdvice("northeurope", "westeurope", "gallery")).toMatchObject({
      code: "AIG452",
      prop: "location",
      detail: 'got "northeurope", the gallery lies in West Europe',
    });
  });
});

test("regionNames gives the short names that fit, in the order of the table", () => {
  expect(regionNames(({ cloud }) => cloud === "AzureGermanCloud")).toEqual(["germanycentral", "germanynortheast"]);
});

describe("zrsProblem", () => {
  test("a region with ZRS has none, in any spelling", () => {
    expect(zrsProblem("storage", "westeurope")).toBeUndefined();
    expect(zrsProblem("storage", "West Europe")).toBeUndefined();
  });

  test("an unknown region has none: it is warned about as such", () => {
    expect(zrsProblem("storage", "atlantis")).toBeUndefined();
  });

  test("refuses a region without zones", () => {
    expect(zrsProblem("storage", "West US")).toEqual({
      code: "AIG205",
      prop: "storage",
      detail: "got Standard_ZRS, but West US has no availability zones",
      remedy:
        "Use StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once. If the region has zones by " +
        'now: Checks.of(definition).relax("AIG205", "why"), before the version is made.',
    });
  });

  test.each([
    ["zones but no listed ZRS", "japanwest", "Japan West"],
    ["zones that are not known", "usgovtexas", "USGov Texas"],
    ["zones for some subscriptions", "centraluseuap", "Central US EUAP"],
  ])("a region with %s is a warning", (_, name, displayName) => {
    expect(zrsProblem("storage", name)).toEqual({
      code: "AIG206",
      prop: "storage",
      detail: `got Standard_ZRS, but ZRS is not known to exist in ${displayName}`,
      remedy: "Look the region up, then acknowledge; or use ZRS_WHERE_AVAILABLE, which takes LRS there.",
    });
  });
});

describe("zrsWhereAvailable", () => {
  test.each([
    ["West Europe", "Standard_ZRS"],
    ["westus", "Standard_LRS"],
    ["japanwest", "Standard_LRS"],
    ["usgovtexas", "Standard_LRS"],
    ["atlantis", "Standard_LRS"],
  ])("%s takes %s", (spelling, storage) => {
    expect(zrsWhereAvailable(spelling)).toBe(storage);
  });
});
