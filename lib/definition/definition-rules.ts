import type { IConstruct } from "constructs";
import { judge, type Trait, type Traits } from "../azure/conflicts";
import { problem, type Problem } from "../azure/problem";
import { cloudProblem, placeAdvice } from "../azure/region-rules";
import {
  DEFINITION_NAME,
  MEMORY_GB,
  NOT_EMPTY,
  OFFER_OR_SKU,
  PUBLISHER,
  VCPUS,
  WEB_ADDRESS,
} from "../azure/value-rules";
import type { Check } from "../private/check";
import { whyUnknown } from "../private/escape-hatch";
import { isLiteralText, known } from "../private/known";
import { sharingOf } from "../private/sharing";
import type { ImageDefinitionProps } from "./image-definition-options";
import { IDENTIFIER_PROPS, PLAN_PROPS, type ImageIdentifier, type PurchasePlan } from "./image-identifier";
import { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "./image-platform";
import { SecurityType } from "./image-security";

/** The name that is made of an identifier, which may be anything yet. */
export function nameOf(identifier: ImageIdentifier | undefined): string {
  return [identifier?.offer, identifier?.sku].filter((part) => typeof part === "string").join("-");
}

/** Publisher, offer, sku and plan, and the name that is given or made of them. */
export function checkIdentity(check: Check, scope: IConstruct, props: ImageDefinitionProps, name: string): void {
  const { identifier } = props;
  const isGiven = (props.definitionName ?? undefined) !== undefined;
  checkIdentifier(check, identifier);
  // A name made of an illegal offer or sku would only say the same fault again, unless that has been relaxed.
  const isNameable = (part: unknown): boolean =>
    typeof part === "string" &&
    part !== "" &&
    (!known(part) || OFFER_OR_SKU.regex.test(part) || !check.refuses(scope, OFFER_OR_SKU.code));
  if (isGiven || (isNameable(identifier?.offer) && isNameable(identifier?.sku))) {
    check.text(DEFINITION_NAME, "definitionName", name);
  }
  checkPlan(check, props.purchasePlan);
}

function checkIdentifier(check: Check, identifier: ImageIdentifier): void {
  if (!check.struct(IDENTIFIER_PROPS, "identifier", identifier, true)) return;
  check.text(PUBLISHER, "identifier.publisher", identifier.publisher);
  check.text(OFFER_OR_SKU, "identifier.offer", identifier.offer);
  check.text(OFFER_OR_SKU, "identifier.sku", identifier.sku);
}

function checkPlan(check: Check, plan: PurchasePlan | undefined): void {
  if (!check.struct(PLAN_PROPS, "purchasePlan", plan)) return;
  check.text(NOT_EMPTY, "purchasePlan.name", plan.name);
  check.optionalText(NOT_EMPTY, "purchasePlan.publisher", plan.publisher);
  check.optionalText(NOT_EMPTY, "purchasePlan.product", plan.product);
  const missing = (["publisher", "product"] as const).filter((part) => (plan[part] ?? undefined) === undefined);
  if (missing.length === 0) return;
  const are = missing.length === 1 ? "is" : "are";
  check.add(problem("AIG111", "purchasePlan", `${missing.join(" and ")} ${are} missing`));
}

/** Location and resource group, which usually come from the gallery. */
export function checkPlace(check: Check, props: ImageDefinitionProps, location: string | undefined): void {
  const { gallery, resourceGroupName } = props;
  if (location === undefined) {
    check.add(problem("AIG009", "location", "got nothing, and the imported gallery does not know its location"));
  } else if (props.location !== undefined && props.location !== null) {
    check.region("location", location);
    if (isLiteralText(location) && isLiteralText(gallery.location)) {
      const stranger = cloudProblem("location", gallery.location, [location]);
      check.addIf(stranger ?? placeAdvice(location, gallery.location, "gallery"));
    }
  }
  check.childGroup(resourceGroupName, gallery.resourceGroupName);
}

/** What can never be changed: platform, security and features, and what of it does not go together. */
export function checkKind(check: Check, props: ImageDefinitionProps): Problem[] {
  const { securityType } = props;
  check.choice("osType", props.osType, OsType, true);
  check.choice("osState", props.osState, OsState, true);
  check.choice("hyperVGeneration", props.hyperVGeneration, HyperVGeneration, true);
  check.choice("architecture", props.architecture, Architecture);
  check.choice("securityType", securityType, SecurityType);
  check.flag("acceleratedNetworking", props.acceleratedNetworking);
  check.flag("hibernation", props.hibernation);
  check.flag("nvme", props.nvme);
  check.choices("disallowedDiskTypes", props.disallowedDiskTypes, DisallowedDiskType);
  if (securityType === SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED) {
    check.add(problem("AIG302", "securityType", `got "${securityType}", which azurerm cannot write`));
  }
  const sharing = sharingOf(props.gallery);
  const { problems, unjudged } = judge(traitsOf(props), sharing ? { sharing: [sharing.permission] } : {});
  check.addAll(problems);
  return unjudged
    .filter(({ code }) => check.throws(code))
    .map(({ code, prop }) =>
      problem(code, prop, `not checked: ${whyUnknown("sharing", "gallery", props.gallery.sharing)}`),
    );
}

/** The traits that a definition has itself. */
function traitsOf(props: ImageDefinitionProps): Traits {
  const features = (["acceleratedNetworking", "hibernation", "nvme"] as const).filter((name) => props[name] === true);
  return {
    securityType: [(props.securityType ?? SecurityType.STANDARD) as Trait],
    generation: [props.hyperVGeneration],
    architecture: [(props.architecture ?? Architecture.X64) as Trait],
    osType: [props.osType],
    osState: [props.osState],
    features,
    plan: props.purchasePlan ? ["purchasePlan"] : [],
    // These are a version's.
    source: [],
    copies: [],
    encryption: [],
  };
}

/** What only informs users of the image. */
export function checkAdvice(check: Check, props: ImageDefinitionProps): void {
  check.range(VCPUS, "recommendedVcpus", props.recommendedVcpus);
  check.range(MEMORY_GB, "recommendedMemoryGb", props.recommendedMemoryGb);
  check.freeText("description", props.description);
  check.freeText("eula", props.eula);
  check.optionalText(WEB_ADDRESS, "privacyStatementUri", props.privacyStatementUri);
  check.optionalText(WEB_ADDRESS, "releaseNoteUri", props.releaseNoteUri);
}
