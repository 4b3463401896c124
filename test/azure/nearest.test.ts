import fc from "fast-check";
import { nearestOf } from "../../lib/azure/nearest";

const NAMES = ["replicas", "targetRegions", "tags", "eula"];

test.each([
  ["replica", "replicas"],
  ["Replicas", "replicas"],
  ["target_regions", "targetRegions"],
  ["targetregion", "targetRegions"],
  ["tag", "tags"],
  ["elua", undefined],
  ["eul", "eula"],
  ["regions", undefined],
  ["", undefined],
])("%s is near %s", (mistyped, name) => expect(nearestOf(mistyped, NAMES)).toBe(name));

test("of two that are equally near the first is named", () => {
  expect(nearestOf("cat", ["bat", "rat"])).toBe("bat");
});

test("every name is nearest to itself, in any letter case", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), (name) => {
      expect(nearestOf(name.toUpperCase(), NAMES)).toBe(name);
    }),
  );
});
