import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ImageDefinition, type RolloutRing, type VersionSeriesProps } from "../../../lib";
import { noteUse } from "../../../lib/private/uses";
import { addDefinition, addGallery, addVersion, GALLERY_ID, textToken, untyped } from "../../gallery/build";
import { addSeries, RINGS, versionsOf, WIDE, type Settings } from "../../rollout/build";
import type { Case } from "../../support/outcome";
import { acknowledging, each, encryptionSet, silent, type Rows } from "./row";

const AT_SERIES = "VersionSeries at stack/Series";
const AT_VERSION = "stack/Gallery/Ubuntu2404/V1_10_0";
const DATE = 'a date such as "2026-11-25" or an RFC 3339 time';

function series(more: Settings | ((stack: TerraformStack) => Settings) = {}): Case {
  return (stack) => void addSeries(stack, typeof more === "function" ? more(stack) : more);
}

/** The newest of the three versions with other settings. */
function newest(more: Partial<VersionSeriesProps["versions"][string]>, others: Settings = {}): Case {
  return series({ versions: versionsOf({ "1.10.0": more, "1.9.0": {}, "1.8.0": {} }), ...others });
}

const dated = (more: Settings = {}): Settings => ({
  versions: versionsOf({ "1.10.0": { publishedOn: "2026-11-20" }, "1.9.0": { publishedOn: "2026-08-01T12:00:00Z" } }),
  ...more,
});

/** A version that is used in regions. */
function used(...regions: string[]): Case {
  return (stack) => {
    const version = addVersion(addDefinition(addGallery(stack)), { targetRegions: { "North Europe": {} } });
    regions.forEach((region, i) => noteUse(version, region, new Construct(stack, `Vm${i}`)));
  };
}

/** A definition whose latest version is used in regions. */
function latestUsed(regions: string[], more: object = {}): Case {
  return (stack) => {
    const definition = addDefinition(addGallery(stack));
    addVersion(definition, { targetRegions: { "North Europe": {} }, ...more });
    regions.forEach((region, i) => noteUse(definition, region, new Construct(stack, `Vm${i}`)));
  };
}

/** The values of a count just within and just beyond. */
const counts = (name: "newestWide" | "keepNewest" | "keepDays") => ({
  good: each(name, (value: number) => series(dated({ [name]: value })), 1, 2, 1000, Number.MAX_SAFE_INTEGER),
  bad: each(name, (value: unknown) => series(dated({ [name]: value })), 0, -1, 1.5, NaN, Infinity, "2", true),
});

const pilot = RINGS[0]!;

const keys = (region: string): object => ({ diskEncryptionSetId: encryptionSet(region) });
const ENCRYPTED = { westeurope: keys("westeurope"), northeurope: keys("northeurope") };
const TWO_RINGS: RolloutRing[] = [
  { name: "pilot", targetRegions: { westeurope: {} } },
  { name: "broad", targetRegions: { northeurope: {} } },
];

/** A series whose versions have disk encryption sets; what each version says of it is looked at elsewhere. */
const encrypted = (more: Settings): Case => acknowledging("AIG324", series(more));

/** A series that rolls back to 1.9.0, and a version of the same definition beyond it. */
function beside(version: string, more: object = {}): Case {
  return (stack) => {
    const { definition } = addSeries(stack, { latest: "1.9.0", targetRegions: WIDE });
    addVersion(definition, { version, ...more });
  };
}

/** 520 to 547: series of versions, and where images are used. */
export const ROLLOUT: Rows = {
  AIG520: {
    level: "error",
    weight: "L",
    good: { "one version": series({ versions: versionsOf(["0.0.0"]) }) },
    bad: {
      "an empty map": series({ versions: {} }),
      "no map": series({ versions: untyped(undefined) }),
      "versions that are left out": series({ versions: versionsOf({ "1.0.0": undefined }) }),
    },
    message: [
      AT_SERIES,
      "versions: got nothing, allowed a map from the number of a version to its settings, with one entry at least",
      "Declare the first version, or make the series when there is one.",
    ],
  },
  AIG521: {
    level: "error",
    weight: "L",
    good: { "literal numbers": series({ versions: versionsOf(["01.002.0003", "2147483647.0.0"]) }) },
    bad: {
      "a token": series((stack) => ({ versions: versionsOf([textToken(stack), "1.0.0"]) })),
      "an expression": series({ versions: versionsOf(["${var.version}"]) }),
    },
    message: [
      AT_SERIES,
      'versions: got a number that only Terraform knows, allowed a literal number such as "1.4.0"',
      "Read the numbers from a file or an environment variable; one from a Terraform variable goes to addVersion.",
    ],
  },
  AIG522: {
    level: "error",
    weight: "L",
    good: { "numbers that differ in the last part": series({ versions: versionsOf(["1.0.0", "1.0.00001"]) }) },
    bad: { "leading zeros": series({ versions: versionsOf(["1.0.0", "1.00.0"]) }) },
    message: [
      AT_SERIES,
      'versions["1.00.0"]: "1.00.0" is the number of "1.0.0"',
      "Keep one of the two, or publish the image under a number of its own.",
    ],
  },
  AIG523: {
    level: "error",
    weight: "L",
    good: { "three rings": series({ rings: RINGS }), "one ring of one region": series({ rings: [pilot] }) },
    bad: {
      "a ring without regions": series({ rings: [{ name: "pilot", targetRegions: {} }] }),
      "a ring whose regions are left out": series({
        rings: [{ name: "pilot", targetRegions: untyped({ uksouth: undefined }) }],
      }),
      "a ring with no map": series({ rings: [untyped({ name: "pilot" })] }),
      "no rings": series({ rings: [] }),
      "a ring without a name": series({ rings: [untyped({ targetRegions: { uksouth: {} } })] }),
      "an empty name": series({ rings: [{ ...pilot, name: " " }] }),
      "a name that is a token": series((stack) => ({ rings: [{ ...pilot, name: textToken(stack) }] })),
      "two rings of one name": series({ rings: [pilot, { ...RINGS[1]!, name: "pilot" }] }),
    },
    message: [
      AT_SERIES,
      "rings[0].targetRegions: got no region, allowed one at least",
      "Name each ring once and list its regions; leave out a ring that has none.",
    ],
  },
  AIG524: {
    level: "error",
    weight: "L",
    good: { "other regions": series({ rings: RINGS }) },
    bad: {
      "one region in two rings, in two spellings": series({
        rings: [pilot, { name: "broad", targetRegions: { "Sweden Central": {}, uksouth: {} } }],
      }),
    },
    message: [
      AT_SERIES,
      'rings[1].targetRegions["Sweden Central"]: Sweden Central is in the ring "pilot" already',
      "Keep the region in the ring that reaches it first.",
    ],
  },
  AIG525: {
    level: "error",
    weight: "E",
    good: {
      "home in the first ring": series({ rings: [{ name: "a", targetRegions: { WestEurope: {} } }, RINGS[1]!] }),
      "home in no ring": series({ rings: RINGS }),
    },
    bad: {
      "home in the second ring": series({ rings: [pilot, { name: "b", targetRegions: { "West Europe": {} } }] }),
    },
    tokens: {
      "a home that only Terraform knows": {
        build: (stack) => {
          const definition = addDefinition(addGallery(stack, { location: textToken(stack) }));
          addSeries(stack, { definition, rings: RINGS });
        },
        asked: ["AIG209", "AIG209", "AIG209"],
      },
    },
    message: [
      AT_SERIES,
      'rings[1].targetRegions["West Europe"]: "West Europe" is the home region, which each version lies in from the start',
      "List it in the first ring, or leave it out: it joins by itself.",
    ],
  },
  AIG526: {
    level: "error",
    weight: "L",
    good: { "a ring of the series": newest({ ring: "broad" }, { rings: RINGS }) },
    bad: {
      "another name": newest({ ring: "Pilot" }, { rings: RINGS }),
      "a ring in a series without rings": newest({ ring: "pilot" }),
      "a token": (stack) => newest({ ring: textToken(stack) }, { rings: RINGS })(stack),
      "no text": newest({ ring: untyped(1) }, { rings: RINGS }),
    },
    message: [
      AT_SERIES,
      'versions["1.10.0"].ring: got "Pilot", allowed "pilot", "broad", "all"',
      "Name a ring of the series, or leave ring out: the version then lies in the regions of all rings.",
    ],
  },
  AIG527: {
    level: "error",
    weight: "L",
    good: {
      "a version with its own regions": newest({ targetRegions: { westus: {} } }, { rings: RINGS }),
    },
    bad: {
      "rings and regions": series({ rings: RINGS, targetRegions: WIDE }),
      "a ring and regions": newest({ ring: "pilot", targetRegions: {} }, { rings: RINGS }),
    },
    message: [
      AT_SERIES,
      "targetRegions: got regions besides rings, allowed one of the two",
      "For a series: rings or targetRegions. For a version: ring or targetRegions; with its own targetRegions it lies " +
        "there and nowhere else, whatever the series says.",
    ],
  },
  AIG528: {
    level: "error",
    weight: "L",
    good: { ...counts("newestWide").good },
    bad: { ...counts("newestWide").bad, ...counts("keepNewest").bad, ...counts("keepDays").bad },
    message: [
      AT_SERIES,
      "newestWide: got 0, allowed a whole number of at least 1, as a literal",
      "Write 1 or more, or leave the setting out.",
    ],
  },
  AIG529: {
    level: "error",
    weight: "L",
    good: { dates: series(dated({ keepDays: 365 })), "no dates where age does not matter": series({ keepNewest: 3 }) },
    bad: { "a date that is missing": newest({}, { ...dated({ keepDays: 365 }), versions: versionsOf(["1.0.0"]) }) },
    message: [
      AT_SERIES,
      `versions["1.0.0"].publishedOn: got nothing, allowed ${DATE}`,
      "Add publishedOn, or keep versions by their number alone: keepNewest.",
    ],
  },
  AIG530: {
    level: "error",
    weight: "L",
    good: { "the same day": newest({ publishedOn: "2027-06-30", endOfLife: "2027-06-30" }) },
    bad: { "the day after": newest({ publishedOn: "2027-07-01", endOfLife: "2027-06-30" }) },
    tokens: {
      "an end of life that only Terraform knows": {
        build: (stack) => newest({ publishedOn: "2027-07-01", endOfLife: textToken(stack) })(stack),
        asked: ["AIG116"],
      },
    },
    message: [
      AT_SERIES,
      'versions["1.10.0"].publishedOn: got "2027-07-01", after the end of life "2027-06-30"',
      "Mend one of the two dates.",
    ],
  },
  AIG531: {
    level: "error",
    weight: "L",
    good: {
      "the newest": series({ latest: "1.10.0" }),
      "the oldest, in another spelling": series({ latest: "1.08.0" }),
      "a version that retention would let go": series({ latest: "1.8.0", keepNewest: 2 }),
      "a version that is shown in one region": newest(
        { excludeFromLatest: true, targetRegions: { "West Europe": { excludeFromLatest: false } } },
        { latest: "1.10.0" },
      ),
    },
    bad: {
      "a version that is not there": series({ latest: "1.11.0" }),
      "no number": series({ latest: "newest" }),
      "no text": series({ latest: untyped(1.9) }),
      "a version that is hidden": newest({ excludeFromLatest: true }, { latest: "1.10.0" }),
    },
    message: [
      AT_SERIES,
      'latest: got "1.11.0", which is not in the series',
      "Name a version of the series that is not hidden, or leave latest out.",
    ],
  },
  AIG532: {
    level: "error",
    weight: "L",
    good: {
      "regions of the series and home": series({
        targetRegions: WIDE,
        newestWide: 1,
        narrowTo: ["UK South", "westeurope"],
      }),
      "nothing but home": series({ targetRegions: WIDE, newestWide: 1, narrowTo: [] }),
      "a region of a ring": series({ rings: RINGS, newestWide: 1, narrowTo: ["eastus"] }),
    },
    bad: {
      "another region": series({ targetRegions: WIDE, newestWide: 1, narrowTo: ["westus"] }),
      "no number": series({ targetRegions: WIDE, narrowTo: ["uksouth"] }),
    },
    message: [
      AT_SERIES,
      'narrowTo[0]: "westus" is not a region of the series',
      "Give newestWide, and in narrowTo regions of the series in any spelling. Without narrowTo it is the home region.",
    ],
  },
  AIG533: {
    level: "error",
    weight: "E",
    good: {
      "a version that keeps its own regions": newest(
        { deletionOfReplicatedLocations: false, targetRegions: WIDE },
        { newestWide: 1 },
      ),
      "true that is stated": series({ deletionOfReplicatedLocations: true, newestWide: 1 }),
      "a series in which nothing becomes narrow": series({ deletionOfReplicatedLocations: false, rings: RINGS }),
    },
    bad: {
      "false for all": series({ deletionOfReplicatedLocations: false, newestWide: 3 }),
      "false for one": newest({ deletionOfReplicatedLocations: false }, { newestWide: 3 }),
    },
    message: [
      AT_SERIES,
      "deletionOfReplicatedLocations: got false with newestWide, allowed true",
      "Leave deletionOfReplicatedLocations out: the series writes true. A version that exists without it keeps its " +
        "regions for good: list them as its own targetRegions.",
    ],
  },
  AIG534: {
    level: "error",
    weight: "E",
    good: { "its regions in other spellings": used("WestEurope", "north europe") },
    bad: {
      "another region": used("UK South"),
      "another region, of several": used("UK South", "uksouth", "westeurope"),
    },
    tokens: {
      "a region of the machine": silent((stack) => used(textToken(stack))(stack)),
      "a region of the version": silent((stack) => {
        const version = addVersion(addDefinition(addGallery(stack, { location: textToken(stack) })));
        noteUse(version, "uksouth", new Construct(stack, "Vm"));
      }),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "targetRegions: UK South, where stack/Vm0 uses it, is not in the target regions (West Europe, North Europe)",
      "Add the region to the version's targetRegions, raise the newestWide of its series, or make the machines of " +
        "another version.",
    ],
  },
  AIG535: {
    level: "error",
    weight: "L",
    good: { "a version of the series": (stack) => void addSeries(stack).version("1.9.0") },
    bad: {
      "another number": (stack) => void addSeries(stack).version("1.11.0"),
      "another spelling": (stack) => void addSeries(stack).version("1.09.0"),
      "no number": (stack) => void addSeries(stack).version("toString"),
      "a version that is let go": (stack) => void addSeries(stack, { keepNewest: 2 }).version("1.8.0"),
    },
    message: [
      "version of stack/Series",
      'version: got "1.11.0", which is not in the series',
      "Ask for a version of the series that stays; keepNewest and keepDays decide which do.",
    ],
  },
  AIG540: {
    level: "warning",
    weight: "W",
    good: { "an older version that is everywhere": series({ targetRegions: WIDE, latest: "1.8.0" }) },
    bad: { "a region without an older version": newest({ targetRegions: WIDE }, { latest: "1.9.0" }) },
    message: [
      AT_VERSION,
      "latest: 1.10.0 stays latest in North Europe, UK South, where neither 1.9.0 nor an older version is shown",
      "Add the region to the older version, apply, and then roll back; or acknowledge.",
    ],
  },
  AIG541: {
    level: "warning",
    weight: "W",
    good: {
      "two that stay": series({ keepNewest: 2 }),
      "one version, and nothing that goes": series({ versions: versionsOf(["1.0.0"]), keepNewest: 1 }),
    },
    bad: {
      "one that stays": series({ keepNewest: 1 }),
      "one that is young": series(dated({ keepDays: 30 })),
      "one that is not hidden by a roll-back": series({ latest: "1.9.0", keepNewest: 2 }),
    },
    message: [
      "stack/Series",
      "keepNewest: nothing older than 1.10.0 stays to go back to",
      "Keep two at least, or acknowledge.",
    ],
  },
  AIG542: {
    level: "warning",
    weight: "W",
    good: {
      "a region of the version": latestUsed(["northeurope", "West Europe"]),
      "a definition without versions here": (stack) => {
        const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", `${GALLERY_ID}/images/ubuntu`);
        noteUse(definition, "uksouth", new Construct(stack, "Vm"));
      },
    },
    bad: {
      "another region": latestUsed(["uksouth"]),
      "a region that stands for several machines": latestUsed(["uksouth", "UK South", "UKSOUTH"]),
    },
    tokens: { "a region of the machine": silent((stack) => latestUsed([textToken(stack)])(stack)) },
    message: [
      "stack/Gallery/Ubuntu2404",
      "latest: in UK South, where stack/Vm0 uses it, there is none",
      "Replicate and show a version there, or acknowledge if it is published by other means.",
    ],
  },
  AIG543: {
    level: "advice",
    weight: "W",
    good: { "versions that are everywhere": series({ targetRegions: WIDE, newestWide: 1, keepNewest: 2 }) },
    bad: {
      "the only version in a region": series({
        versions: versionsOf({ "1.10.0": {}, "1.9.0": {}, "1.8.0": { targetRegions: { uksouth: {} } } }),
        keepNewest: 2,
      }),
      "the only version in a region, become narrow": newest(
        { targetRegions: {} },
        { targetRegions: WIDE, newestWide: 1 },
      ),
    },
    message: [
      "",
      "`stack/Gallery/Ubuntu2404/V1_8_0` versions: 1.8.0 stays: latest would give nothing newer in UK South",
      "",
    ],
  },
  AIG544: {
    level: "advice",
    weight: "W",
    good: { "nothing that goes": series({ keepNewest: 3 }) },
    bad: { "one that goes": series({ keepNewest: 2 }) },
    message: [
      "",
      "`stack/Series` keepNewest: 1 of 3 versions are not declared, and destroyed where they exist: 1.8.0",
      "",
    ],
  },
  AIG545: {
    level: "advice",
    weight: "W",
    good: {
      "a series that moves no regions": series({ targetRegions: WIDE, keepNewest: 2 }),
      "what is stated": series({ targetRegions: WIDE, newestWide: 1, deletionOfReplicatedLocations: true }),
    },
    bad: {
      rings: series({ rings: RINGS }),
      narrowing: series({ targetRegions: WIDE, newestWide: 1 }),
    },
    message: [
      "",
      "`stack/Series` deletionOfReplicatedLocations: true is written for 3 versions, so that regions can leave them",
      "",
    ],
  },
  AIG546: {
    level: "warning",
    weight: "W",
    good: {
      "a series that moves no regions": encrypted({ targetRegions: ENCRYPTED, keepNewest: 3 }),
      "one ring": encrypted({ rings: [{ name: "pilot", targetRegions: ENCRYPTED }] }),
      "versions that lie at home alone": encrypted({ ...keys("westeurope"), newestWide: 1 }),
      "a version that lists its regions": encrypted({
        newestWide: 1,
        versions: versionsOf({ "1.0.0": { targetRegions: ENCRYPTED } }),
      }),
    },
    bad: {
      narrowing: encrypted({ targetRegions: ENCRYPTED, newestWide: 3 }),
      "a set in a later ring": encrypted({
        rings: [TWO_RINGS[0]!, { name: "broad", targetRegions: { northeurope: keys("northeurope") } }],
        versions: versionsOf({ "1.0.0": { ring: "pilot" } }),
      }),
      "a set of one version": encrypted({
        rings: TWO_RINGS,
        versions: versionsOf({ "1.0.0": { ring: "pilot", ...keys("westeurope") } }),
      }),
    },
    message: [
      "stack/Series",
      "newestWide: with a disk encryption set a change of regions replaces the version: 1.10.0, 1.9.0, 1.8.0",
      "Give such versions their own targetRegions: they stay as they are. Or acknowledge.",
    ],
  },
  AIG547: {
    level: "warning",
    weight: "W",
    good: {
      "a version beyond the series that is older": beside("1.8.5"),
      "one that is hidden": beside("1.20.0", { excludeFromLatest: true }),
      "one in a region of its own": acknowledging("AIG452", beside("1.20.0", { location: "eastus" })),
      "a series that names none": (stack) => {
        addVersion(addSeries(stack).definition, { version: "1.20.0" });
      },
    },
    bad: { "a newer one": beside("1.20.0") },
    message: [
      "stack/Series",
      "latest: 1.20.0 at stack/Gallery/Ubuntu2404/V1_4_0 is latest in West Europe instead of 1.9.0",
      "Take the other version into the series, hide it there, or acknowledge.",
    ],
  },
};
