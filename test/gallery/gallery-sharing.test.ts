import type { TerraformStack } from "cdktf";
import { GallerySharing, SharedGallery } from "../../lib";
import { synthStack } from "../support/synth";
import { addGallery, galleryWith, preconditionsOf, problemsIn, refusal, textToken, untyped } from "./build";

const COMMUNITY = {
  prefix: "contoso",
  publisherEmail: "images@contoso.example",
  publisherUri: "https://contoso.example",
  eula: "https://contoso.example/eula",
};
const KINDS = {
  Private: () => GallerySharing.privateOnly(),
  Groups: () => GallerySharing.groups(),
  Community: () => GallerySharing.community(COMMUNITY),
};

describe.each(Object.entries(KINDS))("%s", (permission, make) => {
  const isShared = permission !== "Private";

  test("is what is made", () => {
    expect(make().permission).toBe(permission);
    expect(galleryWith({ sharing: make() }).sharing).toMatchObject({ permission });
  });

  test("where a location is one that only Terraform knows, the plan asks for the cloud if there is anything to refuse", () => {
    const block = galleryWith((stack) => ({ location: textToken(stack), sharing: make() }));
    const asked = preconditionsOf(block).map(({ condition, error_message }) => [
      condition,
      error_message.split(":")[0],
    ]);
    const among =
      '${!contains(["usdodcentral", "usdodeast", "usgovarizona", "usgoviowa", "usgovtexas", "usgovvirginia"], ';
    expect(asked).toEqual(isShared ? [[expect.stringContaining(among), "AIG303  location"]] : []);
  });

  test("without a location nothing is said of the cloud", () => {
    const said = problemsIn(refusal((stack) => addGallery(stack, { location: untyped(undefined), sharing: make() })));
    expect(said).toEqual([expect.stringMatching(/^AIG003 location: got nothing/)]);
  });

  test("government clouds have private galleries alone", () => {
    const build = (stack: TerraformStack): unknown => addGallery(stack, { location: "usgovvirginia", sharing: make() });
    if (isShared)
      expect(problemsIn(refusal(build))).toEqual([
        `AIG303 sharing: got "${permission}" in USGov Virginia, allowed "Private"`,
      ]);
    else expect(() => synthStack(build)).not.toThrow();
  });
});

describe("what is said names the construct and the prop", () => {
  test("of attributes that no gallery can have", () => {
    const attributes = { galleryName: "no-dash", resourceGroupName: "rg" };
    expect(refusal((stack) => SharedGallery.fromGalleryAttributes(stack, "G", attributes))).toMatch(
      /^SharedGallery imported at stack\/G is not valid/,
    );
  });

  test("of a prop that there is none of", () => {
    const message = refusal((stack) => addGallery(stack, untyped({ galeryName: "contoso" })));
    expect(problemsIn(message)).toEqual([expect.stringMatching(/^AIG684 galeryName: SharedGallery has no such prop/)]);
  });

  test("of a lookup", () => {
    const lookup = { galleryName: "contoso", resourceGroupName: "rg", subscriptionId: untyped<string>(5) };
    const message = refusal((stack) => SharedGallery.fromLookup(stack, "G", lookup));
    expect(problemsIn(message)).toEqual([expect.stringMatching(/^AIG004 subscriptionId: got 5/)]);
  });
});
