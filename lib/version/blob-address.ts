import { problem, show } from "../azure/problem";
import { BLOB_ADDRESS } from "../azure/value-rules";
import type { Check } from "../private/check";
import { known } from "../private/known";

/** The address of a VHD in a blob. */
export function checkBlobAddress(check: Check, prop: string, blobUri: string): void {
  if (!blobUri) {
    check.add(problem("AIG003", prop, "got nothing, allowed the address of a blob"));
    return;
  }
  check.optionalText(BLOB_ADDRESS, prop, blobUri, false);
  if (known(blobUri) && /[.]vhdx([?#]|$)/i.test(blobUri)) {
    check.add(problem("AIG315", prop, `got ${show(blobUri)}, a VHDX by its name`));
  }
}
