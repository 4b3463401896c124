import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Finished } from "./process";
import type { Provider } from "./provider";
import { diagnosticsIn } from "./terraform-json";
import type { PlanJson, StateResource, StateValues, TerraformDiagnostic } from "./terraform-json";
import { requireTerraform } from "./terraform-version";

export interface RunOptions {
  readonly vars?: { readonly [name: string]: unknown };
  /** Further arguments, such as `-target=…`. */
  readonly args?: readonly string[];
  /** Give back a failure instead of throwing it. */
  readonly allowFailure?: boolean;
}

export interface Result extends Finished {
  readonly diagnostics: TerraformDiagnostic[];
}

/** Exit code 0: nothing to do; 2: something to do; 1: failed, which may still have left a plan. */
export interface PlanResult extends Result {
  readonly json: PlanJson;
}

export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: TerraformDiagnostic[];
}

export type Config = { readonly [section: string]: unknown };

/** A directory of its own with a configuration, and Terraform in it, attached to a provider. */
export class Workspace {
  private constructor(
    readonly dir: string,
    private readonly provider: Provider,
  ) {}

  /** `source` is a configuration, its JSON text, or a directory that holds some. */
  static async create(provider: Provider, source: Config | string): Promise<Workspace> {
    await requireTerraform();
    const workspace = new Workspace(mkdtempSync(join(tmpdir(), "aig-")), provider);
    if (typeof source === "string" && !source.trimStart().startsWith("{")) {
      cpSync(source, workspace.dir, { recursive: true });
      workspace.adopt();
    } else {
      workspace.write(source);
    }
    return workspace;
  }

  /** The same configuration and state elsewhere, attached to `provider`. */
  copy(provider: Provider = this.provider): Workspace {
    const copy = new Workspace(mkdtempSync(join(tmpdir(), "aig-")), provider);
    cpSync(this.dir, copy.dir, { recursive: true });
    copy.adopt();
    return copy;
  }

  /** Replaces the configuration; the state stays. */
  write(source: Config | string): void {
    // A text as it is, since Terraform names the line of a fault; indented, since it quotes the whole line.
    const text = typeof source === "string" ? source : JSON.stringify(source, null, 2);
    writeFileSync(join(this.dir, "main.tf.json"), text);
    this.adopt();
  }

  dispose(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  init(): Promise<Result> {
    return this.run(["init", "-input=false", "-no-color"]);
  }

  async validate(): Promise<Validation> {
    const { stdout } = await this.run(["validate", "-json"], { allowFailure: true });
    return JSON.parse(stdout) as Validation;
  }

  async plan(options: RunOptions = {}): Promise<PlanResult> {
    const file = join(this.dir, "plan.out");
    rmSync(file, { force: true });
    const result = await this.run(["plan", "-json", "-input=false", "-detailed-exitcode", "-out=plan.out"], options);
    const json = existsSync(file) ? await this.show("plan.out") : {};
    return { ...result, json: json as PlanJson };
  }

  apply(options: RunOptions = {}): Promise<Result> {
    return this.run(["apply", "-json", "-input=false", "-auto-approve"], options);
  }

  destroy(options: RunOptions = {}): Promise<Result> {
    return this.run(["destroy", "-json", "-input=false", "-auto-approve"], options);
  }

  refresh(options: RunOptions = {}): Promise<Result> {
    return this.apply({ ...options, args: ["-refresh-only", ...(options.args ?? [])] });
  }

  import(address: string, id: string, options: RunOptions = {}): Promise<Result> {
    const variables = this.variables(options);
    return this.run(["import", "-input=false", "-no-color", ...variables, address, id], { ...options, vars: {} });
  }

  async outputs(): Promise<{ [name: string]: unknown }> {
    const { outputs } = await this.stateValues();
    return Object.fromEntries(Object.entries(outputs ?? {}).map(([name, { value }]) => [name, value]));
  }

  async state(): Promise<StateResource[]> {
    return (await this.stateValues()).root_module?.resources ?? [];
  }

  /** Any command. Throws where Terraform fails, unless failure is allowed. */
  async run(command: readonly string[], options: RunOptions = {}): Promise<Result> {
    const args = [...command, ...this.variables(options), ...(options.args ?? [])];
    const finished = await run("terraform", args, this.dir, this.environment(), this.provider.limit);
    const result = { ...finished, diagnostics: args.includes("-json") ? diagnosticsIn(finished.stdout) : [] };
    const failed = finished.exitCode !== 0 && !(finished.exitCode === 2 && args.includes("-detailed-exitcode"));
    if (failed && !options.allowFailure) throw new TerraformError(args, result);
    return result;
  }

  private async stateValues(): Promise<StateValues> {
    const { values } = (await this.show()) as { values?: StateValues };
    return values ?? {};
  }

  private async show(...file: string[]): Promise<object> {
    return JSON.parse((await this.run(["show", "-json", ...file])).stdout) as object;
  }

  private variables({ vars = {} }: RunOptions): string[] {
    return Object.entries(vars).map(
      ([name, value]) => `-var=${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
  }

  private environment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(TF_|ARM_)/.test(name));
    return {
      ...Object.fromEntries(inherited),
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_CLI_CONFIG_FILE: join(this.dir, ".terraformrc"),
      ...this.provider.env,
    };
  }

  /** Makes whatever lies in the directory run here: types offered, state kept in the directory. */
  private adopt(): void {
    writeFileSync(join(this.dir, ".terraformrc"), "");
    const files = readdirSync(this.dir).filter((name) => name.endsWith(".tf.json") && name !== OVERRIDE);
    const configs = files.map((name) => JSON.parse(readFileSync(join(this.dir, name), "utf8")) as Config);
    this.provider.offer(
      configs.flatMap((config) => typesIn(config.resource)),
      configs.flatMap((config) => typesIn(config.data)),
    );
    if (!configs.some((config) => JSON.stringify(config.terraform ?? null).includes('"backend"'))) return;
    const local = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };
    writeFileSync(join(this.dir, OVERRIDE), JSON.stringify(local, null, 2));
  }
}

/** cdktf writes an absolute path into its local backend; this file overrides it. */
const OVERRIDE = "backend_override.tf.json";

function typesIn(section: unknown): string[] {
  return typeof section === "object" && section !== null ? Object.keys(section) : [];
}

export class TerraformError extends Error {
  constructor(
    args: readonly string[],
    readonly result: Result,
  ) {
    const told = result.diagnostics.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(": "));
    super(`terraform ${args.join(" ")} failed\n${told.length > 0 ? told.join("\n") : result.stderr + result.stdout}`);
  }
}
