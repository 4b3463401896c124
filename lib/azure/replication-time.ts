import { SOURCES, SOURCES_CHECKED } from "./sources";

/**
 * How long Terraform had better wait for a version to be copied. A wait that is too long costs nothing; one that is too
 * short leaves a version that Azure goes on making and no state knows. So the figures lie above what is reported of a few
 * regions (half an hour to an hour, two hours and a quarter at the worst), and reach Microsoft's six hours at eight regions.
 */
export const REPLICATION_TIME = {
  /** In any case. */
  baseMinutes: 120,
  /** Each region, home among them. */
  regionMinutes: 30,
  /** Each further `stepGb` of the image. */
  sizeMinutes: 30,
  stepGb: 128,
  /** How long Microsoft asks to wait, and to copy in phases what takes longer. */
  phasesAboveMinutes: 360,
  /** Twice that: what takes longer has failed. */
  maxMinutes: 720,
  /** What azurerm waits by itself. */
  providerMinutes: 30,
  source: SOURCES.troubleshooting,
  dated: SOURCES_CHECKED,
} as const;

/** For how long to wait for a version in so many regions, in minutes. */
export function replicationMinutes(regions: number, imageSizeGb = 0): number {
  const { baseMinutes, regionMinutes, sizeMinutes, stepGb, maxMinutes, providerMinutes } = REPLICATION_TIME;
  const steps = Math.max(1, Math.ceil(imageSizeGb / stepGb));
  const wanted = baseMinutes + regionMinutes * regions + sizeMinutes * (steps - 1);
  return Math.max(providerMinutes, Math.min(maxMinutes, wanted));
}

/** Whether a version is so wide or large that Microsoft would have it copied in phases. */
export function wantsPhases(regions: number, imageSizeGb?: number): boolean {
  return regions > 1 && replicationMinutes(regions, imageSizeGb) > REPLICATION_TIME.phasesAboveMinutes;
}

/** A time as Terraform reads it: "4h", "3h30m". */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ""}${rest > 0 ? `${rest}m` : ""}`;
}
