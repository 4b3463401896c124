import type { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import type { IImageDefinition } from "../definition/image-definition";
import type { SecurityType } from "../definition/image-security";
import type { MemoryRange, VcpuRange } from "../definition/recommended-size";
import { isChanged } from "../private/escape-hatch";

/** What is known of an image; what is left out is not known, and nothing is concluded from it. */
export interface ImageFacts {
  readonly osType?: OsType;
  readonly osState?: OsState;
  readonly hyperVGeneration?: HyperVGeneration;
  readonly architecture?: Architecture;
  readonly securityType?: SecurityType;
  readonly acceleratedNetworking?: boolean;
  readonly nvme?: boolean;
  readonly disallowedDiskTypes?: readonly DisallowedDiskType[];
  readonly recommendedVcpus?: VcpuRange;
  readonly recommendedMemoryGb?: MemoryRange;
}

/** The arguments of a definition that say what is known of its images. */
const ARGUMENTS: { readonly [fact in keyof ImageFacts]-?: readonly string[] } = {
  osType: ["osType"],
  osState: ["specialized"],
  hyperVGeneration: ["hyperVGeneration"],
  architecture: ["architecture"],
  securityType: ["trustedLaunchSupported", "trustedLaunchEnabled", "confidentialVmSupported", "confidentialVmEnabled"],
  acceleratedNetworking: ["acceleratedNetworkSupportEnabled"],
  nvme: ["diskControllerTypeNvmeEnabled"],
  disallowedDiskTypes: ["diskTypesNotAllowed"],
  recommendedVcpus: ["minRecommendedVcpuCount", "maxRecommendedVcpuCount"],
  recommendedMemoryGb: ["minRecommendedMemoryInGb", "maxRecommendedMemoryInGb"],
};

/** One thing that is known of a definition's images. Nothing is taken for granted that an escape hatch has changed. */
export function factOf<F extends keyof ImageFacts>(definition: IImageDefinition, fact: F): ImageFacts[F] {
  return isChanged(definition, ...ARGUMENTS[fact]) ? undefined : definition[fact];
}

/** Facts that are asked for together. */
export class FactSet<F extends keyof ImageFacts> {
  private readonly facts: readonly F[];
  private readonly arguments: readonly string[];

  constructor(...facts: readonly F[]) {
    this.facts = facts;
    this.arguments = facts.flatMap((fact) => ARGUMENTS[fact]);
  }

  /** What is known of them. */
  public of(definition: IImageDefinition): Pick<ImageFacts, F> {
    // Nearly always nothing has been changed.
    if (!isChanged(definition, ...this.arguments)) return definition;
    const known = this.facts.map((fact) => [fact, factOf(definition, fact)]);
    return Object.fromEntries(known) as Pick<ImageFacts, F>;
  }
}

const ALL = new FactSet(...(Object.keys(ARGUMENTS) as (keyof ImageFacts)[]));

/** All that is known of a definition's images. */
export function factsOf(definition: IImageDefinition): ImageFacts {
  return ALL.of(definition);
}
