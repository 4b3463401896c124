import { TargetRegions, type TargetRegion } from "../../../lib";
import { REGIONS } from "../../../lib/azure/regions";
import { numberToken, textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { acknowledging, asks, AT_VERSION, each, version, type Cases, type Rows } from "./row";

const numbered = (number: string): Case => version({ version: number });
const copied = (replicas: number): Case => version({ replicas });
const inRegions = (targetRegions: { [region: string]: TargetRegion }): Case => version({ targetRegions });
const demanding = (concurrentVms: number): Case => version({ peakDemand: { concurrentVms } });
/** In the CLI's form, taken apart when the case is built. */
const parsed = (text: string): Case => version(() => ({ targetRegions: TargetRegions.parse(text) }));
const ordered = (...targetRegionOrder: string[]): Case =>
  version({ targetRegions: { eastus: {}, uksouth: {} }, targetRegionOrder });

/** The same settings in the first regions of public Azure that are open to everybody, West Europe among them. */
export function regions(count: number, settings: TargetRegion = {}): { [region: string]: TargetRegion } {
  const open = REGIONS.filter(({ cloud, restricted, retired }) => cloud === "AzureCloud" && !restricted && !retired);
  const names = ["westeurope", ...open.map(({ name }) => name).filter((name) => name !== "westeurope")];
  // Azure has more regions than the table: those are passed on with a warning.
  const more = Array.from({ length: Math.max(0, count - names.length) }, (_, i) => `newregion${i}`);
  return Object.fromEntries([...names, ...more].slice(0, count).map((name) => [name, settings]));
}

/** What is taken where Azure advises fewer replicas. */
function many(cases: Cases): Cases {
  return Object.fromEntries(Object.entries(cases).map(([label, build]) => [label, acknowledging("AIG204", build)]));
}

/** 201 to 204, 207 to 209, 212 to 214: the number of a version, its replicas and the map of its regions. */
export const VERSION: Rows = {
  AIG201: {
    level: "error",
    weight: "E",
    good: each(
      "version",
      numbered,
      ...["0.0.0", "1.4.0", "2026.11.25", "2021.10.01", "0000000001.00.000", "20261125.1.12345"],
      "2147483647.2147483647.2147483647",
    ),
    bad: each(
      "version",
      numbered,
      ...["1.0", "1.0.0.0", "v1.0.0", "1.0.0-rc1", "1.0.x", "-1.0.0", " 1.0.0", "1.0.0\n", "1..0"],
      ...["2147483648.0.0", "0.2147483648.0", "0.0.9999999999", "00000000001.0.0"],
    ),
    tokens: {
      "a number": asks(
        version((stack) => ({ version: textToken(stack) })),
        "AIG201",
      ),
    },
    message: [
      AT_VERSION,
      'version: got "1.0", allowed three integers Major.Minor.Patch, each from 0 to 2147483647 in at most ten digits',
      'Write the version like "1.4.0" or "2026.11.25"; leading zeros are legal.',
    ],
  },
  AIG202: {
    level: "error",
    weight: "P",
    good: each("version", numbered, "1.0.0"),
    bad: each("version", numbered, "latest", "recent"),
    tokens: {
      "a number, which is AIG201's": asks(
        version((stack) => ({ version: textToken(stack) })),
        "AIG201",
      ),
    },
    message: [
      AT_VERSION,
      'version: got "latest", allowed three integers Major.Minor.Patch',
      'Give the version its own number; "latest" and "recent" are look-ups, not names.',
    ],
  },
  AIG203: {
    level: "error",
    weight: "E",
    good: {
      ...many({
        ...each("replicas", copied, 1, 2, 100),
        ...each("targetRegions", inRegions, { "East US": { replicas: 100 }, uksouth: { replicas: 1 } }),
      }),
      "100 replicas in 60 regions": acknowledging(
        "AIG204",
        acknowledging("AIG211", inRegions(regions(60, { replicas: 100 }))),
      ),
    },
    bad: {
      ...each("replicas", copied, 0, 101, -1, 1.5),
      ...each("targetRegions", inRegions, { eastus: { replicas: 0 } }, { eastus: { replicas: 101 } }),
      ...each("text", parsed, "eastus=101", "eastus=0"),
      ...each("a demand of machines", demanding, 2001, 1e6),
    },
    tokens: {
      "a count": asks(
        version((stack) => ({ replicas: numberToken(stack) })),
        "AIG203",
      ),
      "the count of a region": asks(
        version((stack) => ({ targetRegions: { eastus: { replicas: numberToken(stack) } } })),
        "AIG203",
      ),
    },
    message: [
      AT_VERSION,
      "replicas: got 0, allowed a whole number from 1 to 100",
      "Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
    ],
  },
  AIG204: {
    level: "warning",
    weight: "W",
    good: {
      ...each("replicas", copied, 50),
      ...each("a demand of machines", demanding, 1, 1000),
      ...each("targetRegions", inRegions, { eastus: { replicas: 50 } }),
    },
    bad: {
      ...each("replicas", copied, 51, 100),
      ...each("targetRegions", inRegions, { eastus: { replicas: 51 } }),
      ...each("a demand of machines", demanding, 1001, 2000),
      "100 replicas in each of 38 regions": inRegions(regions(38, { replicas: 100 })),
    },
    tokens: {
      "a count": asks(
        version((stack) => ({ replicas: numberToken(stack) })),
        "AIG203",
      ),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "replicas: got 51, advised at most 50",
      "Use 50 or fewer, or acknowledge: above that, further replicas cost storage and bring little.",
    ],
  },
  AIG207: {
    level: "error",
    weight: "E",
    good: {
      ...each(
        "targetRegions",
        inRegions,
        { "West US": {}, westus2: {}, WestUS3: {} },
        { westeurope: {} },
        { "WEST EUROPE": {} },
      ),
      ...each("text", parsed, "eastus 'East US 2=2'"),
    },
    bad: {
      ...each("targetRegions", inRegions, { "West US": {}, westus: {} }, { westeurope: {}, "w e s t e u r o p e": {} }),
      "two spellings in the CLI's form": parsed('westus "West US=2"'),
    },
    message: [AT_VERSION, 'targetRegions: "West US" and "westus" are the same region', "Keep one of them."],
  },
  AIG208: {
    level: "error",
    weight: "L",
    good: each("targetRegions", inRegions, { "East US": {} }, { eastus: {} }, {}),
    bad: {
      ...each("targetRegions", inRegions, { "": {} }, { "  ": {} }),
      "a key that only Terraform knows": version((stack) => ({ targetRegions: { [textToken(stack)]: {} } })),
    },
    message: [
      AT_VERSION,
      'targetRegions: got the key ""',
      "Write the region as a literal: from the code, a JSON file per environment, or rg.locationInput.",
    ],
  },
  AIG209: {
    level: "error",
    weight: "E",
    good: {
      "home in another spelling": inRegions({ "WEST EUROPE": {} }),
      "no home, which joins by itself": inRegions({ eastus: {} }),
      "no region at all": version(),
    },
    bad: {},
    tokens: {
      "home beside literal regions": asks(
        version({ targetRegions: { eastus: {} } }, {}, (stack) => ({ location: textToken(stack) })),
        "AIG209",
      ),
      "home alone": asks(version({}, {}, (stack) => ({ location: textToken(stack) }))),
    },
    message: [
      "",
      "location: allowed a location that is one of the listed target regions",
      "Add the version's own location to targetRegions, or give the location as a literal: it then joins by itself.",
    ],
  },
  AIG212: {
    level: "error",
    weight: "L",
    good: {
      "no order": ordered(),
      "a part of the regions, in other spellings": ordered("UK South"),
      "home, which joined by itself": ordered("uksouth", "West Europe", "EASTUS"),
    },
    bad: { "a region that is none": ordered("westus"), "a region twice": ordered("eastus", "East US") },
    message: [
      AT_VERSION,
      'targetRegionOrder[0]: "westus" is not a target region',
      "Name each target region at most once, and no other.",
    ],
  },
  AIG213: {
    level: "error",
    weight: "L",
    good: each(
      "text",
      parsed,
      ...["eastus", "eastus=2", "eastus=standard_zrs", "eastus=2=STANDARD_ZRS", "eastus=1=premium_lrs"],
      ...["'South Central US=2' eastus", '  "UK South"=3=Standard_LRS  '],
    ),
    bad: each(
      "text",
      parsed,
      ...["eastus=two", "", "  ", "=2", "eastus=2=standard_lrs=x", "eastus=premiumv2_lrs", "eastus=-1", "'eastus"],
    ),
    message: [
      "The text of TargetRegions.parse",
      '"eastus=two": got "two", allowed a number of replicas or standard_lrs, standard_zrs, premium_lrs',
      'Separate items by spaces, and put quotes around a name that holds spaces: "South Central US=2".',
    ],
  },
  AIG214: {
    level: "error",
    weight: "L",
    good: each("targetRegions", inRegions, { eastus: {} }, untyped({ eastus: null, uksouth: undefined })),
    bad: each(
      "targetRegions",
      inRegions,
      untyped({ eastus: { replica: 2 } }),
      untyped({ eastus: 2 }),
      untyped({ eastus: [] }),
    ),
    message: [
      AT_VERSION,
      'targetRegions["eastus"].replica: a region has no such prop; the nearest one is "replicas"; allowed replicas, peakDemand, storage, diskEncryptionSetId, excludeFromLatest',
      "Give an object such as { replicas: 2 }; {} takes the version's common values.",
    ],
  },
};
