import { judge, type Trait, type Traits } from "../azure/conflicts";
import { inWords, problem, show, type Problem } from "../azure/problem";
import { cloudProblem, placeAdvice } from "../azure/region-rules";
import { normaliseRegion } from "../azure/regions";
import { FactSet } from "../checks/image-facts";
import type { NumberRule } from "../azure/value-rules";
import type { IImageDefinition } from "../definition/image-definition";
import type { Check } from "../private/check";
import { areAllOrNone, areDistinct, areNone, isSameRegion, within } from "../private/expressions";
import { isLiteralText, known } from "../private/known";
import { subscriptionIn } from "../private/resource-id";
import type { SharedImageVersionTargetRegion } from "../terraform/azurerm";
import { knownOf, whyFactUnknown } from "./definition-facts";
import { ReplicationMode, type ImageVersionProps } from "./image-version-options";

type Regions = readonly SharedImageVersionTargetRegion[];

/** What an error may be left out for: not to know the rest would only leave out warnings, so nothing is said of it. */
type Needed = "securityType" | "osState" | "sharing";

/**
 * What of a version does not go together with its definition. Of a definition that was imported without what a rule
 * needs, that rule is left out: what comes back is said in the report.
 */
export function checkFits(check: Check, props: ImageVersionProps, regions: Regions): Problem[] {
  const { definition, source } = props;
  const sets = present(regions);
  const tokens = sets.filter((set) => !known(set));
  const own: Traits = {
    source: [source.kind as Trait],
    copies: regions.length > 1 ? ["copied"] : [],
    encryption: sets.length > 0 ? ["encrypted"] : [],
  };
  const { problems, unjudged } = judge(own, traitsOf(definition));
  // A set that only Terraform knows may turn out to be null: what must not be then is asked in the plan.
  const open = tokens.length > 0 && tokens.length === sets.length;
  for (const found of problems) {
    if (found.prop === "diskEncryptionSetId" && open) check.atPlanTime(found.code, found.prop, () => areNone(tokens));
    else check.add(found);
  }
  const skipped = unjudged
    .filter(({ code }) => check.throws(code))
    .map(({ code, prop, dimension }) => {
      return problem(code, prop, `not checked: ${whyFactUnknown(definition, dimension as Needed)}`);
    });
  if (!open) return skipped;
  const said = "not checked: only Terraform knows whether a set is given";
  return [...skipped, problem("AIG324", "diskEncryptionSetId", said)];
}

const JUDGED = new FactSet("securityType", "osState", "architecture", "acceleratedNetworking");

/** The traits of a definition; what is not known is left out, but for what only warnings need. */
function traitsOf(definition: IImageDefinition): Traits {
  const { securityType, osState, architecture, acceleratedNetworking } = JUDGED.of(definition);
  const sharing = knownOf(definition, "sharing");
  return {
    securityType: securityType === undefined ? undefined : [traitOf(securityType)],
    osState: osState === undefined ? undefined : [osState as Trait],
    sharing: sharing === undefined ? undefined : [sharing.permission as Trait],
    architecture: architecture === undefined ? [] : [architecture as Trait],
    features: acceleratedNetworking ? ["acceleratedNetworking"] : [],
  };
}

/** To its versions a definition that supports both is one that supports confidential machines. */
function traitOf(securityType: string): Trait {
  const isBoth = securityType === "TrustedLaunchAndConfidentialVmSupported";
  return isBoth ? "ConfidentialVmSupported" : (securityType as Trait);
}

const ONE_REPLICA: NumberRule = { code: "AIG321", min: 1, max: 1 };

/** The rules over the settled regions together. */
export function checkRegionsTogether(check: Check, props: ImageVersionProps, regions: Regions): void {
  checkEncryption(check, regions);
  if (props.replicationMode !== ReplicationMode.SHALLOW) return;
  if (regions.length > 1) {
    const names = regions.map(({ name }) => name).join(", ");
    check.add(problem("AIG321", "targetRegions", `got ${names}, allowed the home region alone`));
  }
  for (const { name, regionalReplicaCount: replicas } of regions) {
    // A count below one has a rule of its own.
    if (!known(replicas)) check.atPlanTime("AIG321", `replicas in ${name}`, () => within(ONE_REPLICA, replicas), "1");
    else if (typeof replicas === "number" && replicas > 1)
      check.add(problem("AIG321", `replicas in ${name}`, `got ${replicas}, allowed 1`));
  }
  const sets = present(regions);
  if (sets.some(known)) {
    check.add(problem("AIG322", "diskEncryptionSetId", "got a disk encryption set with replication mode Shallow"));
  } else if (sets.length > 0) {
    check.atPlanTime("AIG322", "diskEncryptionSetId", () => areNone(sets));
  }
}

function present(regions: Regions): string[] {
  return regions.map(({ diskEncryptionSetId: set }) => set).filter((set) => set !== undefined);
}

/** Disk encryption sets: in all regions or in none, one for each region, of one subscription. */
function checkEncryption(check: Check, regions: Regions): void {
  const sets = present(regions);
  if (sets.length === 0) return;
  const literals = sets.filter(isLiteralText);
  const bare = regions.filter(({ diskEncryptionSetId }) => diskEncryptionSetId === undefined).map(({ name }) => name);
  if (literals.length > 0 && bare.length > 0) {
    check.add(problem("AIG323", "targetRegions", `no disk encryption set for ${bare.join(", ")}`));
  } else if (literals.length < sets.length && regions.length > 1) {
    check.atPlanTime("AIG323", "targetRegions", () => areAllOrNone(sets, regions.length));
  }
  const shared = sharedSets(regions);
  check.addAll(shared);
  if (shared.length === 0 && sets.length > 1 && literals.length < sets.length) {
    check.atPlanTime("AIG326", "targetRegions", () => areDistinct(sets));
  }
  const subscriptions = new Set(literals.map(subscriptionIn));
  if (subscriptions.size > 1) {
    const names = [...subscriptions].map((id) => show(id)).join(" and ");
    check.add(problem("AIG330", "targetRegions", `got sets of the subscriptions ${names}, allowed one`));
  }
  if (literals.length > 0) {
    check.add(problem("AIG324", "targetRegions", `${sets.length} of ${regions.length} regions are encrypted`));
  }
}

/** Regions with one set, as far as it is known. One token given for all regions is one set, or null. */
function sharedSets(regions: Regions): Problem[] {
  const names = new Map<string, string[]>();
  for (const { name, diskEncryptionSetId: set } of regions) {
    if (!isLiteralText(set)) continue;
    const key = set.toLowerCase();
    names.set(key, [...(names.get(key) ?? []), show(name)]);
  }
  return [...names.values()]
    .filter((sharing) => sharing.length > 1)
    .map((sharing) => problem("AIG326", "targetRegions", `${inWords(sharing)} share one disk encryption set`));
}

/** Where a version lies, against its definition and all its regions. */
export function checkPlaces(
  check: Check,
  { definition, location: own }: ImageVersionProps,
  location: string | undefined,
  regions: Regions,
): void {
  if (typeof location !== "string" || location === "") return;
  const parents = definition.location;
  const names = regions.map(({ name }) => name).filter(known);
  check.addIf(cloudProblem("targetRegions", known(location) ? location : undefined, names));
  if (known(location)) {
    if (own !== undefined && own !== null && isLiteralText(parents)) {
      check.addIf(cloudProblem("location", parents, [location]) ?? placeAdvice(location, parents, "definition"));
    }
  }
  checkSharedPlace(check, definition, location);
}

/** The home region in a directly shared gallery, which has to be the gallery's. */
function checkSharedPlace(check: Check, definition: IImageDefinition, location: string): void {
  // Of an imported definition the gallery is not known.
  const { gallery } = definition as { readonly gallery?: { readonly location?: string } };
  const wanted = gallery?.location;
  if (wanted === undefined || wanted === location) return;
  if (knownOf(definition, "sharing")?.permission !== "Groups") return;
  if (!known(location) || !known(wanted)) {
    check.atPlanTime("AIG331", "location", () => isSameRegion(location, wanted));
  } else if (normaliseRegion(location) !== normaliseRegion(wanted)) {
    check.add(problem("AIG331", "location", `got ${show(location)}, allowed ${show(wanted)}`));
  }
}
