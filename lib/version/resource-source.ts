import { problem, show, type Problem } from "../azure/problem";
import type { DataDisk } from "../azure/vhd";
import type { HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import { isOverridden } from "../private/escape-hatch";
import { TerraformResource } from "../terraform/framework";
import { ImageSourceKind } from "./image-source-kind";
import { bytesOf, dataDiskOf, type SourceFacts } from "./source-facts";

/** The resources of azurerm that a version can be made of. */
const KINDS: { readonly [type: string]: ImageSourceKind } = {
  azurerm_linux_virtual_machine: ImageSourceKind.VIRTUAL_MACHINE,
  azurerm_windows_virtual_machine: ImageSourceKind.VIRTUAL_MACHINE,
  azurerm_virtual_machine: ImageSourceKind.VIRTUAL_MACHINE,
  azurerm_image: ImageSourceKind.MANAGED_IMAGE,
  azurerm_snapshot: ImageSourceKind.OS_DISK_SNAPSHOT,
  azurerm_managed_disk: ImageSourceKind.OS_DISK_SNAPSHOT,
};

/** What these resources have been given, as far as it is told of a source. */
interface Inputs {
  readonly locationInput?: string;
  readonly osTypeInput?: string;
  readonly hyperVGenerationInput?: string;
  readonly diskSizeGbInput?: number;
  readonly osDisk?: {
    readonly osTypeInput?: string;
    readonly osStateInput?: string;
    readonly sizeGbInput?: number;
    readonly diskSizeGbInput?: number;
  };
  readonly storageOsDisk?: { readonly diskSizeGbInput?: number };
  readonly dataDiskInput?: unknown;
  readonly storageDataDiskInput?: unknown;
}

interface StatedDisk {
  readonly lun?: unknown;
  readonly sizeGb?: unknown;
  readonly diskSizeGb?: unknown;
}

export function kindOfResource(resource: TerraformResource): ImageSourceKind {
  // What is no source is refused when a version is made of it.
  const { terraformResourceType: type } = (resource ?? {}) as { readonly terraformResourceType?: string };
  return KINDS[type ?? ""] ?? ImageSourceKind.VIRTUAL_MACHINE;
}

/** What is wrong with a resource as a source. */
export function resourceProblem(resource: unknown): Problem | undefined {
  if (resource === undefined || resource === null) {
    return problem("AIG003", "source", "got nothing, allowed a resource of azurerm");
  }
  if (!TerraformResource.isTerraformResource(resource)) {
    return problem("AIG617", "source", `got ${show(resource)}, allowed a resource of azurerm`);
  }
  if (resource.terraformResourceType in KINDS) return undefined;
  const allowed = Object.keys(KINDS).join(", ");
  return problem("AIG617", "source", `got a resource ${show(resource.terraformResourceType)}, allowed ${allowed}`);
}

/** What is known of a resource. Nothing is taken for granted that an escape hatch has changed. */
export function factsOfResource(resource: TerraformResource): SourceFacts {
  // What is no source is refused as that, and compared with nothing.
  if (resourceProblem(resource)) return {};
  const inputs = resource as unknown as Inputs;
  const { locationInput, osTypeInput, hyperVGenerationInput, osDisk } = inputs;
  const type = resource.terraformResourceType;
  const unlessChanged = <T>(value: T, ...names: string[]): T | undefined =>
    isOverridden(resource, ...names) ? undefined : value;
  const osType = OS_TYPES[type] ?? unlessChanged(osTypeInput ?? osDisk?.osTypeInput, "os_type", "os_disk");
  const generation = unlessChanged(hyperVGenerationInput ?? GENERATIONS[type], "hyper_v_generation");
  return {
    location: unlessChanged(locationInput, "location"),
    osType: osType as OsType | undefined,
    osState: unlessChanged(osDisk?.osStateInput === SPECIALIZED ? SPECIALIZED : undefined, "os_disk"),
    hyperVGeneration: generation as HyperVGeneration | undefined,
    diskBytes: unlessChanged(bytesOf(sizeOf(inputs)), "disk_size_gb", "os_disk", "storage_os_disk"),
    dataDisks: unlessChanged(dataDisksOf(inputs), "data_disk", "storage_data_disk"),
  };
}

/** The size of the operating system's disk. */
function sizeOf({ diskSizeGbInput, osDisk, storageOsDisk }: Inputs): unknown {
  return diskSizeGbInput ?? osDisk?.sizeGbInput ?? osDisk?.diskSizeGbInput ?? storageOsDisk?.diskSizeGbInput;
}

/** The data disks, if each is stated by itself. */
function dataDisksOf({ dataDiskInput, storageDataDiskInput }: Inputs): DataDisk[] | undefined {
  const disks = dataDiskInput ?? storageDataDiskInput;
  if (!Array.isArray(disks)) return undefined;
  return (disks as (StatedDisk | null)[]).map((disk) =>
    dataDiskOf(disk?.lun, bytesOf(disk?.sizeGb ?? disk?.diskSizeGb)),
  );
}

/** What a managed image may be said to be; that any other is generalized follows from the kind of source. */
const SPECIALIZED = "Specialized" as OsState;

const OS_TYPES: { readonly [type: string]: string } = {
  azurerm_linux_virtual_machine: "Linux",
  azurerm_windows_virtual_machine: "Windows",
};

/** azurerm's own default, which is written where nothing is said. */
const GENERATIONS: { readonly [type: string]: string } = { azurerm_image: "V1" };
