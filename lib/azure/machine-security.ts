/** The kinds of machine that Azure starts with regard to security. */
export type MachineSecurity = "Standard" | "TrustedLaunch" | "ConfidentialVM";

/** Which kinds can be made of an image, by its security type. */
const STARTS: { readonly [securityType: string]: readonly MachineSecurity[] } = {
  Standard: ["Standard"],
  TrustedLaunchSupported: ["Standard", "TrustedLaunch"],
  TrustedLaunch: ["TrustedLaunch"],
  ConfidentialVmSupported: ["Standard", "ConfidentialVM"],
  ConfidentialVM: ["ConfidentialVM"],
  TrustedLaunchAndConfidentialVmSupported: ["Standard", "TrustedLaunch", "ConfidentialVM"],
};

/** The kinds of machine that an image starts; undefined if its type is not one that this library knows. */
export function startsAs(securityType: string): readonly MachineSecurity[] | undefined {
  return STARTS[securityType];
}
