import type { IConstruct } from "constructs";
import { LIMITS } from "../azure/limits";
import { zrsWhereAvailable } from "../azure/region-rules";
import { REPLICATION_TIME, wantsPhases } from "../azure/replication-time";
import { nounsBelow } from "../checks/findings";
import { idleBelow, type Occasion } from "../checks/idle";
import { ACKNOWLEDGEMENTS } from "../checks/said";
import { Placements, type CellData } from "./cells";
import type { FindingData, VersionData } from "./model";

const ADVICE = ["AIG218", "AIG219", "AIG508"] as const;

/** Advice that hangs on what the report is given, so that nothing is said of it in the code. */
const OF_THE_REPORT: readonly string[] = ["AIG558", "AIG559"];

type Due = Readonly<Record<(typeof ADVICE)[number], number>>;

/** How often each advice is due for versions, by copies or for the whole. Most versions share their cells. */
class Dues {
  private readonly byCells = new Map<readonly CellData[], Due>();

  public of(cells: readonly CellData[], imageSizeGb: number | undefined): Due {
    const due = this.byCells.get(cells) ?? dueOf(cells);
    this.byCells.set(cells, due);
    return wantsPhases(cells.length, imageSizeGb) ? { ...due, AIG508: 1 } : due;
  }
}

function dueOf(cells: readonly CellData[]): Due {
  const due = { AIG218: 0, AIG219: 0, AIG508: 0 };
  for (const { region, count, storage } of cells) {
    if (count !== undefined && count < LIMITS.replicasAdvised.min) due.AIG218++;
    const couldBe = region !== undefined && zrsWhereAvailable(region) === "Standard_ZRS";
    if (storage === "Standard_LRS" && couldBe) due.AIG219++;
  }
  return due;
}

/** What Azure advises for production, in one line each for all versions that have not said why not, and for each reason. */
export function readAdvice(versions: readonly VersionData[]): FindingData[] {
  const counts = new Map(ADVICE.map((code) => [code, new Map<string | undefined, number>()]));
  const dues = new Dues();
  let copies = 0;
  for (const { construct, cells } of versions) {
    const due = dues.of(cells, construct.imageSizeGb);
    copies += cells.length;
    for (const [code, byReason] of counts) {
      if (due[code] === 0) continue;
      const reason = ACKNOWLEDGEMENTS.get(construct, code);
      byReason.set(reason, (byReason.get(reason) ?? 0) + due[code]);
    }
  }
  const { min } = LIMITS.replicasAdvised;
  const hours = REPLICATION_TIME.phasesAboveMinutes / 60;
  const texts = {
    AIG218: `${copies} region copies have fewer than ${min} replicas; Azure advises at least ${min} in production.`,
    AIG219: `${copies} region copies could be zone-redundant and are not.`,
    AIG508: `${versions.length} versions may take more than ${hours} hours to copy; publish them in phases, home first.`,
  };
  return [...counts].flatMap(([code, byReason]) =>
    [...byReason].map(([reason, count]) => {
      return {
        kind: reason === undefined ? "advice" : "acknowledged",
        code,
        path: "",
        text: `${count} of ${texts[code]}`,
        reason,
      };
    }),
  );
}

/** What has been said of rules that nothing breaks. */
export function readIdle(scope: IConstruct): FindingData[] {
  const advised = (): Occasion[] => {
    const [dues, placements] = [new Dues(), new Placements()];
    return nounsBelow(scope.node.root).flatMap(({ kind, construct }) => {
      if (kind !== "version") return [];
      const due = dues.of(placements.of(construct, construct.location).cells, construct.imageSizeGb);
      return ADVICE.filter((code) => due[code] > 0).map((code) => ({ construct, code }));
    });
  };
  return idleBelow(scope, advised)
    .filter(({ code }) => !OF_THE_REPORT.includes(code))
    .map(({ construct, code, verb }) => {
      return { kind: "idle", code, path: construct.node.path, text: `is ${verb}, and nothing here breaks it.` };
    });
}
