import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { sameResources } from "./compare";
import type { Sample } from "./measure";
import { shareOfChecks } from "./profile";
import { UserProject, type Program, type Runner, type Subject } from "./project";
import { HEADER, line, median, row, type Measure } from "./table";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SIZES = (process.env.BENCH_SIZES ?? "1000,10000").split(",").map(Number);
const LARGEST = Math.max(...SIZES);
/** A start takes half a second, so more of them can be had. */
const STARTS = ROUNDS * 3;
const GOALS = { total: 1.0, heap: 0.8, start: 1.2, machines: 1.1, series: 0.1, report: 0.1, checks: 0.1 };
const MACHINES = Number(process.env.BENCH_MACHINES ?? 1000);

type Run = Sample & { wall: number };
type Pair = Record<Program, Run[]>;

execFileSync("npm", ["run", "build"], { stdio: "ignore", shell: process.platform === "win32" });
const project = new UserProject();

/** Runs both programs by turns, each round beginning with the other one. */
function rounds(count: number, runner: Runner, size: number, flags: string[] = [], subject?: Subject): Pair {
  const runs: Pair = { ours: [], raw: [] };
  for (let i = 0; i < count; i++) {
    for (const program of (i % 2 === 0 ? ["raw", "ours"] : ["ours", "raw"]) as Program[]) {
      runs[program].push(project.run(program, runner, size, flags, subject));
    }
  }
  return runs;
}

function print(pair: Pair, title: string, key: keyof Omit<Run, "barrel">, unit: Measure["unit"], goal?: number): void {
  const values = (program: Program): number[] => pair[program].map((run) => run[key] / (unit === "s" ? 1000 : 1));
  console.log(line({ title, unit, ours: values("ours"), raw: values("raw"), goal }));
}

function printTimes(pair: Pair, title: string, goal?: number): void {
  print(pair, `${title}: construct`, "construct", "s");
  print(pair, `${title}: synth`, "synth", "s");
  print(pair, `${title}: total`, "total", "s", goal);
}

/** The times and memory of one size. Without a collection in between, which would change both, so heap is run apart. */
function size(versions: number): { times: Pair; heaps: Pair } {
  const isLargest = versions === LARGEST;
  const title = `${versions} versions`;
  const times = rounds(ROUNDS, "node", versions);
  printTimes(times, title, isLargest ? GOALS.total : undefined);
  print(times, `${title}: cpu of the process`, "cpu", "s");
  print(times, `${title}: peak RSS`, "rss", "MB");
  printReport(times.ours, `${title}: report as text`, isLargest);
  const heaps = rounds(ROUNDS, "node", versions, ["--expose-gc"]);
  print(heaps, `${title}: heap after construct`, "heap", "MB", isLargest ? GOALS.heap : undefined);
  return { times, heaps };
}

/** The report against the synth of the same process, which only ours has. */
function printReport(runs: readonly Run[], title: string, isLargest: boolean): void {
  const [time, share] = [median(runs.map((run) => run.report)), median(runs.map((run) => run.report / run.synth))];
  const verdict = share <= GOALS.report ? "met" : "missed";
  const goal = isLargest ? `<= ${GOALS.report.toFixed(2)} ${verdict}` : "";
  console.log(row([title, `${(time / 1000).toFixed(2)} s`, "", `${share.toFixed(2)} of synth`, goal]));
}

/** What all checks take of declaring and synthesising, as V8's profiler sees it. */
function checks(): void {
  for (const versions of SIZES) {
    const folder = join(project.directory, "profile");
    const shares = Array.from({ length: ROUNDS }, () => {
      project.run("ours", "node", versions, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
      return shareOfChecks(folder);
    });
    const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => (share * 100).toFixed(1));
    const verdict =
      versions === LARGEST ? `<= ${GOALS.checks} ${median(shares) <= GOALS.checks ? "met" : "missed"}` : "";
    const percent = `${(median(shares) * 100).toFixed(1)} % (${low}-${high}) of total`;
    console.log(row([`${versions} versions: checks`, "", "", percent, verdict]));
  }
}

function growth(small: ReturnType<typeof size>, large: ReturnType<typeof size>): void {
  const of = (pair: Pair, program: Program, key: "total" | "heap"): number => median(pair[program].map((r) => r[key]));
  const times = (program: Program): string =>
    `x ${(of(large.times, program, "total") / of(small.times, program, "total")).toFixed(1)}`;
  const perVersion = (program: Program): string => {
    const more = of(large.heaps, program, "heap") - of(small.heaps, program, "heap");
    return `${((more * 1024) / (SIZES.at(-1)! - SIZES[0]!)).toFixed(1)} KB`;
  };
  const title = `${SIZES[0]} -> ${SIZES.at(-1)}`;
  console.log(row([`${title}: total`, times("ours"), times("raw")]));
  console.log(row([`${title}: heap per version`, perVersion("ours"), perVersion("raw")]));
}

/**
 * What a series costs over versions that are added one by one, and what it costs to ask for latest in every region: both
 * as a share of the time that synth takes.
 */
function series(): void {
  const costs = SIZES.map((versions) => {
    const runs = Array.from({ length: ROUNDS }, () => {
      const [plain, made] = [undefined, "series" as const].map((subject) =>
        project.run("ours", "node", versions, [], subject),
      ) as [Run, Run];
      return { more: made.construct - plain.construct, ask: made.ask, synth: plain.synth };
    });
    const show = (title: string, key: "more" | "ask"): number => {
      const share = median(runs.map((run) => run[key] / run.synth));
      const cost = median(runs.map((run) => run[key]));
      const verdict = versions === LARGEST ? `<= ${GOALS.series} ${share <= GOALS.series ? "met" : "missed"}` : "";
      const cells = [`${cost.toFixed(0)} ms`, "", `${(share * 100).toFixed(1)} % of synth`, verdict];
      console.log(row([`${versions} versions: ${title}`, ...cells]));
      return cost;
    };
    return { more: show("as series", "more"), ask: show("latest in 5 regions", "ask") };
  });
  const [small, large] = [costs[0]!, costs.at(-1)!];
  if (costs.length === 1) return;
  console.log(row([`${SIZES[0]} -> ${SIZES.at(-1)}: as series`, `x ${(large.more / small.more).toFixed(1)}`]));
  console.log(row([`${SIZES[0]} -> ${SIZES.at(-1)}: latest`, `x ${(large.ask / small.ask).toFixed(1)}`]));
}

function starts(runner: Runner, count: number): Pair {
  const pair = rounds(count, runner, 1);
  print(pair, `${runner}, 1 version: whole process`, "wall", "ms", GOALS.start);
  print(pair, `${runner}, 1 version: cpu`, "cpu", "ms");
  print(pair, `${runner}, 1 version: peak RSS`, "rss", "MB");
  print(pair, `${runner}, 1 version: modules`, "modules", "");
  const barrel = [...pair.ours, ...pair.raw].some((run) => run.barrel);
  console.log(
    row([`${runner}: index of the provider`, "", "", barrel ? "loaded" : "not loaded", barrel ? "missed" : "met"]),
  );
  return pair;
}

function main(): void {
  const command = `BENCH_ROUNDS=${ROUNDS} BENCH_SIZES=${SIZES.join(",")} npm run bench`;
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, node ${process.version}\n${command}\n\n${HEADER}`);

  const measured = SIZES.map(size);
  if (SIZES.length > 1) growth(measured[0]!, measured.at(-1)!);
  checks();
  series();
  starts("node", STARTS);
  starts("ts-node", ROUNDS);
  const typed = rounds(ROUNDS, "ts-node", SIZES[0]!);
  printTimes(typed, `ts-node, ${SIZES[0]} versions`);
  print(typed, `ts-node, ${SIZES[0]} versions: process`, "wall", "s");

  const machines = rounds(ROUNDS, "node", MACHINES, [], "machines");
  printTimes(machines, `${MACHINES} machines of ${MACHINES / 20} images`, GOALS.machines);
  print(machines, `${MACHINES} machines: cpu of the process`, "cpu", "s");

  for (const versions of SIZES) {
    const [ours, raw] = (["ours", "raw"] as const).map((program) => project.configuration(program, versions));
    compare(`${versions} versions`, ours, raw);
    compare(`${versions} versions as series`, project.configuration("ours", versions, "series"), raw);
  }
  const [ours, raw] = (["ours", "raw"] as const).map((program) => project.configuration(program, MACHINES, "machines"));
  compare(`${MACHINES} machines`, ours, raw);
}

function compare(title: string, ours: unknown, raw: unknown): void {
  const same = sameResources(ours, raw);
  console.log(`${title}: resources of both ${same ? "equal" : "DIFFER"}`);
  if (!same) process.exitCode = 1;
}

try {
  main();
} finally {
  rmSync(project.directory, { recursive: true, force: true });
}
