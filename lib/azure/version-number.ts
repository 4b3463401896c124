/** The arithmetic of version numbers: three integers, compared as numbers. */

/** The two words azurerm's data source takes in place of a number. */
export const RESERVED_VERSIONS: readonly string[] = ["latest", "recent"];

/**
 * Below 0 if `a` is the older version, above 0 if it is the newer one, 0 if the numbers are equal. 1.10.0 is newer than
 * 1.9.0, and 1.0.0 equals 1.00.0. Both must be three integers.
 */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The three integers of a version number. */
export function numbersOf(version: string): number[] {
  return version.split(".").map(Number);
}
