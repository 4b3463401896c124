import { request } from "node:https";
import type { Blob, Blobs } from "../arm/blobs";
import { ACCOUNT_KEY } from "../arm/types/storage";
import { sharedKey } from "./shared-key";

const END = 512;
/** Of what one request may put into a page blob. */
const PAGES = 4 * 1024 * 1024;

interface Sent {
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Buffer;
}

interface Received {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Buffer;
}

/** The storage accounts in Azurite, as the local Azure Resource Manager and the tests see them: past azurerm. */
export class AzuriteBlobs implements Blobs {
  constructor(
    private readonly port: number,
    private readonly cert: string,
  ) {}

  async makeContainer(account: string, name: string): Promise<void> {
    await this.expect([201, 409], "PUT", addressOf(account, name), { query: { restype: "container" } });
  }

  async removeContainer(account: string, name: string): Promise<void> {
    await this.expect([202, 404], "DELETE", addressOf(account, name), { query: { restype: "container" } });
  }

  async look(address: string): Promise<Blob | undefined> {
    const { status, headers } = await this.send("HEAD", address);
    if (status !== 200) return undefined;
    const size = Number(headers["content-length"]);
    if (size === 0) return { size, end: Buffer.alloc(0) };
    const range = `bytes=${Math.max(0, size - END)}-${size - 1}`;
    const { body } = await this.expect([206], "GET", address, { headers: { "x-ms-range": range } });
    return { size, end: body };
  }

  async read(address: string): Promise<Buffer> {
    return (await this.expect([200], "GET", address)).body;
  }

  /** A page blob, as a VHD has to be. */
  async write(address: string, file: Buffer): Promise<void> {
    const kind = { "x-ms-blob-type": "PageBlob", "x-ms-blob-content-length": String(file.length) };
    await this.expect([201], "PUT", address, { headers: kind });
    for (let first = 0; first < file.length; first += PAGES) {
      const body = file.subarray(first, first + PAGES);
      const headers = { "x-ms-page-write": "update", "x-ms-range": `bytes=${first}-${first + body.length - 1}` };
      await this.expect([201], "PUT", address, { query: { comp: "page" }, headers, body });
    }
  }

  private async expect(statuses: number[], method: string, address: string, sent: Sent = {}): Promise<Received> {
    const received = await this.send(method, address, sent);
    if (statuses.includes(received.status)) return received;
    throw new Error(`Azurite answers ${received.status} to ${method} ${address}: ${received.body.toString("utf8")}`);
  }

  private send(method: string, address: string, { query = {}, headers = {}, body }: Sent = {}): Promise<Received> {
    const { host, pathname: path } = new URL(address);
    const dated = { ...headers, "x-ms-date": new Date().toUTCString(), "x-ms-version": "2023-11-03" };
    const account = host.split(".")[0]!;
    const signed = { method, account, path, query, headers: dated, length: body?.length };
    const search = new URLSearchParams(query).toString();
    const options = {
      method,
      host: "127.0.0.1",
      port: this.port,
      path: search === "" ? path : `${path}?${search}`,
      servername: host,
      ca: this.cert,
      agent: false as const,
      headers: {
        ...dated,
        host,
        authorization: sharedKey(signed, ACCOUNT_KEY),
        ...(method === "PUT" && { "content-length": body?.length ?? 0 }),
      },
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}

function addressOf(account: string, container: string): string {
  return `https://${account}.blob.core.windows.net/${container}`;
}
