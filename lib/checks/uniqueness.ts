import type { IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { numbersOf } from "../azure/version-number";
import { known } from "../private/known";
import { TerraformStack, type TerraformResource } from "../terraform/framework";
import type { Finding, Noun } from "./findings";
import type { Parents } from "./parents";

/** What has to be unique: names and identifiers in their parent, gallery names in a subscription. */
export function findDuplicates(nouns: readonly Noun[], parents: Parents): Finding[] {
  // Of resources with `count` or `for_each` there may be none.
  const certain = nouns.filter(({ construct }) => !isRepeated(construct));
  return [
    ...sharedGalleryNames(certain, parents),
    ...sharedDefinitionNames(certain, parents),
    ...sharedIdentifiers(certain, parents),
    ...sharedVersions(certain, parents),
  ];
}

/** Finds things with one key: the second and every later one gets a finding that names the first. */
function duplicates<T extends { readonly construct: IConstruct }>(
  things: readonly T[],
  keyOf: (thing: T) => string | undefined,
  describe: (thing: T, first: T) => Problem,
): Finding[] {
  const first = new Map<string, T>();
  const findings: Finding[] = [];
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const twin = first.get(key);
    if (!twin) first.set(key, thing);
    else findings.push({ construct: thing.construct, problem: describe(thing, twin) });
  }
  return findings;
}

function isRepeated({ node }: IConstruct): boolean {
  const resource = node.defaultChild as { count?: unknown; forEach?: unknown; rawOverrides?: object } | undefined;
  const { count, forEach, rawOverrides = {} } = resource ?? {};
  return count !== undefined || forEach !== undefined || "count" in rawOverrides || "for_each" in rawOverrides;
}

/** AIG002: two resources that CDK for Terraform would merge into one. */
export function sharedAddresses(made: readonly IConstruct[]): Finding[] {
  return duplicates(
    made.map((construct) => ({ construct })),
    ({ construct }) => {
      const resource = construct.node.defaultChild as TerraformResource | undefined;
      if (resource === undefined) return undefined;
      return `${TerraformStack.of(construct).node.path}|${resource.terraformResourceType}|${resource.friendlyUniqueId}`;
    },
    ({ construct }, twin) =>
      problem("AIG002", "id", `${show(construct.node.id)} gives the same Terraform address as ${pathOf(twin)}`),
  );
}

/** AIG404. */
function sharedGalleryNames(nouns: readonly Noun[], { subscriptions }: Parents): Finding[] {
  return duplicates(
    nouns.filter((noun) => noun.kind === "gallery"),
    ({ construct }) => {
      const { nameInput } = construct;
      return known(nameInput) ? `${subscriptions.of(construct).key}|${nameInput.toLowerCase()}` : undefined;
    },
    ({ construct: { nameInput } }, twin) =>
      problem("AIG404", "galleryName", `got ${show(nameInput)}, which ${pathOf(twin)} has in the same subscription`),
  );
}

/** AIG402. */
function sharedDefinitionNames(nouns: readonly Noun[], parents: Parents): Finding[] {
  return duplicates(
    nouns.filter((noun) => noun.kind === "definition"),
    ({ construct }) => {
      const { nameInput, gallery } = construct;
      return known(nameInput) ? `${parents.keyOf(construct, gallery)}|${nameInput.toLowerCase()}` : undefined;
    },
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
    return known(triple) ? [{ ...noun, triple, parent: parents.keyOf(noun.construct, gallery) }] : [];
  });
  return exactOrNear(
    definitions,
    ({ parent, triple }) => `${parent}|${triple}`,
    ({ triple }, twin) =>
      problem("AIG401", "identifier", `got ${show(triple)}, which ${pathOf(twin)} has in the same gallery`),
    ({ parent, triple }) => `${parent}|${triple.toLowerCase()}`,
    ({ triple }, twin) =>
      problem(
        "AIG453",
        "identifier",
        `got ${show(triple)}, which differs from that of ${pathOf(twin)} by letter case only`,
      ),
  );
}

/** AIG403; AIG454 where they differ by leading zeros alone. */
function sharedVersions(nouns: readonly Noun[], parents: Parents): Finding[] {
  const versions = nouns.flatMap((noun) => {
    if (noun.kind !== "version" || !known(noun.construct.version)) return [];
    const { version, definition } = noun.construct;
    return [{ ...noun, version, parent: parents.keyOf(noun.construct, definition) }];
  });
  return exactOrNear(
    versions,
    ({ parent, version }) => `${parent}|${version}`,
    ({ version }, twin) =>
      problem("AIG403", "version", `got ${show(version)}, which ${pathOf(twin)} has in the same definition`),
    ({ parent, version }) => `${parent}|${numbersOf(version).join(".")}`,
    ({ version }, twin) =>
      problem("AIG454", "version", `${show(version)} is the number of ${show(twin.version)} at ${pathOf(twin)}`),
  );
}

/** Things that are the same, and things that are nearly so without being the same as any. */
function exactOrNear<T extends { readonly construct: IConstruct }>(
  things: readonly T[],
  exact: (thing: T) => string,
  describe: (thing: T, first: T) => Problem,
  near: (thing: T) => string,
  describeNear: (thing: T, first: T) => Problem,
): Finding[] {
  const same = duplicates(things, exact, describe);
  const said = new Set(same.map(({ construct }) => construct));
  const others = things.filter(({ construct }) => !said.has(construct));
  return [...same, ...duplicates(others, near, describeNear)];
}

function pathOf({ construct }: { readonly construct: IConstruct }): string {
  return construct.node.path;
}
