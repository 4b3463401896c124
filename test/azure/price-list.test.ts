import { PRICE_UNITS, PriceListReader } from "../../lib/azure/price-list";
import { priceList } from "../support/prices";

const TOKEN = "a token";
const isKnown = (value: unknown): boolean => value !== TOKEN;

function read(list: unknown): { prices: ReturnType<PriceListReader["read"]>; said: string[] } {
  const reader = new PriceListReader(isKnown);
  const prices = reader.read(list);
  return { prices, said: reader.problems.map(({ code, prop, detail }) => `${code} ${prop}: ${detail}`) };
}

const said = (more: object): string[] => read(priceList(more)).said;

/** The faults of a price list of one region. */
const saidOf = (region: unknown): string[] => said({ regions: { westeurope: region } });

test("prices are kept in millionths, regions by their short names", () => {
  const regions = {
    "West Europe": { storage: { Standard_LRS: 0.05, Premium_LRS: 0 }, egress: 0.02 },
    uksouth: { storage: {}, egressTo: { "North Europe": 0.000_001, westeurope: 1_000_000 } },
  };
  const { prices, said } = read(priceList({ regions }));
  expect(said).toEqual([]);
  expect(prices).toEqual({
    currency: "EUR",
    title: "Invented round prices, EUR, 2026-11-26",
    regions: new Map([
      [
        "westeurope",
        {
          storage: new Map([
            ["Standard_LRS", 50_000],
            ["Premium_LRS", 0],
          ]),
          egress: 20_000,
          egressTo: new Map(),
        },
      ],
      [
        "uksouth",
        {
          storage: new Map(),
          egress: undefined,
          egressTo: new Map([
            ["northeurope", 1],
            ["westeurope", 1e12],
          ]),
        },
      ],
    ]),
  });
});

test("null is nothing, as languages write it that have no undefined", () => {
  const region = { storage: { Standard_LRS: null, Standard_ZRS: undefined }, egress: null, egressTo: null };
  const { prices, said } = read(priceList({ regions: { westeurope: region } }));
  expect(said).toEqual([]);
  expect(prices.regions).toEqual(
    new Map([["westeurope", { storage: new Map(), egress: undefined, egressTo: new Map() }]]),
  );
});

describe("a list", () => {
  test.each([
    [undefined, "nothing"],
    [null, "null"],
    ["EUR", '"EUR"'],
    [[], "a list"],
  ])("is no %p", (value: unknown, got: string) => {
    const { prices, said } = read(value);
    expect(prices).toEqual({ currency: "", title: "", regions: new Map() });
    const wanted = "allowed an object with name, date, currency, storageUnit, egressUnit, regions";
    expect(said).toEqual([`AIG552 the price list: got ${got}, ${wanted}`]);
  });

  test.each([
    [{ name: "" }, 'AIG552 name: got "", allowed a text that says whose prices these are'],
    [{ name: "  " }, 'AIG552 name: got "  ", allowed a text that says whose prices these are'],
    [{ name: 1 }, "AIG552 name: got 1, allowed a text that says whose prices these are"],
    [{ date: "26.11.2026" }, 'AIG552 date: got "26.11.2026", allowed the day of the prices, such as "2026-11-26"'],
    [{ date: "2026-11-31" }, 'AIG552 date: got "2026-11-31", allowed the day of the prices, such as "2026-11-26"'],
    [
      { date: "2026-11-26T00:00:00Z" },
      'AIG552 date: got "2026-11-26T00:00:00Z", allowed the day of the prices, such as "2026-11-26"',
    ],
    [{ date: "12026-11-26" }, 'AIG552 date: got "12026-11-26", allowed the day of the prices, such as "2026-11-26"'],
    [{ date: "x2026-11-26" }, 'AIG552 date: got "x2026-11-26", allowed the day of the prices, such as "2026-11-26"'],
    [{ currency: "eur" }, 'AIG553 currency: got "eur", allowed three capital letters, such as "EUR"'],
    [{ currency: "EURO" }, 'AIG553 currency: got "EURO", allowed three capital letters, such as "EUR"'],
    [{ currency: "AEUR" }, 'AIG553 currency: got "AEUR", allowed three capital letters, such as "EUR"'],
    [{ storageUnit: "GB" }, 'AIG553 storageUnit: got "GB", allowed "GB-month"'],
    [{ storageUnit: "1 GB-month" }, 'AIG553 storageUnit: got "1 GB-month", allowed "GB-month"'],
    [{ storageUnit: "GB-months" }, 'AIG553 storageUnit: got "GB-months", allowed "GB-month"'],
    [{ egressUnit: "GiB" }, 'AIG553 egressUnit: got "GiB", allowed "GB"'],
    [
      { price: 1 },
      'AIG552 the price list: got the field "price", allowed name, date, currency, storageUnit, egressUnit, regions',
    ],
    [{ regions: "westeurope" }, 'AIG552 regions: got "westeurope", allowed an object'],
    [{ regions: { " ": { storage: {} } } }, 'AIG552 regions: got " ", allowed the name of a region'],
    [
      { regions: { [TOKEN]: { storage: { Standard_LRS: -1 } } } },
      "AIG552 regions: got a value that only Terraform knows, allowed the name of a region",
    ],
    [
      { regions: { uksouth: { storage: {} }, "UK South": { storage: {} } } },
      'AIG555 regions: "uksouth" and "UK South" are the same region',
    ],
  ])("with one fault is refused for it: %p", (more, problem) => expect(said(more)).toEqual([problem]));

  test("is in the units that there are", () => {
    expect(PRICE_UNITS).toEqual({ storageUnit: "GB-month", egressUnit: "GB" });
  });

  test("tells all its faults at once", () => {
    const regions = { uksouth: { storage: { Standard_LRS: -1 }, egress: -2, egressTo: { westeurope: -3 } } };
    expect(said({ name: "", currency: "", regions }).map((line) => line.split(":")[0])).toEqual([
      "AIG552 name",
      "AIG553 currency",
      'AIG554 regions["uksouth"].storage["Standard_LRS"]',
      'AIG554 regions["uksouth"].egress',
      'AIG554 regions["uksouth"].egressTo["westeurope"]',
    ]);
  });
});

describe("a region", () => {
  const PLACE = 'regions["westeurope"]';
  const PRICE = "allowed a number from 0 to 1000000 with at most six decimals";
  test.each([
    [5, `AIG552 ${PLACE}: got 5, allowed an object with storage, egress, egressTo`],
    [{}, `AIG552 ${PLACE}.storage: got nothing, allowed an object with Standard_LRS, Standard_ZRS, Premium_LRS`],
    [{ storage: {}, egres: 1 }, `AIG552 ${PLACE}: got the field "egres", allowed storage, egress, egressTo`],
    [
      { storage: { standard_lrs: 1 } },
      `AIG552 ${PLACE}.storage: got the field "standard_lrs", allowed Standard_LRS, Standard_ZRS, Premium_LRS`,
    ],
    [{ storage: { Standard_LRS: "0.05" } }, `AIG554 ${PLACE}.storage["Standard_LRS"]: got "0.05", ${PRICE}`],
    [{ storage: { Standard_ZRS: 1_000_000.5 } }, `AIG554 ${PLACE}.storage["Standard_ZRS"]: got 1000000.5, ${PRICE}`],
    [{ storage: {}, egress: 0.000_000_1 }, `AIG554 ${PLACE}.egress: got 1e-7, ${PRICE}`],
    [{ storage: {}, egressTo: { uksouth: null } }, `AIG554 ${PLACE}.egressTo["uksouth"]: got null, ${PRICE}`],
    [{ storage: {}, egressTo: [] }, `AIG552 ${PLACE}.egressTo: got a list, allowed an object`],
    [
      { storage: {}, egressTo: { uksouth: 1, UKSOUTH: 1 } },
      `AIG555 ${PLACE}.egressTo: "uksouth" and "UKSOUTH" are the same region`,
    ],
    [
      { storage: {}, egress: TOKEN },
      `AIG501 ${PLACE}.egress: got a value that only Terraform knows, allowed a literal number`,
    ],
  ])("with one fault is refused for it: %p", (region, problem) => expect(saidOf(region)).toEqual([problem]));
});

test("a price that only Terraform knows is said to be one, with what to do", () => {
  const reader = new PriceListReader(isKnown);
  reader.read(priceList({ regions: { westeurope: { storage: { Standard_LRS: TOKEN } } } }));
  expect(reader.problems).toMatchObject([
    { remedy: "Give a literal: the report is made before Terraform runs, so there is nothing to calculate with." },
  ]);
});
