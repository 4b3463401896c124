import { LIMITS } from "../azure/limits";
import { allowedBy, outside, problem, show, type Problem } from "../azure/problem";
import { replicasFor, type Demand } from "../azure/scaling";
import { keepsNumberRule, REPLICAS } from "../azure/value-rules";
import { onlyTerraformKnows, wrongType, type Check } from "../private/check";
import { known } from "../private/known";
import type { ImageVersionProps } from "./image-version-options";
import { ScalingGuidance, type CalculatedReplicas, type PeakDemand } from "./peak-demand";

/** The replicas of a version or of one region of it, stated or calculated. */
export interface ReplicaCount {
  readonly replicas: number;
  readonly calculated?: CalculatedReplicas;
  /** What there is to say of it where it is above what Azure advises: the prop and its value. */
  readonly prop: string;
  said(): string;
}

/** Where the two ways to give a number of replicas stand beside each other. */
interface Counted {
  readonly replicas?: number;
  readonly peakDemand?: PeakDemand;
}

const MEMBERS = ["concurrentVms", "scaleSets"];

/** Reads the replicas of a version and of its regions; faults go to `check`. */
export class ReplicaCounts {
  /** What holds in regions that say nothing else. */
  public readonly common?: ReplicaCount;
  private readonly guidance?: ScalingGuidance;
  private readonly headRoom?: number;

  constructor(
    private readonly check: Check,
    props: ImageVersionProps,
  ) {
    check.choice("scalingGuidance", props.scalingGuidance, ScalingGuidance);
    const guidance = props.scalingGuidance ?? ScalingGuidance.CONSERVATIVE;
    const guidances: readonly string[] = Object.values(ScalingGuidance);
    this.guidance = guidances.includes(guidance) ? guidance : undefined;
    this.headRoom = this.readHeadRoom(props.headRoom ?? 1);
    this.common = this.read("", props);
  }

  /** What a version or region says itself; undefined if it says nothing, or nothing that can be used. */
  public read(prefix: string, { replicas, peakDemand }: Counted): ReplicaCount | undefined {
    const [stated, demanded] = [replicas ?? undefined, peakDemand ?? undefined];
    if (stated !== undefined && demanded !== undefined) {
      const got = `got replicas and peakDemand, allowed ${allowedBy("AIG502")}`;
      this.check.add(problem("AIG502", `${prefix}replicas`, got));
    }
    if (demanded !== undefined) return this.calculate(`${prefix}peakDemand`, demanded, stated === undefined);
    this.check.optionalNumber(REPLICAS, `${prefix}replicas`, stated);
    return stated === undefined
      ? undefined
      : { replicas: stated, prop: `${prefix}replicas`, said: () => `got ${show(stated)}` };
  }

  private calculate(prop: string, given: unknown, alone: boolean): ReplicaCount | undefined {
    const { demand, problems } = readDemand(prop, given);
    problems.forEach((found) => this.check.add(found));
    const { guidance, headRoom } = this;
    if (!alone || demand === undefined || guidance === undefined || headRoom === undefined) return undefined;
    const { replicas, arithmetic } = replicasFor(demand, guidance, headRoom);
    if (replicas > REPLICAS.max) this.check.add(tooMany(prop, arithmetic));
    return { replicas, calculated: { replicas, guidance, arithmetic }, prop, said: () => arithmetic };
  }

  private readHeadRoom(given: unknown): number | undefined {
    if (!known(given)) this.check.add(onlyTerraformKnows("headRoom"));
    else if (typeof given === "number" && given >= 1 && given <= MAX_HEAD_ROOM) return given;
    else this.check.add(outside("AIG506", "headRoom", given));
    return undefined;
  }
}

const MAX_HEAD_ROOM = 10;

function tooMany(prop: string, arithmetic: string): Problem {
  return problem(
    "AIG203",
    prop,
    `${arithmetic}, allowed ${allowedBy("AIG203")}`,
    `Azure holds at most ${REPLICAS.max} replicas of one version in one region. Spread the machines over more regions.`,
  );
}

/** More replicas than Azure advises: said once, however many regions have them. */
export function adviseReplicas(check: Check, common: ReplicaCount | undefined, regions: readonly ReplicaCount[]): void {
  const { max } = LIMITS.replicasAdvised;
  const above = (count: ReplicaCount | undefined): count is ReplicaCount =>
    count !== undefined && keepsNumberRule(REPLICAS, count.replicas) && count.replicas > max;
  if (above(common)) check.add(problem("AIG204", common.prop, `${common.said()}, advised at most ${max}`));
  const [first, ...others] = regions.filter(above);
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` (and more than that in ${others.length} other regions)`;
  check.add(problem("AIG204", first.prop, `${first.said()}, advised at most ${max}${more}`));
}

/** A demand that can be calculated with, or why it cannot. */
function readDemand(prop: string, given: unknown): { demand?: Demand; problems: readonly Problem[] } {
  if (!known(given)) return { problems: [onlyTerraformKnows(prop)] };
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return { problems: [wrongType(prop, given, "an object with concurrentVms and scaleSets")] };
  }
  const strangers = Object.keys(given)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => problem("AIG004", `${prop}.${name}`, `allowed ${MEMBERS.join(" and ")}`, "Name a kind of demand."));
  const { concurrentVms, scaleSets } = given as PeakDemand;
  const [vms, sets] = [concurrentVms ?? 0, scaleSets ?? []];
  const problems = [
    ...strangers,
    ...wholeNumber(`${prop}.concurrentVms`, vms),
    ...setsProblems(`${prop}.scaleSets`, sets),
  ];
  if (problems.length === 0 && vms === 0 && sets.length === 0) {
    problems.push(problem("AIG505", prop, `got no machines, allowed ${allowedBy("AIG505")}`));
  }
  // A rule of Azure's may have been relaxed; what is no number at all cannot be.
  const countable = problems.every(({ code }) => code === "AIG504");
  return { problems, demand: countable ? { vms, scaleSets: sets } : undefined };
}

function setsProblems(prop: string, sets: unknown): Problem[] {
  if (!known(sets)) return [onlyTerraformKnows(prop)];
  if (!Array.isArray(sets)) return [wrongType(prop, sets, "a list of the instances of each scale set")];
  return Array.from(sets as unknown[]).flatMap((size, i) => {
    const fault = wholeNumber(`${prop}[${i}]`, size);
    const { max } = LIMITS.scaleSetMachines;
    const legal = fault.length > 0 || ((size as number) >= 1 && (size as number) <= max);
    return legal ? fault : [outside("AIG504", `${prop}[${i}]`, size)];
  });
}

function wholeNumber(prop: string, value: unknown): Problem[] {
  if (!known(value)) return [onlyTerraformKnows(prop)];
  return Number.isSafeInteger(value) && (value as number) >= 0 ? [] : [outside("AIG503", prop, value)];
}
