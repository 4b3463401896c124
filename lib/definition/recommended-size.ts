/**
 * The recommended number of vCPUs of machines made of an image: advice to users, nothing enforces it.
 */
export interface VcpuRange {
  /**
   * At least so many vCPUs, 1 to 80 (azurerm's bound).
   *
   * @default - no lower end
   */
  readonly min?: number;

  /**
   * At most so many vCPUs, 1 to 80 (azurerm's bound), not below `min`.
   *
   * @default - no upper end
   */
  readonly max?: number;
}

/**
 * The recommended memory of machines made of an image, in GB: advice to users, nothing enforces it.
 */
export interface MemoryRange {
  /**
   * At least so many GB, 1 to 640 (azurerm's bound).
   *
   * @default - no lower end
   */
  readonly min?: number;

  /**
   * At most so many GB, 1 to 640 (azurerm's bound), not below `min`.
   *
   * @default - no upper end
   */
  readonly max?: number;
}
