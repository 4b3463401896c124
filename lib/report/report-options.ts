import type { PriceList } from "./price-list";
import type { SubscriptionUsage } from "./subscription-usage";

/**
 * What storage is charged by.
 */
export enum BillingModel {
  /** The founding document of 2019: each replica is charged as a managed disk of the image's full size. */
  SEED_2019 = "Seed2019",
  /** Today: each replica is charged as a snapshot of what is occupied. */
  CURRENT = "Current",
}

/**
 * The parts of a report.
 */
export enum ReportSection {
  /** Galleries, definitions and versions, and which version lies where. */
  GALLERIES = "galleries",
  /** What `latest` gives in each region. */
  LATEST = "latest",
  /** What is stored and sent, and what it costs. */
  COSTS = "costs",
  /** Use against Azure's limits, with a forecast where today's counts are given. */
  LIMITS = "limits",
  /** Warnings, checks that could not be made, advice. */
  FINDINGS = "findings",
  /** The commands that look up what only Azure knows. */
  COMMANDS = "commands",
}

/**
 * The figures that the founding document drew, from one's own tree.
 */
export enum GalleryDiagram {
  /** Versions in definitions in galleries. */
  VERSIONS = "versions",
  /** Machines spread over the replicas of each region. */
  SCALING = "scaling",
  /** Which copies are spread over zones. */
  ZONE_REDUNDANCY = "zone-redundancy",
  /** From which region the versions go to which others. */
  REPLICATION = "replication",
}

/**
 * How large an image is.
 */
export interface ImageSize {
  /**
   * The full size of its disks in GB, up to 32,768, with at most three decimals.
   *
   * @default - the version's own `imageSizeGb`
   */
  readonly diskGb?: number;

  /**
   * What is occupied on them in GB, which is what is charged today. Left out, the size of the disks stands in for it as a
   * bound.
   *
   * @default - not known
   */
  readonly occupiedGb?: number;
}

/**
 * What the report is made with beside the construct tree.
 */
export interface GalleryReportOptions {
  /**
   * The parts that text and Markdown show. JSON holds all of them.
   *
   * @default - all but the commands
   */
  readonly sections?: ReportSection[];

  /**
   * The diagrams that Markdown shows at its end.
   *
   * @default - none
   */
  readonly diagrams?: GalleryDiagram[];

  /**
   * What a gigabyte costs.
   *
   * @default - quantities only
   */
  readonly prices?: PriceList;

  /**
   * What storage is charged by.
   *
   * @default BillingModel.CURRENT
   */
  readonly billing?: BillingModel;

  /**
   * How large images are where the versions do not say it, or what is occupied of them; by the path of a construct: a
   * version, or a definition, gallery or stack for all versions below. The nearest one counts. A version's own
   * `imageSizeGb` comes before the disks' size of anything above it.
   *
   * @default - replicas are counted only
   */
  readonly imageSizes?: { [path: string]: ImageSize };

  /**
   * What is in use in the subscription today.
   *
   * @default - what is declared here is compared with the limits by itself
   */
  readonly usage?: SubscriptionUsage;
}
