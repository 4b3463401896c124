import { request } from "node:https";
import type { Body } from "./json";
import type { RunningArm } from "./server";

export interface Received {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Body;
  readonly text: string;
}

export interface Sent {
  readonly body?: Body | string;
  readonly headers?: { readonly [name: string]: string };
  /** Added to the address unless it has one; none if empty. */
  readonly apiVersion?: string;
}

export const TENANT = "aaaaaaaa-0000-0000-0000-00000000000a";
export const CLIENT = "cccccccc-0000-0000-0000-00000000000c";

/** A client that trusts the server's certificate and says only what it is told to. */
export function send(
  arm: RunningArm,
  method: string,
  path: string,
  { body, headers = {} }: Sent = {},
): Promise<Received> {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const url = path.startsWith("https:") ? path : `${arm.origin}${path}`;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca: arm.cert, agent: false, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const received = Buffer.concat(parts).toString("utf8");
        const { statusCode: status = 0, headers: answered } = response;
        resolve({
          status,
          headers: answered,
          text: received,
          body: received === "" ? {} : (JSON.parse(received) as Body),
        });
      });
    });
    sent.on("error", reject);
    sent.end(text);
  });
}

export async function tokenFor(arm: RunningArm, resource: string = arm.origin): Promise<string> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: CLIENT,
    client_secret: "secret",
    scope: `${resource}/.default`,
  });
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const { body } = await send(arm, "POST", `/${TENANT}/oauth2/v2.0/token`, { body: form.toString(), headers });
  return String(body.access_token);
}

/** A client with a token, in one API version. */
export class Client {
  private constructor(
    readonly arm: RunningArm,
    private readonly token: string,
  ) {}

  static async of(arm: RunningArm): Promise<Client> {
    return new Client(arm, await tokenFor(arm));
  }

  send(
    method: string,
    path: string,
    { body, apiVersion = versionFor(path), headers = {} }: Sent = {},
  ): Promise<Received> {
    const address =
      apiVersion === "" || /[?&]api-version=/.test(path)
        ? path
        : `${path}${path.includes("?") ? "&" : "?"}api-version=${apiVersion}`;
    const all = { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json", ...headers };
    return send(this.arm, method, address, { body, headers: all });
  }

  get(path: string, apiVersion?: string): Promise<Received> {
    return this.send("GET", path, { apiVersion });
  }

  put(path: string, body: Body, apiVersion?: string): Promise<Received> {
    return this.send("PUT", path, { body, apiVersion });
  }

  delete(path: string): Promise<Received> {
    return this.send("DELETE", path);
  }

  /** Asks an operation until it is over. */
  async finish(answer: Received): Promise<Received> {
    const address = answer.headers["azure-asyncoperation"];
    if (typeof address !== "string") return answer;
    const polled = await this.send("GET", address);
    return polled.body.status === "InProgress" ? this.finish(answer) : polled;
  }

  /** Makes something, and fails the test if it is refused. */
  async make(path: string, body: Body): Promise<Received> {
    const answer = await this.put(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    await this.finish(answer);
    return answer;
  }

  async remove(path: string): Promise<void> {
    await this.finish(await this.delete(path));
  }
}

/** The version that azurerm uses. */
function versionFor(path: string): string {
  const known: [RegExp, string][] = [
    [/roleAssignments|roleDefinitions/i, "2022-04-01"],
    [/locks/i, "2020-05-01"],
    [/\/galleries\/[^?]*\/versions/i, "2023-07-03"],
    [/\/galleries/i, "2022-03-03"],
    [/Microsoft\.Compute\/images/i, "2022-03-01"],
    [/Microsoft\.Compute\//i, "2022-03-02"],
    [/Microsoft\.Storage/i, "2023-05-01"],
  ];
  return known.find(([pattern]) => pattern.test(path))?.[1] ?? "2023-07-01";
}
