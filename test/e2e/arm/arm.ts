import { randomUUID } from "node:crypto";
import { follow, sourceOf, type Blobs } from "./blobs";
import { ArmError, type Answer } from "./errors";
import { isBody, type Body } from "./json";
import { endpoints, oldEndpoints } from "./metadata";
import type { Behaviour, Request } from "./request";
import { Resources } from "./resources";
import { subscriptionAnswer } from "./subscription";
import { Tokens } from "./token";

/** A request as it comes from the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly text: string;
}

export const LARGEST_BODY = 4 * 1024 * 1024;

/** A local Azure Resource Manager, without the network: requests in, answers out. It never fails with a 5xx but 501. */
export class Arm {
  readonly resources: Resources;
  readonly tokens: Tokens;
  /** Every request, in order: `PUT /subscriptions/… 201`. */
  readonly requests: string[] = [];
  /** Where it is reached; the server says so once it listens. */
  origin = "https://127.0.0.1";
  private readonly blobs?: Blobs;

  constructor({ blobs, ...behaviour }: Partial<Behaviour> & { readonly blobs?: Blobs } = {}) {
    this.blobs = blobs;
    const now = behaviour.now ?? (() => new Date());
    this.resources = new Resources({ steps: 1, pageSize: 100, impliedGroups: false, ...behaviour, now });
    this.tokens = new Tokens(now, () => this.origin);
  }

  async answer(wire: WireRequest): Promise<Answer> {
    const answer = await this.attempt(wire);
    this.requests.push(`${wire.method} ${wire.url} ${answer.status}`);
    const correlation = wire.headers["x-ms-correlation-request-id"];
    const headers = {
      "x-ms-request-id": randomUUID(),
      "x-ms-correlation-request-id": typeof correlation === "string" ? correlation : randomUUID(),
      "x-ms-ratelimit-remaining-subscription-reads": "11999",
      "Cache-Control": "no-cache",
      ...answer.headers,
    };
    return { ...answer, headers };
  }

  private async attempt(wire: WireRequest): Promise<Answer> {
    try {
      return await this.route(wire);
    } catch (error) {
      if (error instanceof ArmError) return error.answer();
      // A fault of ours. As a 500 it would be asked again for half an hour.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return new ArmError(400, "LocalArmFault", message).answer();
    }
  }

  private async route({ method, url, headers, text }: WireRequest): Promise<Answer> {
    if (Buffer.byteLength(text) > LARGEST_BODY) throw tooLarge();
    const { path, query } = locate(url);
    const login = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path);
    if (login && method === "POST") return this.tokens.issue(login[1]!, text);
    const apiVersion = query.get("api-version");
    if (path === "/metadata/endpoints" && method === "GET") {
      return { status: 200, body: apiVersion === "2018-01-01" ? oldEndpoints(this.origin) : endpoints(this.origin) };
    }
    this.tokens.check(single(headers.authorization));
    if (apiVersion === null) {
      const message = "The api-version query parameter (?api-version=) is required for all requests.";
      throw new ArmError(400, "MissingApiVersionParameter", message);
    }
    const body = method === "PUT" || method === "PATCH" || method === "POST" ? parse(text, headers) : undefined;
    const source = await sourceOf(this.blobs, body);
    const request: Request = { method, path, query, origin: this.origin, body, source };
    const operation = /\/providers\/[^/]+\/locations\/[^/]+\/operations\/([^/]+)$/i.exec(path);
    if (operation && method === "GET") return this.resources.longRunning.answer(operation[1]!, request);
    const answer = subscriptionAnswer(request) ?? this.resources.answer(request);
    await follow(this.blobs, request);
    return answer;
  }
}

/** The path without doubled or final slashes, decoded, and the query. */
function locate(url: string): { path: string; query: URLSearchParams } {
  const [written = "", query = ""] = url.split(/\?(.*)/s);
  try {
    const path = `/${decodeURIComponent(written).split("/").filter(Boolean).join("/")}`;
    return { path, query: new URLSearchParams(query) };
  } catch {
    throw new ArmError(400, "InvalidRequestUri", `The request URI '${written}' is not valid.`);
  }
}

function parse(text: string, headers: WireRequest["headers"]): Body {
  if (text.trim() === "") return {};
  const type = single(headers["content-type"]) ?? "";
  if (!/^application\/(json|merge-patch\+json)\b/i.test(type)) {
    const message = `The content media type '${type}' is not supported. Only 'application/json' is supported.`;
    throw new ArmError(415, "UnsupportedMediaType", message);
  }
  try {
    const body: unknown = JSON.parse(text);
    if (isBody(body)) return body;
    throw new Error("an object is expected");
  } catch (error) {
    const message = `The request content was invalid and could not be deserialized: '${(error as Error).message}'.`;
    throw new ArmError(400, "InvalidRequestContent", message);
  }
}

export function tooLarge(): ArmError {
  const message = "The request content size exceeds the maximum size of 4 MB.";
  return new ArmError(413, "RequestContentTooLarge", message);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
