import fc from "fast-check";
import { CONFLICTS, DIMENSIONS, judge, traitMembers, type Trait } from "../../lib/azure/conflicts";
import { RULES } from "../../lib/azure/rules";
import { codesOf, outcomeOf } from "../support/outcome";
import { construct, image, NAMES, OF_VERSION } from "./traits";

/**
 * What Azure says of each pair, written down by hand from the reference: E an error, W a warning, nothing: it goes
 * together. A pair of traits that no table names goes together.
 */
const TABLES = [
  `                        ManagedImage VirtualMachine OsDiskSnapshot Vhd
   Standard                -            -              -              -
   TrustedLaunchSupported  -            W316           W316           -
   TrustedLaunch           E311         -              -              E311
   ConfidentialVmSupported -            W316           W316           -
   ConfidentialVM          E311         -              -              E311
   Arm64                   W312         -              -              -
   Specialized             E313         -              -              -
   acceleratedNetworking   W317         -              -              -
   encrypted               -            -              -              E327`,
  `                        V1   Arm64 nvme Groups Community encrypted copied
   Standard                -    -     -    -      -         -         -
   TrustedLaunchSupported  E301 -     -    -      -         W329      -
   TrustedLaunch           E301 -     -    E304   E304      W329      -
   ConfidentialVmSupported E301 W306  W307 -      -         W329      -
   ConfidentialVM          E301 W306  W307 E304   E304      W329      W325`,
  `                        V1   Private Groups Community
   Arm64                   W305 -       -      -
   nvme                    W307 -       -      -
   hibernation             W308 -       -      -
   purchasePlan            -    -       -      E309
   Specialized             -    -       -      W310
   encrypted               -    -       E328   E328`,
];

test("traits are members of an enum of their dimension", () => {
  expect(traitMembers("generation")).toEqual({ V1: "V1", V2: "V2" });
});

test("each trait is of one dimension, and there is a bit for each", () => {
  const traits = Object.values(DIMENSIONS).flat();
  expect(new Set(traits).size).toBe(traits.length);
  expect(traits.length).toBeLessThanOrEqual(31);
});

/** The one rule over three traits. */
const TRIPLE = { traits: ["hibernation", "TrustedLaunch", "Linux"], verdict: "W308" };

const PAIRS = new Map(TABLES.flatMap(readTable));

function readTable(table: string): [string, string][] {
  const [head, ...rows] = table.split("\n").map((line) => line.trim().split(/ +/));
  return rows.flatMap(([row, ...cells]) =>
    cells.map((cell, i): [string, string] => [keyOf([row!, head![i]!]), cell]).filter(([, cell]) => cell !== "-"),
  );
}

function keyOf(traits: readonly string[]): string {
  return [...traits].sort().join(" + ");
}

/** The codes for traits that are all there. */
function expected(traits: ReadonlySet<string>, level: "E" | "W"): string[] {
  const list = [...traits];
  const pairs = list.flatMap((one, i) => list.slice(i + 1).map((other) => PAIRS.get(keyOf([one, other])) ?? "-"));
  if (TRIPLE.traits.every((trait) => traits.has(trait))) pairs.push(TRIPLE.verdict);
  return pairs.filter((verdict) => verdict.startsWith(level)).map((verdict) => `AIG${verdict.slice(1)}`);
}

/** What is thrown and what is said of the traits; a definition that is refused has no version. */
function verdict(traits: ReadonlySet<Trait>): { errors: string[]; warnings: string[] } {
  const { errors, warnings } = outcomeOf(construct(traits));
  return { errors: codesOf(errors), warnings: codesOf(warnings) };
}

const PROPS = new Map<string, string>(CONFLICTS.map(({ code, prop }) => [code, prop]));

/** What the tables say of the traits, in the order in which it comes: a definition that is refused has no version. */
function expectedVerdict(traits: ReadonlySet<Trait>): { errors: string[]; warnings: string[] } {
  const ofVersion = (code: string): boolean => OF_VERSION.has(PROPS.get(code)!);
  const errors = expected(traits, "E");
  const warnings = expected(traits, "W").sort();
  const early = errors.filter((code) => !ofVersion(code)).sort();
  if (early.length > 0) return { errors: early, warnings: [] };
  if (errors.length > 0) return { errors: errors.sort(), warnings: warnings.filter((code) => !ofVersion(code)) };
  return { errors: [], warnings };
}

const ALL = NAMES.flatMap((name) => DIMENSIONS[name].map((trait) => ({ name, trait: trait as Trait })));

const CELLS = ALL.flatMap((one, i) =>
  ALL.slice(i + 1)
    .filter(({ name }) => name !== one.name || name === "features")
    .map((other): [Trait, Trait] => [one.trait, other.trait]),
);

describe("the table of the library", () => {
  test("says of each pair what the reference says, and nothing of other pairs", () => {
    const said = CONFLICTS.filter(({ traits }) => traits.length === 2).map(({ code, traits }): [string, string] => {
      return [keyOf(traits), `${RULES[code].level === "error" ? "E" : "W"}${code.slice(3)}`];
    });
    expect(new Map(said)).toEqual(PAIRS);
    expect(said).toHaveLength(PAIRS.size);
  });

  test("has one rule over three traits", () => {
    const larger = CONFLICTS.filter(({ traits }) => traits.length !== 2);
    expect(larger.map(({ code, traits }) => [code, keyOf(traits)])).toEqual([["AIG308", keyOf(TRIPLE.traits)]]);
  });

  test("names each trait in one dimension only", () => {
    expect(new Set(ALL.map(({ trait }) => trait)).size).toBe(ALL.length);
  });
});

describe("real constructs", () => {
  test("the harmless image goes together", () => {
    expect(verdict(image())).toEqual({ errors: [], warnings: [] });
  });

  test.each(CELLS)("%s with %s gives what the table says, and nothing else", (one, other) => {
    const traits = image(one, other);
    expect(verdict(traits)).toEqual(expectedVerdict(traits));
  });

  test("any combination of all dimensions gives what the tables say of it, and nothing else", () => {
    const picks = NAMES.map((name): fc.Arbitrary<readonly Trait[]> => {
      const traits: readonly Trait[] = DIMENSIONS[name];
      const optional = name === "features" || traits.length === 1;
      return optional ? fc.subarray([...traits]) : fc.constantFrom(...traits).map((trait) => [trait]);
    });
    const combinations = fc.tuple(...picks).map((lists) => new Set(lists.flat()));
    const check = (traits: ReadonlySet<Trait>): void => expect(verdict(traits)).toEqual(expectedVerdict(traits));
    fc.assert(fc.property(combinations, check), { numRuns: 150 });
  });

  test("hibernation with Trusted Launch alone is advised against on Linux, not on Windows", () => {
    expect(verdict(image("hibernation", "TrustedLaunch", "Linux")).warnings).toEqual(["AIG308"]);
    expect(verdict(image("hibernation", "TrustedLaunch", "Windows")).warnings).toEqual([]);
  });

  test.each(
    CONFLICTS.map(({ code, traits, prop, detail }) => [code, traits.join(" + "), traits, prop, detail] as const),
  )("%s says what is wrong with %s", (code, _, traits, prop, detail) => {
    const { errors, warnings } = outcomeOf(construct(image(...traits)));
    const text = [...errors, ...warnings].find((said) => said.startsWith(code))!.replace(/ +/, " ");
    expect(text.startsWith(`${code} ${prop}: ${detail}`)).toBe(true);
  });
});

describe("judge", () => {
  test("names every rule and dimension that it cannot judge, once", () => {
    const own = { source: ["ManagedImage"], encryption: ["encrypted"], copies: ["copied"] } as const;
    const known = { architecture: ["x64"], osState: ["Generalized"], features: [] } as const;
    const said = judge(own, known).unjudged.map(({ code, dimension }) => `${code} ${dimension}`);
    expect(said.sort()).toEqual([
      "AIG311 securityType",
      "AIG325 securityType",
      "AIG328 sharing",
      "AIG329 securityType",
    ]);
  });

  test("takes a value for a trait of its own dimension alone", () => {
    const osType = ["TrustedLaunch"] as const;
    expect(
      judge({ osType, generation: ["V1"] }, { sharing: ["Community"], securityType: ["Standard"] }).problems,
    ).toEqual([]);
  });

  test("says what lies in the rest alone no second time", () => {
    const rest = { securityType: ["TrustedLaunch"], generation: ["V1"] } as const;
    expect(judge({ source: ["VirtualMachine"] }, rest)).toEqual({ problems: [], unjudged: [] });
    expect(judge({ source: ["Vhd"] }, rest).problems.map(({ code }) => code)).toEqual(["AIG311"]);
  });
});
