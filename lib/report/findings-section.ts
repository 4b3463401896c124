import type { IConstruct } from "constructs";
import { LIMITS } from "../azure/limits";
import { zrsWhereAvailable } from "../azure/region-rules";
import { REPLICATION_TIME, wantsPhases } from "../azure/replication-time";
import { RULES } from "../azure/rules";
import { findingsBelow, type Noun } from "../checks/findings";
import { ACKNOWLEDGEMENTS } from "../checks/said";
import { known } from "../private/known";
import type { FindingData } from "./model";

/** What the checks have found below a scope, as people read it. */
export function readFindings(scope: IConstruct): FindingData[] {
  return findingsBelow(scope).map(({ construct, problem, skipped }) => {
    const { code, prop, detail, remedy, relaxed } = problem;
    const path = construct.node.path;
    const said = `${prop}: ${detail}`;
    if (skipped) return { kind: "skipped", code, path, text: said };
    if (relaxed !== undefined) return { kind: "relaxed", code, path, text: said, reason: relaxed };
    const reason = ACKNOWLEDGEMENTS.get(construct, code);
    if (reason === undefined && RULES[code].level === "advice") return { kind: "advice", code, path, text: said };
    return reason === undefined
      ? { kind: "warning", code, path, text: `${said}. ${remedy}` }
      : { kind: "acknowledged", code, path, text: said, reason };
  });
}

/** What Azure advises for production, in one line each for all versions that have not said why not. */
export function readAdvice(nouns: readonly Noun[]): FindingData[] {
  const { min } = LIMITS.replicasAdvised;
  const counts = { AIG218: 0, AIG219: 0, AIG508: 0 };
  let [all, versions] = [0, 0];
  for (const { kind, construct } of nouns) {
    if (kind !== "version") continue;
    const asked = (code: string): boolean => ACKNOWLEDGEMENTS.get(construct, code) === undefined;
    const [thin, local] = [asked("AIG218"), asked("AIG219")];
    const regions = Object.entries(construct.targetRegions);
    versions++;
    if (asked("AIG508") && wantsPhases(regions.length, construct.imageSizeGb)) counts.AIG508++;
    for (const [region, { replicas, storage }] of regions) {
      all++;
      if (thin && replicas !== undefined && known(replicas) && replicas < min) counts.AIG218++;
      const isLocal = storage === undefined || storage === "Standard_LRS";
      if (local && isLocal && known(region) && zrsWhereAvailable(region) === "Standard_ZRS") counts.AIG219++;
    }
  }
  const hours = REPLICATION_TIME.phasesAboveMinutes / 60;
  const line = (code: keyof typeof counts, text: string, of = all): FindingData[] =>
    counts[code] === 0 ? [] : [{ kind: "advice", code, path: "", text: `${counts[code]} of ${of} ${text}` }];
  return [
    ...line("AIG218", `region copies have fewer than ${min} replicas; Azure advises at least ${min} in production.`),
    ...line("AIG219", "region copies could be zone-redundant and are not."),
    ...line(
      "AIG508",
      `versions may take more than ${hours} hours to copy; publish them in phases, home first.`,
      versions,
    ),
  ];
}
