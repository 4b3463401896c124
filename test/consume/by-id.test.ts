import type { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { TerraformVariable, Testing, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GalleryReport } from "../../lib";
import { usesOf } from "../../lib/private/uses";
import { stackIn } from "../checks/sample";
import { textToken } from "../gallery/build";
import { addSeries, WIDE } from "../rollout/build";
import { linuxVm, MACHINES, versionIn } from "./machines";

/** What the stacks of an app are refused for. */
const refusals = (...stacks: TerraformStack[]): string[] =>
  stacks
    .flatMap(({ node }) => node.validate())
    .flatMap((text) => text.split("\n").filter((line) => /AIG\d/.test(line)));

const NARROW = "  AIG534  targetRegions: UK South, where stack/Vm uses it, is not in the target regions (West Europe)";

describe("a machine that names a version by its id", () => {
  test.each(Object.entries(MACHINES))("counts as its user: %s", (_, make) => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionIn(stack, {}, { targetRegions: {} });
    const { path } = make(stack, { sourceImageId: version.versionId, location: "UK South" }).node;
    expect(refusals(stack)).toEqual([NARROW.replace("stack/Vm", path)]);
  });

  test("of a series that has narrowed it is refused, also from another stack", () => {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    const series = addSeries(stack, { targetRegions: WIDE, newestWide: 1 });
    const id = series.version("1.9.0").versionId;
    const machines = stackIn(app, "machines");
    linuxVm(machines, { sourceImageId: id, location: "uksouth" });
    expect(refusals(stack)).toEqual([NARROW.replace("stack/Vm", "machines/Vm")]);
  });

  test("is seen when it is made, changed or taken away after a report", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionIn(stack, {}, { targetRegions: {} });
    const sourceImageId = version.versionId;
    GalleryReport.of(stack).toText();
    const vm = linuxVm(stack, { sourceImageId, location: "uksouth" }) as LinuxVirtualMachine;
    expect(refusals(stack)).toEqual([NARROW]);
    vm.location = "West Europe";
    expect(refusals(stack)).toEqual([]);
    vm.location = "uksouth";
    expect(refusals(stack)).toEqual([NARROW]);
    vm.sourceImageId = "/subscriptions/x";
    expect(refusals(stack)).toEqual([]);
  });

  test("in a stack around the version's own is asked in the plan all the same", () => {
    const app = Testing.app();
    const outer = stackIn(new Construct(app, "env") as never, "outer");
    const inner = stackIn(outer as never, "inner");
    const location = new TerraformVariable(outer, "location", {}).stringValue;
    const version = versionIn(inner);
    // To ask for the id is what makes the stack of the version known.
    expect(version.versionId).not.toBe("");
    version.image().attachTo(linuxVm(outer, { location }));
    expect(outer.node.validate()).toEqual([]);
    expect(JSON.stringify(outer.toTerraform())).toContain("AIG650");
  });

  test("is told once where attachTo has told of it already", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionIn(stack);
    version.image().attachTo(linuxVm(stack));
    expect(refusals(stack)).toEqual([]);
    expect(usesOf(version)).toHaveLength(1);
  });

  test("is left alone where it stands in a region of the version, or where only Terraform knows", () => {
    const stack = stackIn(Testing.app(), "stack");
    const version = versionIn(stack, {}, { targetRegions: {} });
    MACHINES.azurerm_linux_virtual_machine!(stack, { sourceImageId: version.versionId });
    MACHINES.azurerm_linux_virtual_machine_scale_set!(stack, {
      sourceImageId: version.versionId,
      location: textToken(stack),
    });
    MACHINES.azurerm_windows_virtual_machine_scale_set!(stackIn(stack.node.root as never, "other"), {
      sourceImageId: new TerraformVariable(stack, "image", { type: "string" }).stringValue,
      location: "uksouth",
    });
    expect(refusals(stack)).toEqual([]);
  });
});
