import { spawn } from "node:child_process";

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Shorter than the time a test may take, so that the test that waits is told for what. */
const LIMIT_MS = 100_000;

/** Runs a program to its end. Never synchronously: the provider is served by this very process. */
export function run(
  program: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  limit = LIMIT_MS,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit);
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (late)
        reject(new Error(`${program} ${args.join(" ")} took more than ${limit} ms\n${output.stdout}${output.stderr}`));
      else resolve({ exitCode: code ?? -1, ...output });
    });
  });
}
