import type { IConstruct } from "constructs";
import { inParts, type SizeInMilliGb } from "../azure/cost";
import { tokenInArithmetic } from "../azure/fields";
import { LIMITS } from "../azure/limits";
import { outside, problem, show, type Problem } from "../azure/problem";
import { nounsBelow } from "../checks/findings";
import { wrongType } from "../private/check";
import { known } from "../private/known";
import type { SizeOf } from "./model";

const MILLI = 1000;
const FIELDS = ["diskGb", "occupiedGb"] as const;

/** Reads the sizes that are stated by path; problems are added to the list. */
export function readSizes(scope: IConstruct, stated: unknown, problems: Problem[]): SizeOf {
  if (stated === undefined || stated === null) return (_, imageSizeGb) => ({ diskGb: ownSize(imageSizeGb) });
  if (typeof stated !== "object" || Array.isArray(stated)) {
    problems.push(wrongType("imageSizes", stated, "a map of sizes by path"));
    return () => ({});
  }
  const sizes = new Map(
    Object.entries(stated).map(([path, size]) => [path, readSize(scope, path, size as unknown, problems)]),
  );
  if (problems.length === 0) problems.push(...tooLarge(scope, sizes));
  return (path, imageSizeGb) => sizeOf(sizes, path, imageSizeGb).size;
}

type Sizes = ReadonlyMap<string, SizeInMilliGb>;

/** What a version says itself comes before what is stated of something above it, and after what is stated of itself. */
function sizeOf(
  sizes: Sizes,
  path: string,
  imageSizeGb: number | undefined,
): { readonly at?: string; readonly size: SizeInMilliGb } {
  const { at, size } = nearest(sizes, path);
  const own = at === path ? undefined : ownSize(imageSizeGb);
  return { at, size: { diskGb: own ?? size.diskGb ?? ownSize(imageSizeGb), occupiedGb: size.occupiedGb } };
}

function ownSize(imageSizeGb: number | undefined): number | undefined {
  return imageSizeGb === undefined ? undefined : Math.max(1, Math.round(imageSizeGb * MILLI));
}

/** Versions whose own disk is smaller than what is said to be occupied; each stated size is named once. */
function tooLarge(scope: IConstruct, sizes: Sizes): Problem[] {
  const found = new Map<string, Problem>();
  for (const { kind, construct } of nounsBelow(scope)) {
    if (kind !== "version" || construct.imageSizeGb === undefined) continue;
    const { path } = construct.node;
    const { at, size } = sizeOf(sizes, path, construct.imageSizeGb);
    const { diskGb = Infinity, occupiedGb = 0 } = size;
    if (at === undefined || occupiedGb <= diskGb || found.has(at)) continue;
    const detail = `got ${gbOf(occupiedGb)} occupied, and the imageSizeGb of ${path} is ${gbOf(diskGb)}`;
    const remedy = "Give what is occupied, which is at most the disk; that version can have a size by its own path.";
    found.set(at, problem("AIG557", `imageSizes[${JSON.stringify(at)}].occupiedGb`, detail, remedy));
  }
  return [...found.values()];
}

function gbOf(milliGb: number): string {
  return `${milliGb / MILLI} GB`;
}

function readSize(scope: IConstruct, path: string, size: unknown, problems: Problem[]): SizeInMilliGb {
  const prop = `imageSizes[${JSON.stringify(path)}]`;
  if (!isInTree(scope, path)) problems.push(problem("AIG557", prop, "there is no construct at this path"));
  if (typeof size !== "object" || size === null || Array.isArray(size)) {
    problems.push(wrongType(prop, size, "an object with diskGb and occupiedGb"));
    return {};
  }
  for (const name of Object.keys(size).filter((key) => !FIELDS.includes(key as (typeof FIELDS)[number]))) {
    problems.push(problem("AIG552", prop, `got the field ${show(name)}, allowed ${FIELDS.join(", ")}`));
  }
  const read = (name: (typeof FIELDS)[number]): number | undefined => {
    const value = (size as Record<string, unknown>)[name] ?? undefined;
    if (value === undefined) return undefined;
    if (!known(value)) {
      problems.push(tokenInArithmetic(`${prop}.${name}`));
      return undefined;
    }
    const milliGb = inParts(value, MILLI, LIMITS.shallowImageGb.max);
    if (!milliGb) problems.push(outside("AIG557", `${prop}.${name}`, value));
    return milliGb;
  };
  const [diskGb, occupiedGb] = [read("diskGb"), read("occupiedGb")];
  if (diskGb !== undefined && occupiedGb !== undefined && occupiedGb > diskGb) {
    const detail = `got ${occupiedGb / MILLI} GB occupied on a disk of ${diskGb / MILLI} GB`;
    problems.push(problem("AIG557", `${prop}.occupiedGb`, detail, "Give what is occupied, which is at most the disk."));
  }
  return { diskGb, occupiedGb };
}

function isInTree(scope: IConstruct, path: string): boolean {
  let found: IConstruct | undefined = scope.node.root;
  for (const id of path === "" ? [] : path.split("/")) found = found?.node.tryFindChild(id);
  return found !== undefined;
}

/** What is stated of the path, or of the nearest one above, and where it is stated. */
function nearest(sizes: Sizes, path: string): { readonly at?: string; readonly size: SizeInMilliGb } {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const size = sizes.get(at);
    if (size) return { at, size };
    if (at === "") return { size: {} };
  }
}
