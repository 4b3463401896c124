import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformStack } from "cdktf";
import { GalleryReport, SharedGallery, type SharedGalleryLookup } from "../../lib";
import { onlyResource, resources, synthStack, DEFINITION, VERSION, type Block, type StackJson } from "../support/synth";
import {
  addDefinition,
  addVersion,
  postconditionsOf,
  problemsIn,
  refusal,
  SUBSCRIPTION,
  textToken,
  untyped,
  writtenAs,
} from "./build";

const NAMES: SharedGalleryLookup = { galleryName: "contoso", resourceGroupName: "rg-images" };
const TYPE = "azurerm_shared_image_gallery";

/** The data sources of one type by their Terraform name. */
function lookups(json: StackJson, type: string): { [name: string]: Block } {
  return resources({ resource: json.data as StackJson["resource"] }, type);
}

function lookedUp(more: Partial<SharedGalleryLookup> = {}): Block {
  const { json } = synthStack((stack) => SharedGallery.fromLookup(stack, "Gallery", { ...NAMES, ...more }));
  expect(json.resource).toBeUndefined();
  return lookups(json, TYPE).Gallery!;
}

test("writes what names it, and nothing else, at the address of the construct", () => {
  expect(lookedUp()).toEqual({ name: "contoso", resource_group_name: "rg-images" });
});

test("hands on what is found, and the names as they are given", () => {
  const handedOn = writtenAs((stack) => {
    const { galleryId, location } = SharedGallery.fromLookup(stack, "Gallery", NAMES);
    return [galleryId, location];
  });
  expect(handedOn).toEqual(["id", "location"].map((name) => `\${data.azurerm_shared_image_gallery.Gallery.${name}}`));
  const { stack } = synthStack((stack) => {
    const gallery = SharedGallery.fromLookup(stack, "Gallery", NAMES);
    expect(gallery.galleryName).toBe("contoso");
    expect([gallery.sharing, gallery.subscriptionId, gallery.tags]).toEqual([undefined, undefined, undefined]);
    expect(SharedGallery.isSharedGallery(gallery)).toBe(false);
  });
  expect(GalleryReport.of(stack).toText()).toBe("no galleries\n");
});

test("has Terraform compare what is stated", () => {
  const conditions = postconditionsOf(lookedUp({ location: "West Europe", subscriptionId: SUBSCRIPTION }));
  expect(conditions).toEqual([
    {
      condition: '${(replace(lower(self.location), " ", "") == replace(lower("West Europe"), " ", ""))}',
      error_message:
        'AIG680  location: stated "West Europe", found "${self.location}". State what is there, or leave it out.',
    },
    {
      condition: `\${(lower(element(split("/", self.id), 2)) == lower("${SUBSCRIPTION}"))}`,
      error_message: `AIG680  subscriptionId: stated "${SUBSCRIPTION}", found "\${element(split("/", self.id), 2)}". State what is there, or leave it out.`,
    },
  ]);
});

test("a location that is stated is a literal for what is made in the gallery", () => {
  const { json } = synthStack((stack) => {
    const gallery = SharedGallery.fromLookup(stack, "Gallery", { ...NAMES, location: "West Europe" });
    addVersion(addDefinition(gallery), { targetRegions: { uksouth: {} } });
  });
  expect(onlyResource(json, VERSION).target_region).toMatchObject([{ name: "westeurope" }, { name: "uksouth" }]);
});

test("a location that is found is one that only Terraform knows", () => {
  const { json, stack } = synthStack((stack) => {
    addVersion(addDefinition(SharedGallery.fromLookup(stack, "Gallery", NAMES)));
  });
  expect(GalleryReport.of(stack).toText()).toContain("contoso  ? · rg-images · imported\n└─ ubuntu-24_04-gen2  Linux");
  const location = "${data.azurerm_shared_image_gallery.Gallery.location}";
  expect(onlyResource(json, DEFINITION).location).toBe(location);
  expect(onlyResource(json, VERSION).target_region).toMatchObject([{ name: location }]);
});

test("what is made in the gallery goes where it was looked up", () => {
  const { json } = synthStack((stack) => {
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other" });
    addDefinition(SharedGallery.fromLookup(stack, "Gallery", { ...NAMES, provider }));
  });
  expect(lookups(json, TYPE).Gallery!.provider).toBe("azurerm.other");
  expect(onlyResource(json, DEFINITION).provider).toBe("azurerm.other");
});

test("refuses a definition in another subscription than that of the lookup", () => {
  const inTwo = (stack: TerraformStack): void => {
    const subscriptionId = SUBSCRIPTION.replace(/0$/, "1");
    const provider = new AzurermProvider(stack, "one", { features: [{}], alias: "one", subscriptionId });
    const other = new AzurermProvider(stack, "two", { features: [{}], alias: "two", subscriptionId: SUBSCRIPTION });
    addDefinition(SharedGallery.fromLookup(stack, "Gallery", { ...NAMES, provider }), { provider: other });
  };
  expect(() => synthStack(inTwo)).toThrow(/AIG406 {2}provider: the gallery is in subscription/);
});

test("refuses two lookups of one gallery that hold the same definition", () => {
  const twice = (stack: TerraformStack): void => {
    for (const id of ["One", "Two"]) addDefinition(SharedGallery.fromLookup(stack, id, NAMES));
  };
  expect(() => synthStack(twice)).toThrow(/AIG402/);
});

test("takes names that only Terraform knows", () => {
  const { json } = synthStack((stack) => {
    SharedGallery.fromLookup(stack, "Gallery", { ...NAMES, galleryName: textToken(stack) });
  });
  expect(lookups(json, TYPE).Gallery).toEqual({ name: "${var.text}", resource_group_name: "rg-images" });
});

test("refuses everything that is wrong at once, and makes nothing", () => {
  const wrong = { galleryName: "a-b", resourceGroupName: "", location: untyped<string>(1), providr: 1 };
  const message = refusal((stack) => {
    try {
      SharedGallery.fromLookup(stack, "1", wrong);
    } finally {
      expect(stack.node.tryFindChild("1")).toBeUndefined();
    }
  });
  expect(message).toMatch(/^SharedGallery looked up at stack\/1 is not valid \(5 problems\)/);
  expect(problemsIn(message).map((said) => said.slice(0, 25))).toEqual([
    'AIG001 id: got "1", allow',
    'AIG686 galleryName: got "',
    "AIG003 resourceGroupName:",
    "AIG684 providr: SharedGal",
    "AIG004 location: got 1, a",
  ]);
});
