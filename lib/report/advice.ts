import type { IConstruct } from "constructs";
import { LIMITS } from "../azure/limits";
import { zrsWhereAvailable } from "../azure/region-rules";
import { REPLICATION_TIME, wantsPhases } from "../azure/replication-time";
import { nounsBelow } from "../checks/findings";
import { idleBelow, type Occasion } from "../checks/idle";
import { regionInputs } from "../checks/inputs";
import { ACKNOWLEDGEMENTS } from "../checks/said";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";
import type { FindingData } from "./model";

const ADVICE = ["AIG218", "AIG219", "AIG508"] as const;

/** Advice that hangs on what the report is given, so that nothing is said of it in the code. */
const OF_THE_REPORT: readonly string[] = ["AIG558", "AIG559"];

type Due = Readonly<Record<"copies" | (typeof ADVICE)[number], number>>;

/** How often each advice is due for a version: by copies, or for the whole. */
function adviceFor(version: ImageVersion): Due {
  const copies = regionInputs(version);
  const due = { copies: copies.length, AIG218: 0, AIG219: 0, AIG508: 0 };
  for (const { name, regionalReplicaCount, storageAccountType } of copies) {
    if (isThin(regionalReplicaCount)) due.AIG218++;
    const isLocal = storageAccountType === undefined || storageAccountType === "Standard_LRS";
    if (isLocal && known(name) && zrsWhereAvailable(name) === "Standard_ZRS") due.AIG219++;
  }
  if (wantsPhases(copies.length, version.imageSizeGb)) due.AIG508 = 1;
  return due;
}

function isThin(replicas: unknown): boolean {
  return typeof replicas === "number" && known(replicas) && replicas < LIMITS.replicasAdvised.min;
}

/** What Azure advises for production, in one line each for all versions that have not said why not. */
export function readAdvice(versions: readonly ImageVersion[]): FindingData[] {
  const counts = { AIG218: 0, AIG219: 0, AIG508: 0 };
  let copies = 0;
  for (const version of versions) {
    const due = adviceFor(version);
    copies += due.copies;
    for (const code of ADVICE) if (ACKNOWLEDGEMENTS.get(version, code) === undefined) counts[code] += due[code];
  }
  const { min } = LIMITS.replicasAdvised;
  const hours = REPLICATION_TIME.phasesAboveMinutes / 60;
  const texts = {
    AIG218: `${copies} region copies have fewer than ${min} replicas; Azure advises at least ${min} in production.`,
    AIG219: `${copies} region copies could be zone-redundant and are not.`,
    AIG508: `${versions.length} versions may take more than ${hours} hours to copy; publish them in phases, home first.`,
  };
  return ADVICE.filter((code) => counts[code] > 0).map((code) => {
    return { kind: "advice", code, path: "", text: `${counts[code]} of ${texts[code]}` };
  });
}

/** What has been said of rules that nothing breaks. */
export function readIdle(scope: IConstruct): FindingData[] {
  const advised = (): Occasion[] =>
    nounsBelow(scope.node.root).flatMap(({ kind, construct }) => {
      if (kind !== "version") return [];
      const due = adviceFor(construct);
      return ADVICE.filter((code) => due[code] > 0).map((code) => ({ construct, code }));
    });
  return idleBelow(scope, advised)
    .filter(({ code }) => !OF_THE_REPORT.includes(code))
    .map(({ construct, code, verb }) => {
      return { kind: "idle", code, path: construct.node.path, text: `is ${verb}, and nothing here breaks it.` };
    });
}
