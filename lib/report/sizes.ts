import type { IConstruct } from "constructs";
import { inParts, type SizeInMilliGb } from "../azure/cost";
import { tokenInArithmetic } from "../azure/fields";
import { LIMITS } from "../azure/limits";
import { outside, problem, show, type Problem } from "../azure/problem";
import { wrongType } from "../private/check";
import { known } from "../private/known";
import type { SizeOf } from "./model";

const MILLI = 1000;
const FIELDS = ["diskGb", "occupiedGb"] as const;

/** Reads the sizes that are stated by path; problems are added to the list. */
export function readSizes(scope: IConstruct, stated: unknown, problems: Problem[]): SizeOf {
  const own = (imageSizeGb: number | undefined): number | undefined =>
    imageSizeGb === undefined ? undefined : Math.ceil(imageSizeGb * MILLI);
  if (stated === undefined || stated === null) return (_, imageSizeGb) => ({ diskGb: own(imageSizeGb) });
  if (typeof stated !== "object" || Array.isArray(stated)) {
    problems.push(wrongType("imageSizes", stated, "a map of sizes by path"));
    return () => ({});
  }
  const sizes = new Map(
    Object.entries(stated).map(([path, size]) => [path, readSize(scope, path, size as unknown, problems)]),
  );
  return (path, imageSizeGb) => {
    const { diskGb = own(imageSizeGb), occupiedGb } = nearest(sizes, path);
    return { diskGb, occupiedGb };
  };
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

/** What is stated of the path, or of the nearest one above. */
function nearest(sizes: ReadonlyMap<string, SizeInMilliGb>, path: string): SizeInMilliGb {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const size = sizes.get(at);
    if (size) return size;
    if (at === "") return {};
  }
}
