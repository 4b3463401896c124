import { GallerySharing, ImageDefinition, SharedGallery, type CommunityGalleryOptions } from "../../../lib";
import { addDefinition, addVersion, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { asks, AT_DEFINITION, AT_GALLERY, definition, each, gallery, silent, version, type Rows } from "./row";

const COMMUNITY: CommunityGalleryOptions = {
  prefix: "Contoso",
  publisherEmail: "images@contoso.com",
  publisherUri: "https://contoso.com",
  eula: "https://contoso.com/eula",
};

function community(more: Partial<CommunityGalleryOptions>): Case {
  return gallery({ sharing: GallerySharing.community({ ...COMMUNITY, ...more }) });
}

/** What the plan is asked of a token in a prop of a community gallery. */
function communityToken(prop: keyof CommunityGalleryOptions): Case {
  return gallery((stack) => ({ sharing: GallerySharing.community({ ...COMMUNITY, [prop]: textToken(stack) }) }));
}

const named = (galleryName: string): Case => gallery({ galleryName });
const grouped = (resourceGroupName: string): Case => gallery({ resourceGroupName });
const defined = (definitionName: string): Case => definition({ definitionName });

function importedGallery(galleryName: string): Case {
  const attributes = { galleryName, resourceGroupName: "rg", location: "westeurope" };
  return (stack) => void addDefinition(SharedGallery.fromGalleryAttributes(stack, "Gallery", attributes));
}

function importedDefinition(definitionName: string): Case {
  const attributes = { galleryName: "contoso", definitionName, resourceGroupName: "rg", location: "westeurope" };
  return (stack) => void addVersion(ImageDefinition.fromDefinitionAttributes(stack, "Imported", attributes));
}

const publishedBy = (publisher: string): Case => definition({ identifier: { publisher, offer: "o", sku: "s" } });
/** With a name of its own, since the name made of the two has a rule of its own. */
const offered = (offer: string): Case =>
  definition({ identifier: { publisher: "p", offer, sku: "s" }, definitionName: "d" });
const keptAs = (sku: string): Case =>
  definition({ identifier: { publisher: "p", offer: "o", sku }, definitionName: "d" });

/** 101 to 105, 109, 110, 120: names, and where things are. */
export const GALLERY: Rows = {
  AIG101: {
    level: "error",
    weight: "E",
    good: {
      ...each("galleryName", named, "a", "9", "A.b_c", "a__..b", "latest", "x".repeat(80), `1${"_".repeat(78)}1`),
      ...each("imported galleryName", importedGallery, "legacy_", ".a", "_".repeat(80)),
    },
    bad: {
      ...each("galleryName", named, "a-b", "a_", "a.", "_a", ".a", " a", "ä", "a\n", "x".repeat(81)),
    },
    tokens: {
      "a name": asks(
        gallery((stack) => ({ galleryName: textToken(stack) })),
        "AIG101",
      ),
    },
    message: [
      AT_GALLERY,
      'galleryName: got "a-b", allowed 1 to 80 letters, digits, periods and underscores that begin and end with a letter or digit',
      "Choose another name. Azure takes no dash in a gallery name, and no period or underscore at its ends.",
    ],
  },
  AIG102: {
    level: "error",
    weight: "E",
    good: {
      ...each("definitionName", defined, "a", "9", "a-._b", "A".repeat(80), `1${"-".repeat(78)}1`, "latest"),
      ...each("imported definitionName", importedDefinition, "legacy_", "-a", "._-", "x".repeat(80)),
      "an offer that begins with a dash, with a name of its own": offered("-o"),
    },
    bad: {
      ...each("definitionName", defined, "a_", "a-", "a.", "_a", "-a", ".a", "a b", "x".repeat(81)),
      "a name made of an offer that begins with a dash": definition({
        identifier: { publisher: "p", offer: "-o", sku: "s" },
      }),
      "a name made of an offer and a sku that are long": definition({
        identifier: { publisher: "p", offer: "o".repeat(64), sku: "s".repeat(16) },
      }),
    },
    tokens: {
      "a name": asks(
        definition((stack) => ({ definitionName: textToken(stack) })),
        "AIG102",
      ),
      "a name made of a token": asks(
        definition((stack) => ({ identifier: { publisher: "p", offer: "o", sku: textToken(stack) } })),
        "AIG102",
        "AIG104",
      ),
    },
    message: [
      AT_DEFINITION,
      'definitionName: got "a_", allowed 1 to 80 letters, digits, periods, underscores and dashes that begin and end with a letter or digit',
      "Give another definitionName; without one the name is made of the offer and the sku.",
    ],
  },
  AIG103: {
    level: "error",
    weight: "E",
    good: each("publisher", publishedBy, "a", ".a", "a_", "a-", "_", "Canonical.Ubuntu-24_04", "x".repeat(128)),
    bad: each("publisher", publishedBy, "a.", "a b", "ä", "a/b", "x".repeat(129)),
    tokens: {
      "a publisher": asks(
        definition((stack) => ({ identifier: { publisher: textToken(stack), offer: "o", sku: "s" } })),
        "AIG103",
      ),
    },
    message: [
      AT_DEFINITION,
      'identifier.publisher: got "a.", allowed 1 to 128 letters, digits, dashes, periods and underscores that do not end with a period',
      "Choose another publisher.",
    ],
  },
  AIG104: {
    level: "error",
    weight: "E",
    good: {
      ...each("offer", offered, "a", ".a", "a_", "a-", "0001-com-ubuntu-server-jammy", "x".repeat(64)),
      ...each("sku", keptAs, "24_04-lts-gen2", "2022.11.25", "-", "x".repeat(64)),
    },
    bad: {
      ...each("offer", offered, "a.", "a b", "ä", "x".repeat(65)),
      ...each("sku", keptAs, "2022.", "a/b", "x".repeat(65)),
    },
    tokens: {
      "an offer": asks(
        definition((stack) => ({
          identifier: { publisher: "p", offer: textToken(stack), sku: "s" },
          definitionName: "d",
        })),
        "AIG104",
      ),
    },
    message: [
      AT_DEFINITION,
      'identifier.offer: got "a.", allowed 1 to 64 letters, digits, dashes, periods and underscores that do not end with a period',
      "Choose another text.",
    ],
  },
  AIG105: {
    level: "error",
    weight: "P",
    good: each("resourceGroupName", grouped, "a", "(a)", "-", "rg_images.1(prod)", "MC_x_y_westeurope", "x".repeat(90)),
    bad: each("resourceGroupName", grouped, "a.", "a b", "/subscriptions/s/resourceGroups/rg", "ä", "x".repeat(91)),
    tokens: {
      "a group": asks(
        gallery((stack) => ({ resourceGroupName: textToken(stack) })),
        "AIG105",
      ),
    },
    message: [
      AT_GALLERY,
      'resourceGroupName: got "a.", allowed 1 to 90 letters, digits, dashes, periods, underscores and parentheses that do not end with a period',
      "Give the name of the group, not its id.",
    ],
  },
  AIG109: {
    level: "error",
    weight: "P",
    good: each("prefix", (prefix: string) => community({ prefix }), "Abcd1", "12345", "x".repeat(16)),
    bad: each("prefix", (prefix: string) => community({ prefix }), "Abcd", "a_bcd", "a-bcd", "äbcde", "x".repeat(17)),
    tokens: { "a prefix": asks(communityToken("prefix"), "AIG109") },
    message: [AT_GALLERY, 'sharing.prefix: got "Abcd", allowed 5 to 16 letters and digits', "Choose another prefix."],
  },
  AIG110: {
    level: "warning",
    weight: "W",
    good: each(
      "publisherEmail",
      (publisherEmail: string) => community({ publisherEmail }),
      "a+b@x.y",
      "ü@contoso.example",
      "a@b.c.d",
    ),
    bad: each(
      "publisherEmail",
      (publisherEmail: string) => community({ publisherEmail }),
      "images",
      "a@b",
      "@contoso.com",
      "a b@c.d",
    ),
    tokens: { "an e-mail address": silent(communityToken("publisherEmail")) },
    message: [
      "stack/Gallery",
      'sharing.publisherEmail: got "images", allowed an e-mail address',
      "Give an address that users of the gallery can write to; it is public.",
    ],
  },
  AIG120: {
    level: "error",
    weight: "E",
    good: {
      ...each(
        "resourceGroupName",
        (resourceGroupName: string) => definition({ resourceGroupName }),
        "rg-images",
        "RG-Images",
      ),
      ...each(
        "resourceGroupName",
        (resourceGroupName: string) => version({ resourceGroupName }),
        "rg-images",
        "RG-IMAGES",
      ),
    },
    bad: {
      ...each(
        "resourceGroupName",
        (resourceGroupName: string) => definition({ resourceGroupName }),
        "rg-image",
        "rg-images-2",
      ),
      ...each("resourceGroupName", (resourceGroupName: string) => version({ resourceGroupName }), "rg-build"),
    },
    tokens: {
      "a group": asks(
        definition((stack) => ({ resourceGroupName: textToken(stack) })),
        "AIG105",
        "AIG120",
      ),
      "the parent's group": asks(
        definition({ resourceGroupName: "rg" }, (stack) => ({ resourceGroupName: textToken(stack) })),
        "AIG105",
        "AIG120",
      ),
      "the same group twice": asks(
        (stack) => {
          const resourceGroupName = textToken(stack);
          definition({ resourceGroupName }, { resourceGroupName })(stack);
        },
        "AIG105",
        "AIG105",
      ),
    },
    message: [
      AT_DEFINITION,
      'resourceGroupName: got "rg-image", allowed "rg-images"',
      "Leave resourceGroupName out: it comes from the parent.",
    ],
  },
};
