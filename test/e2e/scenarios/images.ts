import type { Construct } from "constructs";
import type {
  ImageDefinition,
  ImageDefinitionOptions,
  ImageVersion,
  ImageVersionOptions,
  SharedGallery,
  SharedGalleryProps,
} from "../../../lib";
import { addDefinition, addGallery, addVersion } from "../../gallery/build";
import { stackText } from "../support/scenario";
import { SUBSCRIPTION } from "../support/provider";

/** Settings laid over those of the stack that most scenarios begin with. */
export interface Settings {
  readonly gallery?: Partial<SharedGalleryProps>;
  readonly definition?: Partial<ImageDefinitionOptions>;
  readonly version?: Partial<ImageVersionOptions>;
}

export interface Images {
  readonly gallery: SharedGallery;
  readonly definition: ImageDefinition;
  readonly version: ImageVersion;
}

/** A gallery, a definition and a version in three regions. */
export function addImages(scope: Construct, settings: Settings = {}): Images {
  const gallery = addGallery(scope, settings.gallery);
  const definition = addDefinition(gallery, settings.definition);
  const targetRegions = { uksouth: {}, northeurope: { replicas: 2 } };
  const version = addVersion(definition, { targetRegions, ...settings.version });
  return { gallery, definition, version };
}

export function images(settings: Settings = {}): string {
  return stackText((stack) => addImages(stack, settings));
}

/* Written out, since a user's state holds them: an address that changes destroys an image. */
export const GALLERY = "azurerm_shared_image_gallery.Gallery";
export const DEFINITION = "azurerm_shared_image.Gallery_Ubuntu2404_16FD2803";
export const VERSION = "azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36";

export const GALLERY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
export const DEFINITION_ID = `${GALLERY_ID}/images/ubuntu-24_04-gen2`;
export const VERSION_ID = `${DEFINITION_ID}/versions/1.4.0`;
