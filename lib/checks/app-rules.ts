import type { IConstruct } from "constructs";
import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { LIMITS } from "../azure/limits";
import { problem, show, type Problem } from "../azure/problem";
import { displayRegion, normaliseRegion } from "../azure/regions";
import type { IImageDefinition } from "../definition/image-definition";
import { known } from "../private/known";
import { TerraformStack, type TerraformElement, type TerraformResource } from "../terraform/framework";
import type { ImageVersion } from "../version/image-version";
import type { AppResult, Finding, Noun } from "./findings";

/** The rules over several constructs of one app. Each is one pass with an index, so the whole stays linear. */
export function checkApp(nouns: readonly Noun[]): AppResult {
  return {
    errors: [
      ...sharedAddresses(nouns),
      ...sharedNames(nouns),
      ...sharedIdentifiers(nouns),
      ...sharedGalleryNames(nouns),
      ...countsAboveLimits(nouns),
    ],
    warnings: regionsWithoutLatest(nouns),
  };
}

/** Finds things with one key: the second and every later one gets a finding that names the first. */
function duplicates<T extends { readonly construct: IConstruct }>(
  things: readonly T[],
  keyOf: (thing: T) => string | undefined,
  describe: (thing: T, firstPath: string) => Problem,
): Finding[] {
  const first = new Map<string, T>();
  const findings: Finding[] = [];
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const twin = first.get(key);
    if (!twin) first.set(key, thing);
    else findings.push({ construct: thing.construct, problem: describe(thing, twin.construct.node.path) });
  }
  return findings;
}

/** AIG002: two resources that CDK for Terraform would merge into one. */
function sharedAddresses(nouns: readonly Noun[]): Finding[] {
  return duplicates(
    nouns,
    ({ kind, construct }) => {
      const resource = construct.node.defaultChild as TerraformElement | undefined;
      return resource && `${TerraformStack.of(construct).node.path}|${kind}|${resource.friendlyUniqueId}`;
    },
    ({ construct }, twin) =>
      problem("AIG002", "id", `${show(construct.node.id)} gives the same Terraform address as ${twin}`),
  );
}

/** AIG402, AIG403: definitions of one gallery and versions of one definition with the same name. */
function sharedNames(nouns: readonly Noun[]): Finding[] {
  const parents = new ParentKeys();
  return [
    ...duplicates(
      nouns.filter((noun) => noun.kind === "definition"),
      ({ construct }) => parents.key(construct.gallery, construct.nameInput),
      ({ construct }, twin) =>
        problem("AIG402", "definitionName", `got ${show(construct.nameInput)}, which ${twin} has in the same gallery`),
    ),
    ...duplicates(
      nouns.filter((noun) => noun.kind === "version"),
      ({ construct }) => parents.key(construct.definition, construct.version),
      ({ construct }, twin) =>
        problem("AIG403", "version", `got ${show(construct.version)}, which ${twin} has in the same definition`),
    ),
  ];
}

/** AIG401: definitions of one gallery with the same publisher, offer and sku. */
function sharedIdentifiers(nouns: readonly Noun[]): Finding[] {
  const parents = new ParentKeys();
  return duplicates(
    nouns.filter((noun) => noun.kind === "definition"),
    ({ construct: { gallery, identifier } }) => {
      const triple = [identifier.publisher, identifier.offer, identifier.sku];
      return triple.every(known) ? parents.key(gallery, triple.join("\n"), true) : undefined;
    },
    ({ construct: { identifier } }, twin) =>
      problem(
        "AIG401",
        "identifier",
        `got ${show([identifier.publisher, identifier.offer, identifier.sku].join(":"))}, which ${twin} has in the same gallery`,
      ),
  );
}

/** What stands for the subscription of a construct, as far as it is known here: its stack and its provider. */
function subscriptionKey(construct: IConstruct): string {
  const { provider } = construct.node.defaultChild as TerraformResource;
  return `${TerraformStack.of(construct).node.path}|${provider?.node.path ?? ""}`;
}

/** AIG404: galleries with one name in one subscription. */
function sharedGalleryNames(nouns: readonly Noun[]): Finding[] {
  return duplicates(
    nouns.filter((noun) => noun.kind === "gallery"),
    ({ construct }) => {
      return known(construct.nameInput)
        ? `${subscriptionKey(construct)}|${construct.nameInput.toLowerCase()}`
        : undefined;
    },
    ({ construct }, twin) =>
      problem("AIG404", "galleryName", `got ${show(construct.nameInput)}, which ${twin} has in the same subscription`),
  );
}

const COUNTED = { gallery: LIMITS.galleries, definition: LIMITS.definitions, version: LIMITS.versions } as const;

/** AIG405: more of a kind in one region than a subscription may hold. */
function countsAboveLimits(nouns: readonly Noun[]): Finding[] {
  const counts = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { kind, construct } of nouns) {
    const { location } = construct;
    if (location === undefined || !known(location)) continue;
    const key = [kind, subscriptionKey(construct), normaliseRegion(location)].join("|");
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    // Said once, on the first one that is too many.
    if (count !== COUNTED[kind].max + 1) continue;
    const { max, unit } = COUNTED[kind];
    const detail = `more than ${max} ${unit} in ${displayRegion(location)}, allowed ${max} per subscription and region`;
    findings.push({ construct, problem: problem("AIG405", "location", detail) });
  }
  return findings;
}

/** AIG451: regions to which versions are copied, but where every one of them is hidden from latest. */
function regionsWithoutLatest(nouns: readonly Noun[]): Finding[] {
  const byDefinition = new Map<IImageDefinition, LatestCandidate[]>();
  for (const { kind, construct } of nouns) {
    if (kind !== "version" || !known(construct.version)) continue;
    const siblings = byDefinition.get(construct.definition);
    if (siblings) siblings.push(latestCandidate(construct));
    else byDefinition.set(construct.definition, [latestCandidate(construct)]);
  }
  const findings: Finding[] = [];
  for (const [definition, versions] of byDefinition) {
    // Without any exclusion there is nothing to find out, and that is the common case.
    if (!versions.some(isHiddenSomewhere)) continue;
    for (const [region, version] of latestByRegion(versions)) {
      if (version) continue;
      const there = versions.filter(({ regions }) => regions.has(region)).map((candidate) => candidate.version);
      findings.push({
        construct: definition,
        problem: problem(
          "AIG451",
          "excludeFromLatest",
          `in ${displayRegion(region)} every version is hidden from latest (${there.join(", ")})`,
        ),
      });
    }
  }
  return findings;
}

/** A version as the arithmetic of latest sees it. */
export function latestCandidate({ version, excludeFromLatest, targetRegions }: ImageVersion): LatestCandidate {
  return { version, excludeFromLatest, regions: new Map(Object.entries(targetRegions)) };
}

function isHiddenSomewhere({ excludeFromLatest, regions }: LatestCandidate): boolean {
  return excludeFromLatest === true || [...regions.values()].some((region) => region.excludeFromLatest === true);
}

/** Keys for "the same name under the same parent"; parents are the same if they are one construct. */
class ParentKeys {
  private readonly numbers = new Map<unknown, number>();

  /** Undefined for a name that only Terraform knows. Names are compared as Azure does, without regard to case. */
  public key(parent: object, name: string, caseSensitive = false): string | undefined {
    if (!known(name)) return undefined;
    const number = this.numbers.get(parent) ?? this.numbers.size;
    this.numbers.set(parent, number);
    return `${number}|${caseSensitive ? name : name.toLowerCase()}`;
  }
}
