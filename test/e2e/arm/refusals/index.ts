import { ArmError } from "../errors";
import { alike } from "../path";
import { OTHER_REFUSALS } from "./access";
import { COMMON_REFUSALS } from "./common";
import { DEFINITION_REFUSALS } from "./definitions";
import { GALLERY_REFUSALS } from "./galleries";
import type { Change, Refusal } from "./refusal";
import { SOURCE_REFUSALS } from "./sources";
import { VERSION_REFUSALS } from "./versions";
import { VHD_REFUSALS } from "./vhds";

/** Everything that is refused because of what it says; see `resource.ts` for what holds for every type of the table. */
export const REFUSALS: readonly Refusal[] = [
  ...COMMON_REFUSALS,
  ...GALLERY_REFUSALS,
  ...DEFINITION_REFUSALS,
  ...VERSION_REFUSALS,
  ...SOURCE_REFUSALS,
  ...VHD_REFUSALS,
  ...OTHER_REFUSALS,
];

/** Throws the first refusal that a change meets. */
export function refuse(change: Change, doing: "create" | "update" | "delete"): void {
  for (const { type, on, status, code, find } of REFUSALS) {
    if (!alike(type, change.context.target.type)) continue;
    if (on !== doing && !(on === "write" && doing !== "delete")) continue;
    const found = find(change);
    if (found) throw new ArmError(status, code, found.message, found.target);
  }
}
