import { at, same, textAt, type Body } from "../json";
import { alike } from "../path";
import { displayName, region, shortName } from "../regions";
import { regionsOf, version } from "../types/galleries";
import { endOfLifePast, isShared } from "./definitions";
import { INVALID, invalidName, outOfRange, type Change, type Finding, type Refusal } from "./refusal";

const { type } = version;
const PROFILE = "properties.publishingProfile";
const REGIONS = `galleryImageVersion.${PROFILE}.targetRegions`;
export const DES = "encryption.osDiskImage.diskEncryptionSetId";

/** The first region for which something is wrong. */
export function inSomeRegion(
  find: (name: string, region: Body, change: Change) => string | Finding | undefined,
): (change: Change) => Finding | undefined {
  return (change) => {
    for (const { name, region: one } of regionsOf(change.body)) {
      const found = find(name, one, change);
      if (found !== undefined) return typeof found === "string" ? { message: found, target: REGIONS } : found;
    }
    return undefined;
  };
}

/** A region of the version as it was, if it stays. */
function asBefore({ before }: Change, name: string): Body | undefined {
  return before && regionsOf(before).find((one) => one.name === name)?.region;
}

export function parents({ context: { target, store } }: Change): { definition?: Body; gallery?: Body } {
  const galleryId = target.owner.split("/").slice(0, -2).join("/");
  return { definition: store.get(target.owner)?.body, gallery: store.get(galleryId)?.body };
}

export function home({ body }: Change): string {
  return shortName(textAt(body, "location") ?? "");
}

export const VERSION_REFUSALS: readonly Refusal[] = [
  {
    cites: "AIG201",
    what: "the number of a version",
    type,
    ...INVALID,
    find({ context: { target } }) {
      const parts = target.name.split(".");
      const fits = parts.length === 3 && parts.every((one) => /^[0-9]{1,10}$/.test(one) && Number(one) <= 2147483647);
      const rule = "Major.Minor.Patch, each between 0 and 2147483647 (inclusive)";
      return fits ? undefined : invalidName(target.name, "galleryImageVersionName", rule);
    },
  },
  {
    cites: "AIG207",
    what: "a region listed twice",
    type,
    ...INVALID,
    find({ body }) {
      const names = regionsOf(body).map(({ name }) => name);
      const twice = names.find((name, i) => names.indexOf(name) < i);
      return twice === undefined
        ? undefined
        : { message: `Duplicate regions are not allowed in target publishing regions: '${twice}'.`, target: REGIONS };
    },
  },
  {
    cites: "AIG209",
    what: "no target region that is the home region",
    type,
    ...INVALID,
    find(change) {
      const names = regionsOf(change.body).map(({ name }) => name);
      return names.includes(home(change))
        ? undefined
        : {
            message: `The publishing profile regions '${names.join(", ")}' must contain the location of image version '${home(change)}'.`,
            target: REGIONS,
          };
    },
  },
  {
    cites: "AIG211",
    what: "a target region that does not exist",
    type,
    ...INVALID,
    code: "LocationNotAvailableForResourceType",
    find: inSomeRegion((name) =>
      region(name) ? undefined : `The provided location '${name}' is not available for resource type '${type}'.`,
    ),
  },
  {
    cites: "AIG203",
    what: "replicas out of 1 to 100",
    type,
    ...INVALID,
    find: inSomeRegion((_name, one) => {
      const count = at(one, "regionalReplicaCount");
      const fits = typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= 100;
      return fits ? undefined : outOfRange(count, `${REGIONS}.regionalReplicaCount`, 1, 100);
    }),
  },
  {
    cites: "AIG205",
    what: "zone-redundant storage in a region without zones",
    type,
    ...INVALID,
    find: inSomeRegion((name, one) =>
      textAt(one, "storageAccountType") === "Standard_ZRS" && region(name)?.zones === false
        ? `ZRS storage account type is not supported in this region '${displayName(name)}'.`
        : undefined,
    ),
  },
  {
    cites: "AIG215",
    what: "a target region in another cloud",
    type,
    ...INVALID,
    find: inSomeRegion((name, _one, change) =>
      region(name)?.cloud === region(home(change))?.cloud
        ? undefined
        : `The provided location '${name}' is not available for resource type '${type}' in this cloud.`,
    ),
  },
  {
    cites: "AIG117",
    what: "an end of life in the past",
    type,
    ...INVALID,
    on: "create",
    find: endOfLifePast(`${PROFILE}.endOfLifeDate`, "galleryImageVersion"),
  },
  {
    cites: "AIG321",
    what: "a shallow version with more than one replica at home",
    type,
    ...INVALID,
    find(change) {
      const all = regionsOf(change.body);
      const alone = all.length === 1 && at(all[0]!.region, "regionalReplicaCount") === 1;
      return textAt(change.body, `${PROFILE}.replicationMode`) === "Shallow" && !alone
        ? { message: "Shallow replication is supported in the home region with one replica only.", target: REGIONS }
        : undefined;
    },
  },
  {
    cites: "AIG323",
    what: "a disk encryption set in some regions only",
    type,
    ...INVALID,
    find(change) {
      const all = regionsOf(change.body);
      const without = all.filter((one) => !textAt(one.region, DES));
      return without.length > 0 && without.length < all.length
        ? {
            message: `A disk encryption set is required for disk 'osDiskImage' in target region '${without[0]!.name}'.`,
          }
        : undefined;
    },
  },
  {
    cites: "AIG326",
    what: "a disk encryption set of another region",
    type,
    ...INVALID,
    find: inSomeRegion((name, one, { context: { store } }) => {
      const id = textAt(one, DES);
      const location = id && textAt(store.get(id)?.body, "location");
      return location && shortName(location) !== name
        ? `The disk encryption set '${id}' is in '${location}', not in target region '${name}'.`
        : undefined;
    }),
  },
  {
    cites: "AIG330",
    what: "a disk encryption set of another subscription",
    type,
    ...INVALID,
    find: inSomeRegion((_name, one, { context: { target } }) => {
      const id = textAt(one, DES);
      return id && !alike(id.split("/")[2] ?? "", target.subscription)
        ? `The disk encryption set '${id}' must be in the same subscription as the gallery.`
        : undefined;
    }),
  },
  {
    cites: "AIG328",
    what: "a disk encryption set in a shared gallery",
    type,
    ...INVALID,
    on: "create",
    find: inSomeRegion((_name, one, change) =>
      textAt(one, DES) && isShared(parents(change).gallery)
        ? "Encrypted image versions are not supported in a shared gallery."
        : undefined,
    ),
  },
  {
    cites: "AIG331",
    what: "a version of a directly shared gallery that is at home elsewhere",
    type,
    ...INVALID,
    on: "create",
    find(change) {
      const { gallery } = parents(change);
      const direct = textAt(gallery, "properties.sharingProfile.permissions") === "Groups";
      return direct && shortName(textAt(gallery, "location") ?? "") !== home(change)
        ? { message: "The location of the image version must be that of the shared gallery." }
        : undefined;
    },
  },
  {
    cites: "R003",
    what: "a region that is dropped while the version forbids it",
    type,
    on: "update",
    status: 400,
    code: "BadRequest",
    find({ body, before = {} }) {
      const names = regionsOf(body).map(({ name }) => name);
      const dropped = regionsOf(before).find(({ name }) => !names.includes(name));
      const allowed = at(before, "properties.safetyProfile.allowDeletionOfReplicatedLocations") === true;
      return dropped && !allowed
        ? {
            message: `Complete set of target locations not specified, '${dropped.name}' is missing. Deletion of previously replicated locations is not allowed.`,
            target: REGIONS,
          }
        : undefined;
    },
  },
  {
    cites: "R004",
    what: "another storage type for a region that stays",
    type,
    on: "update",
    status: 409,
    code: "PropertyChangeNotAllowed",
    find: inSomeRegion((name, one, change) => {
      const was = asBefore(change, name);
      const target = `${REGIONS}.storageAccountType`;
      return was && !same(at(was, "storageAccountType"), at(one, "storageAccountType"))
        ? { message: `Changing property '${target}' is not allowed, in region '${name}'.`, target }
        : undefined;
    }),
  },
  {
    cites: "R006",
    what: "another encryption for a region that stays",
    type,
    on: "update",
    status: 409,
    code: "PropertyChangeNotAllowed",
    find: inSomeRegion((name, one, change) => {
      const was = asBefore(change, name);
      const target = `${REGIONS}.encryption`;
      return was && !same(at(was, DES), at(one, DES))
        ? { message: `Changing property '${target}' is not allowed, in region '${name}'.`, target }
        : undefined;
    }),
  },
  {
    cites: "R001",
    what: "deleting a version that is protected until its end of life",
    type,
    on: "delete",
    status: 409,
    code: "DeleteGalleryImageVersionBlockedBeforeEndOfLife",
    find({ body, context: { now } }) {
      const blocked = at(body, "properties.safetyProfile.blockDeletionBeforeEndOfLife") === true;
      const end = textAt(body, `${PROFILE}.endOfLifeDate`);
      return blocked && end !== undefined && Date.parse(end) > now.getTime()
        ? { message: `The image version cannot be deleted before its end of life '${end}'.` }
        : undefined;
    },
  },
];
