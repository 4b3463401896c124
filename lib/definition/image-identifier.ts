import { propNames } from "../private/prop-names";

/**
 * What identifies an image to people and tools, shaped like a Marketplace image's publisher, offer and sku.
 *
 * The three together are unique in a gallery; definitions may share one or two of them. Changing any of them replaces the
 * definition and loses its versions. If the image is built on a Marketplace image, keep that image's values.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 */
export interface ImageIdentifier {
  /**
   * Who makes the image: 1 to 128 letters, digits, dashes, periods and underscores that do not end with a period.
   */
  readonly publisher: string;

  /**
   * The family of images: 1 to 64 letters, digits, dashes, periods and underscores that do not end with a period.
   */
  readonly offer: string;

  /**
   * The member of the family: 1 to 64 letters, digits, dashes, periods and underscores that do not end with a period.
   */
  readonly sku: string;
}

export const IDENTIFIER_PROPS = propNames<ImageIdentifier>({ publisher: true, offer: true, sku: true });

/**
 * The purchase plan of the third-party Marketplace image that an image is built on. It has to match that plan exactly,
 * and changing it replaces the definition and loses its versions.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/image-version
 */
export interface PurchasePlan {
  /**
   * The name of the plan.
   */
  readonly name: string;

  /**
   * The publisher of the plan.
   *
   * @default - not said
   */
  readonly publisher?: string;

  /**
   * The product, which is the offer of the Marketplace image.
   *
   * @default - not said
   */
  readonly product?: string;
}

export const PLAN_PROPS = propNames<PurchasePlan>({ name: true, publisher: true, product: true });
