import { problem, type Problem } from "../azure/problem";
import { offersLatest } from "../azure/latest";
import { versionsIn } from "../checks/declared-versions";
import type { Judged, Verdict } from "../checks/late";
import { latestAmong, latestCandidate } from "../checks/versions-by-definition";
import type { ImageVersion } from "../version/image-version";
import { named } from "./about";
import type { VersionSeries } from "./version-series";

/**
 * AIG547: regions in which a version beyond the series is latest in place of the one that the series names. Judged late,
 * because versions may be added to the definition after the series.
 */
export class LatestElsewhere implements Judged {
  constructor(
    public readonly construct: VersionSeries,
    private readonly latest: string,
  ) {}

  public judge(): Verdict {
    return { errors: [], warnings: this.winners().map(([winner, regions]) => this.describe(winner, regions)) };
  }

  public settle(): void {
    // Nothing is written into a series.
  }

  /** What latest gives instead where the version is shown, and in which regions. */
  private winners(): [ImageVersion, string[]][] {
    const { construct: series } = this;
    const target = series.versions[this.latest]!;
    const own = new Set(Object.values(series.versions));
    const candidate = latestCandidate(target);
    const winners = new Map<ImageVersion, string[]>();
    for (const [region, winner] of latestAmong(versionsIn(series.node.root).of(series.definition))) {
      if (winner === undefined || own.has(winner) || !offersLatest(candidate, region)) continue;
      winners.set(winner, [...(winners.get(winner) ?? []), region]);
    }
    return [...winners];
  }

  private describe(winner: ImageVersion, regions: readonly string[]): Problem {
    const detail = `${winner.version} at ${winner.node.path} is latest in ${named(regions)} instead of ${this.latest}`;
    return problem("AIG547", "latest", detail);
  }
}
