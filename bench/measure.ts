import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";

/** What one process tells of itself; times in ms, sizes in MB. */
export interface Sample {
  readonly construct: number;
  /** The questions that a program asks of what it has declared. */
  readonly ask: number;
  readonly synth: number;
  readonly total: number;
  /** Making the report as text, which is no part of the total; 0 for a program that makes none. */
  readonly report: number;
  /** Processor time of the whole process. */
  readonly cpu: number;
  readonly rss: number;
  /** Only where the process was run with --expose-gc; such a process measures nothing else. */
  readonly heap: number;
  readonly modules: number;
  /** Whether the index of the provider's whole package was loaded. */
  readonly barrel: boolean;
}

/** Runs one program of `<versions> <outdir>` and prints its sample. */
export function measure(
  declare: (stack: TerraformStack, versions: number) => void,
  ask: () => void = () => undefined,
  report?: (stack: TerraformStack) => string,
): void {
  const [versions, outdir] = process.argv.slice(2);
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "bench");
  new AzurermProvider(stack, "azurerm", { features: [{}] });

  const start = performance.now();
  declare(stack, Number(versions));
  const constructed = performance.now();
  ask();
  const asked = performance.now();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  const beforeSynth = performance.now();
  if (!globalThis.gc) app.synth();
  const synth = performance.now() - beforeSynth;

  const construct = constructed - start;
  const { user, system } = process.cpuUsage();
  const files = Object.keys(require.cache);
  // Processor time and memory are those without the report.
  const rss = process.resourceUsage().maxRSS / 1024;
  const beforeReport = performance.now();
  if (!globalThis.gc) report?.(stack);
  const reported = report ? performance.now() - beforeReport : 0;
  const sample: Sample = {
    construct,
    ask: asked - constructed,
    synth,
    total: construct + synth,
    report: reported,
    cpu: (user + system) / 1000,
    rss,
    heap,
    modules: files.length,
    barrel: files.some((file) => /provider-azurerm[\\/]lib[\\/]index\.js$/.test(file)),
  };
  process.stdout.write(JSON.stringify(sample));
}
