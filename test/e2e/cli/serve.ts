import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startProvider } from "../support/provider";

type Config = { readonly [section: string]: object | undefined };

/** The configurations below an output folder of cdktf. */
function stacksIn(out: string): Config[] {
  const stacks = join(out, "stacks");
  return readdirSync(stacks).map(
    (name) => JSON.parse(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8")) as Config,
  );
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/**
 * The provider in a process of its own, for a program that is not a test: it offers what the stacks in the folder use and
 * prints the environment that attaches Terraform. Each line it reads is answered with what the cloud holds and what changed
 * since the line before. It ends with its input.
 */
async function main(out: string): Promise<void> {
  const provider = await startProvider();
  const stacks = stacksIn(out);
  provider.offer(
    stacks.flatMap(({ resource }) => Object.keys(resource ?? {})),
    stacks.flatMap(({ data }) => Object.keys(data ?? {})),
  );
  print(provider.env);
  const lines = createInterface({ input: process.stdin });
  let told = 0;
  lines.on("line", () => {
    const { cloud } = provider;
    print({ objects: cloud.ids(), changes: cloud.log.slice(told) });
    told = cloud.log.length;
  });
  lines.on("close", () => provider.stop());
}

void main(process.argv[2] ?? "cdktf.out");
