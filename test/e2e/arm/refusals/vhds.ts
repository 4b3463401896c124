import type { Blob, SourceBlob } from "../blobs";
import { textAt } from "../json";
import { alike } from "../path";
import { version } from "../types/galleries";
import { INVALID, type Change, type Refusal } from "./refusal";

/* The VHD that a version is made of, as it lies in its storage account. Asked only where somebody serves blobs. */

const MIB = 1024 * 1024;
const FIXED = 2;

/** A row for a blob that is there: what is wrong with it. */
function vhd(what: string, says: (address: string, blob: Blob) => string | undefined): Refusal {
  return row("AIG315", what, ({ address, blob }) => blob && says(address, blob));
}

function row(
  cites: Refusal["cites"],
  what: string,
  says: (source: SourceBlob, change: Change) => string | undefined,
): Refusal {
  return {
    cites,
    what,
    type: version.type,
    ...INVALID,
    on: "create",
    find(change) {
      const { source } = change.context;
      const message = source && says(source, change);
      return message === undefined ? undefined : { message, target: "disks" };
    },
  };
}

export const VHD_REFUSALS: readonly Refusal[] = [
  row("R017", "a VHD that cannot be read", ({ address, blob }, { body, context }) => {
    const account = context.store.get(
      textAt(body, "properties.storageProfile.osDiskImage.source.storageAccountId") ?? "",
    );
    const readable = blob && account && alike(new URL(address).host.split(".")[0]!, account.name);
    return readable ? undefined : `The source blob ${address} is not accessible.`;
  }),
  vhd("a blob that is no VHD", (address, { end }) =>
    end.toString("latin1", 0, 8) === "conectix"
      ? undefined
      : `The specified cookie value in VHD footer indicates that disk '${address.split("/").pop()!}' with blob ${address} is not a supported VHD. Disk is expected to have cookie value 'conectix'.`,
  ),
  vhd("a VHD that is not fixed", (address, { end }) =>
    end.readUInt32BE(60) === FIXED ? undefined : `The VHD ${address} is not a fixed VHD.`,
  ),
  vhd("a VHD of a broken number of MiB", (address, { size }) =>
    (size - 512) % MIB === 0
      ? undefined
      : `The VHD ${address} has an unsupported virtual size of ${size - 512} bytes. The size must be a whole number (in MBs).`,
  ),
];
