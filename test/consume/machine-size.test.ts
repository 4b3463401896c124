import { Construct } from "constructs";
import { MachineSizes } from "../../lib";
import { sizeAt } from "../../lib/consume/machine-size";
import { problemsIn, refusal, untyped } from "../gallery/build";
import { synthStack } from "../support/synth";

test("what is said of a size holds at and below its scope, in any letter case, and wins over the table", () => {
  synthStack((stack) => {
    const [inside, outside] = [new Construct(stack, "Inside"), new Construct(stack, "Outside")];
    const machine = new Construct(inside, "Machine");
    MachineSizes.of(inside).define("Standard_D2s_v5", { vcpus: 3, memoryGb: 7 });
    expect(sizeAt(machine, "standard_d2S_v5")).toEqual({ vcpus: 3, memoryGb: 7 });
    expect(sizeAt(outside, "Standard_D2s_v5")).toEqual({ vcpus: 2, memoryGb: 8, architecture: "x64" });
    expect(sizeAt(outside, "Standard_NC6s_v3")).toBeUndefined();
  });
});

test("sizes can be described one after the other", () => {
  synthStack((stack) => {
    const one = { vcpus: 1, memoryGb: 1 };
    MachineSizes.of(stack)
      .define("Standard_X1", one)
      .define("Standard_X2", { ...one, nvmeOnly: true });
    expect(sizeAt(stack, "Standard_X2")).toEqual({ ...one, diskControllers: ["NVMe"] });
  });
});

test("refuses all that is wrong at once", () => {
  const message = refusal((stack) => {
    MachineSizes.of(stack).define("a b", untyped({ vcpus: "2" }));
  });
  expect(problemsIn(message).map((text) => text.split(":")[0])).toEqual([
    "AIG672 name",
    "AIG672 vcpus",
    "AIG672 memoryGb",
  ]);
  expect(refusal((stack) => void MachineSizes.of(stack).define("Standard_X1", untyped(undefined)))).toContain("AIG672");
});

test("takes null for what is not given", () => {
  synthStack((stack) => {
    const nulls = { architecture: null, hyperVGenerations: null, nvmeOnly: null };
    MachineSizes.of(stack).define("Standard_X1", untyped({ vcpus: 1, memoryGb: 1, ...nulls }));
    expect(sizeAt(stack, "Standard_X1")).toEqual({ vcpus: 1, memoryGb: 1 });
  });
});

test.each<[object, string]>([
  [{ architecture: "arm64" }, 'AIG007 architecture: got "arm64", allowed "x64", "Arm64"'],
  [{ hyperVGenerations: "V2" }, 'AIG004 hyperVGenerations: got "V2", allowed a list'],
  [{ hyperVGenerations: ["V3"] }, 'AIG007 hyperVGenerations[0]: got "V3", allowed "V1", "V2"'],
  [{ hyperVGenerations: [] }, "AIG672 hyperVGenerations: got an empty list, allowed at least one generation"],
  [{ nvmeOnly: "yes" }, 'AIG004 nvmeOnly: got "yes", allowed true or false'],
  [{ memoryGB: 2 }, 'AIG684 memoryGB: A size has no such prop; the nearest one is "memoryGb"'],
])("refuses of a size %j", (more, problem) => {
  const size = untyped<{ vcpus: number; memoryGb: number }>({ vcpus: 1, memoryGb: 1, ...more });
  const message = refusal((stack) => void MachineSizes.of(stack).define("Standard_X1", size));
  expect(problemsIn(message)).toEqual([problem]);
});

test.each([undefined, null, "app"])("refuses %p as a scope", (scope) => {
  const message = refusal(() => void MachineSizes.of(untyped(scope)));
  expect(message).toContain("scope: got ");
  expect(message).toContain("allowed a machine, a stack or the app");
});
