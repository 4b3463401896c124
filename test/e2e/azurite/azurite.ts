import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACCOUNT_KEY } from "../arm/types/storage";
import { AzuriteBlobs } from "./azurite-blobs";
import { installAzurite } from "./install";
import { startProxy, type Proxy } from "./proxy";

const START_MS = 60_000;
const SERVICES = ["blob", "queue", "table"];

export interface Azurite {
  readonly blobs: AzuriteBlobs;
  /** What leads a program to it that asks for `https://{account}.blob.core.windows.net`. */
  readonly proxy: Proxy;
  stop(): Promise<void>;
}

export interface AzuriteOptions {
  /** The names of the storage accounts. Azurite has to know them when it starts. */
  readonly accounts: readonly string[];
  /** The files of the certificate that it shows. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
}

/** Azurite with some storage accounts, in memory, on free ports, by TLS; installed first. */
export async function startAzurite({ accounts, certFile, keyFile, cert }: AzuriteOptions): Promise<Azurite> {
  const dir = mkdtempSync(join(tmpdir(), "aig-azurite-"));
  try {
    const program = await installAzurite(dir);
    const ports = SERVICES.flatMap((service) => [`--${service}Port`, "0"]);
    const args = [...ports, "--inMemoryPersistence", "--disableTelemetry", "--cert", certFile, "--key", keyFile];
    const served = await start(program, args, dir, {
      ...process.env,
      AZURITE_ACCOUNTS: accounts.map((name) => `${name}:${ACCOUNT_KEY}`).join(";"),
    });
    const proxy = await startProxy((host) => {
      const [account = "", service = "", ...domain] = host.split(".");
      return accounts.includes(account) && domain.join(".") === "core.windows.net" ? served.ports[service] : undefined;
    });
    const stop = async (): Promise<void> => {
      await proxy.stop();
      await served.stop();
      rmSync(dir, { recursive: true, force: true });
    };
    return { blobs: new AzuriteBlobs(served.ports.blob!, cert), proxy, stop };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

interface Served {
  /** By service. */
  readonly ports: { readonly [service: string]: number };
  stop(): Promise<void>;
}

function start(program: string, args: string[], dir: string, env: NodeJS.ProcessEnv): Promise<Served> {
  const child = spawn(process.execPath, [program, ...args], { cwd: dir, env, stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async (): Promise<void> => {
    process.off("exit", end);
    end();
    await gone;
  };
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void =>
      void stop().then(() =>
        reject(new Error(`Azurite does not start: ${why}: ${said.replace(/\s+/g, " ").slice(-300)}`)),
      );
    const timer = setTimeout(() => fail(`nothing after ${START_MS} ms`), START_MS);
    const hear = (text: string): void => {
      said += text;
      const found = [
        ...said.matchAll(/Azurite (\w+) service is successfully listening at https:\/\/127\.0\.0\.1:(\d+)/g),
      ];
      const ports = Object.fromEntries(found.map(([, service, port]) => [service!.toLowerCase(), Number(port)]));
      if (Object.keys(ports).length < SERVICES.length) return;
      clearTimeout(timer);
      resolve({ ports, stop });
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.once("close", (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}
