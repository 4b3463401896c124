import { LIMITS } from "../azure/limits";
import { outside } from "../azure/problem";
import { durationText, replicationMinutes } from "../azure/replication-time";
import type { ResourceTimeouts } from "../gallery/resource-options";
import { onlyTerraformKnows, type Check } from "../private/check";
import { known } from "../private/known";
import { ReplicationMode, type ImageVersionProps } from "./image-version-options";

/** Checks the size of the image; gives it where it can be calculated with. */
export function readImageSize(check: Check, { imageSizeGb, replicationMode }: ImageVersionProps): number | undefined {
  const size: unknown = imageSizeGb ?? undefined;
  if (size === undefined) return undefined;
  if (!known(size)) {
    check.add(onlyTerraformKnows("imageSizeGb"));
    return undefined;
  }
  if (typeof size !== "number" || !(size > 0 && size <= LIMITS.shallowImageGb.max)) {
    check.add(outside("AIG507", "imageSizeGb", size));
    return undefined;
  }
  if (replicationMode !== ReplicationMode.SHALLOW && size > LIMITS.imageGb.max) {
    check.add(outside("AIG509", "imageSizeGb", size));
  }
  return size;
}

/** The timeouts as they are written: what is stated, and time to copy; nothing is copied of a shallow version. */
export function settleTimeouts(
  { timeouts, replicationMode }: ImageVersionProps,
  regions: number,
  imageSizeGb: number | undefined,
): ResourceTimeouts | undefined {
  if (replicationMode === ReplicationMode.SHALLOW) return timeouts ?? undefined;
  const copying = durationText(replicationMinutes(regions, imageSizeGb));
  return { ...timeouts, create: timeouts?.create ?? copying, update: timeouts?.update ?? copying };
}
