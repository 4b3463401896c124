import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

export interface Proxy {
  /** `http://127.0.0.1:8888`, for HTTPS_PROXY. */
  readonly origin: string;
  /** Every host that was asked for: `contoso.blob.core.windows.net:443 200`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/**
 * Leads those who ask for a host of Azure to a port of this machine, and everybody else nowhere. A program finds it by its
 * environment alone, keeps Azure's names, and sees a certificate for them.
 */
export async function startProxy(portOf: (host: string) => number | undefined): Promise<Proxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    asked.push(`${request.url ?? ""} 403`);
    response.writeHead(403).end("This proxy leads to the local storage accounts only, by TLS.\n");
  });
  server.on("connection", (socket) => keep(open, socket));
  server.on("connect", (request, client: Socket) => {
    const port = portOf((request.url ?? "").split(":")[0]!);
    asked.push(`${request.url ?? ""} ${port === undefined ? 403 : 200}`);
    client.on("error", () => client.destroy());
    if (port === undefined) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    keep(open, upstream);
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on("close", () => open.delete(socket));
}
