import type { IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { withoutLeadingZeros } from "../azure/version-number";
import { known } from "../private/known";
import type { Kept } from "../private/resources";
import { Stacks } from "../private/subscription";
import type { Finding, Noun } from "./findings";
import type { Parents } from "./parents";

/** What has to be unique: names and identifiers in their parent, gallery names in a subscription. */
export function findDuplicates(nouns: readonly Noun[], parents: Parents): Finding[] {
  // Of resources with `count` or `for_each` there may be none.
  const certain = nouns.filter(({ resource }) => !isRepeated(resource));
  return [
    ...sharedGalleryNames(certain, parents),
    ...sharedDefinitionNames(certain, parents),
    ...sharedIdentifiers(certain, parents),
    ...sharedVersions(certain, parents),
  ];
}

/** Finds things with one key in one place: the second and every later one gets a finding that names the first. */
function duplicates<T extends { readonly construct: IConstruct }>(
  things: readonly T[],
  placeOf: (thing: T) => unknown,
  keyOf: (thing: T) => string,
  describe: (thing: T, first: T) => Problem,
): Finding[] {
  const places = new Map<unknown, Map<string, T>>();
  const findings: Finding[] = [];
  for (const thing of things) {
    const place = placeOf(thing);
    const first = places.get(place) ?? new Map<string, T>();
    places.set(place, first);
    const key = keyOf(thing);
    const twin = first.get(key);
    if (!twin) first.set(key, thing);
    else findings.push({ construct: thing.construct, problem: describe(thing, twin) });
  }
  return findings;
}

function isRepeated(resource: object): boolean {
  const {
    count,
    forEach,
    rawOverrides = {},
  } = resource as {
    readonly count?: unknown;
    readonly forEach?: unknown;
    readonly rawOverrides?: object;
  };
  return count !== undefined || forEach !== undefined || "count" in rawOverrides || "for_each" in rawOverrides;
}

/** AIG002: two resources that CDK for Terraform would merge into one. */
export function sharedAddresses(made: readonly Kept[]): Finding[] {
  const stacks = new Stacks();
  return duplicates(
    made.filter(({ resource }) => resource !== undefined),
    ({ construct }) => stacks.of(construct),
    ({ resource }) => `${resource!.terraformResourceType}|${resource!.friendlyUniqueId}`,
    ({ construct }, twin) =>
      problem("AIG002", "id", `${show(construct.node.id)} gives the same Terraform address as ${pathOf(twin)}`),
  );
}

/** AIG404. */
function sharedGalleryNames(nouns: readonly Noun[], { subscriptions }: Parents): Finding[] {
  return duplicates(
    nouns.filter((noun) => noun.kind === "gallery").filter(({ construct }) => known(construct.nameInput)),
    ({ construct }) => subscriptions.of(construct).key,
    ({ construct }) => construct.nameInput.toLowerCase(),
    ({ construct: { nameInput } }, twin) =>
      problem("AIG404", "galleryName", `got ${show(nameInput)}, which ${pathOf(twin)} has in the same subscription`),
  );
}

/** AIG402. */
function sharedDefinitionNames(nouns: readonly Noun[], parents: Parents): Finding[] {
  return duplicates(
    nouns.filter((noun) => noun.kind === "definition").filter(({ construct }) => known(construct.nameInput)),
    ({ construct }) => parents.keyOf(construct, construct.gallery),
    ({ construct }) => construct.nameInput.toLowerCase(),
    ({ construct: { nameInput } }, twin) =>
      problem("AIG402", "definitionName", `got ${show(nameInput)}, which ${pathOf(twin)} has in the same gallery`),
  );
}

/** AIG401; AIG453 where they differ by letter case alone. */
function sharedIdentifiers(nouns: readonly Noun[], parents: Parents): Finding[] {
  const definitions = nouns.flatMap((noun) => {
    if (noun.kind !== "definition") return [];
    const { identifier, gallery } = noun.construct;
    const triple = [identifier.publisher, identifier.offer, identifier.sku].join(":");
    if (!known(triple)) return [];
    return [{ ...noun, key: triple, near: triple.toLowerCase(), parent: parents.keyOf(noun.construct, gallery) }];
  });
  return exactOrNear(
    definitions,
    ({ key }, twin) =>
      problem("AIG401", "identifier", `got ${show(key)}, which ${pathOf(twin)} has in the same gallery`),
    ({ key }, twin) =>
      problem(
        "AIG453",
        "identifier",
        `got ${show(key)}, which differs from that of ${pathOf(twin)} by letter case only`,
      ),
  );
}

/** AIG403; AIG454 where they differ by leading zeros alone. */
function sharedVersions(nouns: readonly Noun[], parents: Parents): Finding[] {
  const versions = nouns.flatMap((noun) => {
    if (noun.kind !== "version" || !known(noun.construct.version)) return [];
    const { construct } = noun;
    const { version, definition } = construct;
    return [
      { construct, key: version, near: withoutLeadingZeros(version), parent: parents.keyOf(construct, definition) },
    ];
  });
  return exactOrNear(
    versions,
    ({ key }, twin) =>
      problem("AIG403", "version", `got ${show(key)}, which ${pathOf(twin)} has in the same definition`),
    ({ key }, twin) =>
      problem("AIG454", "version", `${show(key)} is the number of ${show(twin.key)} at ${pathOf(twin)}`),
  );
}

interface Keyed {
  readonly construct: IConstruct;
  readonly parent: string;
  readonly key: string;
  /** The key as Azure may see it. */
  readonly near: string;
}

/** Things that are the same, and things that are nearly so without being the same as any. */
function exactOrNear(
  things: readonly Keyed[],
  describe: (thing: Keyed, first: Keyed) => Problem,
  describeNear: (thing: Keyed, first: Keyed) => Problem,
): Finding[] {
  const place = ({ parent }: Keyed): string => parent;
  const same = duplicates(things, place, ({ key }) => key, describe);
  // Most are written as they are compared.
  if (things.every(({ key, near }) => key === near)) return same;
  const said = new Set(same.map(({ construct }) => construct));
  const others = things.filter(({ construct }) => !said.has(construct));
  return [...same, ...duplicates(others, place, ({ near }) => near, describeNear)];
}

function pathOf({ construct }: { readonly construct: IConstruct }): string {
  return construct.node.path;
}
