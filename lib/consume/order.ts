import type { IConstruct } from "constructs";
import {
  DefaultTokenResolver,
  StringConcat,
  TerraformDataSource,
  TerraformLocal,
  TerraformModule,
  TerraformResource,
  TerraformStack,
  Tokenization,
  type TerraformElement,
} from "../terraform/framework";

/** An address in an expression, with the attribute behind it: `azurerm_snapshot.Os.id`, `data.azurerm_image.Old.id`. */
const REFERENCE = /[A-Za-z_][\w-]*(?:[.][A-Za-z_][\w-]*)+/g;

const ORDERS = new WeakMap<object, Order>();

/** In which order Terraform makes the resources of a stack, read from what is written: of any provider, by any reference. */
export class Order {
  /** The order while the resources of a stack stay the same: what they refer to may still change. */
  public static during(pass: object): Order {
    const found = ORDERS.get(pass) ?? new Order();
    ORDERS.set(pass, found);
    return found;
  }

  private elements?: ReadonlyMap<string, TerraformElement>;

  /** Whether a resource refers to another one of its stack or waits for it, itself or by way of others. */
  public isMadeAfter(resource: TerraformResource, other: TerraformResource): boolean {
    const target = `${kindOf(other)}.${other.friendlyUniqueId}`;
    const elements = (this.elements ??= elementsOf(TerraformStack.of(resource)));
    const seen = new Set<string>();
    for (let level: TerraformElement[] = [resource]; level.length > 0;) {
      const found = new Set(level.flatMap(addressesIn).filter((address) => !seen.has(address)));
      if (found.has(target)) return true;
      found.forEach((address) => seen.add(address));
      level = [...found].flatMap((address) => elements.get(address) ?? []);
    }
    return false;
  }
}

/** What may be an address in a resource as it is written; its own stands in it, too. */
function addressesIn(element: TerraformElement): string[] {
  return (written(element, element.toTerraform()).match(REFERENCE) ?? []).map((text) => {
    const parts = text.split(".");
    return parts.slice(0, parts[0] === "data" ? 3 : 2).join(".");
  });
}

function elementsOf(stack: TerraformStack): Map<string, TerraformElement> {
  const elements = stack.node.findAll().flatMap((construct): [string, TerraformElement][] => {
    const kind = kindOf(construct);
    if (kind === undefined) return [];
    const element = construct as TerraformElement;
    return [[`${kind}.${element.friendlyUniqueId}`, element]];
  });
  return new Map(elements);
}

/** How the address of an element begins that may refer to others. */
function kindOf(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct)) return construct.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(construct)) return `data.${construct.terraformResourceType}`;
  if (construct instanceof TerraformLocal) return "local";
  return construct instanceof TerraformModule ? "module" : undefined;
}

function written(scope: IConstruct, value: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return JSON.stringify(Tokenization.resolve(value, { scope, preparing: false, resolver })) ?? "";
}
