import { error, SYNTH_AND_PLAN, warning } from "./rule";

/** 63x to 67x: machines and scale sets that are made of an image. */
export const CONSUME_RULES = {
  AIG630: error("L", {
    title: "An image is attached to a virtual machine or a scale set of azurerm",
    allowed:
      "a LinuxVirtualMachine, WindowsVirtualMachine, LinuxVirtualMachineScaleSet, WindowsVirtualMachineScaleSet or " +
      "OrchestratedVirtualMachineScaleSet",
    remedy: "Give the resource itself; for any other resource, hand `imageId` to the argument that takes it.",
    why: "These five have a `source_image_id`, and their arguments are what the checks read.",
    source: "library",
  }),
  AIG631: error("P", {
    title: "A machine is made of one image",
    allowed: "no other image and no disk beside the one that is attached",
    remedy: "Leave it out: attachTo writes the image.",
    why: "azurerm takes exactly one of source_image_id, source_image_reference and os_managed_disk_id.",
    source: "azurermVm",
  }),
  AIG632: error("E", {
    title: "The operating system of the image is that of the machine",
    remedy: "Use azurerm's resource for the image's operating system, or another image.",
    why: "azurerm says the operating system of its resource to Azure, which refuses one that is not the image's.",
    source: "azurermVm",
  }),
  AIG633: error("E", {
    title: "A machine of a generalized image has an administrator",
    remedy: "State the administrator: a generalized image has none.",
    why: "Azure refuses a machine of a generalized image without `osProfile`.",
    source: "troubleshooting",
  }),
  AIG634: error("P", {
    title: "The administrator of a Linux machine has a key or a password",
    allowed: "adminSshKey, or adminPassword with disablePasswordAuthentication false",
    remedy: "Give adminSshKey, or disablePasswordAuthentication false and adminPassword.",
    why: "azurerm plans a machine that nobody can enter, and refuses it while it applies.",
    source: "azurermVm",
  }),
  AIG635: error("P", {
    title: "A specialized image needs a resource that can leave the administrator out",
    allowed: "a generalized image",
    remedy:
      "Use an OrchestratedVirtualMachineScaleSet without osProfile, or make a ManagedDisk of the image (createOption " +
      "FromImage, galleryImageReferenceId) and give its id to the machine's osManagedDiskId.",
    why:
      "azurerm always sends `osProfile` for a machine made of an image and for scale sets of uniform orchestration, " +
      "and Azure refuses it with a specialized image.",
    source: "azurermVm",
  }),
  AIG636: error("E", {
    title: "A machine of a specialized image takes no administrator",
    allowed: "nothing",
    remedy: "Leave osProfile out: computer name and accounts come from the image.",
    why: "Azure refuses `osProfile` with a specialized image.",
    source: "troubleshooting",
  }),
  AIG637: error("E", {
    title: "A machine asks for no more security than its image supports",
    caughtBy: SYNTH_AND_PLAN,
    remedy: "Leave it out, or use an image of a definition whose security type supports it.",
    why: "Azure starts Trusted Launch and confidential machines of images that say they support them, and of no others.",
    source: "images",
  }),
  AIG638: error("E", {
    title: "An image for Trusted Launch or confidential machines alone starts no others",
    caughtBy: SYNTH_AND_PLAN,
    remedy:
      "Set secureBootEnabled or vtpmEnabled for Trusted Launch, osDisk.securityEncryptionType and vtpmEnabled for a " +
      "confidential machine.",
    why: "Azure refuses a machine of another kind made of such an image.",
    source: "images",
  }),
  AIG639: error("P", {
    title: "A flexible scale set starts standard machines only",
    allowed: "an image that starts standard machines",
    remedy: "Use a scale set of uniform orchestration, or an image whose security type also starts standard machines.",
    why: "azurerm has no secure boot, vTPM or disk encryption type on its orchestrated scale set.",
    source: "azurermFlexible",
  }),
  AIG640: error("E", {
    title: "The architecture of the size is that of the image",
    remedy: "Choose a size of the image's architecture (those with a p after the number are Arm64), or another image.",
    why: "Azure refuses to start an image on a processor it was not built for.",
    source: "vmSizes",
  }),
  AIG641: error("E", {
    title: "The size boots the generation of the image",
    remedy: "Choose another size, or an image of another generation.",
    why: "Azure refuses a size that cannot boot the image's generation.",
    source: "generations",
  }),
  AIG642: error("E", {
    title: "A size that has NVMe disk controllers only needs an image that supports them",
    remedy: "Choose a size up to version 5, or set nvme on the definition if the image has the drivers.",
    why: "Azure refuses the machine: the image's definition does not name NVMe among its disk controllers.",
    source: "nvme",
  }),
  AIG643: warning({
    title: "The NVMe disk controller needs an image that supports it",
    remedy: "Set nvme on the definition if the image has the drivers, or leave diskControllerType out.",
    why: "Azure boots from NVMe what is tagged for it.",
    source: "nvme",
  }),
  AIG644: error("P", {
    title: "A flexible scale set that is made of an image has a size",
    allowed: "a size, or Mix with skuProfile",
    remedy: "Give skuName, or attach the image to the machines that join the set.",
    why:
      "azurerm describes the machines of a flexible scale set to Azure only if it has a size. Without one it makes an " +
      "empty set and drops the image without a word.",
    source: "azurermFlexible",
  }),
  AIG645: warning({
    title: "The administrator of a Windows machine has a password",
    remedy: "Give adminPassword, or acknowledge.",
    why: "azurerm plans the machine without one and sends an empty text; Azure knows no other way into Windows.",
    source: "azurermVm",
  }),
  AIG650: error("E", {
    title: "The image has a replica in the region of the machine",
    caughtBy: SYNTH_AND_PLAN,
    remedy: "Add the region to the version's targetRegions, or make the machine where the image is.",
    why: "Azure deploys a machine only from a replica in its own region.",
    source: "troubleshooting",
  }),
  // AIG651 was never released: where machines take the latest version is asked of the definition (AIG542).
  AIG652: error("E", {
    title: "The number of machines of a scale set",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a whole number from 0 to 1000",
    remedy: "Spread the machines over several scale sets of at most 1,000 each.",
    why: "Azure makes at most 1,000 machines of a gallery image in one scale set.",
    source: "overview",
  }),
  AIG653: warning({
    title: "Automatic OS upgrades follow the latest version",
    remedy: "Attach definition.latestImage(), or leave automaticOsUpgradePolicy out.",
    why: "A scale set whose image is one version never sees a newer one.",
    source: "scaleSetUpgrades",
  }),
  AIG660: warning({
    title: "The image's definition advises against the type of the OS disk",
    remedy: "Choose another storage account type, or acknowledge.",
    why: "disallowedDiskTypes is advice to whoever uses the image; Azure makes the machine all the same.",
    source: "images",
  }),
  AIG661: warning({
    title: "The size is within what the image's definition recommends",
    remedy: "Choose another size, or acknowledge.",
    why: "The recommended vCPUs and memory are advice to whoever uses the image; Azure makes the machine all the same.",
    source: "images",
  }),
  AIG670: error("P", {
    title: "The names in the id of a community or directly shared image",
    allowed: "a name without slashes and spaces",
    remedy: "Give the names apart: the gallery's public or unique name, the image's name and, if wanted, its version.",
    why: "azurerm takes the id apart at the slashes.",
    source: "azurermImageIds",
  }),
  AIG671: error("P", {
    title: "The version of a community or directly shared image",
    allowed: 'three integers Major.Minor.Patch, or "latest"',
    remedy: 'Write the version like "1.4.0", or leave it out for the latest.',
    why: "azurerm takes nothing else in such an id.",
    source: "azurermImageIds",
  }),
  AIG672: error("L", {
    title: "What is said of a size of machine",
    allowed: "a name such as Standard_NC24ads_A100_v4, vCPUs and memory in GB above 0",
    remedy: "Give the name as Azure spells it, and its numbers as `az vm list-skus` shows them.",
    why: "The checks compare these numbers with what the image's definition recommends.",
    source: "library",
  }),
} as const;
