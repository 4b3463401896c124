import type { Body } from "./json";

export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Body;
}

/** A refusal: Azure Resource Manager's envelope around a code and a message. */
export class ArmError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The parameter that is wrong. */
    readonly target?: string,
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(message);
  }

  envelope(): Body {
    const { code, message, target } = this;
    return { error: { code, message, ...(target !== undefined && { target }) } };
  }

  answer(): Answer {
    return {
      status: this.status,
      headers: { "x-ms-failure-cause": "service", ...this.headers },
      body: this.envelope(),
    };
  }
}

/**
 * What is real in Azure and not in here. 501 alone among the 5xx is not retried by azurerm, which goes on for half an
 * hour with the others.
 */
export function notHere(what: string): ArmError {
  return new ArmError(501, "NotImplemented", `This local Azure Resource Manager does not have ${what}.`);
}
