import type { IConstruct } from "constructs";
import type { IImageDefinition } from "../definition/image-definition";
import type { ISharedGallery } from "../gallery/shared-gallery";
import { known } from "../private/known";
import { nameGiven } from "../private/made";
import { resourceOf } from "../private/resources";
import { knownSubscription, Subscriptions } from "../private/subscription";

type Parent = ISharedGallery | IImageDefinition;

/**
 * Which parents are one: the same construct, or the same names in the same group and subscription, as far as all of that
 * is literal. Two imports of one gallery are one gallery; one import used with two subscriptions is two.
 */
export class Parents {
  public readonly subscriptions = new Subscriptions();
  private readonly numbers = new Map<IConstruct, number>();
  private readonly names = new Map<IConstruct, string | undefined>();
  private readonly ids = new Map<IConstruct, string | undefined>();
  /** Of parents that are made here, and so have one key for all of their children. */
  private readonly keysOfMade = new Map<IConstruct, string>();

  /** The key of a child's parent. */
  public keyOf(child: IConstruct, parent: Parent): string {
    const found = this.keysOfMade.get(parent);
    if (found !== undefined) return found;
    const key = this.findKey(child, parent);
    if (resourceOf(parent) !== undefined) this.keysOfMade.set(parent, key);
    return key;
  }

  /** The id of the subscription a parent is in, as far as it is known. */
  public subscriptionIdOf(parent: Parent): string | undefined {
    if (!this.ids.has(parent)) this.ids.set(parent, this.findSubscriptionId(parent));
    return this.ids.get(parent);
  }

  private findSubscriptionId(parent: Parent): string | undefined {
    const made = resourceOf(parent) === undefined ? undefined : this.subscriptions.of(parent).id;
    if (made !== undefined) return made;
    // What an import states flows down to what is made in it.
    const { subscriptionId } = parent;
    return subscriptionId !== undefined && known(subscriptionId) ? knownSubscription(subscriptionId).id : undefined;
  }

  private findKey(child: IConstruct, parent: Parent): string {
    const names = this.namesOf(parent);
    if (names !== undefined) return `${this.subscriptionOf(child, parent)}|${names}`;
    const isMade = resourceOf(parent) !== undefined;
    return `construct ${this.numberOf(parent)}|${isMade ? "" : this.subscriptions.of(child).key}`;
  }

  private subscriptionOf(child: IConstruct, parent: Parent): string {
    if (resourceOf(parent) !== undefined) return this.subscriptions.of(parent).key;
    const { subscriptionId } = parent;
    const stated = subscriptionId !== undefined && known(subscriptionId);
    return stated ? knownSubscription(subscriptionId).key : this.subscriptions.of(child).key;
  }

  private namesOf(parent: Parent): string | undefined {
    if (!this.names.has(parent)) this.names.set(parent, namesOf(parent));
    return this.names.get(parent);
  }

  private numberOf(parent: IConstruct): number {
    const number = this.numbers.get(parent) ?? this.numbers.size;
    this.numbers.set(parent, number);
    return number;
  }
}

/** Group, gallery and definition as Azure compares them; undefined if one of them is known to Terraform only. */
function namesOf(parent: Parent): string | undefined {
  const { gallery } = parent as { readonly gallery?: ISharedGallery };
  const definition = "definitionName" in parent ? nameGiven(parent, parent.definitionName) : "";
  const names = [parent.resourceGroupName, nameGiven(gallery ?? parent, (gallery ?? parent).galleryName), definition];
  return names.every((name) => known(name)) ? names.join("|").toLowerCase() : undefined;
}
