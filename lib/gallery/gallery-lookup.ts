import type { Construct } from "constructs";
import type { Check } from "../private/check";
import { propNames, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { GALLERY, idParts } from "../private/resource-id";
import { checkSharing } from "../private/sharing";
import { statedRegion, verify } from "../private/stated";
import { DataAzurermSharedImageGallery } from "../terraform/azurerm";
import { TerraformSelf, type TerraformProvider } from "../terraform/framework";
import type { SharedGalleryAttributes } from "./shared-gallery";

/**
 * What is looked up, and what is stated of it: Terraform compares the location and the subscription with what it finds.
 * How a gallery is shared Azure does not tell here, so that is taken as it is stated.
 */
export interface SharedGalleryLookup extends SharedGalleryAttributes {
  /**
   * The configuration of the azurerm provider to use: the gallery is looked up in its subscription, and what is added to
   * it is made with it.
   *
   * @default - the stack's default azurerm provider
   */
  readonly provider?: TerraformProvider;
}

const ATTRIBUTES = {
  galleryName: true,
  resourceGroupName: true,
  subscriptionId: true,
  location: true,
  sharing: true,
} as const;

export const GALLERY_ATTRIBUTES = propNames<SharedGalleryAttributes>(ATTRIBUTES);

const PROPS = propNames<SharedGalleryLookup>({ ...ATTRIBUTES, provider: true });

export function checkGalleryLookup(check: Check, lookup: SharedGalleryLookup): void {
  check.addAll(strangers(PROPS, "SharedGallery.fromLookup", lookup));
  checkStated(check, lookup);
  check.provider(lookup.provider);
}

/** What is stated of a gallery that exists. */
export function checkStated(check: Check, stated: SharedGalleryAttributes): void {
  check.freeText("location", stated.location);
  check.freeText("subscriptionId", stated.subscriptionId);
  checkSharing(check, stated.sharing);
}

/** Has Terraform look the gallery up, as the default child of the construct that stands for it. */
export function lookUpGallery(
  gallery: Construct,
  lookup: SharedGalleryLookup,
): { galleryId: string; location: string } {
  const { galleryName: name, resourceGroupName, provider } = lookup;
  return withoutStackCapture(() => {
    const source = new DataAzurermSharedImageGallery(gallery, "Default", { name, resourceGroupName, provider });
    const { subscriptionId } = idParts(GALLERY, TerraformSelf.getString("id"));
    verify(source, [
      statedRegion(lookup.location, TerraformSelf.getString("location")),
      { prop: "subscriptionId", value: lookup.subscriptionId, found: subscriptionId },
    ]);
    return { galleryId: source.id, location: source.location };
  });
}
