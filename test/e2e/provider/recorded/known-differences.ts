import { isZero, type Value } from "../values";
import type { Difference } from "./compare";

/** Where the stand-in departs from the real provider: by scenario, the paths of the differences and the reason. */
export interface KnownDifference {
  readonly paths: readonly string[];
  readonly reason: string;
}

const UNREFRESHED: KnownDifference = {
  paths: [
    "drift.azurerm_resource_group.images.change.before",
    "drift.azurerm_shared_image.ubuntu.change.before",
    "drift.azurerm_shared_image_version.v1_0_0.change.before",
  ],
  reason:
    "after an apply the real provider already holds empty texts, zeros and false for what was not set; the stand-in " +
    "answers null as planned, because Terraform holds it to its plan, and gets them with the first refresh",
};

export const KNOWN_DIFFERENCES: { readonly [scenario: string]: KnownDifference } = {
  "first-plan-after-create-no-change": UNREFRESHED,
  "first-plan-after-create-append": UNREFRESHED,
};

/** A known path covers what lies below it and is empty on one side and null on the other. */
export function covers(known: string, { path, recorded, standIn }: Difference): boolean {
  return path.startsWith(`${known}.`) && isZero((recorded ?? null) as Value) && (standIn ?? null) === null;
}
