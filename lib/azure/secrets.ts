/** What stands before the name of a parameter: no letter or digit, unless it ends an escape such as %26 or \u0026. */
const START = String.raw`(?:(?<![a-z0-9])|(?<=(?:%(?:25)*|u00)[0-9a-f]{2}))`;
/** As it is, percent-encoded however often, or as JSON and HTML escape it. */
const EQUALS = String.raw`(?:=|%(?:25)*3d|\\*u003d|&(?:#61|#x3d|equals);)`;
/** Up to the next parameter, or the quote that ends the whole text; what is escaped belongs to the value. */
const VALUE = String.raw`(?:(?!%(?:25)*26)(?:&#x?[0-9a-f]+;|[^&#;"\\]|\\.))*`;

/** What may stand in an address or a connection string and must not stand in a log. */
const SECRETS: readonly [RegExp, string][] = [
  // The parameters of a shared access signature.
  [new RegExp(`(${START}(?:sig|se|sp|sv|st|spr|sr|skoid|sktid)${EQUALS})${VALUE}`, "gis"), "$1***"],
  // Parts of a connection string.
  [/\b((?:Account|SharedAccess)Key|SharedAccessSignature|password|pwd)(\s*=\s*)(?:[^;"\\]|\\.)*/gis, "$1$2***"],
  // User and password before a host.
  [/(:\/\/)(?:[^/\s"\\]|\\.)*@/gs, "$1***@"],
];

/**
 * A text without the secrets in it. What stands in double quotes has to be escaped as in JSON, so that a secret ends where
 * its quotes do.
 */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}

/** The same for a text as somebody wrote it, whatever quotes are in it. */
export function withoutSecretsInside(raw: string): string {
  return JSON.parse(withoutSecrets(JSON.stringify(raw))) as string;
}
