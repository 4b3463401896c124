import { once } from "node:events";
import { request } from "node:http";
import { createServer, type Server } from "node:https";
import { connect as connectTls } from "node:tls";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { makeCertificate } from "../arm/certificate";
import { startProxy, type Proxy } from "./proxy";

/* The way that azurerm takes to a storage account, with a server that only says who was asked for. */

const HOST = "contoso.blob.core.windows.net";
let server: Server;
let proxy: Proxy;
let ca: string;

beforeAll(async () => {
  const { key, cert } = await makeCertificate();
  ca = cert;
  server = createServer({ key, cert }, ({ headers, url }, response) => response.end(`${headers.host} ${url}`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

beforeEach(async () => {
  proxy = await startProxy((host) => (host === HOST ? (server.address() as AddressInfo).port : undefined));
});
afterEach(() => proxy.stop());

async function ask(host: string): Promise<{ status: number; socket: Socket }> {
  const sent = request(proxy.origin, { method: "CONNECT", path: `${host}:443`, agent: false });
  sent.end();
  const [response, socket] = (await once(sent, "connect")) as [{ statusCode: number }, Socket];
  return { status: response.statusCode, socket };
}

test("leads to this machine, under Azure's name and with a certificate for it", async () => {
  const { status, socket } = await ask(HOST);
  expect(status).toBe(200);
  const secure = connectTls({ socket, servername: HOST, ca });
  await once(secure, "secureConnect");
  expect(secure.authorized).toBe(true);
  secure.end(`GET /vhds HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
  expect(await text(secure)).toMatch(new RegExp(`^HTTP/1.1 200 OK\r\n[^]*${HOST} /vhds$`));
  expect(proxy.asked).toEqual([`${HOST}:443 200`]);
});

test("leads nowhere else", async () => {
  const { status, socket } = await ask("management.azure.com");
  socket.destroy();
  expect(status).toBe(403);
  const sent = request(proxy.origin, { path: `http://${HOST}/vhds`, agent: false });
  sent.end();
  const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
  expect([response.statusCode, await text(response)]).toEqual([403, expect.stringContaining("by TLS")]);
  expect(proxy.asked).toEqual(["management.azure.com:443 403", `http://${HOST}/vhds 403`]);
});

test("is gone when it is stopped, with those who still use it", async () => {
  const { socket } = await ask(HOST);
  const closed = once(socket, "close");
  await proxy.stop();
  await closed;
  await expect(ask(HOST)).rejects.toThrow("ECONNREFUSED");
});
