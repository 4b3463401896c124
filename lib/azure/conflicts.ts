import { problem, type Problem } from "./problem";
import type { RuleCode } from "./rules";

/**
 * Which traits of an image do not go together: one table for synth, for the docs and for whoever wants to read it. A
 * trait is one value of one dimension.
 */
export const DIMENSIONS = {
  securityType: ["Standard", "TrustedLaunchSupported", "TrustedLaunch", "ConfidentialVmSupported", "ConfidentialVM"],
  generation: ["V1", "V2"],
  architecture: ["x64", "Arm64"],
  osType: ["Linux", "Windows"],
  osState: ["Generalized", "Specialized"],
  features: ["acceleratedNetworking", "hibernation", "nvme"],
  sharing: ["Private", "Groups", "Community"],
  plan: ["purchasePlan"],
  source: ["ManagedImage", "VirtualMachine", "OsDiskSnapshot", "Vhd"],
  copies: ["copied"],
  encryption: ["encrypted"],
} as const;

export type Dimension = keyof typeof DIMENSIONS;

/** The traits of a dimension as members of an enum. */
export function traitMembers(dimension: Dimension): Record<string, string> {
  return Object.fromEntries(DIMENSIONS[dimension].map((trait) => [trait, trait]));
}

export type Trait = (typeof DIMENSIONS)[Dimension][number];

/** Traits that break a rule together, with the prop that is blamed and what is said of it. */
export interface Conflict {
  readonly code: RuleCode;
  readonly traits: readonly Trait[];
  readonly prop: string;
  readonly detail: string;
}

/** Every combination of one trait of each list. */
function conflicts(
  code: RuleCode,
  prop: string,
  lists: readonly (readonly Trait[])[],
  detail: (...traits: string[]) => string,
): Conflict[] {
  const combinations = lists.reduce<Trait[][]>(
    (done, list) => done.flatMap((traits) => list.map((trait) => [...traits, trait])),
    [[]],
  );
  return combinations.map((traits) => ({ code, traits, prop, detail: detail(...traits) }));
}

const TRUSTED: readonly Trait[] = ["TrustedLaunchSupported", "TrustedLaunch"];
const CONFIDENTIAL: readonly Trait[] = ["ConfidentialVmSupported", "ConfidentialVM"];
/** For machines with guest state alone. */
const ONLY: readonly Trait[] = ["TrustedLaunch", "ConfidentialVM"];
const SUPPORTED: readonly Trait[] = ["TrustedLaunchSupported", "ConfidentialVmSupported"];
const SHARED: readonly Trait[] = ["Groups", "Community"];

const SOURCES: { readonly [source: string]: string } = {
  ManagedImage: "a managed image",
  VirtualMachine: "a virtual machine",
  OsDiskSnapshot: "a snapshot or disk",
  Vhd: "a VHD",
};

export const CONFLICTS: readonly Conflict[] = [
  ...conflicts("AIG301", "hyperVGeneration", [[...TRUSTED, ...CONFIDENTIAL], ["V1"]], (type) => {
    return `got "V1" with securityType "${type}", allowed HyperVGeneration.V2`;
  }),
  ...conflicts("AIG304", "securityType", [ONLY, SHARED], (type, sharing) => {
    return `got "${type}" in a gallery shared with "${sharing}", allowed in private galleries only`;
  }),
  ...conflicts("AIG305", "hyperVGeneration", [["Arm64"], ["V1"]], () => 'got "V1" with architecture "Arm64"'),
  ...conflicts(
    "AIG306",
    "securityType",
    [CONFIDENTIAL, ["Arm64"]],
    (type) => `got "${type}" with architecture "Arm64"`,
  ),
  ...conflicts("AIG307", "nvme", [["nvme"], ["V1"]], () => 'got true with hyperVGeneration "V1"'),
  ...conflicts("AIG307", "nvme", [["nvme"], CONFIDENTIAL], (_, type) => `got true with securityType "${type}"`),
  ...conflicts("AIG308", "hibernation", [["hibernation"], ["V1"]], () => 'got true with hyperVGeneration "V1"'),
  ...conflicts("AIG308", "hibernation", [["hibernation"], ["TrustedLaunch"], ["Linux"]], () => {
    return 'got true with securityType "TrustedLaunch" and osType "Linux"';
  }),
  ...conflicts("AIG309", "purchasePlan", [["purchasePlan"], ["Community"]], () => {
    return "got a plan in a community gallery, allowed none";
  }),
  ...conflicts("AIG310", "osState", [["Specialized"], ["Community"]], () => 'got "Specialized" in a community gallery'),
  ...conflicts("AIG311", "source", [["ManagedImage", "Vhd"], ONLY], (source, type) => {
    return `${SOURCES[source]} cannot feed a definition of securityType "${type}"`;
  }),
  ...conflicts("AIG312", "source", [["ManagedImage"], ["Arm64"]], () => "a managed image for an Arm64 definition"),
  ...conflicts("AIG313", "source", [["ManagedImage"], ["Specialized"]], () => {
    return "a managed image cannot feed a specialized definition";
  }),
  ...conflicts("AIG316", "source", [["VirtualMachine", "OsDiskSnapshot"], SUPPORTED], (source, type) => {
    return `${SOURCES[source]} for a definition of securityType "${type}"`;
  }),
  ...conflicts("AIG317", "source", [["ManagedImage"], ["acceleratedNetworking"]], () => {
    return "a managed image for a definition with accelerated networking";
  }),
  ...conflicts("AIG325", "targetRegions", [["copied"], ["ConfidentialVM"]], () => {
    return 'copies beyond the home region of a definition of securityType "ConfidentialVM"';
  }),
  ...conflicts("AIG327", "diskEncryptionSetId", [["encrypted"], ["Vhd"]], () => "got a set for a VHD source"),
  ...conflicts("AIG328", "diskEncryptionSetId", [["encrypted"], SHARED], (_, sharing) => {
    return `got a set in a gallery shared with "${sharing}", allowed none`;
  }),
  ...conflicts("AIG329", "diskEncryptionSetId", [["encrypted"], [...TRUSTED, ...CONFIDENTIAL]], (_, type) => {
    return `got a set for a definition of securityType "${type}"`;
  }),
];

/** What is known of an image: its traits, by dimension; a dimension that is left out is not known. */
export type Traits = { readonly [D in Dimension]?: readonly Trait[] };

export interface Verdict {
  readonly problems: readonly Problem[];
  /** Rules that cannot be judged, since a dimension is not known. */
  readonly unjudged: readonly { readonly code: RuleCode; readonly prop: string; readonly dimension: Dimension }[];
}

const NAMES = Object.keys(DIMENSIONS) as Dimension[];
const DIMENSION_OF = new Map<Trait, Dimension>(
  NAMES.flatMap((dimension) => DIMENSIONS[dimension].map((trait) => [trait, dimension] as const)),
);

/** A bit for each trait, so that a set of traits is a number: thousands of images are judged. There is room for 31. */
const BIT = new Map<Trait, number>([...DIMENSION_OF.keys()].map((trait, i) => [trait, 1 << i]));

function bitsOf(traits: readonly Trait[]): number {
  let bits = 0;
  for (const trait of traits) bits |= BIT.get(trait) ?? 0;
  return bits;
}

const BITS_OF = new Map(NAMES.map((dimension) => [dimension, bitsOf(DIMENSIONS[dimension])]));
const JUDGED = CONFLICTS.map((conflict) => ({ conflict, bits: bitsOf(conflict.traits) }));

/** The conflicts with at least one trait of `own`; those that lie in `rest` alone have been said before. */
export function judge(own: Traits, rest: Traits = {}): Verdict {
  let [mine, all, unknown] = [0, 0, 0];
  for (const dimension of NAMES) {
    const traits = own[dimension] ?? rest[dimension];
    const room = BITS_OF.get(dimension)!;
    if (traits === undefined) {
      unknown |= room;
      continue;
    }
    // A value that is none of this dimension's is refused elsewhere.
    const bits = bitsOf(traits) & room;
    all |= bits;
    if (own[dimension] !== undefined) mine |= bits;
  }
  const problems: Problem[] = [];
  const unjudged = new Map<string, Verdict["unjudged"][number]>();
  for (const { conflict, bits } of JUDGED) {
    if ((bits & mine) === 0) continue;
    const { code, prop, detail, traits } = conflict;
    const lacking = bits & ~all;
    if (lacking === 0) {
      problems.push(problem(code, prop, detail));
    } else if ((lacking & ~unknown) === 0) {
      const dimension = DIMENSION_OF.get(traits.find((trait) => (BIT.get(trait)! & lacking) !== 0)!)!;
      unjudged.set(`${code}|${dimension}`, { code, prop, dimension });
    }
  }
  return { problems, unjudged: [...unjudged.values()] };
}
