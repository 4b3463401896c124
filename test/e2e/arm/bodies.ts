import { mergePatch, type Body } from "./json";

/* What tests make: the least that each type takes, with something laid over it. */

export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images`;
export const COMPUTE = `${GROUP}/providers/Microsoft.Compute`;
export const GALLERY = `${COMPUTE}/galleries/contoso`;
export const DEFINITION = `${GALLERY}/images/ubuntu`;
export const VERSION = `${DEFINITION}/versions/1.0.0`;

export function groupBody(more: Body = {}): Body {
  return mergePatch({ location: "westeurope" }, more);
}

export function galleryBody(more: Body = {}): Body {
  return mergePatch({ location: "westeurope", properties: { description: "" } }, more);
}

export function definitionBody(more: Body = {}): Body {
  const identifier = { publisher: "contoso", offer: "ubuntu", sku: "24_04" };
  const properties = { osType: "Linux", osState: "Generalized", hyperVGeneration: "V2", identifier };
  return mergePatch({ location: "westeurope", properties }, more);
}

/** A version in Western Europe with one replica, and in the further regions. */
export function versionBody(more: Body = {}, regions: Body[] = []): Body {
  const home = { name: "westeurope", regionalReplicaCount: 1, storageAccountType: "Standard_LRS" };
  const properties = {
    publishingProfile: { targetRegions: [home, ...regions] },
    storageProfile: { source: { id: `${COMPUTE}/images/ubuntu` } },
  };
  return mergePatch({ location: "westeurope", properties }, more);
}

export function regionBody(name: string, more: Body = {}): Body {
  return mergePatch({ name, regionalReplicaCount: 1, storageAccountType: "Standard_LRS" }, more);
}

export function encryptedBy(id: string): Body {
  return { encryption: { osDiskImage: { diskEncryptionSetId: id } } };
}
