import type { Construct } from "constructs";
import type { Check } from "../private/check";
import type { IImageDefinition } from "../definition/image-definition";
import { propNames, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { idParts, VERSION } from "../private/resource-id";
import { statedRegion, verify } from "../private/stated";
import { DataAzurermSharedImageVersion } from "../terraform/azurerm";
import { TerraformSelf, type TerraformProvider } from "../terraform/framework";
import { checkStated } from "./imported-version";

/**
 * Which version is looked up, and what is stated of it: Terraform compares the location and the subscription with what it
 * finds.
 */
export interface ImageVersionLookup {
  /**
   * The name of the gallery.
   */
  readonly galleryName: string;

  /**
   * The name of the definition.
   */
  readonly definitionName: string;

  /**
   * The version's number; or "latest", the highest number that is not excluded from latest (by number, so 1.10.0 comes
   * after 1.9.0; what single regions exclude does not count); or "recent", the version that was published last, excluded
   * or not.
   *
   * What the words stand for is asked at every plan. A machine made of it is replaced when a newer version comes: give it
   * the definition's id where it is to follow latest by itself.
   */
  readonly version: string;

  /**
   * The name of the resource group.
   */
  readonly resourceGroupName: string;

  /**
   * The subscription it is in.
   *
   * @default - not stated: it is the provider's
   */
  readonly subscriptionId?: string;

  /**
   * Its home region.
   *
   * @default - what is found, known to Terraform only
   */
  readonly location?: string;

  /**
   * The definition it belongs to, for what is checked of machines that are made of it: taken as it is stated.
   *
   * @default - not known: the kind of image is not checked
   */
  readonly definition?: IImageDefinition;

  /**
   * The regions it is replicated to, in any spelling, home included: taken as they are stated.
   *
   * @default - not known: the region of machines is not checked
   */
  readonly targetRegions?: string[];

  /**
   * The configuration of the azurerm provider to use: the version is looked up in its subscription.
   *
   * @default - the stack's default azurerm provider
   */
  readonly provider?: TerraformProvider;
}

const PROPS = propNames<ImageVersionLookup>({
  galleryName: true,
  definitionName: true,
  version: true,
  resourceGroupName: true,
  subscriptionId: true,
  location: true,
  definition: true,
  targetRegions: true,
  provider: true,
});

export function checkVersionLookup(check: Check, lookup: ImageVersionLookup): void {
  check.addAll(strangers(PROPS, "ImageVersion.fromLookup", lookup));
  checkStated(check, lookup);
  check.provider(lookup.provider);
}

/** Has Terraform look the version up, as the default child of the construct that stands for it. */
export function lookUpVersion(
  version: Construct,
  lookup: ImageVersionLookup,
): { versionId: string; version: string; location: string } {
  const { galleryName, definitionName: imageName, version: name, resourceGroupName, provider } = lookup;
  return withoutStackCapture(() => {
    // Without the switch azurerm takes the last one in the order of texts: 1.9.0, not 1.10.0.
    const config = { galleryName, imageName, name, resourceGroupName, sortVersionsBySemver: true, provider };
    const source = new DataAzurermSharedImageVersion(version, "Default", config);
    const { subscriptionId } = idParts(VERSION, TerraformSelf.getString("id"));
    verify(source, [
      statedRegion(lookup.location, TerraformSelf.getString("location")),
      { prop: "subscriptionId", value: lookup.subscriptionId, found: subscriptionId },
    ]);
    return { versionId: source.id, version: source.name, location: source.location };
  });
}
