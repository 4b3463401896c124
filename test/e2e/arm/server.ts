import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Arm, LARGEST_BODY } from "./arm";
import type { Blobs } from "./blobs";
import { makeCertificate, type Certificate } from "./certificate";
import type { Answer } from "./errors";
import type { Behaviour } from "./request";

export interface RunningArm {
  readonly arm: Arm;
  /** `https://127.0.0.1:8443`. */
  readonly origin: string;
  /** The certificate to trust, as PEM. */
  readonly cert: string;
  stop(): Promise<void>;
}

export interface ServerOptions extends Partial<Behaviour> {
  /** A free one unless given. */
  readonly port?: number;
  readonly certificate?: Certificate;
  /** Who serves what lies in storage accounts; without it a VHD is taken as it is. */
  readonly blobs?: Blobs;
}

/** Serves a local Azure Resource Manager on this machine's own address, by TLS. */
export async function startArm({ port = 0, certificate, ...behaviour }: ServerOptions = {}): Promise<RunningArm> {
  const { key, cert } = certificate ?? (await makeCertificate());
  const arm = new Arm(behaviour);
  const server = createServer({ key, cert, minVersion: "TLSv1.2" }, (request, response) => {
    void read(request).then(async (text) => {
      const { method = "", url = "", headers } = request;
      send(response, await arm.answer({ method, url, headers, text }));
    });
  });
  await listen(server, port);
  arm.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { arm, origin: arm.origin, cert, stop: () => stop(server) };
}

/** The body, or the beginning of one that is too large: the rest is let go, so that the answer is heard. */
async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      if (size <= LARGEST_BODY) parts.push(part);
      size += part.length;
    }
  } catch {
    // The client has gone: nobody reads the answer.
  }
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    ...(body !== undefined && { "Content-Type": "application/json; charset=utf-8" }),
    ...(status !== 204 && { "Content-Length": Buffer.byteLength(text) }),
  });
  response.end(text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === "EADDRINUSE" ? "is taken: choose another, or none to get a free one" : `: ${error.message}`;
      reject(new Error(`the local Azure Resource Manager cannot listen: port ${port} ${taken}`));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
