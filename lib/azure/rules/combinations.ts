import { error, SYNTH_AND_PLAN, warning } from "./rule";

/** 3xx: values that do not go together. */
export const COMBINATION_RULES = {
  AIG301: error("E", {
    title: "Every security type but Standard needs generation 2",
    allowed: "HyperVGeneration.V2",
    remedy: "Use HyperVGeneration.V2, or SecurityType.STANDARD.",
    why: "Azure refuses the definition; azurerm does not look at the two together.",
    source: "images",
  }),
  AIG302: error("P", {
    title: "The combined security type cannot be written with azurerm",
    remedy:
      "Choose TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, or make the definition with the azapi provider " +
      "and import it with ImageDefinition.fromDefinitionId.",
    why: "azurerm has four switches that exclude each other and no value for TrustedLaunchAndConfidentialVmSupported.",
    source: "azurermImage",
  }),
  AIG303: error("E", {
    title: "Azure Government has neither community galleries nor direct sharing",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a location outside of Azure Government",
    remedy: "Leave sharing out, and share by role assignment.",
    why: "Azure refuses the sharing profile in that cloud.",
    source: "directSharing",
  }),
  AIG304: error("E", {
    title: "Images for Trusted Launch or confidential machines alone stay in private galleries",
    remedy:
      "Use TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, which also start other machines, or share by role assignment.",
    why: "Azure takes such definitions in private galleries only.",
    source: "images",
  }),
  AIG305: warning({
    title: "Arm64 goes with generation 2",
    remedy: "Use HyperVGeneration.V2, or acknowledge.",
    why: "Arm machines are generation 2 as far as is known.",
    source: "images",
  }),
  AIG306: warning({
    title: "Arm64 and confidential machines exclude each other",
    remedy: "Use another security type, or acknowledge.",
    why: "There are no confidential Arm sizes as far as is known.",
    source: "confidential",
  }),
  AIG307: warning({
    title: "NVMe needs generation 2 and no confidential machine",
    remedy: "Leave nvme out, or acknowledge.",
    why: "Sizes with NVMe start generation 2 images of the security types Standard and Trusted Launch.",
    source: "nvme",
  }),
  AIG308: warning({
    title: "Hibernation needs generation 2, and on Linux no Trusted Launch",
    remedy: "Leave hibernation out, or acknowledge.",
    why: "Azure hibernates no generation 1 machine, and no Linux machine with Trusted Launch.",
    source: "hibernation",
  }),
  AIG309: error("E", {
    title: "A community gallery holds no images with a purchase plan",
    remedy: "Use a private gallery, or leave the plan out if the image has none.",
    why: "Images made of partners' Marketplace images cannot be published to everybody.",
    source: "community",
  }),
  AIG310: warning({
    title: "Images in a community gallery are generalized",
    remedy: "Generalize the image, or acknowledge.",
    why: "A specialized image carries its accounts and computer name to everybody in Azure.",
    source: "community",
  }),
  AIG311: error("E", {
    title: "A source fits the security type of its definition",
    remedy:
      "Use ImageSource.virtualMachine or ImageSource.osDiskSnapshot, or TRUSTED_LAUNCH_SUPPORTED or CONFIDENTIAL_VM_SUPPORTED, which also start other machines.",
    why:
      "A managed image or VHD carries no guest state, which a definition for Trusted Launch or confidential machines " +
      "alone needs; Azure refuses the version.",
    source: "images",
  }),
  AIG312: warning({
    title: "A managed image holds no Arm64 image",
    remedy: "Use a virtual machine, an OS disk snapshot or a VHD as the source, or acknowledge.",
    why: "Managed images do not support Arm64, so the source can hardly match; what Azure answers is not known.",
    source: "versions",
  }),
  AIG313: error("E", {
    title: "A managed image is generalized",
    remedy: "Use a virtual machine or an OS disk snapshot for a specialized definition.",
    why: "Azure compares the OS state of the source with that of the definition and refuses the version.",
    source: "versions",
  }),
  AIG314: error("P", {
    title: "A VHD source is a blob's address",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "an address such as https://<account>.blob.core.windows.net/<container>/<name>.vhd",
    remedy: "Give the address of the blob, with https and the name of the VHD.",
    why: "azurerm takes http and https addresses only, and Azure reads the VHD from a blob.",
    source: "azurermVersion",
  }),
  AIG315: warning({
    title: "A VHD source is a fixed VHD, not a VHDX",
    remedy: "Convert the file to a fixed VHD, or acknowledge if only the name says so.",
    why: "Azure reads fixed VHDs only.",
    source: "versions",
  }),
  AIG316: warning({
    title: "A machine or snapshot as the source of a definition that supports several security types",
    remedy: "Publish a test version first, then acknowledge.",
    why: 'Azure refused this until 2024 ("currently only VHD blobs and managed images") and probably takes it now.',
    source: "packer",
  }),
  AIG317: warning({
    title: "A managed image knows nothing of accelerated networking",
    remedy: "Capture the machine or a snapshot, or leave acceleratedNetworking out, or acknowledge.",
    why: "The feature has to be declared by the source too, and a managed image cannot.",
    source: "versions",
  }),
  AIG321: error("E", {
    title: "A shallow version stays in its home region with one replica",
    caughtBy: SYNTH_AND_PLAN,
    remedy: "Keep the home region with one replica alone, or use ReplicationMode.FULL.",
    why: "A shallow version is not copied; it is for development and test.",
    source: "overview",
  }),
  AIG322: error("P", {
    title: "A shallow version takes no disk encryption set",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "none",
    remedy: "Leave the encryption set out, or use ReplicationMode.FULL.",
    why: "azurerm refuses the two together, but only while it applies.",
    source: "azurermVersionSource",
  }),
  AIG323: error("E", {
    title: "A disk encryption set is stated for every target region or for none",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a disk encryption set for every region or for none",
    remedy: "State a set for each region; a set is regional, so each region needs its own.",
    why: "Azure refuses a version whose disk is encrypted with customer keys in some regions only.",
    source: "encryption",
  }),
  AIG324: warning({
    title: "With customer-managed keys a change of the regions replaces the version",
    remedy: "List every region the version will ever need from the start, then acknowledge.",
    why:
      "azurerm compares regions by position and replaces the version when the encryption set at a position changes, " +
      "so adding, removing or inserting a region destroys the image and builds it again.",
    source: "azurermVersionSource",
  }),
  AIG325: warning({
    title: "A version for confidential machines alone stays in its home region",
    remedy: "List the home region alone, or publish a test version first, then acknowledge.",
    why: "Azure did not copy such versions to other regions in 2022; whether it does now is not known.",
    source: "confidential",
  }),
  AIG326: error("E", {
    title: "Every region has a disk encryption set of its own",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a disk encryption set for each region",
    remedy: "A set serves its own region only: state one for each region.",
    why: "Azure refuses a region whose set lies in another one.",
    source: "encryption",
  }),
  AIG327: error("E", {
    title: "A VHD source takes no disk encryption set",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "none",
    remedy: "Make a managed disk or image of the VHD first, and use that as the source.",
    why: "Azure encrypts versions with customer keys only if they are made of a machine, disk, snapshot or managed image.",
    source: "encryption",
  }),
  AIG328: error("E", {
    title: "A version in a shared gallery is not encrypted with customer-managed keys",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "none",
    remedy: "Leave the encryption set out, or use a private gallery.",
    why: "Others could not read the key, so Azure shares no such version.",
    source: "encryption",
  }),
  AIG329: warning({
    title: "Customer-managed keys and Trusted Launch or confidential machines",
    remedy: "Publish a test version first, then acknowledge.",
    why: "A single source says that Azure does not take the two together.",
    source: "packer",
  }),
  AIG330: error("E", {
    title: "A disk encryption set lies in the subscription of the gallery",
    remedy: "Make a set in the gallery's subscription, one for each region.",
    why: "Azure refuses a set of another subscription.",
    source: "encryption",
  }),
  AIG331: error("E", {
    title: "The home region of a version in a directly shared gallery is that of the gallery",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "the region of the gallery",
    remedy: "Leave location out, or share by role assignment.",
    why: "Azure shares such versions from the gallery's region only.",
    source: "directSharing",
  }),
} as const;
