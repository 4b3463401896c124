import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing, type App } from "cdktf";
import { Checks, ImageDefinition, SharedGallery } from "../../lib";
import { synthJson, synthStack } from "../support/synth";
import { definitionIn, definitionOptions, galleryIn, refusal, stackIn, versionOf, warnings } from "./sample";

const COMPUTE = "/subscriptions/aaa/resourceGroups/rg/providers/Microsoft.Compute";

/** A stack whose provider states its subscription. */
function stackOf(subscriptionId: string, app: App = Testing.app(), id = "stack"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
  return stack;
}

function alias(stack: TerraformStack, subscriptionId: string | undefined): AzurermProvider {
  return new AzurermProvider(stack, "other", { alias: "other", features: [{}], subscriptionId });
}

describe("AIG117, an end of life that has passed", () => {
  function endingOn(endOfLife: string | undefined, today: string): string[] {
    const { stack } = synthStack((made) => {
      Checks.of(made).today(today);
      versionOf(definitionIn(galleryIn(made, "G"), "D", { endOfLife }), "V", "1.0.0");
    });
    return warnings(stack);
  }

  test("the day itself has begun, so it has passed", () => {
    expect(endingOn("2026-11-25", "2026-11-25")).toEqual([
      'stack/G/D AIG117 endOfLife: got "2026-11-25T00:00:00Z", which is past',
    ]);
  });

  test("a day ahead, and no day, are taken", () => {
    expect(endingOn("2026-11-26", "2026-11-25")).toEqual([]);
    expect(endingOn(undefined, "2026-11-25")).toEqual([]);
  });

  test("it is said of versions, measured from today where no day is stated", () => {
    const { stack } = synthStack((made) => {
      versionOf(definitionIn(galleryIn(made, "G"), "D"), "V", "1.0.0", { endOfLife: "2001-01-01T00:00:00+02:00" });
      versionOf(made.node.findChild("G").node.findChild("D") as ImageDefinition, "W", "1.0.1", {
        endOfLife: "9999-01-01",
      });
    });
    expect(warnings(stack)).toEqual(['stack/G/D/V AIG117 endOfLife: got "2001-01-01T00:00:00+02:00", which is past']);
  });

  test("a token is not judged, and the configuration does not depend on the day", () => {
    const written = (today: string): string => {
      const { json, stack } = synthStack((made) => {
        Checks.of(made).today(today);
        const gallery = galleryIn(made, "G");
        definitionIn(gallery, "D", { endOfLife: "2026-11-25" });
        definitionIn(gallery, "E", { endOfLife: new TerraformVariable(made, "end", {}).stringValue });
      });
      expect(warnings(stack).filter((line) => line.startsWith("stack/G/E"))).toEqual([]);
      return JSON.stringify(json);
    };
    expect(written("2020-01-01")).toBe(written("2030-01-01"));
  });
});

describe("AIG406, the subscription of a child", () => {
  const remedy = "Leave provider out, or use one for the parent's subscription.";

  test("refuses a definition in another subscription than its gallery", () => {
    const stack = stackOf("aaa");
    definitionIn(galleryIn(stack, "G"), "D", { provider: alias(stack, "bbb") });
    const detail = 'AIG406  provider: the gallery is in subscription "aaa", this would be made in "bbb"';
    expect(() => synthJson(stack)).toThrow(refusal("stack", ["stack/G/D", detail, remedy]));
  });

  test("refuses a version in another subscription than its imported definition", () => {
    const stack = stackOf("aaa");
    const id = `${COMPUTE.replace("aaa", "BBB")}/galleries/g/images/d`;
    const definition = ImageDefinition.fromDefinitionId(stack, "D", id);
    versionOf(definition, "V", "1.0.0", { location: "westeurope" });
    const detail = 'AIG406  provider: the definition is in subscription "bbb", this would be made in "aaa"';
    expect(() => synthJson(stack)).toThrow(refusal("stack", ["stack/D/V", detail, remedy]));
  });

  test("refuses a definition made in a stack of another subscription", () => {
    const app = Testing.app();
    const gallery = galleryIn(stackOf("aaa", app, "one"), "G");
    const two = stackOf("bbb", app, "two");
    new ImageDefinition(two, "D", { gallery, ...definitionOptions("d") });
    expect(() => synthJson(two)).toThrow(/two\/D is not valid\n\n {2}AIG406 {2}provider/);
  });

  test("one subscription in two letter cases is one, and one that is not known is not compared", () => {
    const stack = stackOf("aaa");
    const gallery = galleryIn(stack, "G");
    definitionIn(gallery, "D", { provider: alias(stack, "AAA") });
    const token = new TerraformVariable(stack, "subscription", {}).stringValue;
    const unknown = [undefined, token].map((subscriptionId, i) => {
      return new AzurermProvider(stack, `p${i}`, { alias: `p${i}`, features: [{}], subscriptionId });
    });
    unknown.forEach((provider, i) => definitionIn(gallery, `E${i}`, { provider }));
    const attributes = { galleryName: "g2", resourceGroupName: "rg", location: "westeurope" };
    definitionIn(SharedGallery.fromGalleryAttributes(stack, "I", attributes), "D");
    expect(() => synthJson(stack)).not.toThrow();
  });
});

describe("AIG330, the subscription of a disk encryption set", () => {
  const set = (subscription: string, name = "e"): string =>
    `${COMPUTE.replace("aaa", subscription)}/diskEncryptionSets/${name}`;

  test("refuses a set of another subscription than the gallery's", () => {
    const stack = stackOf("aaa");
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { diskEncryptionSetId: set("BBB") });
    const detail = `AIG330  diskEncryptionSetId: got a set of subscription "bbb", allowed "aaa", the gallery's`;
    const remedy = "Make a set in the gallery's subscription, one for each region.";
    expect(() => synthJson(stack)).toThrow(refusal("stack", ["stack/G/D/V", detail, remedy]));
  });

  test("a set of the gallery's subscription is taken, in any letter case, and any where that is not known", () => {
    const stack = stackOf("aaa");
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { diskEncryptionSetId: set("AAA") });
    const unknown = stackIn(stack.node.root as App, "unknown");
    versionOf(definitionIn(galleryIn(unknown, "G"), "D"), "V", "1.0.0", { diskEncryptionSetId: set("bbb") });
    expect(() => [stack, unknown].map(synthJson)).not.toThrow();
  });

  test("refuses sets of two subscriptions at once, whatever the gallery's", () => {
    const stack = stackIn(Testing.app(), "stack");
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    const targetRegions = {
      westeurope: { diskEncryptionSetId: set("aaa") },
      northeurope: { diskEncryptionSetId: set("bbb") },
    };
    expect(() => versionOf(definition, "V", "1.0.0", { targetRegions })).toThrow(
      /\(1 problem\)\n\n {2}AIG330 {2}targetRegions: got sets of the subscriptions "aaa" and "bbb", allowed one/,
    );
  });
});
