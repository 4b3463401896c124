import { factOf } from "../checks/image-facts";
import type { IImageDefinition } from "../definition/image-definition";
import type { ISharedGallery } from "../gallery/shared-gallery";
import { whyUnknown } from "../private/escape-hatch";
import { sharingOf } from "../private/sharing";

/** What is said of a definition that its versions are checked against. */
export const FACTS = {
  osType: "OS type",
  osState: "OS state",
  hyperVGeneration: "generation",
  securityType: "security type",
  sharing: "sharing",
} as const;

type Fact = keyof typeof FACTS;
type OwnFact = Exclude<Fact, "sharing">;

/** What is known of a definition: neither what an import does not tell nor what an escape hatch has changed. */
export function knownOf<F extends Fact>(definition: IImageDefinition, fact: F): IImageDefinition[F] {
  // An imported definition knows no gallery, but may know how it is shared.
  const { gallery } = definition as { readonly gallery?: ISharedGallery };
  const value = fact === "sharing" ? sharingOf(gallery ?? definition) : factOf(definition, fact as OwnFact);
  return value as IImageDefinition[F];
}

/** Why something of a definition is not known. */
export function whyFactUnknown(definition: IImageDefinition, fact: Fact): string {
  return whyUnknown(FACTS[fact], "definition", definition[fact]);
}
