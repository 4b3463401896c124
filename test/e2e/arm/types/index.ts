import { alike } from "../path";
import { lock, roleAssignment } from "./authorization";
import { definition, gallery, version } from "./galleries";
import type { ResourceType } from "./resource-type";
import { resourceGroup } from "./resources";
import { diskEncryptionSet, managedImage, snapshot } from "./sources";
import { blobServices, container, fileServices, storageAccount } from "./storage";

/** Every type that is here. */
export const TYPES: readonly ResourceType[] = [
  resourceGroup,
  gallery,
  definition,
  version,
  managedImage,
  snapshot,
  diskEncryptionSet,
  roleAssignment,
  lock,
  storageAccount,
  blobServices,
  fileServices,
  container,
];

export function typeNamed(type: string): ResourceType | undefined {
  return TYPES.find((one) => alike(one.type, type));
}
