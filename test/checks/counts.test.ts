import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Checks } from "../../lib";
import { checkApp } from "../../lib/checks/app-rules";
import { nounsBelow } from "../../lib/checks/findings";
import { synthJson, synthStack } from "../support/synth";
import { definitionIn, galleryIn, refusal, stackIn, versionOf } from "./sample";

const AIG405 =
  "Remove some, spread them over regions or subscriptions, or have the quota raised and state it: " +
  "Checks.of(app).raisedQuota({ versions: 20000 }).";

/** What AIG405 says, without the time a synth takes. */
function counted(stack: TerraformStack): string[] {
  return checkApp(nounsBelow(stack), stack.node.root).errors.map(
    ({ construct, problem }) => `${construct.node.id}: ${problem.detail}`,
  );
}

describe("AIG405, counts per subscription and region", () => {
  function galleries(stack: TerraformStack, count: number, location: string, prefix = "g"): void {
    const from = stack.node.children.length;
    for (let i = from; i < from + count; i++) galleryIn(stack, `G${i}`, { location, galleryName: `${prefix}${i}` });
  }

  test("99 and 100 galleries in a region are taken", () => {
    expect(() => synthStack((stack) => galleries(stack, 99, "westeurope"))).not.toThrow();
    expect(() => synthStack((stack) => galleries(stack, 100, "westeurope"))).not.toThrow();
  });

  test("refuses the hundred and first gallery, once, however many follow", () => {
    expect(() =>
      synthStack((stack) => {
        galleries(stack, 50, "westeurope");
        galleries(stack, 53, "West Europe");
      }),
    ).toThrow(
      refusal("stack", [
        "stack/G101",
        "AIG405  location: more than 100 galleries in West Europe, allowed 100 per subscription and region",
        AIG405,
      ]),
    );
  });

  test("takes 1,000 definitions in a region and refuses one more", () => {
    const stack = stackIn(Testing.app(), "stack");
    const gallery = galleryIn(stack, "Gallery");
    for (let i = 0; i < 1000; i++) definitionIn(gallery, `D${i}`);
    expect(counted(stack)).toEqual([]);
    definitionIn(gallery, "OneMore");
    expect(counted(stack)).toEqual([
      "OneMore: more than 1000 definitions in West Europe, allowed 1000 per subscription and region",
    ]);
  });

  test("takes 10,000 versions in a region and refuses one more", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "Gallery"), "Ubuntu");
    for (let i = 0; i < 10000; i++) versionOf(definition, `V${i}`, `1.0.${i}`);
    expect(counted(stack)).toEqual([]);
    versionOf(definition, "OneMore", "1.1.0");
    expect(counted(stack)).toEqual([
      "OneMore: more than 10000 versions in West Europe, allowed 10000 per subscription and region",
    ]);
  });

  test("two regions count by themselves, and a token counts nowhere", () => {
    expect(() =>
      synthStack((stack) => {
        galleries(stack, 60, "westeurope");
        galleries(stack, 60, "northeurope");
        galleries(stack, 101, new TerraformVariable(stack, "location", {}).stringValue);
      }),
    ).not.toThrow();
  });

  test("two stacks of one subscription count together", () => {
    const app = Testing.app();
    const stacks = ["one", "two"].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: "abc" });
      galleries(stack, 50, "westeurope", id);
      return stack;
    });
    expect(() => synthJson(stacks[0]!)).not.toThrow();
    galleryIn(stacks[1]!, "More");
    expect(() => synthJson(stacks[0]!)).toThrow(
      /two\/More is not valid\n\n {2}AIG405 {2}location: more than 100 galleries/,
    );
  });

  test("a raised quota is taken up to its number", () => {
    const build = (count: number) => (): void =>
      void synthStack((stack) => {
        Checks.of(stack).raisedQuota({ galleries: 105 });
        galleries(stack, count, "westeurope");
      });
    expect(build(105)).not.toThrow();
    expect(build(107)).toThrow(
      refusal("stack", [
        "stack/G106",
        "AIG405  location: more than 105 galleries in West Europe, allowed 105 per subscription and region (the raised quota)",
        AIG405,
      ]),
    );
  });

  test("a quota that is raised for another kind changes nothing", () => {
    expect(() =>
      synthStack((stack) => {
        Checks.of(stack).raisedQuota({ versions: 20000 });
        galleries(stack, 101, "westeurope");
      }),
    ).toThrow(/AIG405/);
  });
});
