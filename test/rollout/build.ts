import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ImageSource, VersionSeries, type RolloutRing, type SeriesVersion, type VersionSeriesProps } from "../../lib";
import { addDefinition, addGallery, COMPUTE, problemsIn, refusal } from "../gallery/build";
import { resources, synthStack, VERSION, type Block, type StackJson } from "../support/synth";

/** A source of its own for each version. */
export function imageOf(version: string): ImageSource {
  return ImageSource.managedImage(`${COMPUTE}/images/ubuntu-${version}`);
}

/** Versions by number, each of a source of its own; a list of numbers, or settings laid over. */
export function versionsOf(given: string[] | { [version: string]: Partial<SeriesVersion> | undefined }): {
  [version: string]: SeriesVersion;
} {
  const all = Array.isArray(given) ? given.map((version) => [version, {}] as const) : Object.entries(given);
  return Object.fromEntries(all.map(([version, more]) => [version, more && { source: imageOf(version), ...more }])) as {
    [version: string]: SeriesVersion;
  };
}

export type Settings = Partial<VersionSeriesProps>;

export const THREE = ["1.10.0", "1.9.0", "1.8.0"];
export const WIDE = { northeurope: {}, uksouth: {} };
export const RINGS: RolloutRing[] = [
  { name: "pilot", targetRegions: { swedencentral: {} } },
  { name: "broad", targetRegions: { northeurope: {}, uksouth: {} } },
  { name: "all", targetRegions: { eastus: {} } },
];

/** A series of three versions below a definition of the stack, with other settings laid over it. */
export function addSeries(stack: TerraformStack, more: Settings = {}, scope: Construct = stack): VersionSeries {
  const definition = more.definition ?? addDefinition(addGallery(stack));
  return new VersionSeries(scope, "Series", { versions: versionsOf(THREE), ...more, definition });
}

/** The versions of a series as they are written, by number. */
export function written(more: Settings | ((stack: TerraformStack) => Settings) = {}): { [version: string]: Block } {
  const { json } = synthStack((stack) => addSeries(stack, typeof more === "function" ? more(stack) : more));
  return byNumber(json);
}

export function byNumber(json: StackJson): { [version: string]: Block } {
  return Object.fromEntries(Object.values(resources(json, VERSION)).map((block) => [block.name as string, block]));
}

/** Where each version of a series lies, by number. */
export function placesOf(more: Settings = {}): { [version: string]: string[] } {
  return Object.fromEntries(Object.entries(written(more)).map(([version, block]) => [version, regionsIn(block)]));
}

export function regionsIn(block: Block): string[] {
  return (block.target_region as { name: string }[]).map(({ name }) => name);
}

/** The problems with which a series is refused, as "CODE prop: detail". */
export function refused(more: Settings | ((stack: TerraformStack) => Settings)): string[] {
  return problemsIn(refusal((stack) => addSeries(stack, typeof more === "function" ? more(stack) : more)));
}
