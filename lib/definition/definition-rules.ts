import { allowedBy, problem } from "../azure/problem";
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
import type { ImageDefinitionProps } from "./image-definition-options";
import { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "./image-platform";
import { SecurityType } from "./image-security";

/** Publisher, offer, sku and plan, and the name that is given or made of them. */
export function checkIdentity(check: Check, props: ImageDefinitionProps, name: string): void {
  const { identifier, definitionName } = props;
  if (!identifier) {
    check.add(problem("AIG003", "identifier", "got nothing, allowed publisher, offer and sku"));
    if (definitionName !== undefined) check.text(DEFINITION_NAME, "definitionName", definitionName);
    return;
  }
  check.text(PUBLISHER, "identifier.publisher", identifier.publisher);
  check.text(OFFER_OR_SKU, "identifier.offer", identifier.offer);
  check.text(OFFER_OR_SKU, "identifier.sku", identifier.sku);
  // A name made of a missing offer or sku would only say the same fault again.
  if (definitionName !== undefined || (identifier.offer && identifier.sku)) {
    check.text(DEFINITION_NAME, "definitionName", name);
  }
  if (props.purchasePlan) {
    check.text(NOT_EMPTY, "purchasePlan.name", props.purchasePlan.name);
    check.optionalText(NOT_EMPTY, "purchasePlan.publisher", props.purchasePlan.publisher);
    check.optionalText(NOT_EMPTY, "purchasePlan.product", props.purchasePlan.product);
  }
}

/** Location and resource group, which usually come from the gallery. */
export function checkPlace(check: Check, props: ImageDefinitionProps, location: string | undefined): void {
  const { gallery, resourceGroupName } = props;
  if (location === undefined) {
    check.add(problem("AIG009", "location", "got nothing, and the imported gallery does not know its location"));
  } else if (props.location !== undefined) {
    check.region("location", location);
  }
  check.childGroup(resourceGroupName, gallery.resourceGroupName);
}

/** What can never be changed: platform, security and features, and what of it does not go together. */
export function checkKind(check: Check, props: ImageDefinitionProps): void {
  const { securityType, hyperVGeneration } = props;
  check.choice("osType", props.osType, OsType, true);
  check.choice("osState", props.osState, OsState, true);
  check.choice("hyperVGeneration", hyperVGeneration, HyperVGeneration, true);
  check.choice("architecture", props.architecture, Architecture);
  check.choice("securityType", securityType, SecurityType);
  check.flag("acceleratedNetworking", props.acceleratedNetworking);
  check.flag("hibernation", props.hibernation);
  check.flag("nvme", props.nvme);
  check.choices("disallowedDiskTypes", props.disallowedDiskTypes, DisallowedDiskType);
  if (securityType === SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED) {
    check.add(problem("AIG302", "securityType", `got "${securityType}", which azurerm cannot write`));
  } else if (securityType && securityType !== SecurityType.STANDARD && hyperVGeneration === HyperVGeneration.V1) {
    const detail = `got "V1" with securityType "${securityType}", allowed ${allowedBy("AIG301")}`;
    check.add(problem("AIG301", "hyperVGeneration", detail));
  }
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
