import type { Architecture, DisallowedDiskType, HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import type { SecurityType } from "../definition/image-security";
import type { MemoryRange, VcpuRange } from "../definition/recommended-size";

/** What is known of an image; what is left out is not known, and nothing is concluded from it. */
export interface ImageFacts {
  readonly osType?: OsType;
  readonly osState?: OsState;
  readonly hyperVGeneration?: HyperVGeneration;
  readonly architecture?: Architecture;
  readonly securityType?: SecurityType;
  readonly nvme?: boolean;
  readonly disallowedDiskTypes?: readonly DisallowedDiskType[];
  readonly recommendedVcpus?: VcpuRange;
  readonly recommendedMemoryGb?: MemoryRange;
}
