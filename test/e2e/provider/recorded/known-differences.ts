/** Where the stand-in is known to depart from the real provider, by scenario, then by the path of the difference. */
export const KNOWN_DIFFERENCES: { readonly [scenario: string]: { readonly [path: string]: string } } = {};
