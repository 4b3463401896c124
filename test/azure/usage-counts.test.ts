import { forecast, UsageReader, type RegionUsage } from "../../lib/azure/usage-counts";

const TOKEN = -42;
const isKnown = (value: unknown): boolean => value !== TOKEN && value !== "a token";

function read(rows: unknown): { usage: RegionUsage[]; said: string[]; remedies: string[] } {
  const reader = new UsageReader(isKnown);
  const usage = reader.read(rows);
  const said = reader.problems.map(({ code, prop, detail }) => `${code} ${prop}: ${detail}`);
  return { usage, said, remedies: reader.problems.map(({ remedy }) => remedy) };
}

const ROW = { location: "West Europe", galleries: 1, definitions: 2, versions: 3 };
const USAGE = { region: "westeurope", inUse: { galleries: 1, definitions: 2, versions: 3 } };
const FIELDS = "subscriptionId, location, galleries, definitions, versions, managedHere";

test("rows are read, regions by their short names and subscriptions in lower case", () => {
  const managedHere = { galleries: 1, definitions: 0, versions: 3 };
  const { usage, said } = read([
    ROW,
    { ...ROW, subscriptionId: "ABC" },
    { ...ROW, location: "uksouth", subscriptionId: null, managedHere },
    { ...ROW, location: "northeurope", subscriptionId: undefined, managedHere: null },
    { location: "EAST US", galleries: 0, definitions: 0, versions: Number.MAX_SAFE_INTEGER },
  ]);
  expect(said).toEqual([]);
  expect(usage).toEqual([
    USAGE,
    { ...USAGE, subscription: "abc" },
    { ...USAGE, region: "uksouth", managedHere },
    { ...USAGE, region: "northeurope" },
    { region: "eastus", inUse: { galleries: 0, definitions: 0, versions: Number.MAX_SAFE_INTEGER } },
  ]);
});

describe("counts", () => {
  test.each([
    [undefined, "AIG552 the counts: got nothing, allowed a list with one object for each region"],
    [{}, "AIG552 the counts: got a value of type object, allowed a list with one object for each region"],
    ["all", 'AIG552 the counts: got "all", allowed a list with one object for each region'],
  ])("are no %p", (rows, problem) => expect(read(rows)).toMatchObject({ usage: [], said: [problem] }));

  test("of a row that is none are passed over", () => {
    const { usage, said } = read([null, ROW]);
    expect(said).toEqual([`AIG552 [0]: got null, allowed an object with ${FIELDS}`]);
    expect(usage).toEqual([USAGE]);
  });

  const COUNT = "allowed a whole number of at least 0";
  test.each([
    [{ region: "x" }, `AIG552 [0]: got the field "region", allowed ${FIELDS}`],
    [{ location: undefined }, "AIG552 [0].location: got nothing, allowed the name of a region"],
    [{ location: 5 }, "AIG552 [0].location: got 5, allowed the name of a region"],
    [
      { location: "a token" },
      "AIG552 [0].location: got a value that only Terraform knows, allowed the name of a region",
    ],
    [{ subscriptionId: "" }, 'AIG552 [0].subscriptionId: got "", allowed the id of a subscription'],
    [{ subscriptionId: 1 }, "AIG552 [0].subscriptionId: got 1, allowed the id of a subscription"],
    [{ galleries: -1 }, `AIG556 [0].galleries: got -1, ${COUNT}`],
    [{ definitions: 1.5 }, `AIG556 [0].definitions: got 1.5, ${COUNT}`],
    [{ versions: "3" }, `AIG556 [0].versions: got "3", ${COUNT}`],
    [{ versions: undefined }, `AIG556 [0].versions: got nothing, ${COUNT}`],
    [{ versions: 2 ** 53 }, `AIG556 [0].versions: got 9007199254740992, ${COUNT}`],
    [{ versions: TOKEN }, "AIG501 [0].versions: got a value that only Terraform knows, allowed a literal number"],
    [{ managedHere: 1 }, "AIG552 [0].managedHere: got 1, allowed an object with galleries, definitions, versions"],
    [
      { managedHere: { galleries: 1, definitions: 0, versions: 0, images: 0 } },
      'AIG552 [0].managedHere: got the field "images", allowed galleries, definitions, versions',
    ],
    [{ managedHere: { galleries: 0, definitions: 0 } }, `AIG556 [0].managedHere.versions: got nothing, ${COUNT}`],
    [
      { managedHere: { galleries: 0, definitions: 0, versions: 4 } },
      "AIG556 [0].managedHere.versions: got 4, of 3 in use",
    ],
  ])("with one fault are refused for it: %p", (more, problem) =>
    expect(read([{ ...ROW, ...more }]).said).toEqual([problem]),
  );

  test("what is managed here is at most all: the remedy says so", () => {
    const managedHere = { galleries: 2, definitions: 3, versions: 4 };
    const { said, remedies } = read([{ ...ROW, managedHere }]);
    expect(said).toHaveLength(3);
    expect(new Set(remedies)).toEqual(
      new Set(["Give how many of those in use this code has made, which is at most all of them."]),
    );
  });

  test("a part or a whole that is no literal is not compared", () => {
    const here = { galleries: 0, definitions: 0 };
    const [many, token] = ["4" as unknown, TOKEN];
    expect(read([{ ...ROW, versions: "3", managedHere: { ...here, versions: 4 } }]).said).toEqual([
      `AIG556 [0].versions: got "3", ${COUNT}`,
    ]);
    expect(read([{ ...ROW, managedHere: { ...here, versions: many } }]).said).toEqual([
      `AIG556 [0].managedHere.versions: got "4", ${COUNT}`,
    ]);
    expect(read([{ ...ROW, versions: -50, managedHere: { ...here, versions: token } }]).said).toEqual([
      `AIG556 [0].versions: got -50, ${COUNT}`,
      "AIG501 [0].managedHere.versions: got a value that only Terraform knows, allowed a literal number",
    ]);
  });

  test("a region stands once in a subscription", () => {
    const other = { ...ROW, location: "westeurope" };
    const problem = 'AIG555 [1].location: "West Europe" and "westeurope" are the same region';
    expect(read([ROW, other]).said).toEqual([problem]);
    const [one, two] = [{ subscriptionId: "ABC" }, { subscriptionId: "abc" }];
    expect(
      read([
        { ...ROW, ...one },
        { ...other, ...two },
      ]).said,
    ).toEqual([problem]);
    expect(read([ROW, { ...other, ...two }, { ...other, subscriptionId: "d" }]).said).toEqual([]);
  });
});

test.each([
  [2, 7, undefined, { count: 9, isBound: true }],
  [2, 7, 0, { count: 9, isBound: false }],
  [2, 7, 2, { count: 7, isBound: false }],
  [0, 7, 3, { count: 4, isBound: false }],
])("%p declared, %p in use and %p managed here give %p", (declared, inUse, here, sum) =>
  expect(forecast(declared, inUse, here)).toEqual(sum),
);
