import { FieldReader, type Fields } from "./fields";
import { outside, problem, show } from "./problem";
import { normaliseRegion } from "./regions";

/** What is counted per subscription and region. */
export interface Counts {
  readonly galleries: number;
  readonly definitions: number;
  readonly versions: number;
}

export const COUNTED = ["galleries", "definitions", "versions"] as const;

/** What is in use in one region of a subscription. */
export interface RegionUsage {
  /** Lower case; undefined where the file is about one subscription and does not name it. */
  readonly subscription?: string;
  /** By short name. */
  readonly region: string;
  readonly inUse: Counts;
  /** How many of those the constructs here stand for already; undefined where that is not said. */
  readonly managedHere?: Counts;
}

const FIELDS = ["subscriptionId", "location", ...COUNTED, "managedHere"];

/** Reads today's counts; all that is wrong with them comes back at once. */
export class UsageReader extends FieldReader {
  public read(value: unknown): RegionUsage[] {
    if (!Array.isArray(value)) {
      const detail = `got ${show(value)}, allowed a list with one object for each region`;
      this.problems.push(problem("AIG552", "the counts", detail));
      return [];
    }
    const seen = new Map<string, string>();
    return value.flatMap((row: unknown, i) => {
      const fields = this.fields(`[${i}]`, row, FIELDS);
      if (!fields) return [];
      const usage = this.row(`[${i}]`, fields);
      const key = `${usage.subscription ?? ""}|${usage.region}`;
      const other = seen.get(key);
      if (other !== undefined) {
        const detail = `${show(other)} and ${show(fields.location)} are the same region`;
        this.problems.push(problem("AIG555", `[${i}].location`, detail));
      }
      seen.set(key, String(fields.location));
      return [usage];
    });
  }

  private row(path: string, row: Fields): RegionUsage {
    const subscriptionId = row.subscriptionId ?? undefined;
    const managedHere = row.managedHere ?? undefined;
    if (subscriptionId !== undefined) this.isName(`${path}.subscriptionId`, subscriptionId, "the id of a subscription");
    this.isRegion(`${path}.location`, row.location);
    const inside = `${path}.managedHere`;
    const here = managedHere === undefined ? undefined : this.fields(inside, managedHere, COUNTED);
    if (here) this.checkPart(path, row, here);
    return {
      subscription: subscriptionId === undefined ? undefined : String(subscriptionId).toLowerCase(),
      region: normaliseRegion(String(row.location)),
      inUse: this.counts(path, row),
      managedHere: here && this.counts(inside, here),
    };
  }

  /** What is managed here is among what is in use. */
  private checkPart(path: string, row: Fields, here: Fields): void {
    for (const name of COUNTED) {
      const [all, part] = [row[name], here[name]];
      if (typeof all !== "number" || typeof part !== "number" || !(part > all) || !this.isKnown(part)) continue;
      const detail = `got ${show(part)}, of ${show(all)} in use`;
      const remedy = "Give how many of those in use this code has made, which is at most all of them.";
      this.problems.push(problem("AIG556", `${path}.managedHere.${name}`, detail, remedy));
    }
  }

  private counts(path: string, row: Fields): Counts {
    const count = (name: (typeof COUNTED)[number]): number => {
      const value = row[name];
      if (!this.isLiteral(`${path}.${name}`, value)) return 0;
      if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
      this.problems.push(outside("AIG556", `${path}.${name}`, value));
      return 0;
    };
    return { galleries: count("galleries"), definitions: count("definitions"), versions: count("versions") };
  }
}

/** How many there will be: those in use, without what stands for them here, and all that is declared here. */
export function forecast(
  declared: number,
  inUse: number,
  managedHere: number | undefined,
): { readonly count: number; readonly isBound: boolean } {
  return { count: inUse - (managedHere ?? 0) + declared, isBound: managedHere === undefined };
}
