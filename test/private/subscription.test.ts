import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing, type App } from "cdktf";
import { Construct } from "constructs";
import { knownSubscription, Subscriptions } from "../../lib/private/subscription";
import { galleryIn } from "../checks/sample";

function stackWith(subscriptionId: string | undefined, app: App = Testing.app(), id = "stack"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
  return stack;
}

function alias(stack: TerraformStack, name: string, subscriptionId?: string): AzurermProvider {
  return new AzurermProvider(stack, name, { alias: name, features: [{}], subscriptionId });
}

test("a construct goes to the subscription of its own provider", () => {
  const stack = stackWith("AAA");
  const gallery = galleryIn(stack, "G", { provider: alias(stack, "other", "BBB") });
  expect(new Subscriptions().of(gallery)).toEqual({ key: "id bbb", id: "bbb" });
});

test("without one it goes to that of the stack's provider that has no alias", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  alias(stack, "other", "BBB");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: "AAA" });
  expect(new Subscriptions().of(galleryIn(stack, "G"))).toEqual({ key: "id aaa", id: "aaa" });
});

test("the provider may stand anywhere in the stack", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const gallery = galleryIn(stack, "G");
  const deep = new Construct(new Construct(stack, "Foundation"), "Providers");
  new AzurermProvider(deep, "azurerm", { features: [{}], subscriptionId: "AAA" });
  expect(new Subscriptions().of(gallery)).toEqual({ key: "id aaa", id: "aaa" });
});

test("one subscription is one, by whatever provider, stack and letter case it is named", () => {
  const app = Testing.app();
  const [one, two] = [stackWith("aaa", app, "one"), stackWith("AAA", app, "two")];
  const galleries = [
    galleryIn(one, "G"),
    galleryIn(two, "G"),
    galleryIn(two, "H", { provider: alias(two, "other", "Aaa") }),
  ];
  const subscriptions = new Subscriptions();
  expect(new Set(galleries.map((gallery) => subscriptions.of(gallery).key))).toEqual(new Set(["id aaa"]));
});

test("a provider without a literal subscription is one by itself, and its id is not known", () => {
  const stack = stackWith(undefined);
  const token = new TerraformVariable(stack, "subscription", {}).stringValue;
  const [one, two] = [alias(stack, "one", token), alias(stack, "two", token)];
  const galleries = [
    galleryIn(stack, "G"),
    galleryIn(stack, "H", { provider: one }),
    galleryIn(stack, "I", { provider: two }),
  ];
  const subscriptions = new Subscriptions();
  expect(galleries.map((gallery) => subscriptions.of(gallery))).toEqual([
    { key: "provider stack/azurerm" },
    { key: "provider stack/one" },
    { key: "provider stack/two" },
  ]);
});

test("the default provider is the same whether it is implied or given", () => {
  const stack = stackWith(undefined);
  const provider = stack.node.findChild("azurerm") as AzurermProvider;
  const subscriptions = new Subscriptions();
  const keys = [galleryIn(stack, "G"), galleryIn(stack, "H", { provider })].map((one) => subscriptions.of(one).key);
  expect(keys[0]).toBe(keys[1]);
});

test("a stack without an azurerm provider is one by itself", () => {
  const app = Testing.app();
  const galleries = ["one", "two"].map((id) => galleryIn(new TerraformStack(app, id), "G"));
  const subscriptions = new Subscriptions();
  expect(galleries.map((gallery) => subscriptions.of(gallery))).toEqual([{ key: "stack one" }, { key: "stack two" }]);
});

test("a subscription whose id is known is compared in lower case", () => {
  expect(knownSubscription("AbC")).toEqual(knownSubscription("aBc"));
  expect(knownSubscription("AbC").id).toBe("abc");
});
