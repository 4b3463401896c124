/**
 * What kinds of virtual machine can be made of an image. One choice for azurerm's four switches, of which at most one may
 * be set. Cannot be changed: another value replaces the definition. Every type but STANDARD needs generation 2.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 */
export enum SecurityType {
  /**
   * Standard machines; no feature is set.
   */
  STANDARD = "Standard",
  /**
   * Standard or Trusted Launch machines. From images without guest state, such as managed images and VHDs.
   */
  TRUSTED_LAUNCH_SUPPORTED = "TrustedLaunchSupported",
  /**
   * Trusted Launch machines only. From a Trusted Launch machine or a disk or snapshot of one; not in shared galleries.
   */
  TRUSTED_LAUNCH = "TrustedLaunch",
  /**
   * Standard or confidential machines.
   */
  CONFIDENTIAL_VM_SUPPORTED = "ConfidentialVmSupported",
  /**
   * Confidential machines only. From a confidential machine or a disk or snapshot of one; not in shared galleries.
   */
  CONFIDENTIAL_VM = "ConfidentialVM",
  /**
   * Standard, Trusted Launch or confidential machines. Azure has it, azurerm cannot write it: it is refused with the
   * way round.
   */
  TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED = "TrustedLaunchAndConfidentialVmSupported",
}

/** azurerm's switch for each type that has one. */
const SECURITY_SWITCHES = {
  [SecurityType.TRUSTED_LAUNCH_SUPPORTED]: "trustedLaunchSupported",
  [SecurityType.TRUSTED_LAUNCH]: "trustedLaunchEnabled",
  [SecurityType.CONFIDENTIAL_VM_SUPPORTED]: "confidentialVmSupported",
  [SecurityType.CONFIDENTIAL_VM]: "confidentialVmEnabled",
} as const;

/**
 * The one switch to write for a type, as part of the resource's configuration. Never a false one: azurerm counts an
 * explicit false beside a true one as a conflict.
 */
export function renderSecurityType(type: SecurityType | undefined): { [name: string]: boolean } {
  const name = type && (SECURITY_SWITCHES as { [type: string]: string | undefined })[type];
  return name ? { [name]: true } : {};
}
