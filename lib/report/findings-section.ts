import type { IConstruct } from "constructs";
import { RULES } from "../azure/rules";
import { findingsBelow } from "../checks/findings";
import { ACKNOWLEDGEMENTS } from "../checks/said";
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
