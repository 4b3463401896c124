import { blobHostOf, otherAccount, type BlobHost } from "../azure/blob-hosts";
import { outside, problem, show } from "../azure/problem";
import { BLOB_ADDRESS } from "../azure/value-rules";
import type { Check } from "../private/check";
import { isLiteralText } from "../private/known";
import { parseId, STORAGE_ACCOUNT } from "../private/resource-id";

/** The address of a VHD in a blob. */
export function checkBlobAddress(check: Check, prop: string, blobUri: string): void {
  if (!blobUri) {
    check.add(problem("AIG003", prop, "got nothing, allowed the address of a blob"));
    return;
  }
  check.optionalText(BLOB_ADDRESS, prop, blobUri, false);
  if (!isLiteralText(blobUri)) return;
  if (/[.]vhdx([?#]|$)/i.test(blobUri)) {
    check.add(problem("AIG315", prop, `got ${show(blobUri)}, a VHDX by its name`));
  }
  if (/[?&]sig=/i.test(blobUri)) check.add(outside("AIG623", prop, blobUri));
}

/** The storage account that is named beside the address of a blob; an id that is no such id has a rule of its own. */
export function checkBlobAccount(check: Check, prop: string, blobUri: string, storageAccountId: string): void {
  const host = hostOf(blobUri);
  if (host === undefined || !isLiteralText(storageAccountId)) return;
  const account = parseId(STORAGE_ACCOUNT, storageAccountId)?.names[0];
  if (account !== undefined) check.addIf(otherAccount(prop, host, account));
}

/** What the host of an address tells, where it is known. */
export function hostOf(blobUri: unknown): BlobHost | undefined {
  return isLiteralText(blobUri) ? blobHostOf(blobUri) : undefined;
}
