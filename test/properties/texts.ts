import fc from "fast-check";
import { REGIONS, type Region } from "../../lib/azure/regions";

/** Characters, written down here once more so that the patterns of the library are not their own judge. */
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function of(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

/** A text of 1 to `max` characters with others at its ends than inside. */
function ended(first: string, inside: string, last: string, max: number): fc.Arbitrary<string> {
  const both = [...first].filter((char) => last.includes(char)).join("");
  const longer = fc.tuple(of(first, 1, 1), of(inside, 0, max - 2), of(last, 1, 1)).map((parts) => parts.join(""));
  return fc.oneof(of(both, 1, 1), longer, longer);
}

const IDENTIFIER = `${LETTERS}._-`;

export const galleryNames = ended(LETTERS, `${LETTERS}._`, LETTERS, 80);
export const definitionNames = ended(LETTERS, IDENTIFIER, LETTERS, 80);
export const publishers = ended(IDENTIFIER, IDENTIFIER, `${LETTERS}_-`, 128);
export const offersAndSkus = ended(IDENTIFIER, IDENTIFIER, `${LETTERS}_-`, 64);
/** Short enough, and with such ends, that a name can be made of two of them. */
export const shortOffersAndSkus = ended(LETTERS, IDENTIFIER, LETTERS, 39);
export const groups = ended(`${IDENTIFIER}()`, `${IDENTIFIER}()`, `${LETTERS}_-()`, 90);
export const prefixes = of(LETTERS, 5, 16);
export const names = of(LETTERS, 1, 20);
/** Free texts without what would make a Terraform expression of them. */
export const freeTexts = fc.string({ maxLength: 60 }).map((text) => text.replace(/[{}]/g, ""));
export const subscriptions = fc.uuid();

/** An integer of 32 bits in at most ten digits. */
const parts = fc
  .tuple(fc.oneof(fc.nat({ max: 99 }), fc.nat({ max: 2147483647 }), fc.constant(2147483647)), fc.nat({ max: 9 }))
  .map(([number, zeros]) => "0".repeat(Math.min(zeros, 10 - String(number).length)) + number);

export const versionNumbers = fc.tuple(parts, parts, parts).map((three) => three.join("."));

const TAG = `${LETTERS} :=+@*#.,;()-_'"!~|[]^`;
const tag = fc.tuple(of(TAG, 1, 512), of(`${TAG}<>%&\\?/`, 0, 256));

/** At most 16 tags, so that those of three levels are at most 50 together. */
export const tags = fc
  .uniqueArray(tag, { maxLength: 16, selector: ([name]) => name.toLowerCase(), size: "small" })
  .map((list) => Object.fromEntries(list));

const unit = fc.constantFrom("ns", "us", "µs", "ms", "s", "m", "h");
const amount = fc.oneof(
  fc.nat({ max: 5000 }).map(String),
  fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 })).map(([whole, rest]) => `${whole}.${rest}`),
);
export const durations = fc
  .array(fc.tuple(amount, unit), { minLength: 1, maxLength: 4 })
  .map((list) => list.map((one) => one.join("")).join(""));

const days = { min: new Date("2026-11-28T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true };
const offset = fc
  .tuple(fc.constantFrom("+", "-"), fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([sign, hour, minute]) => {
    return `${sign}${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  });

/** Dates to come, in all forms. */
export const datesToCome = dates(fc.date(days));
/** Dates of any time. */
export const allDates = dates(fc.date({ ...days, min: new Date("1900-01-01T00:00:00Z") }));

function dates(moments: fc.Arbitrary<Date>): fc.Arbitrary<string> {
  return fc.tuple(moments, fc.constantFrom("day", "second", "fraction", "offset"), offset).map(([date, form, zone]) => {
    const iso = date.toISOString();
    const second = iso.slice(0, 19);
    return { day: iso.slice(0, 10), second: `${second}Z`, fraction: iso, offset: `${second}${zone}` }[form]!;
  });
}

/** The name of a region with other letter case and with spaces anywhere, or as the portal shows it. */
export function spelled({ name, displayName }: Pick<Region, "name" | "displayName">): fc.Arbitrary<string> {
  const letter = (char: string): fc.Arbitrary<string> =>
    fc.tuple(fc.boolean(), fc.nat({ max: 8 })).map(([upper, space]) => {
      return (upper ? char.toUpperCase() : char) + (space === 0 ? " " : "");
    });
  return fc.oneof(
    fc.constantFrom(name, displayName, displayName.toUpperCase()),
    fc.tuple(...[...name].map(letter)).map((letters) => letters.join("")),
  );
}

/** A region that Microsoft may open tomorrow. */
export const newRegions: fc.Arbitrary<Region> = names.map((name) => {
  const short = `new${name.toLowerCase()}`;
  return { ...REGIONS[0]!, name: short, displayName: short, zones: null, zrs: null, restricted: false };
});

/** What is open to everybody and in service, so that nothing has to be said of it. */
export const OPEN = REGIONS.filter(({ restricted, retired }) => !restricted && retired === null);
