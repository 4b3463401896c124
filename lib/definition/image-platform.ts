/**
 * The operating system of an image. Cannot be changed: another value replaces the definition.
 */
export enum OsType {
  /** Linux. */
  LINUX = "Linux",
  /** Windows. */
  WINDOWS = "Windows",
}

/**
 * Whether an image still carries the identity of the machine it was made of. Cannot be changed: another value replaces
 * the definition.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 */
export enum OsState {
  /**
   * The machine's identity was removed (Sysprep on Windows, `waagent -deprovision` on Linux): new machines need a
   * name and an administrator.
   */
  GENERALIZED = "Generalized",
  /**
   * The image keeps computer name and accounts: new machines take no administrator settings.
   */
  SPECIALIZED = "Specialized",
}

/**
 * The generation of the virtual machines made of an image. Cannot be changed: another value replaces the definition.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/generation-2
 */
export enum HyperVGeneration {
  /** BIOS boot. No Trusted Launch, no confidential machines. */
  V1 = "V1",
  /** UEFI boot. */
  V2 = "V2",
}

/**
 * The processor architecture of an image. Cannot be changed: another value replaces the definition.
 */
export enum Architecture {
  /** Intel and AMD, 64 bits. */
  X64 = "x64",
  /** Arm, 64 bits. Generation 2, and never from a managed image. */
  ARM64 = "Arm64",
}

/**
 * A disk type that machines made of an image should not use.
 */
export enum DisallowedDiskType {
  /** Standard HDD, locally redundant. */
  STANDARD_LRS = "Standard_LRS",
  /** Premium SSD, locally redundant. */
  PREMIUM_LRS = "Premium_LRS",
}
