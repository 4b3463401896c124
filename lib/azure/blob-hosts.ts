import { problem, show, type Problem } from "./problem";
import { findRegion, type Cloud } from "./regions";

/** What the host of a blob's address tells. */
export interface BlobHost {
  readonly host: string;
  readonly account: string;
  readonly cloud: Cloud;
}

const CLOUDS: { readonly [suffix: string]: Cloud } = {
  "windows.net": "AzureCloud",
  "chinacloudapi.cn": "AzureChinaCloud",
  "usgovcloudapi.net": "AzureUSGovernment",
};

/** The ordinary host of a storage account, also of its readable copy; other domains tell nothing. */
const HOST = /^https?:\/\/(([a-z0-9]+)(?:-secondary)?[.]blob[.]core[.]([a-z]+[.][a-z]+))(?=[:/?#]|$)/i;

/** What is known of an address by its host; undefined for domains of somebody's own and for endpoints by DNS zone. */
export function blobHostOf(address: string): BlobHost | undefined {
  const [, host, account, suffix] = HOST.exec(address) ?? [];
  const cloud = suffix === undefined ? undefined : CLOUDS[suffix.toLowerCase()];
  return cloud && { host: host!.toLowerCase(), account: account!.toLowerCase(), cloud };
}

/** A blob in another cloud than what is made of it. Of a region that is not known nothing is said. */
export function otherCloud(prop: string, host: string, cloud: Cloud, location: string): Problem | undefined {
  const at = findRegion(location);
  if (!at || at.cloud === cloud) return undefined;
  return problem("AIG215", prop, `${show(host)} is in another Azure cloud than ${show(at.displayName)}`);
}

/** A blob in another account than the one that is named beside it. */
export function otherAccount(prop: string, { host, account }: BlobHost, named: string): Problem | undefined {
  if (account === named.toLowerCase()) return undefined;
  return problem("AIG621", prop, `got the account ${show(named)}, allowed ${show(account)}, where ${show(host)} leads`);
}
