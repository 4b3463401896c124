import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { LARGEST_BODY } from "./arm";
import { GALLERY, galleryBody, GROUP } from "./bodies";
import { makeCertificate } from "./certificate";
import { Client, CLIENT, send, TENANT, tokenFor } from "./client";
import { startArm, type RunningArm } from "./server";

/* What a client meets before it comes to any resource: addresses, tokens, versions, and everything said wrongly. */

let running: RunningArm;
let client: Client;

beforeAll(async () => {
  running = await startArm();
  client = await Client.of(running);
  running.arm.resources.seed(GROUP, {});
});
afterAll(() => running.stop());

describe("where the services are", () => {
  test("the form azurerm reads first", async () => {
    const { status, body } = await send(running, "GET", "/metadata/endpoints?api-version=2022-09-01");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "LocalArm",
      resourceManager: running.origin,
      authentication: { loginEndpoint: running.origin, tenant: "common", identityProvider: "AAD" },
      suffixes: { storage: "core.windows.net", keyVaultDns: "vault.azure.net" },
    });
  });

  test("the older form, with the regions; a doubled slash is one", async () => {
    const { body } = await send(running, "GET", "//metadata/endpoints?api-version=2018-01-01");
    const { endpoint, locations } = (body.cloudEndpoint as { public: { endpoint: string; locations: string[] } })
      .public;
    expect(`https://${endpoint}`).toBe(running.origin);
    expect(locations).toContain("West Europe");
    expect(locations).not.toContain("USGov Virginia");
  });
});

describe("tokens", () => {
  const FORM = { grant_type: "client_credentials", client_id: CLIENT, client_secret: "s", scope: "https://x/.default" };
  const ask = (form: { [name: string]: string }, tenant = TENANT) =>
    send(running, "POST", `/${tenant}/oauth2/v2.0/token`, { body: new URLSearchParams(form).toString() });

  test("for a secret, with the claims a client reads", async () => {
    const { status, body } = await ask(FORM);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    const claims = JSON.parse(Buffer.from(String(body.access_token).split(".")[1]!, "base64url").toString()) as object;
    expect(claims).toMatchObject({ aud: "https://x", tid: TENANT, appid: CLIENT, oid: CLIENT, roles: [] });
  });

  test("for the token of a pipeline", async () => {
    const form = { ...FORM, client_secret: "" };
    const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    expect((await ask({ ...form, client_assertion_type: type, client_assertion: "e30.e30.e30" })).status).toBe(200);
    expect((await ask({ ...form, client_assertion_type: type, client_assertion: "nonsense" })).body.error).toBe(
      "invalid_client",
    );
  });

  test.each([
    ["a tenant that is none", FORM, "common", 400, "invalid_request"],
    ["another grant", { ...FORM, grant_type: "password" }, TENANT, 400, "unsupported_grant_type"],
    ["no client", { ...FORM, client_id: "" }, TENANT, 400, "unauthorized_client"],
    ["no secret", { ...FORM, client_secret: "" }, TENANT, 401, "invalid_client"],
    ["no scope", { ...FORM, scope: "https://x" }, TENANT, 400, "invalid_scope"],
  ])("refuses %s", async (_what, form, tenant, status, error) => {
    const answer = await ask(form, tenant);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });
});

describe("refuses, in the envelope of Azure Resource Manager", () => {
  const authorized = async (): Promise<string> => `Bearer ${await tokenFor(running)}`;
  const code = (body: object): unknown => (body as { error?: { code?: unknown } }).error?.code;

  test.each([
    ["no token", undefined, "AuthenticationFailed"],
    ["another scheme", "Basic eA==", "AuthenticationFailedInvalidHeader"],
    ["a token that is none of ours", "Bearer e30.e30.e30", "InvalidAuthenticationToken"],
  ])("%s", async (_what, authorization, expected) => {
    const headers: { [name: string]: string } = authorization === undefined ? {} : { Authorization: authorization };
    const {
      status,
      body,
      headers: answered,
    } = await send(running, "GET", `${GROUP}?api-version=2023-07-01`, { headers });
    expect([status, code(body)]).toEqual([401, expected]);
    expect(answered["www-authenticate"]).toMatch(/^Bearer /);
  });

  test("a token for another service, and one that has run out", async () => {
    const graph = `Bearer ${await tokenFor(running, "https://graph.microsoft.com")}`;
    const get = (Authorization: string, arm: RunningArm = running) =>
      send(arm, "GET", `${GROUP}?api-version=2023-07-01`, { headers: { Authorization } });
    expect((await get(graph)).status).toBe(401);

    let now = new Date("2026-01-01T00:00:00Z");
    const later = await startArm({ now: () => now, impliedGroups: true });
    const token = `Bearer ${await tokenFor(later)}`;
    expect((await get(token, later)).status).toBe(404);
    now = new Date("2026-01-01T01:00:00Z");
    expect(code((await get(token, later)).body)).toBe("ExpiredAuthenticationToken");
    await later.stop();
  });

  test.each([
    ["no version", "GET", GROUP, "", 400, "MissingApiVersionParameter"],
    ["a version that is none", "GET", GALLERY, "newest", 400, "InvalidApiVersionParameter"],
    ["a version that the type does not have", "GET", GALLERY, "2015-01-01", 400, "NoRegisteredProviderFound"],
    ["a path that is none", "GET", "/nowhere", "2023-07-01", 404, "NotFound"],
    [
      "a subscription that is none",
      "GET",
      "/subscriptions/mine/resourceGroups",
      "2023-07-01",
      400,
      "InvalidSubscriptionId",
    ],
    [
      "a type that is not here",
      "GET",
      `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm`,
      "2024-07-01",
      501,
      "NotImplemented",
    ],
    [
      "a provider that is not here",
      "PUT",
      `${GROUP}/providers/Contoso.Things/things/a`,
      "2024-07-01",
      501,
      "NotImplemented",
    ],
    ["something to do that is not here", "POST", `${GALLERY}/restart`, "2022-03-03", 405, "MethodNotAllowed"],
    ["a method that is none", "OPTIONS", GALLERY, "2022-03-03", 405, "MethodNotAllowed"],
    ["a broken percent sign", "GET", `${GROUP}/%zz`, "2022-03-03", 400, "InvalidRequestUri"],
  ])("%s", async (_what, method, path, apiVersion, status, expected) => {
    const answer = await client.send(method, path, { apiVersion });
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
    expect((answer.body.error as { message: string }).message.length).toBeGreaterThan(10);
    expect(answer.headers["content-type"]).toMatch(/^application\/json/);
  });

  test.each([
    ["JSON with an end missing", '{"location": ', {}, 400, "InvalidRequestContent"],
    ["JSON that is no object", "[1]", {}, 400, "InvalidRequestContent"],
    ["another kind of text", "location: westeurope", { "Content-Type": "text/yaml" }, 415, "UnsupportedMediaType"],
    ["nothing at all", "", {}, 400, "LocationRequired"],
  ])("a body of %s", async (_what, body, headers, status, expected) => {
    const answer = await client.send("PUT", GALLERY, { body, headers });
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
  });

  test("a body over 4 MiB, and none of exactly 4 MiB", async () => {
    const frame = JSON.stringify(galleryBody({ tags: { filler: "" } }));
    const filled = (size: number): string =>
      frame.replace('"filler":""', `"filler":"${"x".repeat(size - frame.length)}"`);
    const put = async (size: number): Promise<unknown> =>
      code((await client.send("PUT", GALLERY, { body: filled(size) })).body);
    expect(await put(LARGEST_BODY)).toBe("InvalidTagValueLength");
    expect(await put(LARGEST_BODY + 1)).toBe("RequestContentTooLarge");
    expect(await put(3 * LARGEST_BODY)).toBe("RequestContentTooLarge");
  });

  test("members that would change a prototype are members like any other", async () => {
    const body = '{"location":"westeurope","__proto__":{"polluted":1},"properties":{"__proto__":{"polluted":1}}}';
    const headers = { Authorization: await authorized(), "Content-Type": "application/json" };
    const answer = await send(running, "PUT", `${GALLERY}?api-version=2022-03-03`, { body, headers });
    expect(answer.status).toBe(201);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    await client.remove(GALLERY);
  });

  test("whatever is thrown at it, never a 5xx that a client would repeat", async () => {
    const paths = [
      "/",
      "//",
      "/subscriptions",
      `${GROUP}/providers`,
      `${GALLERY}/images`,
      `${GALLERY}/images/a/versions/1/2`,
      GALLERY,
    ];
    const bodies = [
      "null",
      "1",
      '"x"',
      "{}",
      '{"location":5}',
      '{"location":"westeurope","properties":[]}',
      '{"tags":7}',
      "\u0000",
    ];
    for (const method of ["GET", "PUT", "PATCH", "POST", "DELETE", "HEAD"]) {
      for (const path of paths) {
        for (const body of method === "GET" || method === "HEAD" ? [undefined] : bodies) {
          const { status, text } = await client.send(method, path, { body, apiVersion: "2022-03-03" });
          expect([status, text].join(" ")).not.toMatch(/^5(?!01)|LocalArmFault/);
        }
      }
    }
  });
});

test("every answer can be traced", async () => {
  const { headers } = await client.send("GET", GROUP, { headers: { "x-ms-correlation-request-id": "abc" } });
  expect(headers["x-ms-correlation-request-id"]).toBe("abc");
  expect(headers["x-ms-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(running.arm.requests[running.arm.requests.length - 1]).toBe(`GET ${GROUP}?api-version=2023-07-01 200`);
});

describe("says in one line why it does not start", () => {
  test("a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const expected = `the local Azure Resource Manager cannot listen: port ${port} is taken: choose another, or none to get a free one`;
    await expect(startArm({ port })).rejects.toThrow(new Error(expected));
    other.close();
  });

  test("no openssl, and one that fails", async () => {
    const needs = "the local Azure Resource Manager needs OpenSSL 1.1.1 or newer to make its certificate";
    await expect(makeCertificate("openssl-missing")).rejects.toThrow(
      new Error(`${needs}: no openssl-missing command on PATH`),
    );
    const failing = makeCertificate("false");
    await expect(failing).rejects.toThrow(needs);
    await expect(failing).rejects.toThrow(/^.*$/);
  });
});
