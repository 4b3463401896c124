import type { Blob, SourceBlob } from "../blobs";
import { textAt } from "../json";
import { alike } from "../path";
import { version } from "../types/galleries";
import { managedImage } from "../types/sources";
import { storageAccount } from "../types/storage";
import { INVALID, type Change, type Refusal } from "./refusal";

/*
 * The VHD that a version or a managed image is made of, as it lies in its storage account. Asked only where somebody serves
 * blobs.
 */

const MIB = 1024 * 1024;
/** Where the footer has the size of the disk and its kind. */
const [SIZE, KIND] = [48, 60];
const FIXED = 2;

export const VHD_REFUSALS: readonly Refusal[] = [
  ...rows("R017", "a VHD that cannot be read", ({ address, blob }, change) =>
    blob && isReadable(address, change) ? undefined : `The source blob ${address} is not accessible.`,
  ),
  ...vhd("AIG607", "a blob that is no VHD", (address, { end }) =>
    end.toString("latin1", 0, 8) === "conectix"
      ? undefined
      : `The specified cookie value in VHD footer indicates that disk '${address.split("/").pop()!}' with blob ${address} is not a supported VHD. Disk is expected to have cookie value 'conectix'.`,
  ),
  ...vhd("AIG606", "a VHD that is not fixed", (address, { end }) =>
    end.readUInt32BE(KIND) === FIXED ? undefined : `The VHD ${address} is not a fixed VHD.`,
  ),
  ...vhd("AIG608", "a VHD of a broken number of MiB", (address, { end }) => {
    const bytes = Number(end.readBigUInt64BE(SIZE));
    return bytes % MIB === 0
      ? undefined
      : `The VHD ${address} has an unsupported virtual size of ${bytes} bytes. The size must be a whole number (in MBs).`;
  }),
];

/** With the keys of an account that is here: the one that a version names, or the one in the address. */
function isReadable(address: string, { body, context: { store } }: Change): boolean {
  const [name = ""] = new URL(address).host.split(".");
  const id = textAt(body, "properties.storageProfile.osDiskImage.source.storageAccountId");
  const accounts = store.all(storageAccount.type).filter((account) => alike(account.name, name));
  return accounts.some((account) => id === undefined || alike(account.id, id));
}

/** A row for a blob that is there: what is wrong with it. */
function vhd(
  cites: Refusal["cites"],
  what: string,
  says: (address: string, blob: Blob) => string | undefined,
): Refusal[] {
  return rows(cites, what, ({ address, blob }) => blob && says(address, blob));
}

function rows(
  cites: Refusal["cites"],
  what: string,
  says: (source: SourceBlob, change: Change) => string | undefined,
): Refusal[] {
  const find: Refusal["find"] = (change) => {
    const { source } = change.context;
    const message = source && says(source, change);
    return message === undefined ? undefined : { message, target: "disks" };
  };
  return [version, managedImage].map(({ type }) => ({ cites, what, type, ...INVALID, on: "create", find }));
}
