import { inParts } from "./cost";
import { toRfc3339 } from "./dates";
import { FieldReader } from "./fields";
import { outside, problem, show } from "./problem";
import { normaliseRegion } from "./regions";

/** Prices in millionths of the currency, by short region name. */
export interface Prices {
  readonly currency: string;
  /** What the list says of itself. */
  readonly title: string;
  readonly regions: ReadonlyMap<string, RegionPriceMap>;
}

export interface RegionPriceMap {
  /** A gigabyte for a month, by Azure's name of the storage type. */
  readonly storage: ReadonlyMap<string, number>;
  /** A gigabyte that leaves the region. */
  readonly egress?: number;
  /** The same to single regions, by short name. */
  readonly egressTo: ReadonlyMap<string, number>;
}

/** The units of the only form there is so far. */
export const PRICE_UNITS = { storageUnit: "GB-month", egressUnit: "GB" } as const;

const FIELDS = ["name", "date", "currency", "storageUnit", "egressUnit", "regions"];
const REGION_FIELDS = ["storage", "egress", "egressTo"];
const STORAGE_TYPES = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];
const MICRO = 1_000_000;
/** A gigabyte that costs more is a wrong unit. */
const DEAREST = 1_000_000;

/** Reads a price list; all that is wrong with it comes back at once. */
export class PriceListReader extends FieldReader {
  public read(value: unknown): Prices {
    const list = this.fields("the price list", value, FIELDS);
    if (!list) return { currency: "", title: "", regions: new Map() };
    const text = (name: string, is: RegExp | IsText, allowed: string, code: "AIG552" | "AIG553"): string => {
      const given = list[name];
      const isRight = is instanceof RegExp ? (value: string): boolean => is.test(value) : is;
      if (typeof given === "string" && isRight(given)) return given;
      this.problems.push(problem(code, name, `got ${show(given)}, allowed ${allowed}`));
      return "";
    };
    const name = text("name", /\S/, "a text that says whose prices these are", "AIG552");
    const date = text("date", isDay, 'the day of the prices, such as "2026-11-26"', "AIG552");
    const currency = text("currency", /^[A-Z]{3}$/, 'three capital letters, such as "EUR"', "AIG553");
    for (const [unit, only] of Object.entries(PRICE_UNITS)) {
      text(unit, new RegExp(`^${only}$`), JSON.stringify(only), "AIG553");
    }
    const regions = this.byRegion("regions", list.regions, (path, region) => this.region(path, region));
    return { currency, title: `${name}, ${currency}, ${date}`, regions };
  }

  private region(path: string, value: unknown): RegionPriceMap {
    const { storage, egress, egressTo } = this.fields(path, value, REGION_FIELDS) ?? { storage: {} };
    const price = (inside: string, given: unknown): number => this.price(inside, given);
    return {
      storage: this.storage(`${path}.storage`, storage),
      egress: isGiven(egress) ? price(`${path}.egress`, egress) : undefined,
      egressTo: isGiven(egressTo) ? this.byRegion(`${path}.egressTo`, egressTo, price) : new Map(),
    };
  }

  private storage(path: string, value: unknown): ReadonlyMap<string, number> {
    const prices = Object.entries(this.fields(path, value, STORAGE_TYPES) ?? {});
    return new Map(
      prices
        .filter(([type, price]) => STORAGE_TYPES.includes(type) && isGiven(price))
        .map(([type, price]) => [type, this.price(`${path}[${JSON.stringify(type)}]`, price)]),
    );
  }

  private price(path: string, value: unknown): number {
    if (!this.isLiteral(path, value)) return 0;
    const micro = inParts(value, MICRO, DEAREST);
    if (micro === undefined) this.problems.push(outside("AIG554", path, value));
    return micro ?? 0;
  }

  /** A map in which each region stands once. */
  private byRegion<T>(path: string, value: unknown, read: (path: string, value: unknown) => T): Map<string, T> {
    const found = new Map<string, T>();
    const spelled = new Map<string, string>();
    for (const [spelling, inside] of Object.entries(this.fields(path, value) ?? {})) {
      if (!this.isRegion(path, spelling)) continue;
      const region = normaliseRegion(spelling);
      const other = spelled.get(region);
      if (other !== undefined) {
        const detail = `${show(other)} and ${show(spelling)} are the same region`;
        this.problems.push(problem("AIG555", path, detail));
      }
      spelled.set(region, spelling);
      found.set(region, read(`${path}[${show(spelling)}]`, inside));
    }
    return found;
  }
}

type IsText = (text: string) => boolean;

/** A day of the calendar, without a time. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toRfc3339(text) !== undefined;
}

/** Languages other than TypeScript hand on what is left out as null. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
