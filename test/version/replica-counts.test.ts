import { Checks, ScalingGuidance, type ImageVersion, type ImageVersionOptions } from "../../lib";
import { addDefinition, addGallery, addVersion, problemsIn, refusal, untyped, versionWith } from "../gallery/build";
import { outcomeOf } from "../support/outcome";
import { synthStack } from "../support/synth";

function countsWith(settings: Partial<ImageVersionOptions>): { [region: string]: number } {
  const regions = versionWith(settings).target_region as { name: string; regional_replica_count: number }[];
  return Object.fromEntries(regions.map(({ name, regional_replica_count: count }) => [name, count]));
}

function built(settings: Partial<ImageVersionOptions>): ImageVersion {
  const made: ImageVersion[] = [];
  synthStack((stack) => made.push(addVersion(addDefinition(addGallery(stack)), settings)));
  return made[0]!;
}

function said(settings: object): string[] {
  return problemsIn(refusal((stack) => addVersion(addDefinition(addGallery(stack)), settings)));
}

const SEED = { scalingGuidance: ScalingGuidance.SEED_2019 };

describe("a peak demand", () => {
  it("becomes the replicas of its region", () => {
    const targetRegions = { uksouth: { peakDemand: { concurrentVms: 120 } }, eastus: { replicas: 4 }, westus: {} };
    expect(countsWith({ ...SEED, targetRegions })).toEqual({ westeurope: 1, eastus: 4, uksouth: 6, westus: 1 });
  });

  it("of the version holds in regions that say nothing else, and at home", () => {
    const targetRegions = {
      uksouth: {},
      eastus: { replicas: 2 },
      westus: { peakDemand: { scaleSets: [600, 600, 600, 600, 600] } },
    };
    const settings = { ...SEED, peakDemand: { concurrentVms: 120 }, targetRegions };
    expect(countsWith(settings)).toEqual({ westeurope: 6, eastus: 2, uksouth: 6, westus: 5 });
  });

  it("adds machines and scale sets up", () => {
    expect(countsWith({ ...SEED, peakDemand: { concurrentVms: 120, scaleSets: [600, 1000] } })).toEqual({
      westeurope: 9,
    });
  });

  it("is raised by the head room wherever it is stated, and stated replicas are not", () => {
    const targetRegions = { uksouth: { peakDemand: { concurrentVms: 40 } }, eastus: { replicas: 2 } };
    const settings = { ...SEED, headRoom: 1.5, peakDemand: { concurrentVms: 120 }, targetRegions };
    expect(countsWith(settings)).toEqual({ westeurope: 9, eastus: 2, uksouth: 3 });
  });

  it.each([
    [undefined, 6],
    [ScalingGuidance.CONSERVATIVE, 6],
    [ScalingGuidance.SEED_2019, 6],
    [ScalingGuidance.CURRENT, 3],
  ])("by the rulebook %p gives 120 machines %i replicas", (scalingGuidance, replicas) => {
    expect(countsWith({ scalingGuidance, peakDemand: { concurrentVms: 120 } })).toEqual({ westeurope: replicas });
  });

  it("is conservative unless another rulebook is named", () => {
    expect(countsWith({ peakDemand: { concurrentVms: 1 } })).toEqual({ westeurope: 3 });
  });

  it("gives a single region that only Terraform knows its replicas", () => {
    const block = versionWith({ location: "${var.location}", peakDemand: { concurrentVms: 120 } });
    expect(block.target_region).toEqual([{ name: "${var.location}", regional_replica_count: 6 }]);
  });

  it("can be read from the version with its calculation, by region", () => {
    const targetRegions = { "UK South": { peakDemand: { concurrentVms: 40 } }, eastus: { replicas: 2 } };
    const version = built({ ...SEED, peakDemand: { concurrentVms: 120 }, targetRegions });
    expect(version.calculatedReplicas).toEqual({
      westeurope: {
        replicas: 6,
        guidance: "SEED_2019",
        arithmetic: "120 VMs ÷ 20 = 6 replicas (SEED_2019, Microsoft 2019)",
      },
      uksouth: {
        replicas: 2,
        guidance: "SEED_2019",
        arithmetic: "40 VMs ÷ 20 = 2 replicas (SEED_2019, Microsoft 2019)",
      },
    });
  });

  it("leaves nothing to read where replicas are stated", () => {
    expect(built({ ...SEED, headRoom: 2, replicas: 3 }).calculatedReplicas).toEqual({});
  });
});

describe("more replicas than a region holds", () => {
  it("are refused with the calculation", () => {
    const message = refusal((stack) =>
      addVersion(addDefinition(addGallery(stack)), {
        targetRegions: { eastus: { peakDemand: { concurrentVms: 2001 } } },
      }),
    );
    expect(message).toContain(
      'AIG203  targetRegions["eastus"].peakDemand: 2,001 VMs ÷ 20, rounded up = 101 replicas (CONSERVATIVE, Microsoft 2026), allowed a whole number from 1 to 100\n' +
        "          Azure holds at most 100 replicas of one version in one region. Spread the machines over more regions.",
    );
  });

  it("than Azure advises get a warning with the calculation, once for all regions", () => {
    const peakDemand = { concurrentVms: 1001 };
    const { message } = outcomeOf((stack) => {
      addVersion(addDefinition(addGallery(stack)), {
        targetRegions: { eastus: { peakDemand }, uksouth: { replicas: 60 } },
      });
    });
    expect(message).toContain(
      'AIG204 targetRegions["eastus"].peakDemand: 1,001 VMs ÷ 20, rounded up = 51 replicas (CONSERVATIVE, Microsoft 2026), ' +
        "advised at most 50 (and more than that in 1 other regions). ",
    );
  });
});

describe("demands that cannot be", () => {
  it.each<[object, string[]]>([
    [{ peakDemand: 120 }, ["AIG004 peakDemand: got 120, allowed an object with concurrentVms and scaleSets"]],
    [{ peakDemand: [120] }, ["AIG004 peakDemand: got a list, allowed an object with concurrentVms and scaleSets"]],
    [{ peakDemand: "120" }, ['AIG004 peakDemand: got "120", allowed an object with concurrentVms and scaleSets']],
    [{ peakDemand: { concurrentVms: 1, vms: 120 } }, ["AIG004 peakDemand.vms: allowed concurrentVms and scaleSets"]],
    [
      { peakDemand: { scaleSets: 600 } },
      ["AIG004 peakDemand.scaleSets: got 600, allowed a list of the instances of each scale set"],
    ],
    [
      { scalingGuidance: "2019" },
      ['AIG007 scalingGuidance: got "2019", allowed "SEED_2019", "CURRENT", "CONSERVATIVE"'],
    ],
    [
      { scalingGuidance: "toString", peakDemand: { concurrentVms: 1 } },
      ['AIG007 scalingGuidance: got "toString", allowed "SEED_2019", "CURRENT", "CONSERVATIVE"'],
    ],
    [
      { scalingGuidance: "${var.guidance}", peakDemand: { concurrentVms: 1 } },
      ["AIG008 scalingGuidance: got a value that only Terraform knows, allowed a literal"],
    ],
  ])("refuses %j", (settings, problems) => {
    expect(said(settings)).toEqual(problems);
  });

  it("refuses all faults at once", () => {
    expect(
      said({
        headRoom: 0.5,
        scalingGuidance: "2018",
        replicas: 2,
        peakDemand: { concurrentVms: -1, scaleSets: [600, 1001, "600", NaN] },
        targetRegions: { eastus: { replicas: 0, peakDemand: {} }, uksouth: { peakDemand: { scaleSets: [0.5] } } },
      }),
    ).toEqual([
      'AIG007 scalingGuidance: got "2018", allowed "SEED_2019", "CURRENT", "CONSERVATIVE"',
      "AIG506 headRoom: got 0.5, allowed a factor from 1 to 10",
      "AIG502 replicas: got replicas and peakDemand, allowed one of replicas and peakDemand",
      "AIG503 peakDemand.concurrentVms: got -1, allowed a whole number that is not negative",
      "AIG504 peakDemand.scaleSets[1]: got 1001, allowed from 1 to 1000 instances",
      'AIG503 peakDemand.scaleSets[2]: got "600", allowed a whole number that is not negative',
      "AIG503 peakDemand.scaleSets[3]: got NaN, allowed a whole number that is not negative",
      'AIG502 targetRegions["eastus"].replicas: got replicas and peakDemand, allowed one of replicas and peakDemand',
      'AIG505 targetRegions["eastus"].peakDemand: got no machines, allowed at least one machine or scale set',
      'AIG503 targetRegions["uksouth"].peakDemand.scaleSets[0]: got 0.5, allowed a whole number that is not negative',
    ]);
  });

  it("refuses each hole in a list of scale sets", () => {
    const scaleSets = untyped<number[]>([600, , 600]);
    expect(said({ peakDemand: { scaleSets } })).toEqual([
      "AIG503 peakDemand.scaleSets[1]: got nothing, allowed a whole number that is not negative",
    ]);
  });

  it("are counted as they are where the rule of Azure's has been relaxed", () => {
    const outcome = outcomeOf((stack) => {
      const definition = addDefinition(addGallery(stack));
      Checks.of(definition).relax("AIG504", "Azure takes larger sets by now.");
      addVersion(definition, { ...SEED, peakDemand: { scaleSets: [1300] } });
    });
    expect(outcome.errors).toEqual([]);
    expect(outcome.warnings.map((text) => text.slice(0, 6))).toEqual(["AIG504"]);
  });
});

it("a shallow version has one replica, whatever its demand", () => {
  expect(said({ replicationMode: "Shallow", peakDemand: { concurrentVms: 120 } })).toEqual([
    "AIG321 replicas in westeurope: got 6, allowed 1",
  ]);
});
