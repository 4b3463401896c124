import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Construct } from "constructs";
import { SharedGallery } from "../../lib";
import { isMade, nameGiven, providerOf } from "../../lib/private/made";
import { addGallery, GALLERY_ID } from "../gallery/build";
import { synthStack } from "../support/synth";

const NAMES = { galleryName: "contoso", resourceGroupName: "rg" };

test("what is made, looked up and only named are told apart", () => {
  synthStack((stack) => {
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other" });
    const made = addGallery(stack, { provider });
    const found = SharedGallery.fromLookup(stack, "Found", { ...NAMES, provider });
    const named = SharedGallery.fromGalleryId(stack, "Named", GALLERY_ID);
    const own = new Construct(stack, "Own");
    expect([made, found, named, own].map(isMade)).toEqual([true, false, false, false]);
    expect([made, found, named, own].map(providerOf)).toEqual([provider, provider, undefined, undefined]);
    expect(nameGiven(made, made.galleryName)).toBe("contoso_images");
    expect(nameGiven(named, named.galleryName)).toBe("contoso");
  });
});
