import { Construct } from "constructs";
import { problem, show } from "../azure/problem";
import { throwProblems } from "./errors";

/** Refuses what is no construct where something is asked or said of one and all below it. */
export function checkScope(method: string, scope: unknown, allowed: string): void {
  if (Construct.isConstruct(scope)) return;
  const code = scope === undefined || scope === null ? "AIG003" : "AIG004";
  throwProblems(method, [problem(code, "scope", `got ${show(scope)}, allowed ${allowed}`)]);
}
