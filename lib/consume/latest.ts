import { normaliseRegion } from "../azure/regions";
import { versionsIn } from "../checks/declared-versions";
import { isLatestTold } from "../checks/inputs";
import { latestAmong, type Latest } from "../checks/versions-by-definition";
import type { IImageDefinition } from "../definition/image-definition";
import { isLiteralText } from "../private/known";
import type { ImageVersion } from "../version/image-version";

/**
 * What `latest` gives of a definition, as far as this app declares its versions; undefined if it declares none, or one
 * whose number only Terraform knows.
 */
export function latestOf(definition: IImageDefinition): Latest | undefined {
  const versions = versionsIn(definition.node.root);
  const isTold = versions.of(definition).length > 0 && versions.areNumbered(definition);
  return isTold ? versions.latestOf(definition) : undefined;
}

/** The regions in which a version of this app is latest; undefined where that is not told. */
export function latestRegions(definition: IImageDefinition): string[] | undefined {
  const latest = latestOf(definition);
  if (latest === undefined || !versionsIn(definition.node.root).of(definition).every(isLatestTold)) return undefined;
  return [...latest].flatMap(([region, version]) => (version ? [region] : []));
}

/**
 * The versions that a machine may get if it asks for the latest one: in its region, or in any if that is not known. Those
 * that come later than the machine it cannot get.
 */
export function latestVersions(
  definition: IImageDefinition,
  location: unknown,
  isLater: (version: ImageVersion) => boolean,
): ImageVersion[] {
  const latest = latestOf(definition);
  if (latest === undefined) return [];
  const found = foundIn(latest, location);
  if (!found.some(isLater)) return found;
  const others = versionsIn(definition.node.root).of(definition);
  return foundIn(latestAmong(others.filter((version) => !isLater(version))), location);
}

function foundIn(latest: Latest, location: unknown): ImageVersion[] {
  const here = isLiteralText(location) ? normaliseRegion(location) : undefined;
  const found = here !== undefined && latest.has(here) ? [latest.get(here)] : [...latest.values()];
  return [...new Set(found)].filter((version) => version !== undefined);
}
