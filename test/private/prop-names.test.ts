import { propNames, RESOURCE_PROPS, strangers } from "../../lib/private/prop-names";
import type { ResourceOptions, VcpuRange } from "../../lib";

const RANGE = propNames<VcpuRange>({ min: true, max: true });
const said = (props: object): string[] =>
  strangers(RANGE, "the range", props).map(({ prop, detail }) => `${prop}: ${detail}`);

test("props that exist are no strangers, whatever their values", () => {
  expect(said({ min: undefined, max: null })).toEqual([]);
  expect(strangers(propNames<ResourceOptions>(RESOURCE_PROPS), "it", { tags: {}, lifecycle: {} })).toEqual([]);
});

test("refuses every stranger at once, naming the nearest prop where one is near", () => {
  expect(said({ min: 1, mx: 2, unit: "GB" })).toEqual([
    'mx: the range has no such prop; the nearest one is "max"',
    "unit: the range has no such prop",
  ]);
});

test("what is undefined is not there, and what is inherited or no text is nobody's prop", () => {
  class Settings {
    public readonly min = 1;
    public get other(): number {
      return 2;
    }
  }
  expect(said({ other: undefined })).toEqual([]);
  expect(said(new Settings())).toEqual([]);
  expect(said({ [Symbol("x")]: 1 })).toEqual([]);
});

test("a path stands before the name", () => {
  expect(strangers(RANGE, "it", { mn: 1 }, "recommendedVcpus.").map(({ prop }) => prop)).toEqual([
    "recommendedVcpus.mn",
  ]);
});
