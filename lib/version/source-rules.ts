import { otherCloud } from "../azure/blob-hosts";
import { problem, show, type Problem } from "../azure/problem";
import { normaliseRegion } from "../azure/regions";
import { dataDiskProblem, imageSizeProblem } from "../azure/vhd";
import type { Check } from "../private/check";
import { isSameRegion } from "../private/expressions";
import { isLiteralText, known } from "../private/known";
import { FACTS, knownOf, whyFactUnknown } from "./definition-facts";
import { ImageSourceKind } from "./image-source-kind";
import { ReplicationMode, type ImageVersionProps } from "./image-version-options";
import type { DiskSizes, SourceFacts } from "./source-facts";

/** A source and what is made of it lie in one cloud and one region, as far as both are known. */
export function checkSourcePlace(check: Check, prop: string, location: unknown, facts: SourceFacts): void {
  const { location: theirs, blobHost } = facts;
  if (blobHost && isLiteralText(location)) check.addIf(otherCloud(prop, blobHost.host, blobHost.cloud, location));
  if (typeof location !== "string" || location === "" || typeof theirs !== "string" || location === theirs) return;
  if (!known(location) || !known(theirs)) {
    check.atPlanTime("AIG613", prop, () => isSameRegion(location, theirs));
  } else if (normaliseRegion(location) !== normaliseRegion(theirs)) {
    check.add(problem("AIG613", prop, `it lies in ${show(theirs)}, allowed ${show(location)}`));
  }
}

/** What a source is, against its definition. What an import does not tell is left out, and comes back as that. */
export function checkSourceFits(
  check: Check,
  { definition, source, replicationMode }: ImageVersionProps,
  location: string | undefined,
): Problem[] {
  const facts = source._facts();
  checkSourcePlace(check, "source", location, facts);
  checkSizes(check, facts, replicationMode === ReplicationMode.SHALLOW);
  const unknown = checkSourceKind(check, facts, (fact) => knownOf(definition, fact), source.kind);
  return unknown.map((fact) => problem("AIG614", "source", `not checked: ${whyFactUnknown(definition, fact)}`));
}

function checkSizes(check: Check, { diskBytes, dataDisks = [] }: DiskSizes, shallow: boolean): void {
  if (diskBytes !== undefined) check.addIf(imageSizeProblem("source", diskBytes, shallow));
  for (const disk of dataDisks) check.addIf(dataDiskProblem("source", disk, shallow));
}

const GENERALIZE =
  "Generalize the system and say so, or use its machine or a snapshot of its disk for a specialized definition: a " +
  "managed image feeds generalized ones alone.";

const COMPARED = ["osType", "osState", "hyperVGeneration"] as const;

/** What is compared of a source and of what is made of it. */
type Compared = (typeof COMPARED)[number];

/** Two descriptions of one image; gives what cannot be compared, since it is not known what is wanted. */
export function checkSourceKind(
  check: Check,
  facts: SourceFacts,
  wanted: (fact: Compared) => string | undefined,
  kind?: ImageSourceKind,
): Compared[] {
  return COMPARED.filter((fact) => {
    const has = facts[fact];
    if (!isLiteralText(has)) return false;
    const wants = wanted(fact);
    if (wants !== undefined && has !== wants) {
      // Another definition would refuse a specialized managed image too.
      const remedy = fact === "osState" && kind === ImageSourceKind.MANAGED_IMAGE ? GENERALIZE : undefined;
      check.add(problem("AIG614", "source", `its ${FACTS[fact]} is ${show(has)}, allowed ${show(wants)}`, remedy));
    }
    return wants === undefined;
  });
}
