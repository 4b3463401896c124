import { at, bodyAt, textAt } from "../json";
import { alike } from "../path";
import { region } from "../regions";
import { gallery } from "../types/galleries";
import { INVALID, invalidName, type Refusal } from "./refusal";

const { type } = gallery;
const SHARING = "properties.sharingProfile";

export const GALLERY_REFUSALS: readonly Refusal[] = [
  {
    cites: "AIG101",
    what: "the name of a gallery",
    type,
    ...INVALID,
    find({ context: { target } }) {
      const rule = /^[^\W_](?:[\w.]{0,78}[^\W_])?$/;
      return rule.test(target.name) ? undefined : invalidName(target.name, "galleryName", rule.source);
    },
  },
  {
    cites: "AIG404",
    what: "a gallery whose name another one in the subscription has",
    type,
    on: "create",
    status: 409,
    code: "Conflict",
    find({ context: { target, store } }) {
      const taken = store
        .all(type)
        .some((other) => alike(other.name, target.name) && alike(other.id.split("/")[2]!, target.subscription));
      return taken
        ? { message: `The gallery name '${target.name}' is not unique within the subscription.`, target: "galleryName" }
        : undefined;
    },
  },
  {
    cites: "AIG109",
    what: "a community gallery without prefix, publisher and terms",
    type,
    ...INVALID,
    on: "create",
    find({ body }) {
      if (textAt(body, `${SHARING}.permissions`) !== "Community") return undefined;
      const info = bodyAt(body, `${SHARING}.communityGalleryInfo`);
      const missing = ["publicNamePrefix", "publisherContact", "publisherUri", "eula"].find(
        (name) => !textAt(info, name),
      );
      const target = `gallery.${SHARING}.communityGalleryInfo`;
      if (missing !== undefined) {
        const path = `${target}.${missing}`;
        return { message: `Required parameter '${path}' is missing (null).`, target: path };
      }
      const prefix = textAt(info, "publicNamePrefix")!;
      return /^[A-Za-z0-9]{5,16}$/.test(prefix)
        ? undefined
        : invalidName(prefix, `${target}.publicNamePrefix`, "^[A-Za-z0-9]{5,16}$");
    },
  },
  {
    cites: "AIG303",
    what: "sharing with everybody or directly in Azure Government",
    type,
    on: "create",
    status: 400,
    code: "BadRequest",
    find({ body }) {
      const permissions = textAt(body, `${SHARING}.permissions`) ?? "Private";
      const government = region(textAt(body, "location") ?? "")?.cloud === "AzureUSGovernment";
      return government && permissions !== "Private"
        ? { message: `Sharing permissions '${permissions}' are not supported in this cloud.` }
        : undefined;
    },
  },
  {
    cites: "R011",
    what: "deleting a community gallery that everybody still sees",
    type,
    on: "delete",
    status: 409,
    code: "OperationNotAllowed",
    find({ body }) {
      return at(body, `${SHARING}.communityGalleryInfo.communityGalleryEnabled`) === true
        ? { message: "The gallery is shared with the community. Reset its sharing before it is deleted." }
        : undefined;
    },
  },
];
