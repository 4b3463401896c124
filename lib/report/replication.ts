import type { IImageDefinition, ImageDefinition } from "../definition/image-definition";
import type { SharedGallery } from "../gallery/shared-gallery";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";
import type { DefinitionData } from "./model";
import { WIDTH, wrap } from "./wrap";

/** How the replicas of a version in one region were calculated. */
export interface CalculatedData {
  /** As a person says it. */
  readonly region: string;
  readonly replicas: number;
  readonly arithmetic: string;
}

/** The calculations of a version that still hold: somebody may have written another number on the resource. */
export function readCalculated(version: ImageVersion, regionText: (name: string) => string): CalculatedData[] {
  const calculated = Object.entries(version.calculatedReplicas);
  if (calculated.length === 0) return [];
  const { targetRegions } = version;
  return calculated
    .filter(([name, { replicas }]) => targetRegions[name]?.replicas === replicas)
    .map(([name, { replicas, arithmetic }]) => ({ region: regionText(name), replicas, arithmetic }));
}

/**
 * The Azure CLI's command that shows how far a version has been copied, which azurerm does not tell: the option with its
 * value is one word, so that lines break between options. What only Terraform knows stands in angle brackets.
 */
export function statusCommand(definition: IImageDefinition, name: string, version: string | undefined): string[] {
  const gallery = (definition as Partial<ImageDefinition>).gallery as Partial<SharedGallery> | undefined;
  const { subscriptionId } = definition;
  return [
    "az sig image-version show",
    "--expand ReplicationStatus",
    ...(subscriptionId === undefined ? [] : [option("--subscription", subscriptionId, "subscription")]),
    option("-g", definition.resourceGroupName, "resource group"),
    option("-r", gallery?.nameInput ?? definition.galleryName, "gallery"),
    option("-i", name, "definition"),
    option("-e", version, "version"),
  ];
}

function option(flag: string, value: string | undefined, what: string): string {
  if (value === undefined || !known(value)) return `${flag} <${what}>`;
  return `${flag} ${/^[\w.-]+$/.test(value) ? value : `'${value}'`}`;
}

type Definitions = readonly DefinitionData[];

/** Each calculation under its version. */
export function calculatedText(definitions: Definitions): string {
  return under(
    "replicas calculated from the peak demand",
    perVersion(definitions).flatMap(({ title, calculated }) => [
      title,
      ...calculated.map(({ region, arithmetic }) => wrap(`  ${region}: ${arithmetic}`, "    ")),
    ]),
  );
}

/** One command for each definition. */
export function statusText(definitions: Definitions): string {
  return under(
    "how far copying is, which azurerm does not show",
    commands(definitions).map((words) => broken(words)),
  );
}

export function calculatedMarkdown(definitions: Definitions, escape: (text: string) => string): string {
  const rows = perVersion(definitions).flatMap(({ title, calculated }) =>
    calculated.map(({ region, arithmetic }) => `- ${escape(title)}, ${escape(region)}: ${escape(arithmetic)}`),
  );
  return rows.length === 0 ? "" : `Replicas calculated from the peak demand:\n\n${rows.join("\n")}`;
}

export function statusMarkdown(definitions: Definitions): string {
  const lines = commands(definitions).map((words) => words.join(" "));
  if (lines.length === 0) return "";
  return `How far copying is, which azurerm does not show:\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}

function perVersion(definitions: Definitions): { title: string; calculated: readonly CalculatedData[] }[] {
  return definitions.flatMap(({ name, versions }) =>
    versions
      .filter(({ calculated }) => calculated.length > 0)
      .map(({ version, calculated }) => ({ title: `${name} ${version}`, calculated })),
  );
}

function commands(definitions: Definitions): (readonly string[])[] {
  return definitions.map(({ statusCommand: words }) => words).filter((words) => words.length > 0);
}

function under(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines].join("\n");
}

/** A command on as many lines as the width needs, which a shell takes as they are. */
function broken(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length + 2 > WIDTH) lines.push(`${last} \\`, `  ${word}`);
    else lines.push(`${last} ${word}`);
  }
  return lines.join("\n");
}
