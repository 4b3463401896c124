import { normaliseRegion } from "../azure/regions";
import { versionsIn } from "../checks/declared-versions";
import { latestAmong, type Latest } from "../checks/versions-by-definition";
import type { IImageDefinition } from "../definition/image-definition";
import { Check } from "../private/check";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";

/**
 * What a machine gets that asks for the latest version of a definition: in each region the highest number, compared as
 * numbers, of those that are replicated there and not hidden. A region's own `excludeFromLatest` wins over that of the
 * version, in both directions.
 *
 * It knows the versions that this app declares at the moment of asking; versions whose number, and regions whose name,
 * only Terraform knows are left out.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export class LatestVersions {
  /**
   * The latest versions of a definition.
   *
   * @param definition a definition of this app, or an imported one with versions in this app.
   */
  public static of(definition: IImageDefinition): LatestVersions {
    const check = new Check();
    check.construct("definition", definition, "definitionId", "an ImageDefinition");
    check.refuseCall("LatestVersions.of");
    return new LatestVersions(latestAmong(versionsIn(definition.node.root).of(definition)));
  }

  /**
   * The regions in which there are versions, by short name, in the order of their names.
   */
  public readonly regions: string[];

  private constructor(private readonly latest: Latest) {
    this.regions = [...latest.keys()].filter(known).sort();
  }

  /**
   * The version that latest gives in a region; nothing where no version is, or every one is hidden.
   *
   * @param region the name of the region in any spelling.
   */
  public versionIn(region: string): ImageVersion | undefined {
    return typeof region === "string" && known(region) ? this.latest.get(normaliseRegion(region)) : undefined;
  }
}
