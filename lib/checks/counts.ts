import { LIMITS } from "../azure/limits";
import { problem } from "../azure/problem";
import { displayRegion, normaliseRegion } from "../azure/regions";
import { known } from "../private/known";
import type { Subscriptions } from "../private/subscription";
import type { Finding, Noun } from "./findings";
import { QUOTAS } from "./said";

const PLURALS = { gallery: "galleries", definition: "definitions", version: "versions" } as const;

/** AIG405: more of a kind in one region than a subscription may hold there. */
export function countsAboveLimits(all: readonly Noun[], subscriptions: Subscriptions): Finding[] {
  // Of what there is no more than a limit in the whole app, there is no more than that in any region.
  const kinds = (Object.keys(PLURALS) as Noun["kind"][]).filter((kind) => {
    return all.filter((noun) => noun.kind === kind).length > LIMITS[PLURALS[kind]].max;
  });
  const nouns = all.filter(({ kind }) => kinds.includes(kind));
  const counts = new Map<string, number>();
  const said = new Set<string>();
  const findings: Finding[] = [];
  for (const { kind, construct } of nouns) {
    const { location } = construct;
    if (location === undefined || !known(location)) continue;
    const key = `${kind}|${subscriptions.of(construct).key}|${normaliseRegion(location)}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const plural = PLURALS[kind];
    const { max, unit } = LIMITS[plural];
    if (count <= max) continue;
    const raised = QUOTAS.get(construct, plural);
    const allowed = raised ?? max;
    // Said once, on the first one that is too many.
    if (count <= allowed || said.has(key)) continue;
    said.add(key);
    const quota = raised === undefined ? "" : " (the raised quota)";
    const detail = `more than ${allowed} ${unit} in ${displayRegion(location)}, allowed ${allowed} per subscription and region`;
    findings.push({ construct, problem: problem("AIG405", "location", `${detail}${quota}`) });
  }
  return findings;
}
