import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const OURS = /[\\/]cdktf-azure-image-gallery[\\/]dist[\\/]/;
/** Files and functions whose time counts as that of the checks, with everything that is called from there. */
const CHECKS = /[\\/]dist[\\/]((azure|checks)[\\/]|.*(check|-rules|preconditions|construct-ids|prop-names)\.js$)/;
const CHECK = /^(check|judge)/;
/** What stands beside the rules and decides what is written. */
const WRITES = /^(normaliseRegion|zrsWhereAvailable|mergeTags|toRfc3339|durationText)$/;
const REPORT = /[\\/]dist[\\/]report[\\/]/;
const MEASURED = /[\\/]measure\.js$/;

/** The share of the checks in what a program declares and synthesises, of the one profile in a folder, which goes. */
export function shareOfChecks(folder: string): number {
  const [file] = readdirSync(folder).map((name) => join(folder, name));
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file!, "utf8")) as Profile;
  rmSync(folder, { recursive: true });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const marks = new Map<number, { measured: boolean; report: boolean; check: boolean }>();
  const walk: [Node, { measured: boolean; report: boolean; check: boolean }][] = [
    [nodes[0]!, { measured: false, report: false, check: false }],
  ];
  for (let next = walk.pop(); next; next = walk.pop()) {
    const [{ id, callFrame, children = [] }, above] = next;
    const { url, functionName } = callFrame;
    const isOurs = OURS.test(url);
    const mark = {
      measured: above.measured || (MEASURED.test(url) && functionName === "measure"),
      report: above.report || (isOurs && REPORT.test(url)),
      check: above.check || (isOurs && (CHECKS.test(url) || CHECK.test(functionName)) && !WRITES.test(functionName)),
    };
    marks.set(id, mark);
    walk.push(...children.map((child) => [byId.get(child)!, mark] as (typeof walk)[number]));
  }
  let [checks, all] = [0, 0];
  samples.forEach((id, i) => {
    const { measured, report, check } = marks.get(id)!;
    if (!measured || report) return;
    all += timeDeltas[i]!;
    if (check) checks += timeDeltas[i]!;
  });
  return checks / all;
}
