import type { IResolveContext } from "../terraform/framework";

/** What the framework may take for something to resolve: markers of tokens, escapes, and numbers written into a text. */
const MARKER = /[{}]|[\d.|+-]e|Map Token Value/;
const MAP_TOKEN = -123456789;
/** Number tokens lie far below, about -1e298; nothing that is written to a gallery is larger. */
const LARGEST = 1e100;

/**
 * Gives the rendered form of a resource a `resolve` of its own, which hands to the framework only what may be a token.
 *
 * CDK for Terraform asks several regular expressions of every text of every resource, in each of three passes, which is
 * most of the time of a large synth; nearly all of these texts are literals. What comes out is the same.
 */
export function leavingLiterals<T extends object>(rendered: T): T {
  const resolve = (context: IResolveContext): undefined => {
    const settled = settleEntries(rendered, context);
    context.registerPostProcessor({ postProcess: () => settled });
    return undefined;
  };
  return Object.defineProperties(rendered, { resolve: { value: resolve }, creationStack: { value: [] } });
}

function settle(value: unknown, context: IResolveContext): unknown {
  if (isLiteral(value)) return value;
  if (Array.isArray(value) && value.every((element) => typeof element === "object" || isLiteral(element))) {
    return value.map((element) => settle(element, context)).filter((element) => element !== undefined);
  }
  return isPlain(value) ? settleEntries(value, context) : context.resolve(value);
}

function settleEntries(value: object, context: IResolveContext): object {
  const settled: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const one = settle(entry, context);
    if (one !== undefined) settled[key] = one;
  }
  return settled;
}

/** A map as it is written in code, that neither is a token nor has one for a key. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    typeof (value as { resolve?: unknown }).resolve !== "function" &&
    Object.keys(value).every(isLiteral)
  );
}

/** Whether a value is no container and certainly no token. */
function isLiteral(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return !MARKER.test(value);
    case "number":
      return Math.abs(value) < LARGEST && value !== MAP_TOKEN;
    case "boolean":
    case "undefined":
      return true;
    default:
      return value === null;
  }
}
