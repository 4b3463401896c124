import type { IConstruct } from "constructs";
import { TerraformProvider, TerraformStack } from "../terraform/framework";
import { known } from "./known";
import { resourceOf } from "./resources";
import { findBelow } from "./tree";

/** A subscription as far as it is known here. */
export interface Subscription {
  /** Equal for two constructs that certainly share one. */
  readonly key: string;
  /** Its id, lower case, where that is a literal. */
  readonly id?: string;
}

/** The stacks of many constructs that are none themselves: those that stand side by side are in one. */
export class Stacks {
  private readonly ofParents = new Map<IConstruct, TerraformStack>();

  public of(construct: IConstruct): TerraformStack {
    const { scope = construct } = construct.node;
    const stack = this.ofParents.get(scope) ?? TerraformStack.of(construct);
    this.ofParents.set(scope, stack);
    return stack;
  }
}

/**
 * Which subscription constructs go to: that of their provider, or of the one provider of their stack without an alias.
 * Made anew for each pass over a tree, since providers may come and go between passes.
 */
export class Subscriptions {
  private readonly stacks = new Stacks();
  private readonly byProvider = new Map<TerraformProvider, Subscription>();
  private readonly defaults = new Map<TerraformStack, TerraformProvider | undefined>();

  /** The subscription of a resource's construct. */
  public of(construct: IConstruct): Subscription {
    const provider = resourceOf(construct)?.provider ?? this.defaultOf(this.stacks.of(construct));
    if (!provider) return { key: `stack ${this.stacks.of(construct).node.path}` };
    const found = this.byProvider.get(provider) ?? subscriptionOf(provider);
    this.byProvider.set(provider, found);
    return found;
  }

  private defaultOf(stack: TerraformStack): TerraformProvider | undefined {
    if (!this.defaults.has(stack)) {
      const isDefault = (x: IConstruct): boolean =>
        TerraformProvider.isTerraformProvider(x) && x.terraformResourceType === "azurerm" && x.alias === undefined;
      this.defaults.set(stack, findBelow(stack, isDefault) as TerraformProvider | undefined);
    }
    return this.defaults.get(stack);
  }
}

function subscriptionOf(provider: TerraformProvider): Subscription {
  const { subscriptionIdInput: id } = provider as { readonly subscriptionIdInput?: string };
  return typeof id === "string" && known(id) ? knownSubscription(id) : { key: `provider ${provider.node.path}` };
}

/** A subscription whose id is known. */
export function knownSubscription(id: string): Subscription {
  const lower = id.toLowerCase();
  return { key: `id ${lower}`, id: lower };
}
