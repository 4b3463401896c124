import type { Architecture, HyperVGeneration, OsState, OsType } from "../definition/image-platform";
import type { SecurityType } from "../definition/image-security";
import { propNames } from "../private/prop-names";

/**
 * What is known of an image in somebody else's gallery. What is left out is not checked.
 */
export interface ExternalImageOptions {
  /**
   * The version: three integers, or "latest". Machines are replaced when it changes. May be a token.
   *
   * @default - the latest
   */
  readonly version?: string;

  /**
   * The operating system.
   *
   * @default - not known
   */
  readonly osType?: OsType;

  /**
   * Whether it is generalized or specialized.
   *
   * @default - not known
   */
  readonly osState?: OsState;

  /**
   * The generation.
   *
   * @default - not known
   */
  readonly hyperVGeneration?: HyperVGeneration;

  /**
   * The architecture.
   *
   * @default - not known
   */
  readonly architecture?: Architecture;

  /**
   * What kinds of machine can be made of it.
   *
   * @default - not known
   */
  readonly securityType?: SecurityType;

  /**
   * Whether it supports NVMe disk controllers.
   *
   * @default - not known
   */
  readonly nvme?: boolean;
}

export const EXTERNAL_IMAGE_PROPS = propNames<ExternalImageOptions>({
  version: true,
  osType: true,
  osState: true,
  hyperVGeneration: true,
  architecture: true,
  securityType: true,
  nvme: true,
});
