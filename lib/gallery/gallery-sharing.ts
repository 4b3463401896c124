import { governmentSharing, regionNames } from "../azure/region-rules";
import { COMMUNITY_PREFIX, EMAIL, NOT_EMPTY, WEB_ADDRESS } from "../azure/value-rules";
import type { Check } from "../private/check";
import { isRegionOutside } from "../private/expressions";
import { known } from "../private/known";
import { propNames } from "../private/prop-names";
import { SHARING } from "../private/sharing";
import type { SharedImageGallerySharing } from "../terraform/azurerm";

/**
 * With whom a gallery can be shared, beyond role assignments.
 */
export enum SharingPermission {
  /** Only those who have a role on the gallery or its definitions. */
  PRIVATE = "Private",
  /** Other subscriptions and tenants, which are added outside Terraform (preview in Azure). */
  GROUPS = "Groups",
  /** Everybody in Azure. */
  COMMUNITY = "Community",
}

/**
 * What a community gallery tells the public. All of it can be seen by everybody in Azure.
 */
export interface CommunityGalleryOptions {
  /**
   * The beginning of the gallery's public name, 5 to 16 letters and digits; Azure adds a GUID.
   */
  readonly prefix: string;

  /**
   * The publisher's e-mail address.
   */
  readonly publisherEmail: string;

  /**
   * The publisher's web address.
   */
  readonly publisherUri: string;

  /**
   * The licence terms: a text or a web address.
   */
  readonly eula: string;
}

const COMMUNITY_PROPS = propNames<CommunityGalleryOptions>({
  prefix: true,
  publisherEmail: true,
  publisherUri: true,
  eula: true,
});

/**
 * How a gallery is shared beyond role assignments: one of `privateOnly`, `groups` and `community`.
 *
 * Azure sets this when the gallery is created: with azurerm, adding, removing or changing anything in it **replaces the
 * gallery and loses every image in it**.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/share-gallery
 */
export abstract class GallerySharing {
  /**
   * Shared through role assignments only, said explicitly. Leaving `sharing` out means the same to Azure.
   */
  public static privateOnly(): GallerySharing {
    return new PlainSharing(SharingPermission.PRIVATE);
  }

  /**
   * Can be shared with up to 30 subscriptions and 5 tenants directly (preview). azurerm creates such a gallery shared
   * with nobody and cannot add members: use `az sig share add`. It holds no encrypted versions.
   *
   * @see https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct
   */
  public static groups(): GallerySharing {
    return new PlainSharing(SharingPermission.GROUPS);
  }

  /**
   * Shared with everybody in Azure. Not in government clouds; no encrypted versions, no images from third-party
   * Marketplace images.
   *
   * @see https://learn.microsoft.com/azure/virtual-machines/share-gallery-community
   */
  public static community(options: CommunityGalleryOptions): GallerySharing {
    return new CommunitySharing(options);
  }

  /** Which kind of sharing this is. */
  public abstract readonly permission: SharingPermission;

  constructor() {
    SHARING.mark(this);
  }

  /** @internal */
  public abstract _check(check: Check): void;

  /** @internal */
  public abstract _render(): SharedImageGallerySharing;
}

/** Sharing that the cloud of a location does not have. */
export function checkSharingPlace(check: Check, permission: SharingPermission, location: string): void {
  if (permission === SharingPermission.PRIVATE || typeof location !== "string") return;
  if (known(location)) {
    check.addIf(governmentSharing(permission, location));
  } else {
    const government = regionNames(({ cloud }) => cloud === "AzureUSGovernment");
    check.atPlanTime("AIG303", "location", () => isRegionOutside(government, location));
  }
}

class PlainSharing extends GallerySharing {
  constructor(public readonly permission: SharingPermission) {
    super();
  }

  public override _check(): void {
    // There is nothing to get wrong.
  }

  public override _render(): SharedImageGallerySharing {
    return { permission: this.permission };
  }
}

class CommunitySharing extends GallerySharing {
  public readonly permission = SharingPermission.COMMUNITY;

  constructor(private readonly options: CommunityGalleryOptions) {
    super();
  }

  public override _check(check: Check): void {
    if (!check.struct(COMMUNITY_PROPS, "sharing", this.options, true)) return;
    const { prefix, publisherEmail, publisherUri, eula } = this.options;
    check.text(COMMUNITY_PREFIX, "sharing.prefix", prefix);
    check.text(EMAIL, "sharing.publisherEmail", publisherEmail);
    check.text(WEB_ADDRESS, "sharing.publisherUri", publisherUri);
    check.text(NOT_EMPTY, "sharing.eula", eula);
  }

  public override _render(): SharedImageGallerySharing {
    const { prefix, publisherEmail, publisherUri, eula } = this.options;
    return { permission: this.permission, communityGallery: { prefix, publisherEmail, publisherUri, eula } };
  }
}
