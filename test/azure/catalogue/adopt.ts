import { ImageDefinition, ImageVersion, SharedGallery, type SharedGalleryProps } from "../../../lib";
import { addDefinition, addGallery, DEFINITION_OPTIONS, untyped, VERSION_OPTIONS } from "../../gallery/build";
import { AT_VERSION, definition, gallery, version, type Rows } from "./row";

/** A gallery of somebody's own, with a prop of its own. */
class TeamGallery extends SharedGallery {
  constructor(scope: ConstructorParameters<typeof SharedGallery>[0], props: SharedGalleryProps & { team: string }) {
    super(scope, "Gallery", props);
  }
}

const NAMES: SharedGalleryProps = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope" };

/** 68x: what exists already, and how the constructs are called. */
export const ADOPT: Rows = {
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
      "what is no end of a range": definition({ recommendedVcpus: untyped({ min: 1, maximum: 2 }) }),
    },
    message: [
      AT_VERSION,
      'replica: ImageVersion has no such prop; the nearest one is "replicas"',
      "Write the name as its declaration does, or leave it out.",
    ],
  },
};
