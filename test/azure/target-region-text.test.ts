import fc from "fast-check";
import { parseTargetRegionText } from "../../lib/azure/target-region-text";
import { REGIONS } from "../../lib/azure/regions";

const STORAGE = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];
const REMEDY = 'Separate items by spaces, and put quotes around a name that holds spaces: "South Central US=2".';

function faults(text: string): string[][] {
  return parseTargetRegionText(text).problems.map(({ code, prop, detail, remedy }) => [code, prop, detail, remedy]);
}

describe("what is taken", () => {
  test.each([
    ["a region alone", "westeurope", [{ region: "westeurope" }]],
    ["a number of replicas", "westeurope=3", [{ region: "westeurope", replicas: 3 }]],
    ["a storage type in any case", "westeurope=STANDARD_zrs", [{ region: "westeurope", storage: "Standard_ZRS" }]],
    ["both", "westeurope=2=premium_lrs", [{ region: "westeurope", replicas: 2, storage: "Premium_LRS" }]],
    ["several items", "eastus=1\n westus", [{ region: "eastus", replicas: 1 }, { region: "westus" }]],
    ["double quotes around an item", '"South Central US=2"', [{ region: "South Central US", replicas: 2 }]],
    ["single quotes around a name", "'West US'=2", [{ region: "West US", replicas: 2 }]],
    [
      "blanks around the parts",
      '"West US = 2 = standard_lrs"',
      [{ region: "West US", replicas: 2, storage: "Standard_LRS" }],
    ],
    ["leading zeros", "eastus=007", [{ region: "eastus", replicas: 7 }]],
  ])("it takes %s", (_, text, items) => {
    expect(parseTargetRegionText(text)).toEqual({ items, problems: [] });
  });

  test("a text that was put together from items comes apart into the same items", () => {
    const item = fc.record(
      {
        region: fc.constantFrom(...REGIONS.map(({ displayName }) => displayName)),
        replicas: fc.nat(1000),
        storage: fc.constantFrom(...STORAGE),
      },
      { requiredKeys: ["region"] },
    );
    const list = fc.uniqueArray(item, { selector: ({ region }) => region, minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(list, fc.constantFrom('"', "'"), fc.constantFrom(" ", "  ", "\n"), (items, quote, gap) => {
        const words = items.map(({ region, replicas, storage }) => {
          const parts = [region, replicas, storage?.toUpperCase()].filter((part) => part !== undefined);
          return `${quote}${parts.join("=")}${quote}`;
        });
        expect(parseTargetRegionText(words.join(gap))).toEqual({ items, problems: [] });
      }),
    );
  });

  test("no text at all makes it throw, and a text without problems gives an item", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { items, problems } = parseTargetRegionText(text);
        expect(items.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("what is refused", () => {
  test.each([
    ["an empty text", "", '""'],
    ["blanks alone", "  ", '"  "'],
  ])("refuses %s", (_, text, prop) => {
    expect(faults(text)).toEqual([["AIG213", prop, "got no item, allowed at least one", "Name a region."]]);
  });

  test.each([
    ["a double quote", '"West US=2', '"\\"West US=2"'],
    ["a single quote", "'West US=2", '"\'West US=2"'],
  ])("refuses %s that is not closed", (_, text, prop) => {
    expect(faults(text)).toEqual([["AIG213", prop, "a quote is not closed", "Close the quote."]]);
  });

  test("refuses an item without a region", () => {
    expect(faults("=2")).toEqual([["AIG213", '"=2"', "the region is missing", REMEDY]]);
  });

  test("refuses four parts", () => {
    expect(faults("eastus=1=standard_lrs=true")).toEqual([
      ["AIG213", '"eastus=1=standard_lrs=true"', "got 4 parts, allowed at most three: region=replicas=storage", REMEDY],
    ]);
  });

  test.each([
    ["an unknown word", "eastus=many", '"many"'],
    ["nothing behind the sign", "eastus=", '""'],
    ["a negative number", "eastus=-1", '"-1"'],
    ["a fraction", "eastus=1.5", '"1.5"'],
  ])("refuses %s in place of replicas or storage", (_, text, got) => {
    const detail = `got ${got}, allowed a number of replicas or standard_lrs, standard_zrs, premium_lrs`;
    expect(faults(text)).toEqual([["AIG213", `"${text}"`, detail, REMEDY]]);
  });

  test("refuses a storage type in place of the replicas where three parts are given", () => {
    expect(faults("eastus=standard_lrs=2")).toEqual([
      ["AIG213", '"eastus=standard_lrs=2"', 'got "standard_lrs" for the replicas, allowed a whole number', REMEDY],
    ]);
    expect(faults("eastus==standard_lrs")).toEqual([
      ["AIG213", '"eastus==standard_lrs"', 'got "" for the replicas, allowed a whole number', REMEDY],
    ]);
  });

  test("refuses a storage type that azurerm does not have", () => {
    expect(faults("eastus=2=standardssd_lrs")).toEqual([
      [
        "AIG213",
        '"eastus=2=standardssd_lrs"',
        'got "standardssd_lrs" for the storage, allowed standard_lrs, standard_zrs, premium_lrs',
        "The CLI's other types are not in azurerm.",
      ],
    ]);
  });

  test("refuses a region that is named twice, in whatever spelling", () => {
    expect(faults("westus=1 'West US=2'")).toEqual([
      ["AIG207", '"West US=2"', '"westus" and "West US" are the same region', "Keep one of them."],
    ]);
  });

  test("refuses every faulty item of a text, and keeps the good ones", () => {
    const { items, problems } = parseTargetRegionText("eastus=x westeurope=2 =3");
    expect(items).toEqual([{ region: "westeurope", replicas: 2 }]);
    expect(problems.map(({ prop }) => prop)).toEqual(['"eastus=x"', '"=3"']);
  });
});

it("refuses quotes that close only each other", () => {
  const { items, problems } = parseTargetRegionText("west\"'\"'europe");
  expect(items).toEqual([]);
  expect(problems.map(({ detail }) => detail)).toEqual(["a quote is not closed"]);
});

describe("a display name without quotes", () => {
  test.each([
    ["South Central US=2 westeurope=3", "South Central US"],
    ["westeurope West US 2", "West US 2"],
    ["eastus UK South=standard_zrs", "UK South"],
    ["West US", "West US"],
    ["uk south=2=standard_lrs", "uk south"],
  ])("refuses %p, naming the region", (text, name) => {
    const { items, problems } = parseTargetRegionText(text);
    expect(items).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: "AIG213",
        detail: `${JSON.stringify(name)} is one region in several words`,
        remedy: `Put quotes around the name: ${JSON.stringify(name)}.`,
      },
    ]);
  });

  test.each(['"West" US', "West=2 US", 'West "US"', "westus=1 westus2=2", "west us3x"])(
    "is not what stands in %p",
    (text) =>
      expect(parseTargetRegionText(text).problems.filter(({ detail }) => detail.includes("several words"))).toEqual([]),
  );

  test("in quotes, or as unknown words, is left alone", () => {
    expect(parseTargetRegionText('"South Central US"=2 new region').problems).toEqual([]);
  });
});
