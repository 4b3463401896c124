import fc from "fast-check";
import { compareVersions, RESERVED_VERSIONS, withoutLeadingZeros } from "../../lib/azure/version-number";
import { VERSION_NUMBER } from "../../lib/azure/value-rules";

const part = fc.oneof(fc.nat(3), fc.nat(2147483647));
const version = fc.tuple(part, part, part).map((parts) => parts.join("."));

describe("compareVersions", () => {
  test.each([
    ["1.10.0", "1.9.0"],
    ["2.0.0", "1.2147483647.2147483647"],
    ["1.0.1", "1.0.0"],
    ["2147483647.0.0", "2147483646.0.0"],
    ["2026.11.25", "2026.9.30"],
  ])("%s is newer than %s", (newer, older) => {
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
    expect(compareVersions(older, newer)).toBeLessThan(0);
  });

  test("leading zeros make no difference", () => {
    expect(compareVersions("1.0.0", "1.00.0")).toBe(0);
    expect(compareVersions("0000000001.2.3", "1.02.003")).toBe(0);
  });

  test("it is a total order: reflexive, antisymmetric and transitive", () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(compareVersions(a, a)).toBe(0);
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) === 0) expect(a).toBe(b);
        const [low, middle, high] = [a, b, c].sort(compareVersions) as [string, string, string];
        expect(compareVersions(low, middle)).toBeLessThanOrEqual(0);
        expect(compareVersions(middle, high)).toBeLessThanOrEqual(0);
        expect(compareVersions(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("the first part that differs decides", () => {
    fc.assert(
      fc.property(fc.nat(2147483646), part, part, part, part, (major, b, c, d, e) => {
        expect(compareVersions(`${major + 1}.${b}.${c}`, `${major}.${d}.${e}`)).toBeGreaterThan(0);
        expect(compareVersions(`${b}.${major + 1}.${c}`, `${b}.${major}.${d}`)).toBeGreaterThan(0);
        expect(compareVersions(`${b}.${c}.${major + 1}`, `${b}.${c}.${major}`)).toBeGreaterThan(0);
      }),
    );
  });
});

test.each(["1.x.0", "1.:.0", "1./.0", "1.0.-1"])("%p compares with no version", (text) => {
  expect(compareVersions(text, "1.0.0")).toBeNaN();
  expect(compareVersions("1.0.0", text)).toBeNaN();
});

test.each([
  ["1.10.0", "1.10.0"],
  ["0.0.0", "0.0.0"],
  ["01.002.000", "1.2.0"],
  ["100.20.30", "100.20.30"],
  ["2026.01.05", "2026.1.5"],
])("%p without leading zeros is %p", (version, plain) => expect(withoutLeadingZeros(version)).toBe(plain));

test("numbers are equal without leading zeros if they compare as equal", () => {
  const zeros = fc.tuple(fc.nat(2), fc.nat(20)).map(([count, number]) => "0".repeat(count) + number);
  const padded = fc.tuple(zeros, zeros, zeros).map((parts) => parts.join("."));
  fc.assert(
    fc.property(padded, padded, (a, b) => {
      expect(withoutLeadingZeros(a) === withoutLeadingZeros(b)).toBe(compareVersions(a, b) === 0);
    }),
  );
});

test("the reserved words are azurerm's two, and neither passes for a number", () => {
  expect(RESERVED_VERSIONS).toEqual(["latest", "recent"]);
  expect(RESERVED_VERSIONS.filter((word) => VERSION_NUMBER.regex.test(word))).toEqual([]);
});
