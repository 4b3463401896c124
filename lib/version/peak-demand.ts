/**
 * A rulebook of Microsoft's for how many replicas a peak demand needs, by name and date: the advice has changed, and its
 * pages do not agree. `docs/replication.md` has them side by side.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export enum ScalingGuidance {
  /** Of June 2019: a replica for 20 machines, and one for each deployment of up to 600 instances of a scale set. */
  SEED_2019 = "SEED_2019",
  /** Today's section on scaling: a replica for 50 machines, and one for each scale set. */
  CURRENT = "CURRENT",
  /**
   * Today's best practices: a replica for 20 machines, and at least 3. For scale sets, of which they say nothing, as in
   * 2019.
   */
  CONSERVATIVE = "CONSERVATIVE",
}

/**
 * What is made of a version in one region at the same time, at the busiest moment. Machines and scale sets come on top of
 * each other. Numbers are literals, because the library calculates with them.
 */
export interface PeakDemand {
  /**
   * The machines that are made at the same time, those of scale sets not counted. A whole number.
   *
   * @default 0
   */
  readonly concurrentVms?: number;

  /**
   * The scale sets that are made or grow at the same time: the instances of each, 1 to 1000, such as `[600, 600]`.
   *
   * @default - none
   */
  readonly scaleSets?: number[];
}

/**
 * How the replicas of a version in one region were calculated.
 */
export interface CalculatedReplicas {
  /**
   * The number of replicas.
   */
  readonly replicas: number;

  /**
   * The rulebook.
   */
  readonly guidance: ScalingGuidance;

  /**
   * The calculation in words: "120 VMs ÷ 20 = 6 replicas (SEED_2019, Microsoft 2019)".
   */
  readonly arithmetic: string;
}
