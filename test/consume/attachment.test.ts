import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ManagedDisk } from "@cdktf/provider-azurerm/lib/managed-disk";
import { Snapshot } from "@cdktf/provider-azurerm/lib/snapshot";
import { App, Aspects, Fn, TerraformLocal, TerraformStack, Testing, type TerraformResource } from "cdktf";
import {
  Checks,
  GalleryReport,
  HyperVGeneration,
  ImageDefinition,
  ImageSource,
  ImageVersion,
  MachineImage,
  ManagedImage,
  ManagedImageSource,
  OsState,
  OsType,
  SecurityType,
  type IImageDefinition,
} from "../../lib";
import { findingsBelow } from "../../lib/checks/findings";
import { usesOf } from "../../lib/private/uses";
import { annotations, definitionIn, galleryIn, stackIn, versionOf } from "../checks/sample";
import { COMPUTE, GALLERY_ID, preconditionsOf, problemsIn, refusal, textToken } from "../gallery/build";
import { onlyResource, synthJson, synthStack, type Block } from "../support/synth";
import { flexibleSet, linuxSet, linuxVm, MACHINES, versionIn, windowsVm, type Make } from "./machines";

const VM = "azurerm_linux_virtual_machine";
const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);

/** The machine as it is written. */
function written(type: string, build: (stack: TerraformStack) => void): Block {
  return onlyResource(synthStack(build).json, type);
}

/** What the validations say of a stack. */
function refusedAtSynth(build: (stack: TerraformStack) => void): string {
  const stack = stackIn(Testing.app(), "stack");
  build(stack);
  return stack.node.validate().join("\n");
}

type Vm = TerraformResource & { size: string; secureBootEnabled: boolean; sourceImageId: string };

type Located = Vm & { location: string };

describe("attaching", () => {
  test.each(Object.entries(MACHINES))("writes the version into %s, and nothing else", (type, make) => {
    const osType = type.includes("windows") ? OsType.WINDOWS : OsType.LINUX;
    const block = written(type, (stack) => versionIn(stack, { osType }).image().attachTo(make(stack)));
    const without = written(type, (stack) => void make(stack));
    const { source_image_id, ...rest } = block;
    expect(source_image_id).toMatch(/^\$\{azurerm_shared_image_version\.\w+\.id\}$/);
    expect(rest).toEqual(without);
  });

  test("writes the definition for the latest version", () => {
    const block = written(VM, (stack) => versionIn(stack).definition.latestImage().attachTo(linuxVm(stack)));
    expect(block.source_image_id).toMatch(/^\$\{azurerm_shared_image\.\w+\.id\}$/);
  });

  test("refuses all faults at once and leaves the machine as it was", () => {
    let vm: TerraformResource | undefined;
    const message = refusal((stack) => {
      vm = linuxVm(stack, { location: "eastus", size: "Standard_D2ps_v5", secureBootEnabled: true });
      versionIn(stack).image().attachTo(vm);
    });
    expect(message).toMatch(/^azurerm_linux_virtual_machine at stack\/Vm is not valid \(3 problems\)\n/);
    expect(problemsIn(message).map((problem) => problem.slice(0, 6))).toEqual(["AIG637", "AIG640", "AIG650"]);
    expect((vm as Vm & { sourceImageIdInput?: string }).sourceImageIdInput).toBeUndefined();
    expect(vm!.node.scope!.node.tryFindChild("Vm")).toBe(vm);
  });

  test("notes that the version or the definition is used in the region", () => {
    synthStack((stack) => {
      const version = versionIn(stack);
      const vm = linuxVm(stack);
      version.image().attachTo(vm);
      expect(usesOf(version)).toEqual([{ region: "westeurope", by: vm }]);
      const set = linuxSet(stack);
      version.definition.latestImage().attachTo(set);
      expect(usesOf(version.definition)).toEqual([{ region: "westeurope", by: set }]);
    });
  });
});

describe("a machine of the latest version", () => {
  const dependsOn = (build: (stack: TerraformStack) => void): unknown => written(VM, build).depends_on;
  const address = (version: ImageVersion): string => {
    const { terraformResourceType, friendlyUniqueId } = version.node.defaultChild as TerraformResource;
    return `${terraformResourceType}.${friendlyUniqueId}`;
  };

  /** Versions 1.9.0 and 1.10.0, the newer one in West Europe alone, added after the machine is. */
  function twoVersions(stack: TerraformStack, more: object = {}): [ImageVersion, ImageVersion] {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    definition.latestImage().attachTo(linuxVm(stack, more));
    const wide = { targetRegions: { northeurope: {}, eastus: { excludeFromLatest: true } } };
    return [versionOf(definition, "Old", "1.9.0", wide), versionOf(definition, "New", "1.10.0")];
  }

  test.each([
    ["westeurope", [1]],
    ["North Europe", [0]],
    ["eastus", []],
    ["uksouth", [1, 0]],
  ])("in %s waits for what it can get", (location, indexes) => {
    let versions: ImageVersion[] = [];
    const found = dependsOn((stack) => (versions = twoVersions(stack, { location })));
    expect(found).toEqual(indexes.length === 0 ? undefined : indexes.map((i) => address(versions[i]!)));
  });

  test("waits for what it can get anywhere if its location is a token, beside what it waits for anyway", () => {
    let versions: ImageVersion[] = [];
    const found = dependsOn((stack) => {
      const group = linuxSet(stack);
      versions = twoVersions(stack, { location: textToken(stack), dependsOn: [group] });
    });
    expect(found).toEqual(["azurerm_linux_virtual_machine_scale_set.Set", ...versions.map(address).reverse()]);
  });

  describe("of which a version is captured", () => {
    const PLACE = { resourceGroupName: "rg", location: "westeurope" };
    const disk = (vm: TerraformResource): ManagedDisk => {
      const source = Fn.element(vm.getListAttribute("os_disk"), 0) as string;
      const more = { storageAccountType: "Standard_LRS", createOption: "Copy", sourceResourceId: source };
      return new ManagedDisk(TerraformStack.of(vm), "Disk", { ...PLACE, name: "disk", ...more });
    };

    test.each<[string, (vm: TerraformResource) => ImageSource]>([
      ["itself", (vm) => ImageSource.fromResource(vm)],
      ["itself, by its id", (vm) => ImageSource.virtualMachine(vm.getStringAttribute("id"))],
      [
        "a local that holds its id",
        (vm) => {
          const id = new TerraformLocal(TerraformStack.of(vm), "id", vm.getStringAttribute("id"));
          return ImageSource.virtualMachine(id.asString);
        },
      ],
      ["a copy of its disk", (vm) => ImageSource.fromResource(disk(vm))],
      [
        "a snapshot of a copy of its disk",
        (vm) => {
          const more = { name: "s", createOption: "Copy", sourceUri: disk(vm).id };
          return ImageSource.fromResource(new Snapshot(TerraformStack.of(vm), "S", { ...PLACE, ...more }));
        },
      ],
      [
        "a managed image of it",
        (vm) =>
          ImageSource.fromManagedImage(
            new ManagedImage(TerraformStack.of(vm), "M", {
              ...PLACE,
              imageName: "m",
              osType: OsType.LINUX,
              hyperVGeneration: HyperVGeneration.V2,
              source: ManagedImageSource.virtualMachine(vm.getStringAttribute("id")),
            }),
          ),
      ],
    ])("does not wait for that version, which waits for it, but for the one before: %s", (_, source) => {
      let old: ImageVersion | undefined;
      const found = dependsOn((stack) => {
        const definition = definitionIn(galleryIn(stack, "G"), "D");
        const vm = linuxVm(stack);
        definition.latestImage().attachTo(vm);
        old = versionOf(definition, "Old", "1.0.0");
        versionOf(definition, "New", "2.0.0", { source: source(vm) });
      });
      expect(found).toEqual([address(old!)]);
    });

    test("does not wait for one that is made after it by the user's own word", () => {
      const found = dependsOn((stack) => {
        const definition = definitionIn(galleryIn(stack, "G"), "D");
        const vm = linuxVm(stack);
        definition.latestImage().attachTo(vm);
        versionOf(definition, "New", "2.0.0", { dependsOn: [vm] });
      });
      expect(found).toBeUndefined();
    });

    test("is waited for by another machine, which waits for that version", () => {
      const { json } = synthStack((stack) => {
        const definition = definitionIn(galleryIn(stack, "G"), "D");
        const [vm, set] = [linuxVm(stack), linuxSet(stack)];
        definition.latestImage().attachTo(vm);
        definition.latestImage().attachTo(set);
        versionOf(definition, "New", "2.0.0", { source: ImageSource.fromResource(vm) });
      });
      expect(onlyResource(json, VM).depends_on).toBeUndefined();
      expect(onlyResource(json, `${VM}_scale_set`).depends_on).toEqual([
        expect.stringMatching(/^azurerm_shared_image_version\.\w+$/) as string,
      ]);
    });
  });

  test("is written the same however often it is synthesised", () => {
    const { stack, json } = synthStack((stack) => void twoVersions(stack));
    expect(synthJson(stack)).toEqual(json);
  });

  test("waits for the stack of the version, and not the other way round", () => {
    const app = Testing.app();
    const [images, machines] = [stackIn(app, "images"), stackIn(app, "machines")];
    const definition = definitionIn(galleryIn(images, "G"), "D");
    versionOf(definition, "V", "1.0.0");
    definition.latestImage().attachTo(linuxVm(machines));
    expect(machines.node.validate()).toEqual([]);
    expect(machines.dependsOn(images)).toBe(true);
    expect(images.dependsOn(machines)).toBe(false);
    images.addDependency = () => {
      throw new Error("a circle of stacks");
    };
    expect(images.node.validate()).toEqual([]);
  });
});

describe("what is changed after attaching", () => {
  test("is refused at synth, for every machine of the app", () => {
    const refused = refusedAtSynth((stack) => {
      const image = versionIn(stack).image();
      const vm = linuxVm(stack) as Vm;
      const set = linuxSet(stack);
      image.attachTo(vm);
      image.attachTo(set);
      vm.size = "Standard_D4ps_v5";
      vm.secureBootEnabled = true;
      set.addOverride("instances", 1001);
    });
    expect(problemsIn(refused).map((problem) => problem.split(":")[0])).toEqual([
      "AIG637 secureBootEnabled",
      "AIG640 size",
      "AIG652 instances",
    ]);
    expect(refused.split("\n")[0]).toBe("stack/Vm is not valid");
  });

  test("is judged by what is written in the end: a fault that is mended is none", () => {
    const refused = refusedAtSynth((stack) => {
      const vm = linuxVm(stack) as Vm;
      versionIn(stack).image().attachTo(vm);
      vm.size = "Standard_D4ps_v5";
      vm.addOverride("size", "Standard_D4s_v5");
    });
    expect(refused).toBe("");
  });

  test("is not judged of a machine that was taken out again, or given another image", () => {
    const refused = refusedAtSynth((stack) => {
      const image = versionIn(stack).image();
      const [vm, set] = [linuxVm(stack) as Vm, linuxSet(stack) as Vm];
      image.attachTo(vm);
      image.attachTo(set);
      set.addOverride("instances", 1001);
      stack.node.tryRemoveChild("Set");
      vm.size = "Standard_D4ps_v5";
      vm.sourceImageId = `${COMPUTE}/images/other`;
    });
    expect(refused).toBe("");
  });

  test("by an aspect, in a stack that comes later, is seen too", () => {
    const outdir = mkdtempSync(join(tmpdir(), "aig-"));
    const app = new App({ outdir });
    const [first, second] = [stackIn(app, "first"), stackIn(app, "second")];
    const image = versionIn(first).image();
    const vm = linuxVm(second) as Vm;
    image.attachTo(vm);
    Aspects.of(second).add({ visit: (node) => void (node === vm && (vm.size = "Standard_D4ps_v5")) });
    try {
      expect(() => app.synth()).toThrow("AIG640");
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test("stops the first stack already, so that nothing is written", () => {
    const outdir = mkdtempSync(join(tmpdir(), "aig-"));
    const app = new App({ outdir });
    const [first, second] = [stackIn(app, "first"), stackIn(app, "second")];
    const vm = linuxVm(second) as Vm;
    versionIn(first).image().attachTo(vm);
    vm.size = "Standard_D4ps_v5";
    try {
      expect(() => app.synth()).toThrow("AIG640");
      expect(readdirSync(outdir, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".json"))).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test.each<[string, (vm: Located) => void]>([
    ["moved to where the image is", (vm) => (vm.location = "westeurope")],
    ["moved by the escape hatch", (vm) => vm.addOverride("location", "West Europe")],
    ["moved to where only Terraform knows", (vm) => (vm.location = "${var.region}")],
    ["given another image", (vm) => (vm.sourceImageId = `${COMPUTE}/images/other`)],
  ])("of a use that is over nothing is said: a machine that is %s", (_, change) => {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    const definition = versionIn(stack).definition;
    const vm = linuxVm(stack, { location: "uksouth" }) as Located;
    definition.latestImage().attachTo(vm);
    const said = (): string[] => [...new Set(findingsBelow(app).map(({ problem: { code } }) => code))];
    expect(said()).toContain("AIG542");
    change(vm);
    expect(said()).not.toContain("AIG542");
    expect(stack.node.validate()).toEqual([]);
    expect(annotations(app).filter((line) => line.includes("AIG542"))).toEqual([]);
  });

  test.each<[string, (vm: Located) => void]>([
    ["moved", (vm) => (vm.location = "westeurope")],
    ["given another image", (vm) => (vm.sourceImageId = `${COMPUTE}/images/other`)],
  ])("of a version that has left the region nothing is said where the machine is %s", (_, change) => {
    const refused = refusedAtSynth((stack) => {
      const version = versionIn(stack, {}, { targetRegions: { northeurope: {} } });
      const vm = linuxVm(stack, { location: "North Europe" }) as Located;
      version.image().attachTo(vm);
      change(vm);
      const resource = version.node.defaultChild as unknown as { putTargetRegion(value: object[]): void };
      resource.putTargetRegion([{ name: "westeurope", regionalReplicaCount: 1 }]);
    });
    expect(refused).toBe("");
  });

  test("a machine that moves to where the image is not is refused there", () => {
    const refused = refusedAtSynth((stack) => {
      const version = versionIn(stack);
      const vm = linuxVm(stack) as Located;
      version.image().attachTo(vm);
      vm.location = "uksouth";
    });
    expect(problemsIn(refused).map((problem) => problem.split(":")[0])).toEqual([
      "AIG534 targetRegions",
      "AIG650 location",
    ]);
    expect(refused).toContain("UK South, where stack/Vm uses it");
  });

  test("is a warning while it is one, and none any more afterwards", () => {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    const vm = linuxVm(stack, { size: "Standard_D64s_v5" }) as Vm;
    versionIn(stack, { recommendedVcpus: { max: 8 } })
      .image()
      .attachTo(vm);
    vm.size = "Standard_D4s_v5";
    expect(stack.node.validate()).toEqual([]);
    expect(annotations(app).filter((line) => line.includes("AIG661"))).toEqual([]);
    vm.size = "Standard_D64s_v5";
    expect(stack.node.validate()).toEqual([]);
    expect(annotations(app).filter((line) => line.includes("AIG661"))).toHaveLength(1);
  });
});

describe("the escape hatch", () => {
  const trusted: Make = (stack, more) => {
    const vm = linuxVm(stack, more);
    versionIn(stack, { securityType: SecurityType.TRUSTED_LAUNCH }, { source: SNAPSHOT }).image().attachTo(vm);
    return vm;
  };

  test("is read before the input", () => {
    synthStack((stack) => {
      const vm = linuxVm(stack);
      vm.addOverride("vtpm_enabled", true);
      const image = versionIn(stack, { securityType: SecurityType.TRUSTED_LAUNCH }, { source: SNAPSHOT }).image();
      image.attachTo(vm);
    });
    expect(refusal((stack) => trusted(stack, { secureBootEnabled: false }))).toContain("AIG638");
  });

  test("is read in nested blocks, as an object and as a list, and beside what it says nothing of", () => {
    for (const osDisk of [
      { security_encryption_type: "VMGuestStateOnly" },
      [{ security_encryption_type: "DiskWithVMGuestState" }],
    ]) {
      const message = refusal((stack) => {
        const vm = linuxVm(stack);
        vm.addOverride("os_disk", osDisk);
        versionIn(stack).image().attachTo(vm);
      });
      expect(problemsIn(message)).toEqual([expect.stringMatching(/^AIG637 osDisk\.securityEncryptionType: /)]);
    }
  });

  test("takes a value away with null", () => {
    const message = refusal((stack) => {
      const vm = linuxVm(stack);
      vm.addOverride("admin_ssh_key", null);
      versionIn(stack).image().attachTo(vm);
    });
    expect(message).toContain("AIG634");
  });

  test("leaves a dynamic block open", () => {
    synthStack((stack) => {
      const set = flexibleSet(stack, { osProfile: undefined });
      set.addOverride("dynamic.os_profile", { for_each: ["x"], content: {} });
      versionIn(stack).image().attachTo(set);
    });
  });
});

describe("preconditions", () => {
  const OWN = { condition: "${true}", errorMessage: "Never." };
  const conditions = (block: Block): string[] => preconditionsOf(block).map(({ condition }) => condition);

  test("stand beside the user's own, in lifecycle and in an override, however often the stack is synthesised", () => {
    const { stack, json } = synthStack((stack) => {
      const vm = linuxVm(stack, {
        location: textToken(stack),
        lifecycle: { preventDestroy: true, precondition: [OWN] },
      });
      vm.addOverride("lifecycle.precondition", [{ condition: "${false}", error_message: "Always." }]);
      versionIn(stack).image().attachTo(vm);
    });
    const block = onlyResource(json, VM);
    expect(conditions(block)).toEqual(["${true}", expect.stringContaining("contains("), "${false}"]);
    expect(block.lifecycle).toEqual(expect.objectContaining({ prevent_destroy: true }));
    expect(onlyResource(synthJson(stack), VM)).toEqual(block);
  });

  test("go when the token that they were about goes", () => {
    const { stack, json } = synthStack((stack) => {
      const vm = linuxVm(stack, { location: textToken(stack) });
      versionIn(stack).image().attachTo(vm);
    });
    expect(conditions(onlyResource(json, VM))).toHaveLength(1);
    (stack.node.findChild("Vm") as unknown as { location: string }).location = "westeurope";
    expect(onlyResource(synthJson(stack), VM).lifecycle ?? {}).toEqual({});
  });

  test("are not written where the rule is relaxed", () => {
    const block = written(VM, (stack) => {
      Checks.of(stack).relax("AIG650", "It is replicated by hand.");
      versionIn(stack)
        .image()
        .attachTo(linuxVm(stack, { location: textToken(stack) }));
    });
    expect(conditions(block)).toEqual([]);
  });
});

describe("the checks of a machine", () => {
  test("can be relaxed into a warning, which shows the reason", () => {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    Checks.of(stack).relax("AIG640", "It is emulated.");
    versionIn(stack)
      .image()
      .attachTo(linuxVm(stack, { size: "Standard_D4ps_v5" }));
    expect(stack.node.validate()).toEqual([]);
    expect(annotations(app).filter((line) => line.includes("AIG640"))).toEqual([
      expect.stringContaining("(relaxed: It is emulated.)"),
    ]);
  });

  test("stop a strict synth at a warning, and not at one that is acknowledged on the machine", () => {
    const build = (acknowledged: boolean): string =>
      refusedAtSynth((stack) => {
        Checks.of(stack).strict();
        const vm = linuxVm(stack, { size: "Standard_D64s_v5" });
        if (acknowledged) Checks.of(vm).acknowledge("AIG661", "It compiles.");
        versionIn(stack, { recommendedVcpus: { max: 8 } })
          .image()
          .attachTo(vm);
      });
    expect(build(false)).toContain("AIG661");
    expect(build(true)).toBe("");
  });

  test("are made a few times for each machine, however many stacks there are", () => {
    const app = Testing.app();
    const image = versionIn(stackIn(app, "images")).image();
    const stacks = Array.from({ length: 20 }, (_, i) => stackIn(app, `machines${i}`));
    const reads = stacks.map((stack) => {
      const vm = linuxVm(stack);
      let count = 0;
      Object.defineProperty(vm, "sizeInput", { get: () => (count++, "Standard_D4s_v5") });
      image.attachTo(vm);
      return () => count;
    });
    for (const stack of app.node.children) (stack as TerraformStack).node.validate();
    expect(Math.max(...reads.map((count) => count()))).toBeLessThanOrEqual(3);
  });
});

describe("checks that are left out", () => {
  const VERSION_ID = `${GALLERY_ID}/images/ubuntu/versions/1.0.0`;
  const NAMES = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg" };

  /** What the report says of a machine that is made of the image: what is left out, and nothing else. */
  function leftOut(image: (stack: TerraformStack) => MachineImage, make: Make, more: object = {}): string[] {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    image(stack).attachTo(make(stack, more));
    expect(stack.node.validate()).toEqual([]);
    expect(annotations(app)).toEqual([]);
    const found = findingsBelow(app);
    expect(found.every(({ skipped }) => skipped)).toBe(true);
    const text = GalleryReport.of(app).toText();
    return found.map(({ construct, problem: { code, prop, detail } }) => {
      expect(text).toContain(`– ${code} ${construct.node.path}`);
      return `${code} ${construct.node.path} ${prop}: ${detail}`;
    });
  }

  const notKnown = (what: string): string => `not checked: ${what} not known`;
  const BY_ID = [
    `AIG632 stack/Vm sourceImageId: ${notKnown("the OS type of the image is")}`,
    `AIG640 stack/Vm size: ${notKnown("the architecture of the image is")}`,
    `AIG635 stack/Vm sourceImageId: ${notKnown("the OS state of the image is")}`,
    `AIG637 stack/Vm secureBootEnabled: ${notKnown("the security type of the image is")}`,
  ];
  const REGIONS = `AIG650 stack/Vm location: ${notKnown("the regions of the version are")}`;

  test("are named of a machine whose image is imported by its id", () => {
    const version = (stack: TerraformStack): MachineImage => ImageVersion.fromVersionId(stack, "V", VERSION_ID).image();
    expect(leftOut(version, linuxVm)).toEqual([...BY_ID, REGIONS]);
    const lookedUp = (stack: TerraformStack): MachineImage =>
      ImageVersion.fromLookup(stack, "V", { ...NAMES, version: "latest" }).image();
    expect(leftOut(lookedUp, windowsVm)).toEqual([...BY_ID, REGIONS]);
  });

  test("are named of a machine whose definition is imported, which latest may find anywhere", () => {
    const latest = (stack: TerraformStack): MachineImage => {
      return ImageDefinition.fromDefinitionId(stack, "D", `${GALLERY_ID}/images/ubuntu`).latestImage();
    };
    expect(leftOut(latest, linuxVm)).toEqual(BY_ID);
    const inASet = leftOut(latest, flexibleSet, { skuName: "Standard_D4as_v6" });
    expect(inASet.map((line) => line.split(":")[0])).toEqual([
      "AIG632 stack/Set sourceImageId",
      "AIG640 stack/Set skuName",
      "AIG641 stack/Set skuName",
      "AIG642 stack/Set skuName",
      "AIG633 stack/Set osProfile",
      "AIG639 stack/Set sourceImageId",
    ]);
  });

  test("are those alone that need what is not stated, and that the machine gives occasion to", () => {
    const definition = (stack: TerraformStack): IImageDefinition =>
      ImageDefinition.fromDefinitionAttributes(stack, "D", {
        ...NAMES,
        osType: OsType.LINUX,
        osState: OsState.GENERALIZED,
      });
    const stated = (stack: TerraformStack): MachineImage => {
      const more = { version: "latest", definition: definition(stack), targetRegions: ["West Europe"] };
      return ImageVersion.fromLookup(stack, "V", { ...NAMES, ...more }).image();
    };
    expect(leftOut(stated, linuxVm, { size: "Standard_NC6s_v3" })).toEqual([BY_ID[3]]);
    const first = (): MachineImage =>
      MachineImage.communityGallery("c-1", "u", {
        osType: OsType.LINUX,
        osState: OsState.GENERALIZED,
        hyperVGeneration: HyperVGeneration.V1,
      });
    expect(leftOut(first, linuxVm)).toEqual([BY_ID[1]]);
  });

  test("are not named of a machine that has got another image, and do not stop a strict synth", () => {
    const app = Testing.app();
    const stack = stackIn(app, "stack");
    Checks.of(app).strict();
    const vm = linuxVm(stack) as Vm;
    ImageVersion.fromVersionId(stack, "V", VERSION_ID).image().attachTo(vm);
    expect(stack.node.validate()).toEqual([]);
    expect(findingsBelow(app)).toHaveLength(5);
    vm.sourceImageId = `${COMPUTE}/images/other`;
    expect(findingsBelow(app)).toEqual([]);
  });

  test("are refused where what is stated of what is looked up does not fit", () => {
    const message = refusal((stack) => {
      const names = { ...NAMES, osType: OsType.WINDOWS };
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", names);
      const more = { version: "latest", definition, targetRegions: ["uksouth"] };
      ImageVersion.fromLookup(stack, "V", { ...NAMES, ...more })
        .image()
        .attachTo(linuxVm(stack));
    });
    expect(problemsIn(message).map((problem) => problem.slice(0, 6))).toEqual(["AIG632", "AIG650"]);
  });
});
