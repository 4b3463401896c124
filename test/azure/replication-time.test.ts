import fc from "fast-check";
import { LIMITS } from "../../lib/azure/limits";
import { durationText, REPLICATION_TIME, replicationMinutes, wantsPhases } from "../../lib/azure/replication-time";
import { isDuration } from "../../lib/azure/dates";

const timeout = (regions: number, sizeGb?: number): string => durationText(replicationMinutes(regions, sizeGb));

test.each([
  [1, undefined, "2h30m"],
  [2, undefined, "3h"],
  [5, undefined, "4h30m"],
  [8, undefined, "6h"],
  [19, undefined, "11h30m"],
  [20, undefined, "12h"],
  [21, undefined, "12h"],
  [34, undefined, "12h"],
  [1, 0.5, "2h30m"],
  [1, 128, "2h30m"],
  [1, 128.5, "3h"],
  [1, 256, "3h"],
  [1, 257, "3h30m"],
  [5, 1024, "8h"],
  [1, 2048, "10h"],
  [10, 2048, "12h"],
])("%i regions and an image of %p GB are waited for %s", (regions, size, wait) => {
  expect(timeout(regions, size)).toBe(wait);
});

test.each([
  [30, "30m"],
  [60, "1h"],
  [90, "1h30m"],
  [720, "12h"],
])("%i minutes are %s", (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
});

test.each([
  [8, undefined, false],
  [9, undefined, true],
  [5, 512, false],
  [5, 513, true],
  // One region cannot be copied in phases, however large the image is.
  [1, 2048, false],
])("%i regions and an image of %p GB want phases: %p", (regions, size, phases) => {
  expect(wantsPhases(regions, size)).toBe(phases);
});

describe("for any number of regions and any size", () => {
  const regions = fc.integer({ min: 0, max: 200 });
  const sizes = fc.option(fc.double({ min: 0, max: LIMITS.shallowImageGb.max, noNaN: true }), { nil: undefined });

  test("the wait is a duration, never below azurerm's own and never above the cap", () => {
    fc.assert(
      fc.property(regions, sizes, (count, size) => {
        const minutes = replicationMinutes(count, size);
        expect(minutes).toBeGreaterThanOrEqual(REPLICATION_TIME.providerMinutes);
        expect(minutes).toBeLessThanOrEqual(REPLICATION_TIME.maxMinutes);
        expect(isDuration(durationText(minutes))).toBe(true);
      }),
    );
  });

  test("more regions and a larger image are never waited for shorter", () => {
    fc.assert(
      fc.property(regions, sizes, fc.nat({ max: 20 }), fc.nat({ max: 2000 }), (count, size, more, larger) => {
        const before = replicationMinutes(count, size);
        expect(replicationMinutes(count + more, size)).toBeGreaterThanOrEqual(before);
        expect(replicationMinutes(count, (size ?? 0) + larger)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

test("the figures stand in order, with source and date", () => {
  const { providerMinutes, baseMinutes, phasesAboveMinutes, maxMinutes, source, dated } = REPLICATION_TIME;
  const order = [providerMinutes, baseMinutes, phasesAboveMinutes, maxMinutes];
  expect(order).toEqual([30, 120, 360, 720]);
  expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  expect(new Date(dated).toISOString().slice(0, 10)).toBe(dated);
});
