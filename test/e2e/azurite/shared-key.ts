import { createHmac } from "node:crypto";

export interface Signed {
  readonly method: string;
  readonly account: string;
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers: { readonly [name: string]: string };
  readonly length?: number;
}

/**
 * The Authorization header of a request to a storage account.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 */
export function sharedKey({ method, account, path, query = {}, headers, length = 0 }: Signed, key: string): string {
  const named = (name: string): string => headers[name] ?? "";
  const standard = [
    "content-encoding",
    "content-language",
    "content-length",
    "content-md5",
    "content-type",
    "date",
    "if-modified-since",
    "if-match",
    "if-none-match",
    "if-unmodified-since",
    "range",
  ].map((name) => (name === "content-length" && length > 0 ? String(length) : named(name)));
  const own = sorted(headers).filter(([name]) => name.startsWith("x-ms-"));
  const text = [
    method,
    ...standard,
    ...own.map((entry) => entry.join(":")),
    [`/${account}${path}`, ...sorted(query).map((entry) => entry.join(":"))].join("\n"),
  ].join("\n");
  return `SharedKey ${account}:${createHmac("sha256", Buffer.from(key, "base64")).update(text, "utf8").digest("base64")}`;
}

function sorted(values: { readonly [name: string]: string }): [string, string][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
