import {
  GalleryReport,
  PriceList,
  ReplicationMode,
  ScalingGuidance,
  SubscriptionUsage,
  type PeakDemand,
} from "../../../lib";
import { numberToken, textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { storagePrice } from "../../support/prices";
import { acknowledging, AT_VERSION, each, version, type Rows } from "./row";
import { regions } from "./version";

const atPeak = (peakDemand: PeakDemand): Case => version({ peakDemand });
const inEastUs = (peakDemand: PeakDemand): Case => version({ targetRegions: { eastus: { peakDemand } } });
const machines = (concurrentVms: number): Case => atPeak({ concurrentVms });
const sets = (...scaleSets: number[]): Case => atPeak({ scaleSets });
const sized = (imageSizeGb: number): Case => version({ imageSizeGb });
const shallow = (imageSizeGb: number): Case => version({ imageSizeGb, replicationMode: ReplicationMode.SHALLOW });
const headRoom = (factor: number): Case => version({ headRoom: factor, peakDemand: { concurrentVms: 100 } });

/** 501 to 509: the demand that replicas are calculated from, and the time that copying takes. */
export const SCALING: Rows = {
  AIG501: {
    level: "error",
    weight: "L",
    good: {
      "a literal": machines(120),
      "common replicas beside a region with a demand": version({
        replicas: 3,
        targetRegions: { eastus: { peakDemand: { concurrentVms: 120 } } },
      }),
      "a demand at a location that only Terraform knows": version((stack) => ({
        peakDemand: { concurrentVms: 120 },
        location: textToken(stack),
      })),
    },
    bad: {
      "a number of machines": version((stack) => ({ peakDemand: { concurrentVms: numberToken(stack) } })),
      "that of a region": version((stack) => ({
        targetRegions: { eastus: { peakDemand: { concurrentVms: numberToken(stack) } } },
      })),
      "the instances of a scale set": version((stack) => ({ peakDemand: { scaleSets: [600, numberToken(stack)] } })),
      "an expression written by hand": atPeak(untyped({ concurrentVms: "${var.machines}" })),
      "a size": version((stack) => ({ imageSizeGb: numberToken(stack) })),
      "a head room": version((stack) => ({ headRoom: numberToken(stack), peakDemand: { concurrentVms: 1 } })),
      "a price": (stack) => void PriceList.of(storagePrice(numberToken(stack))),
      "a count of the subscription": (stack) =>
        void SubscriptionUsage.of([{ location: "x", galleries: numberToken(stack), definitions: 0, versions: 0 }]),
      "a size for the report": (stack) => {
        GalleryReport.of(stack, { imageSizes: { stack: { diskGb: numberToken(stack) } } });
      },
      "a whole demand": version((stack) => ({ peakDemand: untyped<PeakDemand>(textToken(stack)) })),
    },
    message: [
      AT_VERSION,
      "peakDemand.concurrentVms: got a value that only Terraform knows, allowed a literal number",
      "Give a literal: from the code or a file per environment. Of the counts, replicas alone may be a token.",
    ],
  },
  AIG502: {
    level: "error",
    weight: "L",
    good: {
      "a demand of a region over common replicas": version({
        replicas: 2,
        targetRegions: { eastus: { peakDemand: { concurrentVms: 120 } } },
      }),
      "replicas of a region over a common demand": version({
        peakDemand: { concurrentVms: 120 },
        targetRegions: { eastus: { replicas: 2 } },
      }),
      "a demand beside nothing": version({ replicas: undefined, peakDemand: { concurrentVms: 120 } }),
      "a demand beside null": version({ replicas: untyped<number>(null), peakDemand: { concurrentVms: 120 } }),
      "replicas beside null": version({ replicas: 2, peakDemand: untyped<PeakDemand>(null) }),
    },
    bad: {
      "both of a region": version({
        targetRegions: { eastus: { replicas: 6, peakDemand: { concurrentVms: 120 } } },
      }),
      "both of the version": version({ replicas: 6, peakDemand: { concurrentVms: 120 } }),
      "a token and a demand": version((stack) => ({
        replicas: numberToken(stack),
        peakDemand: { concurrentVms: 120 },
      })),
    },
    message: [
      AT_VERSION,
      'targetRegions["eastus"].replicas: got replicas and peakDemand, allowed one of replicas and peakDemand',
      "Keep replicas to state the number, or peakDemand to have it calculated.",
    ],
  },
  AIG503: {
    level: "error",
    weight: "L",
    good: {
      ...each("machines", machines, 1, 1000, untyped<number>(120)),
      "no machines beside a scale set": atPeak({ concurrentVms: 0, scaleSets: [600] }),
      "no scale sets beside machines": atPeak({ concurrentVms: 1, scaleSets: [] }),
      "nulls for what is left out": atPeak(untyped({ concurrentVms: 1, scaleSets: null })),
    },
    bad: {
      ...each("machines", machines, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, untyped<number>("120")),
      ...each("machines of a region", (concurrentVms) => inEastUs({ concurrentVms }), -1, untyped<number>(true)),
      ...each("scale sets", (size) => sets(600, size), -1, 1.5, NaN, untyped<number>("600"), untyped<number>(null)),
    },
    message: [
      AT_VERSION,
      "peakDemand.concurrentVms: got -1, allowed a whole number that is not negative",
      "Count the machines that are made at the same time at the busiest moment.",
    ],
  },
  AIG504: {
    level: "error",
    weight: "E",
    good: each("a scale set", (size) => sets(size), 1, 600, 1000),
    bad: {
      ...each("a scale set", (size) => sets(600, size), 1001, 0, 3000),
      ...each("a scale set of a region", (size) => inEastUs({ scaleSets: [size] }), 1001),
    },
    message: [
      AT_VERSION,
      "peakDemand.scaleSets[1]: got 1001, allowed from 1 to 1000 instances",
      "Azure makes at most 1,000 instances of a scale set from a gallery image. List each set by itself.",
    ],
  },
  AIG505: {
    level: "error",
    weight: "L",
    good: { "a machine": machines(1), "a scale set": sets(1) },
    bad: each("the demand", atPeak, {}, { concurrentVms: 0 }, { scaleSets: [] }, { concurrentVms: 0, scaleSets: [] }),
    message: [
      AT_VERSION,
      "peakDemand: got no machines, allowed at least one machine or scale set",
      "Say how many machines or scale sets are made at the same time, or state replicas.",
    ],
  },
  AIG506: {
    level: "error",
    weight: "L",
    good: {
      ...each("a factor", headRoom, 1, 1.0000001, 1.2, 10),
      "a factor without a demand": version({ headRoom: 1.2 }),
      "a factor that is null": version({ headRoom: untyped<number>(null), peakDemand: { concurrentVms: 1 } }),
      "one for a rulebook": version({ headRoom: 1.2, scalingGuidance: ScalingGuidance.SEED_2019 }),
    },
    bad: each("a factor", headRoom, 0.999, 0, -1.2, 10.001, 20, NaN, Infinity, untyped<number>("1.2")),
    message: [
      AT_VERSION,
      "headRoom: got 0.999, allowed a factor from 1 to 10",
      "Give a factor: 1.2 for a fifth more than the demand.",
    ],
  },
  AIG507: {
    level: "error",
    weight: "L",
    good: {
      ...each("a size", sized, 0.5, 1, 30, 127.5, 2048),
      ...each("a shallow size", shallow, 0.5, 32768),
      "a size that is null": sized(untyped<number>(null)),
    },
    bad: {
      ...each("a size", sized, 0, -1, 32768.1, NaN, Infinity, untyped<number>("30"), untyped<number>([30])),
      ...each("a shallow size", shallow, 32769),
    },
    message: [
      AT_VERSION,
      "imageSizeGb: got 0, allowed more than 0 and up to 32768 GB",
      "Give the size of the image's disks together in GB, not in MB or bytes.",
    ],
  },
  AIG508: {
    level: "advice",
    weight: "W",
    good: {
      "eight regions": version({ targetRegions: regions(8) }),
      "a large image at home": sized(2048),
      "nine regions with a reason": acknowledging("AIG508", version({ targetRegions: regions(9) })),
    },
    bad: {
      "nine regions": version({ targetRegions: regions(9) }),
      "five regions of a large image": version({ targetRegions: regions(5), imageSizeGb: 1024 }),
    },
    message: [
      "",
      "1 of 1 versions may take more than 6 hours to copy; publish them in phases, home first.",
      "Publish to the home region first and add the others in the next apply, as docs/replication.md shows.",
    ],
  },
  AIG509: {
    level: "warning",
    weight: "W",
    good: { ...each("a size", sized, 2048), ...each("a shallow size", shallow, 2049, 32768) },
    bad: {
      ...each("a size", sized, 2049, 2048.1, 32768),
      "a size of a version that is copied by name": version({
        imageSizeGb: 4096,
        replicationMode: ReplicationMode.FULL,
      }),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "imageSizeGb: got 2049, allowed up to 2048 GB",
      "Use ReplicationMode.SHALLOW, or acknowledge if it is several disks of which none is larger.",
    ],
  },
};
