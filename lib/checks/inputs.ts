import type { IConstruct } from "constructs";
import { isOverridden } from "../private/escape-hatch";
import { resourceOf } from "../private/resources";

/** What the provider's resource of a construct was given in the end, an escape hatch included. */
export interface Inputs {
  readonly endOfLifeDateInput?: string;
  /** A list, unless somebody put a dynamic block in its place. */
  readonly targetRegionInput?: unknown;
}

export interface RegionInput {
  readonly name: string;
  readonly regionalReplicaCount: unknown;
  readonly storageAccountType?: string;
  readonly diskEncryptionSetId?: string;
  readonly excludeFromLatestEnabled?: unknown;
}

export function inputsOf(construct: IConstruct): Inputs {
  return resourceOf(construct) as Inputs;
}

export function regionInputs(construct: IConstruct): readonly RegionInput[] {
  const { targetRegionInput: regions } = inputsOf(construct);
  return Array.isArray(regions) ? (regions as RegionInput[]) : [];
}

/** Whether the regions of a version are what its resource was given: nothing is laid over them or put in their place. */
export function areRegionsTold(version: IConstruct): boolean {
  return Array.isArray(inputsOf(version).targetRegionInput) && !isOverridden(resourceOf(version), "target_region");
}

/** The same of all that decides whether it is latest anywhere. */
export function isLatestTold(version: IConstruct): boolean {
  return areRegionsTold(version) && !isOverridden(resourceOf(version), "exclude_from_latest", "name");
}
