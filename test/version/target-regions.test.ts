import { TargetRegions } from "../../lib";
import { problemsIn, untyped, versionWith } from "../gallery/build";

function refusalOf(text: string): string {
  try {
    TargetRegions.parse(text);
  } catch (thrown) {
    return (thrown as Error).message;
  }
  throw new Error("it was not refused");
}

describe("TargetRegions.parse", () => {
  it.each([
    ["westeurope", { westeurope: {} }],
    ["westeurope=2", { westeurope: { replicas: 2 } }],
    ["westeurope=standard_zrs", { westeurope: { storage: "Standard_ZRS" } }],
    ["westeurope=2=STANDARD_LRS", { westeurope: { replicas: 2, storage: "Standard_LRS" } }],
    [
      "southcentralus=2 westeurope=3=premium_lrs",
      { southcentralus: { replicas: 2 }, westeurope: { replicas: 3, storage: "Premium_LRS" } },
    ],
    ["  a \t b\nc  ", { a: {}, b: {}, c: {} }],
    ['"South Central US=2" westeurope', { "South Central US": { replicas: 2 }, westeurope: {} }],
    ["'South Central US'=2", { "South Central US": { replicas: 2 } }],
  ])("reads %j", (text, regions) => {
    expect(TargetRegions.parse(text)).toEqual(regions);
  });

  it("gives what a version takes", () => {
    const targetRegions = TargetRegions.parse('"North Europe=2=standard_zrs" westus=4');
    expect(versionWith({ targetRegions }).target_region).toEqual([
      { name: "westeurope", regional_replica_count: 1 },
      { name: "northeurope", regional_replica_count: 2, storage_account_type: "Standard_ZRS" },
      { name: "westus", regional_replica_count: 4 },
    ]);
  });

  it("leaves the bounds of replicas to the version that takes them", () => {
    const targetRegions = TargetRegions.parse("westus=101");
    expect(() => versionWith({ targetRegions })).toThrow(
      'AIG203  targetRegions["westus"].replicas: got 101, allowed a whole number from 1 to 100',
    );
  });

  const STORAGES = "standard_lrs, standard_zrs, premium_lrs";
  it.each([
    ["", 'AIG213 "": got no item, allowed at least one'],
    ["   ", 'AIG213 "   ": got no item, allowed at least one'],
    ["=2", 'AIG213 "=2": the region is missing'],
    ["westus=", `AIG213 "westus=": got "", allowed a number of replicas or ${STORAGES}`],
    ["westus=two", `AIG213 "westus=two": got "two", allowed a number of replicas or ${STORAGES}`],
    ["westus=-1", `AIG213 "westus=-1": got "-1", allowed a number of replicas or ${STORAGES}`],
    ["westus=1.5", `AIG213 "westus=1.5": got "1.5", allowed a number of replicas or ${STORAGES}`],
    ["westus=1=", `AIG213 "westus=1=": got "" for the storage, allowed ${STORAGES}`],
    [
      "westus=1=premiumv2_lrs",
      `AIG213 "westus=1=premiumv2_lrs": got "premiumv2_lrs" for the storage, allowed ${STORAGES}`,
    ],
    [
      "westus=standard_lrs=1",
      'AIG213 "westus=standard_lrs=1": got "standard_lrs" for the replicas, allowed a whole number',
    ],
    [
      "westus=1=standard_lrs=x",
      'AIG213 "westus=1=standard_lrs=x": got 4 parts, allowed at most three: region=replicas=storage',
    ],
    ['"westus', 'AIG213 ""westus": a quote is not closed'.replace('""westus"', '"\\"westus"')],
    ["westus 'West US'=2", 'AIG207 "West US=2": "westus" and "West US" are the same region'],
  ])("refuses %j", (text, said) => {
    expect(problemsIn(refusalOf(text))).toEqual([said]);
  });

  it("refuses every fault of a text at once, in one message", () => {
    expect(refusalOf("westus=x =3 westeurope westeurope=2")).toBe(
      [
        "The text of TargetRegions.parse is not valid (3 problems)",
        "",
        `  AIG213  "westus=x": got "x", allowed a number of replicas or ${STORAGES}`,
        '          Separate items by spaces, and put quotes around a name that holds spaces: "South Central US=2".',
        '  AIG213  "=3": the region is missing',
        '          Separate items by spaces, and put quotes around a name that holds spaces: "South Central US=2".',
        '  AIG207  "westeurope=2": "westeurope" and "westeurope" are the same region',
        "          Keep one of them.",
        "",
        "More: docs/errors.md#aig213",
      ].join("\n"),
    );
  });
});

it.each([undefined, null, 5, {}])("refuses %p as a text of regions", (text) => {
  expect(() => TargetRegions.parse(untyped(text))).toThrow(
    /^The text of TargetRegions\.parse is not valid \(1 problem\)\n\n {2}AIG004 {2}text: got .*, allowed a text\n/,
  );
});
