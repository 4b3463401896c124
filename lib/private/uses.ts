import type { IConstruct } from "constructs";
import { normaliseRegion } from "../azure/regions";
import { isLiteralText } from "./known";
import { touch } from "./revision";
import { isBelow } from "./tree";

/** That a construct makes machines of an image in a region. */
export interface Use {
  /** By short name. */
  readonly region: string;
  readonly by: IConstruct;
}

const USES = new WeakMap<IConstruct, Map<IConstruct, string>>();

/**
 * Notes that an image is used in a region: a version by itself, or a definition where machines take its latest version.
 * May be called at any time before synth, before or after the image has got its regions; the rules over several
 * constructs ask at synth whether the image is there. A region that only Terraform knows is not noted. What is noted of
 * one user takes the place of what was noted of it before, and nothing that of a use that has ended.
 *
 * @param image the version or the definition, made here or imported.
 * @param region the region of the machines, in any spelling; undefined where they are made of the image no more.
 * @param by the construct that a message is to name.
 */
export function noteUse(image: IConstruct, region: string | undefined, by: IConstruct): void {
  const uses = USES.get(image) ?? new Map<IConstruct, string>();
  const now = isLiteralText(region) && region.trim() !== "" ? normaliseRegion(region) : undefined;
  if (uses.get(by) === now) return;
  if (now === undefined) uses.delete(by);
  else uses.set(by, now);
  USES.set(image, uses);
  touch(image);
}

/** The uses of an image that still stand in the tree. */
export function usesOf(image: IConstruct): readonly Use[] {
  return [...(USES.get(image) ?? [])]
    .filter(([by]) => isBelow(by, by.node.root))
    .map(([by, region]) => ({ region, by }));
}
