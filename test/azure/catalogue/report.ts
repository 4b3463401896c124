import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GalleryReport, PriceList, SubscriptionUsage, type ImageSize, type UsageInRegion } from "../../../lib";
import { addDefinition, addGallery, addVersion, untyped } from "../../gallery/build";
import { reportWith, type Case } from "../../support/outcome";
import { priceList, storagePrice } from "../../support/prices";
import { each, type Rows } from "./row";

const listed =
  (more: object): Case =>
  () =>
    void PriceList.of(priceList(more));
const priced =
  (price: unknown): Case =>
  () =>
    void PriceList.of(storagePrice(price));
const regions = (...names: string[]): Case =>
  listed({ regions: Object.fromEntries(names.map((name) => [name, { storage: {} }])) });
const json =
  (text: unknown): Case =>
  () =>
    void PriceList.fromJson(untyped<string>(text));
const parsed = (text: string): string => JSON.stringify(priceList()).replace('"regions"', text);

/** A file of that content, which is gone afterwards. */
function file(content: string | Buffer): Case {
  return inFolder((folder) => {
    writeFileSync(join(folder, "prices.json"), content);
    PriceList.fromFile(join(folder, "prices.json"));
  });
}

function inFolder(run: (folder: string) => void): Case {
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "aig-"));
    try {
      run(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const ROW: UsageInRegion = { location: "West Europe", galleries: 1, definitions: 2, versions: 3 };
const usage =
  (...rows: object[]): Case =>
  () =>
    void SubscriptionUsage.of(untyped<UsageInRegion[]>(rows));
const counted = (versions: unknown): Case => usage({ ...ROW, versions });
const managing = (versions: number): Case => usage({ ...ROW, managedHere: { galleries: 0, definitions: 0, versions } });

const PATH = "stack/Gallery/Ubuntu2404/V1_4_0";

function sized(size: unknown, path = PATH): Case {
  return (stack) => {
    addVersion(addDefinition(addGallery(stack)), { replicas: 3 });
    GalleryReport.of(stack, { imageSizes: { [path]: untyped<ImageSize>(size) } });
  };
}

function reckoned(more: object): Case {
  return (stack) => {
    addVersion(addDefinition(addGallery(stack)), { replicas: 3, targetRegions: { uksouth: {} } });
    const prices = PriceList.of(priceList(more));
    reportWith(stack, { prices, imageSizes: { "": { diskGb: 10 } } });
  };
}

function inUse(versions: number, managed?: number): Case {
  return (stack) => {
    addVersion(addDefinition(addGallery(stack)), { replicas: 3 });
    const managedHere = managed === undefined ? undefined : { galleries: 1, definitions: 1, versions: managed };
    reportWith(stack, { usage: SubscriptionUsage.of([{ ...ROW, versions, managedHere }]) });
  };
}

/** 550 to 559: what the report is given, and what it finds. */
export const REPORT: Rows = {
  AIG550: {
    level: "error",
    weight: "L",
    good: {
      "a file": file(JSON.stringify(priceList())),
      "a file of a million bytes": file(JSON.stringify(priceList()).padEnd(1_000_000)),
      "a file with a mark at its beginning": file(`\uFEFF${JSON.stringify(priceList())}`),
      "a file in UTF-16": file(Buffer.from(`\uFEFF${JSON.stringify(priceList())}`, "utf16le")),
    },
    bad: {
      "no such file": () => void PriceList.fromFile("no/such/prices.json"),
      "a directory": inFolder((folder) => void PriceList.fromFile(folder)),
      "a path through a file": inFolder((folder) => {
        writeFileSync(join(folder, "a"), "");
        PriceList.fromFile(join(folder, "a", "prices.json"));
      }),
      "a directory of counts": inFolder((folder) => {
        mkdirSync(join(folder, "counts"));
        SubscriptionUsage.fromFile(join(folder, "counts"));
      }),
      "no path": () => void PriceList.fromFile(""),
      "a number for a path": () => void PriceList.fromFile(untyped<string>(1)),
      "a device": () => void PriceList.fromFile("/dev/null"),
      "one byte too many": file(JSON.stringify(priceList()).padEnd(1_000_001)),
      "50 MB of junk": file(Buffer.alloc(50_000_000, "x")),
      "a text of 50 million characters": json("x".repeat(50_000_000)),
    },
    message: [
      'PriceList from "no/such/prices.json"',
      'path: got "no/such/prices.json", but there is no such file',
      "Give the path of the file, relative to the working directory or absolute.",
    ],
  },
  AIG551: {
    level: "error",
    weight: "L",
    good: { "a text": json(JSON.stringify(priceList())), "spaces around": json(` ${JSON.stringify(priceList())}\n`) },
    bad: {
      "a comma too many": json('{\n  "name": "x",\n}'),
      nothing: json(""),
      "an empty file": file(""),
      "bytes that are no text": file(Buffer.from([0xff, 0xfe, 0x00, 0xd8])),
      "an object in place of a text": json({}),
      "a field twice": json(parsed('"currency": "USD", "regions"')),
      "a region twice": json(
        JSON.stringify(priceList()).replace('"westeurope":', '"westeurope":{"storage":{}},"westeurope":'),
      ),
    },
    message: [
      "PriceList from JSON",
      'line 3, column 1: allowed a name in double quotes or "}" there',
      "Mend the text at that place.",
    ],
  },
  AIG552: {
    level: "error",
    weight: "L",
    good: {
      "all fields": listed({}),
      "no region": listed({ regions: {} }),
      "no egress": regions("westeurope"),
      "fields that are null": listed({
        regions: { a: { storage: { Premium_LRS: null }, egress: null, egressTo: null } },
      }),
      "counts without a subscription": usage(ROW),
      "counts of a subscription": usage({
        ...ROW,
        subscriptionId: "x",
        managedHere: { galleries: 0, definitions: 0, versions: 0 },
      }),
      "no counts": usage(),
    },
    bad: {
      "a field that is not known": listed({ egresUnit: "GB" }),
      "no list": () => void PriceList.of(untyped(null)),
      "a list of lists": () => void PriceList.of(untyped([])),
      "no name": listed({ name: " " }),
      "a date that is no day": listed({ date: "2026-99-99" }),
      "a time for a date": listed({ date: "2026-11-26T00:00:00Z" }),
      "a blank region": listed({ regions: { " ": { storage: {} } } }),
      "a region that is an expression": listed({ regions: { "${var.region}": { storage: {} } } }),
      "a blank region that something is sent to": listed({ regions: { a: { storage: {}, egressTo: { "": 1 } } } }),
      "a location that is an expression": usage({ ...ROW, location: "${var.region}" }),
      "a subscription that is an expression": usage({ ...ROW, subscriptionId: "${var.subscription}" }),
      "no date": listed({ date: "26.11.2026" }),
      "regions that are a list": listed({ regions: [] }),
      "a region that is a number": listed({ regions: { westeurope: 0.05 } }),
      "a region without storage": listed({ regions: { westeurope: { egress: 0.05 } } }),
      "a storage type that is not known": listed({ regions: { westeurope: { storage: { Standard_GRS: 0.05 } } } }),
      "counts that are no list": () => void SubscriptionUsage.of(untyped({})),
      "a row that is none": usage(untyped(1)),
      "a row with a field that is not known": usage({ ...ROW, images: 1 }),
      "a row without a region": usage({ ...ROW, location: " " }),
      "a row of no subscription": usage({ ...ROW, subscriptionId: "" }),
      "what is managed here as a number": usage({ ...ROW, managedHere: 3 }),
      "a size with a field that is not known": sized({ sizeGb: 10 }),
    },
    message: [
      "PriceList from code",
      'the price list: got the field "egresUnit", allowed name, date, currency, storageUnit, egressUnit, regions',
      "See docs/reports.md for the fields.",
    ],
  },
  AIG553: {
    level: "error",
    weight: "L",
    good: each("currency", (currency: string) => listed({ currency }), "EUR", "USD", "JPY"),
    bad: {
      ...each("storageUnit", (storageUnit: unknown) => listed({ storageUnit }), "GB-hour", "GiB-month", "", 1, null),
      ...each("egressUnit", (egressUnit: unknown) => listed({ egressUnit }), "TB", "GB-month"),
      ...each("currency", (currency: unknown) => listed({ currency }), "€", "eur", "EURO", "", 1),
    },
    message: [
      "PriceList from code",
      'storageUnit: got "GB-hour", allowed "GB-month"',
      "Convert the prices; one list has one currency.",
    ],
  },
  AIG554: {
    level: "error",
    weight: "L",
    good: each("price", priced, 0, 0.05, 0.000001, 0.1 + 0.2, 1_000_000),
    bad: {
      ...each("price", priced, -0.01, 1_000_000.01, 0.0000001, 0.000000001, 0.123456001, "0.05", true, {}, []),
      "no number": priced(NaN),
      "an infinite price": priced(Infinity),
      "a big integer": priced(10n),
    },
    message: [
      "PriceList from code",
      'regions["westeurope"].storage["Standard_LRS"]: got -0.01, allowed a number from 0 to 1000000 with at most six decimals',
      "Write the price as a plain number in the list's currency, such as 0.05.",
    ],
  },
  AIG555: {
    level: "error",
    weight: "L",
    good: {
      "two regions": regions("West Europe", "West Europe 2"),
      "a region in two subscriptions": usage({ ...ROW, subscriptionId: "a" }, { ...ROW, subscriptionId: "b" }),
    },
    bad: {
      "one in two spellings": regions("West Europe", "westeurope"),
      "one in two spellings of where it goes": listed({
        regions: { uksouth: { storage: {}, egressTo: { "West Europe": 1, WESTEUROPE: 2 } } },
      }),
      "one twice in the counts": usage(ROW, { ...ROW, location: "westeurope" }),
      "one twice in the counts of a subscription": usage(
        { ...ROW, subscriptionId: "A" },
        { ...ROW, subscriptionId: "a" },
      ),
    },
    message: [
      "PriceList from code",
      'regions: "West Europe" and "westeurope" are the same region',
      "Keep one of them.",
    ],
  },
  AIG556: {
    level: "error",
    weight: "L",
    good: {
      ...each("count", counted, 0, 1, 10_000, Number.MAX_SAFE_INTEGER),
      "all that is in use managed here": managing(ROW.versions),
    },
    bad: {
      ...each("count", counted, -1, 1.5, "3", null, 2 ** 53),
      "no number": counted(NaN),
      "an infinite count": counted(Infinity),
      "no count": counted(undefined),
      "a count of what is managed here": managing(-1),
      "more managed here than there is": managing(ROW.versions + 1),
    },
    message: [
      "SubscriptionUsage from code",
      "[0].versions: got -1, allowed a whole number of at least 0",
      "Give the number that Azure told; the report prints the command that asks for it.",
    ],
  },
  AIG557: {
    level: "error",
    weight: "L",
    good: {
      ...each("diskGb", (diskGb: number) => sized({ diskGb }), 0.001, 127, 30.5, 32768),
      "what is occupied, up to all": sized({ diskGb: 127, occupiedGb: 127 }),
      "what is occupied alone": sized({ occupiedGb: 1 }),
      "nothing of it": sized({}),
      "all versions of a stack": sized({ diskGb: 127 }, "stack"),
      "all versions": sized({ diskGb: 127 }, ""),
    },
    bad: {
      ...each("diskGb", (diskGb: unknown) => sized({ diskGb }), 0, -1, 32768.001, 0.0001, "127"),
      "no number": sized({ diskGb: NaN }),
      "an infinite size": sized({ diskGb: Infinity }),
      "more occupied than there is": sized({ diskGb: 10, occupiedGb: 10.001 }),
      "a path of nothing": sized({ diskGb: 127 }, "stack/Gallery/Nothing"),
    },
    message: [
      "GalleryReport of stack",
      `imageSizes["${PATH}"].diskGb: got 0, allowed a number of gigabytes above 0 and up to 32768, with at most three decimals`,
      "Give the size in GB, by the path of a construct with versions below it, as the report prints paths.",
    ],
  },
  AIG558: {
    level: "advice",
    weight: "W",
    good: {
      "a price for all": reckoned({
        regions: {
          "West Europe": { storage: { Standard_LRS: 0.05 }, egress: 0 },
          "UK South": { storage: { Standard_LRS: 0.05 } },
        },
      }),
      "one price of egress": reckoned({
        regions: {
          westeurope: { storage: { Standard_LRS: 0.05 }, egressTo: { uksouth: 0.01 } },
          uksouth: { storage: { Standard_LRS: 0 } },
        },
      }),
    },
    bad: {
      "no price for a region": reckoned({}),
      "no price at all": reckoned({ regions: {} }),
      "no price of egress": reckoned({
        regions: { westeurope: { storage: { Standard_LRS: 1 } }, uksouth: { storage: { Standard_LRS: 1 } } },
      }),
    },
    message: [
      "",
      "1 of 2 region copies is not priced in full: no price for Standard\\_LRS in uksouth. They stand as quantities, and the sums leave them out.",
      "",
    ],
  },
  AIG559: {
    level: "advice",
    weight: "W",
    good: { "up to the limit": inUse(9999), "what is counted already": inUse(10000, 1) },
    bad: { "one above the limit": inUse(10000), "one above it beside what is counted": inUse(10001, 1) },
    message: [
      "",
      "up to 10,001 versions in West Europe together with what is in use today, allowed 10,000 per subscription and region.",
      "",
    ],
  },
};
