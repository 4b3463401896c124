import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  Architecture,
  GallerySharing,
  HyperVGeneration,
  ImageDefinition,
  ImageVersion,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
  type ImageDefinitionLookup,
  type SharedGalleryProps,
} from "../../../lib";
import {
  addDefinition,
  addGallery,
  DEFINITION_OPTIONS,
  GALLERY_ID,
  SUBSCRIPTION,
  textToken,
  untyped,
  VERSION_OPTIONS,
} from "../../gallery/build";
import { addSeries, RINGS } from "../../rollout/build";
import type { Case } from "../../support/outcome";
import { asks, AT_VERSION, definition, each, gallery, silent, version, type Rows } from "./row";

/** An imported version with an imported definition. */
function versionOf(definitionName: string, named: string): Case {
  return (stack) => {
    const names = { galleryName: "contoso", resourceGroupName: "rg-images" };
    const definition = ImageDefinition.fromDefinitionAttributes(stack, "D", { ...names, definitionName });
    const version = { ...names, definitionName: named, version: "1.0.0", definition };
    ImageVersion.fromVersionAttributes(stack, "V", version);
  };
}

/** A gallery of somebody's own, with a prop of its own. */
class TeamGallery extends SharedGallery {
  constructor(scope: ConstructorParameters<typeof SharedGallery>[0], props: SharedGalleryProps & { team: string }) {
    super(scope, "Gallery", props);
  }
}

const NAMES: SharedGalleryProps = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope" };

const IN_GALLERY = { galleryName: "contoso", resourceGroupName: "rg-images", definitionName: "ubuntu" };

function lookUp(stated: Partial<ImageDefinitionLookup>): Case {
  return (stack) => void ImageDefinition.fromLookup(stack, "D", { ...IN_GALLERY, ...stated });
}

function lookUpVersion(version: string): Case {
  return (stack) => void ImageVersion.fromLookup(stack, "V", { ...IN_GALLERY, version });
}

/** A gallery that exists, by attributes or looked up. */
function existingGallery(
  galleryName: string,
  how: "fromGalleryAttributes" | "fromLookup" = "fromGalleryAttributes",
): Case {
  return (stack) => void SharedGallery[how](stack, "G", { galleryName, resourceGroupName: "rg-images" });
}

function existingDefinition(definitionName: string): Case {
  return (stack) => void ImageDefinition.fromDefinitionAttributes(stack, "D", { ...IN_GALLERY, definitionName });
}

function adopted(stack: TerraformStack, galleryName = "contoso"): SharedGallery {
  return addGallery(stack, { galleryName });
}

function importing(id: string): Case {
  return (stack) => adopted(stack).importFrom(id);
}

function moving(address: string): Case {
  return (stack) => adopted(stack).moveFrom(address);
}

/** 68x: what exists already, and how the constructs are called. */
export const ADOPT: Rows = {
  AIG680: {
    level: "error",
    weight: "L",
    good: { "a definition of which nothing is stated": lookUp({}) },
    bad: {},
    tokens: {
      "what is stated": asks(lookUp({ osType: OsType.LINUX }), "AIG680"),
      "all that can be stated": asks(
        lookUp({
          subscriptionId: SUBSCRIPTION,
          location: "West Europe",
          osType: OsType.LINUX,
          osState: OsState.GENERALIZED,
          hyperVGeneration: HyperVGeneration.V2,
          architecture: Architecture.X64,
          securityType: SecurityType.STANDARD,
          sharing: GallerySharing.privateOnly(),
        }),
        ...Array<"AIG680">(7).fill("AIG680"),
      ),
    },
    message: ["stack/D", 'osType: stated "Linux", found "${self.os_type}"', "State what is there, or leave it out."],
  },
  AIG681: {
    level: "error",
    weight: "L",
    good: {
      "its own id": importing(GALLERY_ID),
      "its own id in another letter case": importing(GALLERY_ID.toUpperCase()),
    },
    bad: {
      "the id of another gallery": importing(GALLERY_ID.replace("contoso", "fabrikam")),
      "the id of a gallery in another group": importing(GALLERY_ID.replace("rg-images", "rg")),
    },
    tokens: {
      "an id": asks((stack) => adopted(stack).importFrom(textToken(stack)), "AIG681", "AIG681"),
      "a name": asks((stack) => adopted(stack, textToken(stack)).importFrom(GALLERY_ID), "AIG101", "AIG681"),
    },
    message: [
      "importFrom at stack/Gallery",
      'galleryName: the id names "fabrikam", the construct "contoso"',
      "Import from the id of this very resource, or give the construct the names that the id has.",
    ],
  },
  AIG682: {
    level: "error",
    weight: "L",
    good: {
      ...each(
        "address",
        moving,
        "azurerm_shared_image_gallery.images",
        "azurerm_shared_image_gallery._a-b9[0]",
        'azurerm_shared_image_gallery.ä["a.b"]',
        "module.images.azurerm_shared_image_gallery.x",
        'module.a["eu west"].module.b[10].azurerm_shared_image_gallery.x["y"]',
      ),
      "a move and an import in two constructs": (stack) => {
        adopted(stack).moveFrom("azurerm_shared_image_gallery.images");
        addDefinition(addGallery(new Construct(stack, "Other"), { galleryName: "other" })).importFrom(
          `${GALLERY_ID.replace("contoso", "other")}/images/ubuntu-24_04-gen2`,
        );
      },
    },
    bad: {
      ...each(
        "address",
        moving,
        "azurerm_shared_image.images",
        "azurerm_shared_image_gallery",
        "azurerm_shared_image_gallery.1",
        "azurerm_shared_image_gallery.x[y]",
        "data.azurerm_shared_image_gallery.x",
        "module.azurerm_shared_image_gallery.x",
        "azurerm_shared_image_gallery.images.name",
        " azurerm_shared_image_gallery.images",
        GALLERY_ID,
      ),
      "its own address": moving("azurerm_shared_image_gallery.Gallery"),
      "two moves": (stack) => {
        const gallery = adopted(stack);
        gallery.moveFrom("azurerm_shared_image_gallery.a");
        gallery.moveFrom("azurerm_shared_image_gallery.b");
      },
      "an import after a move": (stack) => {
        const gallery = adopted(stack);
        gallery.moveFrom("azurerm_shared_image_gallery.a");
        gallery.importFrom(GALLERY_ID);
      },
      "an import twice": (stack) => {
        const gallery = adopted(stack);
        gallery.importFrom(GALLERY_ID);
        gallery.importFrom(GALLERY_ID);
      },
    },
    message: [
      "moveFrom at stack/Gallery",
      'address: got "azurerm_shared_image.images", allowed the address of an azurerm_shared_image_gallery, such as ' +
        '"azurerm_shared_image_gallery.images" or "module.images.azurerm_shared_image_gallery.images[0]"',
      "Give the address under which the state holds the resource now.",
    ],
  },
  AIG683: {
    level: "error",
    weight: "P",
    good: each("version", lookUpVersion, "latest", "recent", "0.0.0", "2147483647.01.1"),
    bad: each("version", lookUpVersion, "newest", "Latest", "1.4", "1.4.2147483648", "latest "),
    tokens: { "a version": silent((stack) => lookUpVersion(textToken(stack))(stack)) },
    message: [
      "ImageVersion looked up at stack/V",
      'version: got "newest", allowed three integers with dots such as "1.4.0", "latest" (the highest number that latest ' +
        'may give) or "recent" (the one published last)',
      "Name the version.",
    ],
  },
  AIG684: {
    level: "error",
    weight: "L",
    good: {
      "a stranger that is undefined": gallery(untyped({ tag: undefined })),
      "props of a class that extends a construct": (stack) => void new TeamGallery(stack, { ...NAMES, team: "a" }),
      "what the factories add": version(),
      "a definition with its gallery": (stack) =>
        void new ImageDefinition(stack, "D", { ...DEFINITION_OPTIONS, gallery: addGallery(stack) }),
      "a version with its definition": (stack) =>
        void new ImageVersion(stack, "V", { ...VERSION_OPTIONS, definition: addDefinition(addGallery(stack)) }),
      "one end of a range": definition({ recommendedVcpus: { min: 2 }, recommendedMemoryGb: { max: 4 } }),
    },
    bad: {
      "a letter that is missing": version(untyped({ replica: 3 })),
      "a name in another letter case": gallery(untyped({ Description: "x" })),
      "a name of the provider's": definition(untyped({ eulaUri: "https://contoso.com" })),
      "a stranger that is null": gallery(untyped({ owner: null })),
      "a demand of a ring": (stack) =>
        void addSeries(stack, { rings: [untyped({ ...RINGS[0]!, peakDemand: { machines: 100 } })] }),
      "a flag that each version has for itself": (stack) => void addSeries(stack, untyped({ excludeFromLatest: true })),
      "what is no end of a range": definition({ recommendedVcpus: untyped({ min: 1, maximum: 2 }) }),
    },
    message: [
      AT_VERSION,
      'replica: ImageVersion has no such prop; the nearest one is "replicas"',
      "Write the name as its declaration does, or leave it out.",
    ],
  },
  AIG685: {
    level: "error",
    weight: "L",
    good: {
      "its own definition": versionOf("ubuntu", "ubuntu"),
      "its own definition in another letter case": versionOf("Ubuntu", "ubuntu"),
      "a definition of this app": (stack) => {
        const definition = addDefinition(addGallery(stack), { definitionName: "ubuntu" });
        ImageVersion.fromLookup(stack, "V", { ...IN_GALLERY, version: "latest", definition });
      },
    },
    bad: { "another definition": versionOf("windows", "ubuntu") },
    tokens: {
      "a name": silent((stack) => versionOf(textToken(stack), "ubuntu")(stack)),
    },
    message: [
      "ImageVersion imported at stack/V",
      'definition: got the definition "windows", allowed "ubuntu"',
      "Give the version's own definition, or leave it out.",
    ],
  },
  AIG686: {
    level: "error",
    weight: "P",
    good: {
      ...each("galleryName", existingGallery, "_a.", ".a_", "a", "a".repeat(80)),
      "a name that only Terraform knows": (stack) => existingGallery(textToken(stack))(stack),
    },
    bad: {
      ...each("galleryName", existingGallery, "a-b", "a b", "a/b", "a".repeat(81), GALLERY_ID),
      "a name that is looked up": existingGallery("a-b", "fromLookup"),
      "the gallery of a definition": (stack) =>
        void ImageDefinition.fromLookup(stack, "D", { ...IN_GALLERY, galleryName: "a-b" }),
      "the gallery of a version": (stack) =>
        void ImageVersion.fromLookup(stack, "V", { ...IN_GALLERY, galleryName: "a-b", version: "1.0.0" }),
    },
    message: [
      "SharedGallery imported at stack/G",
      'galleryName: got "a-b", allowed 1 to 80 letters, digits, periods and underscores',
      "Give the name that the gallery has in Azure, not its id: `az sig list` prints it.",
    ],
  },
  AIG687: {
    level: "error",
    weight: "P",
    good: {
      ...each("definitionName", existingDefinition, "-a.", "_a-", "a", "a".repeat(80)),
      "a name that only Terraform knows": (stack) => existingDefinition(textToken(stack))(stack),
    },
    bad: {
      ...each("definitionName", existingDefinition, "a b", "a/b", "a".repeat(81)),
      "the definition of a version": (stack) =>
        void ImageVersion.fromLookup(stack, "V", { ...IN_GALLERY, definitionName: "a b", version: "1.0.0" }),
    },
    message: [
      "ImageDefinition imported at stack/D",
      'definitionName: got "a b", allowed 1 to 80 letters, digits, periods, underscores and dashes',
      "Give the name that the definition has in Azure, not its id: `az sig image-definition list` prints it.",
    ],
  },
};
