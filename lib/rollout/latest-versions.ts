import { latestByRegion, type LatestCandidate } from "../azure/latest";
import { normaliseRegion } from "../azure/regions";
import { nounsBelow } from "../checks/findings";
import { latestCandidate, VersionsByDefinition } from "../checks/latest-rules";
import { Parents } from "../checks/parents";
import type { IImageDefinition } from "../definition/image-definition";
import { known } from "../private/known";
import { revisionOf } from "../private/revision";
import type { IConstruct } from "constructs";
import type { ImageVersion } from "../version/image-version";

const INDEXES = new WeakMap<IConstruct, { revision: number; versions: VersionsByDefinition }>();

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
    return new LatestVersions(indexOf(definition.node.root).of(definition));
  }

  /**
   * The regions in which there are versions, by short name, in the order of their names.
   */
  public readonly regions: string[];

  private readonly latest: ReadonlyMap<string, ImageVersion | undefined>;

  private constructor(versions: readonly ImageVersion[]) {
    const constructs = new Map<LatestCandidate, ImageVersion>(versions.map((each) => [latestCandidate(each), each]));
    const latest = [...latestByRegion([...constructs.keys()])].filter(([region]) => known(region));
    this.latest = new Map(latest.map(([region, winner]) => [region, winner && constructs.get(winner)]));
    this.regions = [...this.latest.keys()].sort();
  }

  /**
   * The version that latest gives in a region; nothing where no version is, or every one is hidden.
   *
   * @param region the name of the region in any spelling.
   */
  public versionIn(region: string): ImageVersion | undefined {
    return typeof region === "string" ? this.latest.get(normaliseRegion(region)) : undefined;
  }
}

/** The versions of a tree by definition, computed once for one state of it. */
function indexOf(root: IConstruct): VersionsByDefinition {
  const revision = revisionOf(root);
  const cached = INDEXES.get(root);
  if (cached?.revision === revision) return cached.versions;
  const versions = new VersionsByDefinition(nounsBelow(root), new Parents());
  INDEXES.set(root, { revision, versions });
  return versions;
}
