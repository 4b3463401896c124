import type { IConstruct } from "constructs";

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
  return construct.node.defaultChild as Inputs;
}

export function regionInputs(construct: IConstruct): readonly RegionInput[] {
  const { targetRegionInput: regions } = inputsOf(construct);
  return Array.isArray(regions) ? (regions as RegionInput[]) : [];
}
