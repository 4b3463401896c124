import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, type App } from "cdktf";
import { Checks, SharedGallery } from "../../lib";
import { DEFINITION_OPTIONS, VERSION_OPTIONS } from "../gallery/build";

/** Names as nobody should give them, each to be found again as it is. */
export const NAMES = [
  'quote " quote',
  "brackets [ ] ( ) { }",
  "<b>markup</b> &amp; &lt;",
  "`back` `ticks`",
  "**stars** _lines_ __two__ ~waves~",
  "%% comment %%{init: {}}%%",
  "$$x^2$$ fa:fa-bomb",
  "a#35;b;c | d \\ e",
  "end subgraph click",
  "日本語 émoji 🚀 ﷽",
  "1. one - two",
  "-->|x| --> n1",
];

function stackIn(app: App): TerraformStack {
  const stack = new TerraformStack(app, "odd");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

/** Definitions with odd names, in galleries whose name is a token, in regions nobody knows. */
export function oddNames(app: App): void {
  const stack = stackIn(app);
  Checks.of(stack).relax("AIG102", "A name that Azure has taken.");
  const token = (name: string): TerraformVariable => new TerraformVariable(stack, name, {});
  const galleries = ["one", "other"].map(
    (id) =>
      new SharedGallery(stack, id, {
        galleryName: token(`name-${id}`).stringValue,
        resourceGroupName: "rg-images",
        location: 'Quote " [Region] <x>',
      }),
  );
  NAMES.forEach((definitionName, i) => {
    const identifier = { publisher: "contoso", offer: "odd", sku: `sku-${i}` };
    const gallery = galleries[i % 2]!;
    const definition = gallery.addImageDefinition(`Image${i}`, { ...DEFINITION_OPTIONS, identifier, definitionName });
    const replicas = token(`replicas${i}`).numberValue;
    const targetRegions = { "100% $$ `x`": {}, "#35; | end": { replicas }, uksouth: { replicas: 100 } };
    definition.addVersion("V1", { ...VERSION_OPTIONS, targetRegions });
    definition.addVersion("V2", { ...VERSION_OPTIONS, version: token(`version${i}`).stringValue });
  });
}

/** 6 galleries of 10 definitions of 5 versions in 13 regions each: of each more than a picture shows. */
export function largeTree(app: App): void {
  const stack = stackIn(app);
  const targetRegions = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`region${i}`, { replicas: i + 1 }]));
  for (let g = 0; g < 6; g++) {
    const gallery = new SharedGallery(stack, `Gallery${g}`, {
      galleryName: `g${g}_with_a_name_that_is_as_long_as_azure_allows_for_the_name_of_a_gallery_${g}`.slice(0, 80),
      resourceGroupName: "rg-images",
      location: "West Europe",
    });
    for (let d = 0; d < 10; d++) {
      const identifier = { publisher: "contoso", offer: "image", sku: `sku-${d}` };
      const definition = gallery.addImageDefinition(`Image${d}`, { ...DEFINITION_OPTIONS, identifier });
      for (let v = 0; v < 5; v++) {
        definition.addVersion(`V${v}`, { ...VERSION_OPTIONS, version: `1.${v}.0`, targetRegions });
      }
    }
  }
}
