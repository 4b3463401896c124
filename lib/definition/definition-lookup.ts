import type { Construct } from "constructs";
import { MEMORY_GB, VCPUS } from "../azure/value-rules";
import type { Check } from "../private/check";
import { firstOn } from "../private/expressions";
import { propNames, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { DEFINITION, idParts } from "../private/resource-id";
import { checkSharing } from "../private/sharing";
import { statedRegion, verify } from "../private/stated";
import { DataAzurermSharedImage } from "../terraform/azurerm";
import { TerraformSelf, type TerraformProvider } from "../terraform/framework";
import { ATTRIBUTES, type ImageDefinitionAttributes } from "./image-definition-options";
import { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "./image-platform";
import { SecurityType } from "./image-security";

/**
 * What is looked up, and what is stated of it: checks go by what is stated, and Terraform compares it with what it finds.
 * What azurerm does not find out is taken as it is stated: NVMe, disk types, recommended sizes, the sharing of the gallery and
 * a security type that it does not know.
 */
export interface ImageDefinitionLookup extends ImageDefinitionAttributes {
  /**
   * The configuration of the azurerm provider to use: the definition is looked up in its subscription, and what is added
   * to it is made with it.
   *
   * @default - the stack's default azurerm provider
   */
  readonly provider?: TerraformProvider;
}

const PROPS = propNames<ImageDefinitionLookup>({ ...ATTRIBUTES, provider: true });

export function checkDefinitionLookup(check: Check, lookup: ImageDefinitionLookup): void {
  check.addAll(strangers(PROPS, "ImageDefinition.fromLookup", lookup));
  checkStated(check, lookup);
  check.provider(lookup.provider);
}

/** What is stated of a definition that exists. */
export function checkStated(check: Check, stated: ImageDefinitionAttributes): void {
  check.freeText("location", stated.location);
  check.freeText("subscriptionId", stated.subscriptionId);
  check.choice("osType", stated.osType, OsType);
  check.choice("osState", stated.osState, OsState);
  check.choice("hyperVGeneration", stated.hyperVGeneration, HyperVGeneration);
  check.choice("architecture", stated.architecture, Architecture);
  check.choice("securityType", stated.securityType, SecurityType);
  check.flag("nvme", stated.nvme);
  check.choices("disallowedDiskTypes", stated.disallowedDiskTypes, DisallowedDiskType);
  check.range(VCPUS, "recommendedVcpus", stated.recommendedVcpus);
  check.range(MEMORY_GB, "recommendedMemoryGb", stated.recommendedMemoryGb);
  checkSharing(check, stated.sharing);
}

/** Has Terraform look the definition up, as the default child of the construct that stands for it. */
export function lookUpDefinition(
  definition: Construct,
  lookup: ImageDefinitionLookup,
): { definitionId: string; location: string } {
  const { galleryName, definitionName: name, resourceGroupName, provider } = lookup;
  return withoutStackCapture(() => {
    const config = { galleryName, name, resourceGroupName, provider };
    const source = new DataAzurermSharedImage(definition, "Default", config);
    verify(source, [
      statedRegion(lookup.location, found("location")),
      { prop: "subscriptionId", value: lookup.subscriptionId, found: idParts(DEFINITION, found("id")).subscriptionId },
      { prop: "osType", value: lookup.osType, found: found("os_type") },
      { prop: "osState", value: lookup.osState, found: osState() },
      { prop: "hyperVGeneration", value: lookup.hyperVGeneration, found: found("hyper_v_generation") },
      { prop: "architecture", value: lookup.architecture, found: found("architecture") },
      { prop: "securityType", value: readable(lookup.securityType), found: securityType() },
    ]);
    return { definitionId: source.id, location: source.location };
  });
}

/** An attribute of what is found, as conditions on it see it. */
function found(attribute: string): string {
  return TerraformSelf.getString(attribute);
}

function osState(): string {
  return firstOn([[OsState.SPECIALIZED, found("specialized")]], OsState.GENERALIZED);
}

function securityType(): string {
  return firstOn(
    [
      [SecurityType.TRUSTED_LAUNCH, found("trusted_launch_enabled")],
      [SecurityType.TRUSTED_LAUNCH_SUPPORTED, found("trusted_launch_supported")],
      [SecurityType.CONFIDENTIAL_VM, found("confidential_vm_enabled")],
      [SecurityType.CONFIDENTIAL_VM_SUPPORTED, found("confidential_vm_supported")],
    ],
    SecurityType.STANDARD,
  );
}

/** Of a type that azurerm has no switch for it finds none. */
function readable(type: SecurityType | undefined): SecurityType | undefined {
  return type === SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED ? undefined : type;
}
