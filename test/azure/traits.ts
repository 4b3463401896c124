import {
  Checks,
  GallerySharing,
  ImageDefinition,
  ImageSource,
  type Architecture,
  type HyperVGeneration,
  type ImageDefinitionAttributes,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type OsState,
  type OsType,
  type SecurityType,
} from "../../lib";
import { DIMENSIONS, type Dimension, type Trait } from "../../lib/azure/conflicts";
import { addDefinition, addGallery, addVersion, COMPUTE } from "../gallery/build";
import type { Case } from "../support/outcome";
import { COMMUNITY, encryptionSet } from "./catalogue/row";

/** One trait of each dimension that goes together with everything; none where a trait may be missing. */
export const HARMLESS: { readonly [D in Dimension]?: Trait } = {
  securityType: "Standard",
  generation: "V2",
  architecture: "x64",
  osType: "Linux",
  osState: "Generalized",
  sharing: "Private",
  source: "VirtualMachine",
};

export const NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** The harmless image with other traits laid over it. */
export function image(...traits: readonly Trait[]): ReadonlySet<Trait> {
  const names = NAMES.filter((name) => !traits.some((trait) => isIn(name, trait)));
  const chosen = names.flatMap((name) => HARMLESS[name] ?? []);
  // A machine is advised against where several security types are supported.
  const source = names.includes("source") && traits.some((trait) => SUPPORTED.includes(trait));
  const kept = source ? chosen.filter((trait) => !isIn("source", trait)) : chosen;
  return new Set([...kept, ...(source ? (["ManagedImage"] as const) : []), ...traits]);
}

const SUPPORTED: readonly Trait[] = ["TrustedLaunchSupported", "ConfidentialVmSupported"];

export function isIn(name: Dimension, trait: Trait): boolean {
  return (DIMENSIONS[name] as readonly Trait[]).includes(trait);
}

const SOURCES: Partial<Record<Trait, ImageSource>> = {
  ManagedImage: ImageSource.managedImage(`${COMPUTE}/images/i`),
  VirtualMachine: ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`),
  OsDiskSnapshot: ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/s`),
  Vhd: ImageSource.vhd(
    "https://images.blob.core.windows.net/vhds/ubuntu.vhd",
    `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/images`,
  ),
};

export const SHARINGS: Partial<Record<Trait, GallerySharing>> = {
  Private: GallerySharing.privateOnly(),
  Groups: GallerySharing.groups(),
  Community: COMMUNITY,
};

export function of<T extends string>(traits: ReadonlySet<Trait>, name: Dimension): T {
  return [...traits].find((trait) => isIn(name, trait)) as unknown as T;
}

export function definitionOptions(traits: ReadonlySet<Trait>): Partial<ImageDefinitionOptions> {
  return {
    securityType: of<SecurityType>(traits, "securityType"),
    hyperVGeneration: of<HyperVGeneration>(traits, "generation"),
    architecture: of<Architecture>(traits, "architecture"),
    osType: of<OsType>(traits, "osType"),
    osState: of<OsState>(traits, "osState"),
    acceleratedNetworking: traits.has("acceleratedNetworking"),
    hibernation: traits.has("hibernation"),
    nvme: traits.has("nvme"),
    purchasePlan: traits.has("purchasePlan") ? { name: "p", publisher: "u", product: "o" } : undefined,
  };
}

export function versionOptions(traits: ReadonlySet<Trait>): Partial<ImageVersionOptions> {
  const names = traits.has("copied") ? ["westeurope", "eastus"] : ["westeurope"];
  const set = (name: string): string | undefined => (traits.has("encrypted") ? encryptionSet(name) : undefined);
  return {
    source: SOURCES[of<Trait>(traits, "source")],
    targetRegions: Object.fromEntries(names.map((name) => [name, { diskEncryptionSetId: set(name) }])),
  };
}

/** A gallery, a definition and a version with these traits. */
export function construct(traits: ReadonlySet<Trait>): Case {
  return (stack) => {
    // Said of each version with a set, whatever else it is.
    Checks.of(stack).acknowledge("AIG324", "It belongs to the case.");
    const gallery = addGallery(stack, { sharing: SHARINGS[of<Trait>(traits, "sharing")] });
    addVersion(addDefinition(gallery, definitionOptions(traits)), versionOptions(traits));
  };
}

/** How an import states a dimension; the others a version of an imported definition knows itself. */
export const ATTRIBUTES: { readonly [D in Dimension]?: (trait: Trait) => Partial<ImageDefinitionAttributes> } = {
  securityType: (trait) => ({ securityType: trait as unknown as SecurityType }),
  osState: (trait) => ({ osState: trait as unknown as OsState }),
  architecture: (trait) => ({ architecture: trait as unknown as Architecture }),
  sharing: (trait) => ({ sharing: SHARINGS[trait] }),
};

function attributesOf(traits: ReadonlySet<Trait>, without: readonly Dimension[]): Partial<ImageDefinitionAttributes> {
  const names = (Object.keys(ATTRIBUTES) as Dimension[]).filter((name) => !without.includes(name));
  return Object.assign({}, ...names.map((name) => ATTRIBUTES[name]!(of<Trait>(traits, name)))) as object;
}

/** A version in an imported definition of which some dimensions are not known. */
export function importedDefinition(traits: ReadonlySet<Trait>, without: readonly Dimension[]): Case {
  const names = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg", location: "westeurope" };
  return (stack) => {
    Checks.of(stack).acknowledge("AIG324", "It belongs to the case.");
    const attributes = { ...names, ...attributesOf(traits, without) };
    addVersion(ImageDefinition.fromDefinitionAttributes(stack, "Imported", attributes), versionOptions(traits));
  };
}

/** The props of a version; all others are those of its definition. */
export const OF_VERSION: ReadonlySet<string> = new Set(["source", "targetRegions", "diskEncryptionSetId"]);
