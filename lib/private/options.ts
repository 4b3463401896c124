import type { IConstruct } from "constructs";
import type { TerraformProvider } from "../terraform/framework";
import { Fn, TerraformStack, Token } from "../terraform/framework";
import { mergeTags } from "../azure/tags";
import { knownMap } from "./known";
import { providerOf } from "./made";

/** The tags of a child: the parent's, with its own laid over them. A map known to Terraform only is merged in the plan. */
export function inheritTags(
  parent: Record<string, string> | undefined,
  given: Record<string, string> | undefined,
): Record<string, string> | undefined {
  const own = presentTags(given);
  if (!parent || !own) return own ?? parent;
  if (knownMap(parent) && knownMap(own)) return mergeTags(parent, own);
  return Token.asStringMap(Fn.merge([parent, own]));
}

/** Tags without those that are null, which plain JavaScript can pass on. */
export function presentTags(tags: Record<string, string> | undefined): Record<string, string> | undefined {
  if (typeof tags !== "object" || tags === null || !knownMap(tags)) return tags ?? undefined;
  const entries = Object.entries(tags) as [string, string | null | undefined][];
  if (entries.every(([, value]) => value !== null && value !== undefined)) return tags;
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as typeof tags;
}

/** The provider of a child: its own, or the one its parent uses if both are in one stack. */
export function inheritProvider(
  child: IConstruct,
  parent: IConstruct,
  own: TerraformProvider | undefined,
): TerraformProvider | undefined {
  if (own) return own;
  const theirs = providerOf(parent);
  return theirs && TerraformStack.of(child) === TerraformStack.of(parent) ? theirs : undefined;
}

/** The props of a child: what it is given, and its parent. What is no object is handed on as it is, to be refused. */
export function childProps<O extends object, P extends object>(options: O, parent: P): O & P {
  const isOther = (typeof options !== "object" && options !== undefined) || Array.isArray(options);
  return isOther ? (options as O & P) : { ...options, ...parent };
}
