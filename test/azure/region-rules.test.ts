import { unknownRegion, zrsProblem, zrsWhereAvailable } from "../../lib/azure/region-rules";

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
      remedy: "Use StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once.",
    });
  });

  test.each([
    ["zones but no listed ZRS", "japanwest", "Japan West"],
    ["zones that are not known", "usgovtexas", "USGov Texas"],
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
