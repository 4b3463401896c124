/** The arithmetic of version numbers: three integers, compared as numbers. */

/** The two words azurerm's data source takes in place of a number. */
export const RESERVED_VERSIONS: readonly string[] = ["latest", "recent"];

/**
 * Below 0 if `a` is the older version, above 0 if it is the newer one, 0 if the numbers are equal. 1.10.0 is newer than
 * 1.9.0, and 1.0.0 equals 1.00.0. Both must be three integers.
 */
export function compareVersions(a: string, b: string): number {
  let [i, j] = [0, 0];
  // Digit by digit, since thousands of versions are compared with one another: no lists are made on the way.
  for (let part = 0; part < 3; part++) {
    let [left, right] = [0, 0];
    for (; i < a.length && a.charCodeAt(i) !== DOT; i++) left = left * 10 + digit(a, i);
    for (; j < b.length && b.charCodeAt(j) !== DOT; j++) right = right * 10 + digit(b, j);
    if (left !== right) return left - right;
    i++;
    j++;
  }
  return 0;
}

const DOT = ".".charCodeAt(0);

/** NaN for what is no digit: a text that is no version compares with none. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : NaN;
}

/** A version number as it is compared: each integer without leading zeros. */
export function withoutLeadingZeros(version: string): string {
  return version.replace(/(?<![0-9])0+(?=[0-9])/g, "");
}
