/**
 * What a version is made of.
 */
export enum ImageSourceKind {
  /** A managed image. */
  MANAGED_IMAGE = "ManagedImage",
  /** A virtual machine. */
  VIRTUAL_MACHINE = "VirtualMachine",
  /** A snapshot or managed disk of an OS disk. */
  OS_DISK_SNAPSHOT = "OsDiskSnapshot",
  /** A VHD in a storage account. */
  VHD = "Vhd",
}
