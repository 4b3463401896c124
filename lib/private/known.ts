import { Token } from "../terraform/framework";

/**
 * Whether a value can be looked at now. A token, a list or map that holds one, and a text with a Terraform expression
 * written by hand are known to Terraform only. This is the one place that asks the framework.
 */
export function known(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      // Every encoded token and every expression holds a brace; most texts hold none.
      return !value.includes("{") || !(Token.isUnresolved(value) || /(^|[^$])\$\{|(^|[^%])%\{/.test(value));
    case "number":
      // Encoded numbers lie near -8e298; NaN and infinities are no tokens but still not to be looked up.
      return !(value < -1e15) || !Token.isUnresolved(value);
    case "object":
      if (value === null) return true;
      if (Token.isUnresolved(value)) return false;
      return Array.isArray(value) ? value.every(known) : true;
    default:
      return true;
  }
}

/** Whether a value is a text that can be looked at now. */
export function isLiteralText(value: unknown): value is string {
  return typeof value === "string" && known(value);
}

/** Whether a map of texts is a token as a whole: it then has a single encoded key. */
export function knownMap(value: object): boolean {
  return known(value) && Object.keys(value).every((key) => !key.includes("TfToken["));
}
