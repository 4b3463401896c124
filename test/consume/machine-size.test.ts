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
