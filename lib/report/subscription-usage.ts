import { show } from "../azure/problem";
import { UsageReader, type RegionUsage } from "../azure/usage-counts";
import { Brand } from "../private/brand";
import { throwProblems } from "../private/errors";
import { readJsonFile, readJsonText, type ReadJson } from "../private/json-file";
import { known } from "../private/known";

/**
 * How many resources of each kind there are.
 */
export interface ResourceCounts {
  /**
   * Galleries.
   */
  readonly galleries: number;

  /**
   * Image definitions.
   */
  readonly definitions: number;

  /**
   * Image versions.
   */
  readonly versions: number;
}

/**
 * What is in use in one region of one subscription.
 */
export interface UsageInRegion extends ResourceCounts {
  /**
   * The id of the subscription.
   *
   * @default - the one subscription that the report is about
   */
  readonly subscriptionId?: string;

  /**
   * The region, by name in any spelling.
   */
  readonly location: string;

  /**
   * How many of these the constructs of the report stand for already, because an earlier apply has made them. Without it
   * the forecast counts them twice and is called a bound.
   *
   * @default - not said
   */
  readonly managedHere?: ResourceCounts;
}

const BRAND = new Brand("SubscriptionUsage");

/**
 * Today's counts in a subscription, for the forecast against Azure's limits. The report prints the command that asks for
 * them (`ReportSection.COMMANDS`), and its answer is such a file.
 */
export class SubscriptionUsage {
  /**
   * Reads the counts from a JSON file: a list with one object for each region. docs/reports.md describes each field.
   *
   * @param path the path of the file, relative to the working directory or absolute.
   */
  public static fromFile(path: string): SubscriptionUsage {
    return SubscriptionUsage.read(`SubscriptionUsage from ${show(path)}`, readJsonFile(path));
  }

  /**
   * Reads the counts from a JSON text.
   *
   * @param json the text.
   */
  public static fromJson(json: string): SubscriptionUsage {
    return SubscriptionUsage.read("SubscriptionUsage from JSON", readJsonText(json));
  }

  /**
   * Counts that are written in code.
   *
   * @param regions the same fields as in a file.
   */
  public static of(regions: UsageInRegion[]): SubscriptionUsage {
    return SubscriptionUsage.read("SubscriptionUsage from code", { value: regions, problems: [] });
  }

  /** @internal */
  public static _is(x: unknown): x is SubscriptionUsage {
    return BRAND.isOn(x);
  }

  private static read(subject: string, { value, problems }: ReadJson): SubscriptionUsage {
    const reader = new UsageReader(known);
    const regions = problems.length > 0 && value === undefined ? [] : reader.read(value);
    throwProblems(subject, [...problems, ...reader.problems]);
    return new SubscriptionUsage(regions);
  }

  private constructor(private readonly regions: readonly RegionUsage[]) {
    BRAND.mark(this);
  }

  /** @internal */
  public _regions(): readonly RegionUsage[] {
    return this.regions;
  }
}
