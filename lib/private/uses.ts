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
  /** Whether it still does, where that may change. */
  readonly stands?: () => boolean;
}

/** By image and by who uses it. */
const USES = new WeakMap<IConstruct, Map<IConstruct, Use[]>>();

/**
 * Notes that an image is used in a region: a version by itself, or a definition where machines take its latest version.
 * May be called at any time before synth, before or after the image has got its regions; the rules over several
 * constructs ask at synth whether the image is there. A region that only Terraform knows is not noted.
 *
 * @param image the version or the definition, made here or imported.
 * @param region the region of the machines, in any spelling.
 * @param by the construct that a message is to name.
 * @param stands whether it still uses it, where that may change.
 * @returns whether it was not noted before.
 */
export function noteUse(image: IConstruct, region: string, by: IConstruct, stands?: () => boolean): boolean {
  if (!isLiteralText(region) || region.trim() === "") return false;
  const name = normaliseRegion(region);
  const uses = USES.get(image) ?? new Map<IConstruct, Use[]>();
  const own = uses.get(by) ?? [];
  if (own.some((use) => use.region === name && (use.stands?.() ?? true))) return false;
  USES.set(image, uses.set(by, [...own, { region: name, by, stands }]));
  touch(image);
  return true;
}

/** The uses of an image that still stand in the tree. */
export function usesOf(image: IConstruct): readonly Use[] {
  const uses = [...(USES.get(image)?.values() ?? [])].flat();
  return uses.filter(({ by, stands }) => isBelow(by, by.node.root) && (stands?.() ?? true));
}
