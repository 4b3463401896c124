import { DIMENSIONS } from "../../lib/azure/conflicts";
import { startsAs } from "../../lib/azure/machine-security";

test("each security type starts some kind of machine, and the types for one kind alone start that kind alone", () => {
  const starts = Object.fromEntries(DIMENSIONS.securityType.map((type) => [type, startsAs(type)]));
  expect(starts).toEqual({
    Standard: ["Standard"],
    TrustedLaunchSupported: ["Standard", "TrustedLaunch"],
    TrustedLaunch: ["TrustedLaunch"],
    ConfidentialVmSupported: ["Standard", "ConfidentialVM"],
    ConfidentialVM: ["ConfidentialVM"],
  });
  expect(startsAs("TrustedLaunchAndConfidentialVmSupported")).toEqual(["Standard", "TrustedLaunch", "ConfidentialVM"]);
});

test("nothing is concluded of a type that is not known", () => {
  expect(startsAs("SomethingNew")).toBeUndefined();
});
