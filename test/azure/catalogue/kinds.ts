import {
  Architecture,
  GallerySharing,
  HyperVGeneration,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
  type ImageDefinitionOptions,
} from "../../../lib";
import { addDefinition, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { acknowledging, asks, AT_DEFINITION, COMMUNITY, definition, gallery } from "./row";
import type { Cases, Rows } from "./row";
const GROUPS = GallerySharing.groups();

const { STANDARD, TRUSTED_LAUNCH, TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM, CONFIDENTIAL_VM_SUPPORTED } = SecurityType;
const TYPES = [STANDARD, TRUSTED_LAUNCH_SUPPORTED, TRUSTED_LAUNCH, CONFIDENTIAL_VM_SUPPORTED, CONFIDENTIAL_VM];

const kinds = (...each: Partial<ImageDefinitionOptions>[]): Cases =>
  Object.fromEntries(each.map((more) => [JSON.stringify(more), definition(more)]));
const PLAN = { name: "p", publisher: "u", product: "o" };

/** A definition in a gallery of which no more than its place is known. */
function inImported(more: Partial<ImageDefinitionOptions>): Case {
  const attributes = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope" };
  return (stack) => void addDefinition(SharedGallery.fromGalleryAttributes(stack, "Imported", attributes), more);
}

const { V1, V2 } = HyperVGeneration;
const arm = { architecture: Architecture.ARM64 };

/** 301 to 310: what kind of image it is, and where it is shared. */
export const KINDS: Rows = {
  AIG301: {
    level: "error",
    weight: "E",
    good: {
      ...kinds(...TYPES.map((securityType) => ({ securityType, hyperVGeneration: V2 }))),
      ...kinds({ hyperVGeneration: V1 }, { securityType: STANDARD, hyperVGeneration: V1 }),
    },
    bad: kinds(...TYPES.slice(1).map((securityType) => ({ securityType, hyperVGeneration: V1 }))),
    message: [
      AT_DEFINITION,
      'hyperVGeneration: got "V1" with securityType "TrustedLaunchSupported", allowed HyperVGeneration.V2',
      "Use HyperVGeneration.V2, or SecurityType.STANDARD.",
    ],
  },
  AIG302: {
    level: "error",
    weight: "P",
    good: kinds(...TYPES.map((securityType) => ({ securityType }))),
    bad: kinds({ securityType: SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED }),
    message: [
      AT_DEFINITION,
      'securityType: got "TrustedLaunchAndConfidentialVmSupported", which azurerm cannot write',
      "Choose TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, or make the definition with the azapi provider and import it with ImageDefinition.fromDefinitionId.",
    ],
  },
  AIG303: {
    level: "error",
    weight: "E",
    good: {
      "a private gallery in Azure Government": gallery({
        location: "usgovvirginia",
        sharing: GallerySharing.privateOnly(),
      }),
      "no word of sharing in Azure Government": gallery({ location: "USGov Texas" }),
      "a community gallery in China": gallery({ location: "chinanorth3", sharing: COMMUNITY }),
      "a shared gallery in a region that is not known": acknowledging(
        "AIG211",
        gallery({ location: "usseceast", sharing: GROUPS }),
      ),
    },
    bad: {
      "a community gallery": gallery({ location: "usgovvirginia", sharing: COMMUNITY }),
      "direct sharing": gallery({ location: "USDoD East", sharing: GROUPS }),
    },
    tokens: {
      "a location": asks(
        gallery((stack) => ({ location: textToken(stack), sharing: GROUPS })),
        "AIG303",
      ),
      "the location of a private gallery": asks(gallery((stack) => ({ location: textToken(stack) }))),
    },
    message: [
      "SharedGallery at stack/Gallery",
      'sharing: got "Community" in USGov Virginia, allowed "Private"',
      "Leave sharing out, and share by role assignment.",
    ],
  },
  AIG304: {
    level: "error",
    weight: "E",
    good: {
      ...kinds({ securityType: TRUSTED_LAUNCH }, { securityType: CONFIDENTIAL_VM }),
      "types for other machines too, shared": definition(
        { securityType: TRUSTED_LAUNCH_SUPPORTED },
        { sharing: COMMUNITY },
      ),
      "types for other machines too, shared directly": definition(
        { securityType: CONFIDENTIAL_VM_SUPPORTED },
        { sharing: GROUPS },
      ),
      "an imported gallery whose sharing is not known": inImported({ securityType: TRUSTED_LAUNCH }),
    },
    bad: {
      "Trusted Launch alone in a community gallery": definition(
        { securityType: TRUSTED_LAUNCH },
        { sharing: COMMUNITY },
      ),
      "confidential machines alone, shared directly": definition(
        { securityType: CONFIDENTIAL_VM },
        { sharing: GROUPS },
      ),
    },
    message: [
      AT_DEFINITION,
      'securityType: got "TrustedLaunch" in a gallery shared with "Community", allowed in private galleries only',
      "Use TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, which also start other machines, or share by role assignment.",
    ],
  },
  AIG305: {
    level: "warning",
    weight: "W",
    good: kinds(arm, { ...arm, hyperVGeneration: V2 }, { architecture: Architecture.X64, hyperVGeneration: V1 }),
    bad: kinds({ ...arm, hyperVGeneration: V1 }),
    message: [
      "stack/Gallery/Ubuntu2404",
      'hyperVGeneration: got "V1" with architecture "Arm64"',
      "Use HyperVGeneration.V2, or acknowledge.",
    ],
  },
  AIG306: {
    level: "warning",
    weight: "W",
    good: kinds({ ...arm, securityType: TRUSTED_LAUNCH }, { ...arm, securityType: TRUSTED_LAUNCH_SUPPORTED }),
    bad: kinds({ ...arm, securityType: CONFIDENTIAL_VM }, { ...arm, securityType: CONFIDENTIAL_VM_SUPPORTED }),
    message: [
      "stack/Gallery/Ubuntu2404",
      'securityType: got "ConfidentialVM" with architecture "Arm64"',
      "Use another security type, or acknowledge.",
    ],
  },
  AIG307: {
    level: "warning",
    weight: "W",
    good: kinds({ nvme: true, securityType: TRUSTED_LAUNCH }, { nvme: true }, { nvme: false, hyperVGeneration: V1 }),
    bad: kinds({ nvme: true, hyperVGeneration: V1 }, { nvme: true, securityType: CONFIDENTIAL_VM_SUPPORTED }),
    message: [
      "stack/Gallery/Ubuntu2404",
      'nvme: got true with hyperVGeneration "V1"',
      "Leave nvme out, or acknowledge.",
    ],
  },
  AIG308: {
    level: "warning",
    weight: "W",
    good: kinds(
      { hibernation: true },
      { hibernation: true, securityType: TRUSTED_LAUNCH_SUPPORTED },
      { hibernation: true, securityType: TRUSTED_LAUNCH, osType: OsType.WINDOWS },
      { hibernation: false, hyperVGeneration: V1 },
    ),
    bad: kinds({ hibernation: true, hyperVGeneration: V1 }, { hibernation: true, securityType: TRUSTED_LAUNCH }),
    message: [
      "stack/Gallery/Ubuntu2404",
      'hibernation: got true with hyperVGeneration "V1"',
      "Leave hibernation out, or acknowledge.",
    ],
  },
  AIG309: {
    level: "error",
    weight: "E",
    good: {
      "a plan in a private gallery": definition({ purchasePlan: PLAN }),
      "a plan in a directly shared gallery": definition({ purchasePlan: PLAN }, { sharing: GROUPS }),
      "no plan in a community gallery": definition({}, { sharing: COMMUNITY }),
      "a plan in an imported gallery whose sharing is not known": inImported({ purchasePlan: PLAN }),
    },
    bad: { "a plan in a community gallery": definition({ purchasePlan: PLAN }, { sharing: COMMUNITY }) },
    message: [
      AT_DEFINITION,
      "purchasePlan: got a plan in a community gallery, allowed none",
      "Use a private gallery, or leave the plan out if the image has none.",
    ],
  },
  AIG310: {
    level: "warning",
    weight: "W",
    good: {
      "a specialized image in a directly shared gallery": definition(
        { osState: OsState.SPECIALIZED },
        { sharing: GROUPS },
      ),
      "a generalized image in a community gallery": definition({}, { sharing: COMMUNITY }),
    },
    bad: { "a specialized image": definition({ osState: OsState.SPECIALIZED }, { sharing: COMMUNITY }) },
    message: [
      "stack/Gallery/Ubuntu2404",
      'osState: got "Specialized" in a community gallery',
      "Generalize the image, or acknowledge.",
    ],
  },
};
