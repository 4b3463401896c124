import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Answer } from "./errors";
import { ArmError } from "./errors";
import { UUID } from "./path";

const HOUR = 3600;

/** Microsoft Entra ID, as far as somebody needs it who has a secret or a token of a pipeline. */
export class Tokens {
  private readonly key = randomBytes(32);

  constructor(
    private readonly now: () => Date,
    /** For whom a token must be to be good for Azure Resource Manager. */
    private readonly audience: () => string,
  ) {}

  /** `POST /{tenant}/oauth2/v2.0/token` with the form's text. */
  issue(tenant: string, form: string): Answer {
    const { client_id: client = "", scope = "", ...given } = Object.fromEntries(new URLSearchParams(form));
    if (!UUID.test(tenant))
      return refused("invalid_request", `AADSTS900021: Requested tenant identifier '${tenant}' is not valid.`);
    if (given.grant_type !== "client_credentials") {
      return refused(
        "unsupported_grant_type",
        `AADSTS70003: The app requested an unsupported grant type '${given.grant_type ?? ""}'.`,
      );
    }
    if (!UUID.test(client)) {
      return refused(
        "unauthorized_client",
        `AADSTS700016: Application with identifier '${client}' was not found in the directory.`,
      );
    }
    const pipeline = given.client_assertion_type === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    if (pipeline && !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(given.client_assertion ?? "")) {
      return refused("invalid_client", "AADSTS50027: JWT token is invalid or malformed.", 401);
    }
    if (!pipeline && !given.client_secret) {
      return refused(
        "invalid_client",
        "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required.",
        401,
      );
    }
    if (!scope.endsWith("/.default")) {
      return refused(
        "invalid_scope",
        `AADSTS1002012: The provided value for scope ${scope} is not valid. The scope must end with /.default.`,
      );
    }
    const token = this.sign(tenant, client, scope.slice(0, -"/.default".length));
    return { status: 200, body: { token_type: "Bearer", expires_in: HOUR, ext_expires_in: HOUR, access_token: token } };
  }

  /** Throws unless the header of a request holds a token of ours, for Azure Resource Manager, that has not run out. */
  check(authorization: string | undefined): void {
    if (!authorization)
      throw unauthorized("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) {
      throw unauthorized(
        "AuthenticationFailedInvalidHeader",
        "Authentication failed. The 'Authorization' header is provided in an invalid format.",
      );
    }
    const [header = "", payload = "", signature = ""] = token.split(".");
    if (!alike(this.signature(`${header}.${payload}`), signature)) {
      throw unauthorized("InvalidAuthenticationToken", "The access token is invalid.");
    }
    const { exp, aud } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number; aud: string };
    if (exp * 1000 <= this.now().getTime()) {
      throw unauthorized(
        "ExpiredAuthenticationToken",
        `The access token expiry UTC time '${new Date(exp * 1000).toISOString()}' is earlier than current UTC time.`,
      );
    }
    if (aud.replace(/\/$/, "") !== this.audience()) {
      throw unauthorized(
        "InvalidAuthenticationToken",
        `The access token has been obtained for wrong audience or resource '${aud}'.`,
      );
    }
  }

  private sign(tenant: string, client: string, audience: string): string {
    const seconds = Math.floor(this.now().getTime() / 1000);
    const claims = {
      aud: audience,
      oid: client,
      sub: client,
      appid: client,
      tid: tenant,
      iat: seconds,
      nbf: seconds,
      exp: seconds + HOUR,
      ver: "2.0",
      roles: [],
    };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
    return `${signed}.${this.signature(signed)}`;
  }

  private signature(text: string): string {
    return createHmac("sha256", this.key).update(text).digest("base64url");
  }
}

function alike(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function unauthorized(code: string, message: string): ArmError {
  return new ArmError(401, code, message, undefined, {
    "WWW-Authenticate": `Bearer error="invalid_token", error_description="${message}"`,
  });
}

function refused(error: string, description: string, status = 400): Answer {
  return { status, body: { error, error_description: description } };
}
