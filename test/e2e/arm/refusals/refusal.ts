import type { ReviewId, RuleCode } from "../../../../lib/azure/rules";
import type { Body } from "../json";
import type { Context } from "../types/resource-type";

/** A write as it would be kept, or a deletion; `before` tells what is there. */
export interface Change {
  readonly body: Body;
  readonly before?: Body;
  readonly context: Context;
}

/** What is wrong, in Azure's words, and the parameter that is. */
export interface Finding {
  readonly message: string;
  readonly target?: string;
}

/**
 * One thing that Azure refuses. It is written from Azure's documents and not from the library's checks, so that each
 * tests the other; the code says which rule of the catalogue it is the other side of.
 */
export interface Refusal {
  /** A rule of the catalogue (AIG), or one of the plan review (R). */
  readonly cites: RuleCode | ReviewId;
  readonly what: string;
  readonly type: string;
  readonly on: "create" | "update" | "write" | "delete";
  readonly status: number;
  readonly code: string;
  readonly find: (change: Change) => Finding | undefined;
}

/** Azure's commonest answer. */
export const INVALID = { on: "write", status: 400, code: "InvalidParameter" } as const;

export function outOfRange(value: unknown, target: string, min: number, max: number): Finding {
  const range = `The value must be between '${min}' and '${max}', inclusive.`;
  return { message: `The value '${String(value)}' of parameter '${target}' is out of range. ${range}`, target };
}

export function invalidName(name: string, target: string, rule: string): Finding {
  return { message: `The entity name '${name}' is invalid according to its validation rule: ${rule}.`, target };
}
