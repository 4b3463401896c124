import { PriceListReader, type Prices } from "../azure/price-list";
import { show } from "../azure/problem";
import { Brand } from "../private/brand";
import { throwProblems } from "../private/errors";
import { readJsonFile, readJsonText, type ReadJson } from "../private/json-file";
import { known } from "../private/known";

/**
 * What a gigabyte costs in one region. Region names are in any spelling, prices in the currency of the list.
 */
export interface RegionPrices {
  /**
   * A gigabyte stored for a month, by Azure's name of the storage type: "Standard_LRS", "Standard_ZRS", "Premium_LRS". A
   * number from 0 to 1,000,000 with at most six decimals.
   */
  readonly storage: { [storageType: string]: number };

  /**
   * A gigabyte that leaves this region for another one.
   *
   * @default - not priced: fine for a region that is no version's home
   */
  readonly egress?: number;

  /**
   * The same to single regions that cost something else, by name.
   *
   * @default - `egress` for all
   */
  readonly egressTo?: { [region: string]: number };
}

/**
 * A price list, as a JSON file holds it too.
 */
export interface PriceListProps {
  /**
   * Whose prices these are; stands in the report.
   */
  readonly name: string;

  /**
   * The day of the prices, such as "2026-11-26"; stands in the report.
   */
  readonly date: string;

  /**
   * The currency of all prices, in three capital letters such as "EUR".
   */
  readonly currency: string;

  /**
   * What a storage price is for: "GB-month". Said, so that a list in another unit is refused.
   */
  readonly storageUnit: string;

  /**
   * What an egress price is for: "GB".
   */
  readonly egressUnit: string;

  /**
   * The prices, by region in any spelling.
   */
  readonly regions: { [region: string]: RegionPrices };
}

const BRAND = new Brand("PriceList");

/**
 * What storage and egress cost, as the report reckons with it. This library ships no prices: they differ by agreement and
 * change often. A gallery itself is free.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export class PriceList {
  /**
   * Reads a price list from a JSON file. docs/reports.md describes each field; `examples/reporting` has one to copy.
   *
   * @param path the path of the file, relative to the working directory or absolute.
   */
  public static fromFile(path: string): PriceList {
    return PriceList.read(`PriceList from ${show(path)}`, readJsonFile(path));
  }

  /**
   * Reads a price list from a JSON text.
   *
   * @param json the text.
   */
  public static fromJson(json: string): PriceList {
    return PriceList.read("PriceList from JSON", readJsonText(json));
  }

  /**
   * A price list that is written in code.
   *
   * @param props the same fields as in a file.
   */
  public static of(props: PriceListProps): PriceList {
    return PriceList.read("PriceList from code", { value: props, problems: [] });
  }

  /** @internal */
  public static _is(x: unknown): x is PriceList {
    return BRAND.isOn(x);
  }

  private static read(subject: string, { value, problems }: ReadJson): PriceList {
    const reader = new PriceListReader(known);
    const prices = problems.length > 0 && value === undefined ? undefined : reader.read(value);
    throwProblems(subject, [...problems, ...reader.problems]);
    return new PriceList(prices!);
  }

  private constructor(private readonly prices: Prices) {
    BRAND.mark(this);
  }

  /** @internal */
  public _prices(): Prices {
    return this.prices;
  }
}
