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
  AIG311: error("E", {
    title: "A source fits the security type of its definition",
    remedy: "Use a virtual machine or OS disk snapshot, or securityType TRUSTED_LAUNCH_SUPPORTED.",
    why:
      "A managed image or VHD carries no guest state, which a definition for Trusted Launch or confidential machines " +
      "alone needs; Azure refuses the version.",
    source: "images",
  }),
  AIG312: error("E", {
    title: "A managed image holds no Arm64 image",
    remedy: "Use a virtual machine, an OS disk snapshot or a VHD as the source.",
    why: "Managed images do not support Arm64, so the source could not match its definition.",
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
    allowed: "an address such as https://<account>.blob.core.windows.net/<container>/<name>.vhd",
    remedy: "Give the address of the blob, with https and the name of the VHD.",
    why: "azurerm takes http and https addresses only, and Azure reads the VHD from a blob.",
    source: "azurermVersion",
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
    remedy: "Leave the encryption set out, or use ReplicationMode.FULL.",
    why: "azurerm refuses the two together, but only while it applies.",
    source: "azurermVersionSource",
  }),
  AIG323: error("E", {
    title: "A disk encryption set is stated for every target region or for none",
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
} as const;
