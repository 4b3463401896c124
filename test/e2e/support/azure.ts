import type { Failure } from "../provider/cloud";
import type { Attributes } from "../provider/values";

/** What a test sees of Azure, and does to it: the same for the stand-in's memory and for the local Azure Resource Manager. */
export interface Azure {
  /** Every change made by the provider, in order: `create <id>`. */
  readonly log: readonly string[];
  ids(type?: string): string[];
  get(id: string): { readonly attributes: Attributes } | undefined;
  /** An object that exists before Terraform looks. Attributes are named as in Terraform. */
  seed(type: string, id: string, attributes: Attributes): void;
  /** A change made outside of Terraform. */
  change(id: string, edit: Attributes | ((attributes: Attributes) => void)): void;
  /** A deletion outside of Terraform, together with all that was inside. */
  remove(id: string): void;
  fail(failure: Failure): void;
}
