import { at, bodyAt, textAt, type Body } from "../json";
import { alike } from "../path";
import { definition, securityType } from "../types/galleries";
import { INVALID, invalidName, type Change, type Finding, type Refusal } from "./refusal";

const { type } = definition;
const IDENTIFIER = "properties.identifier";
/** Security types whose machines need what an ordinary image does not have. */
export const GUEST_STATE_ONLY = /^(TrustedLaunch|ConfidentialVM)$/i;

/** A part of publisher, offer and sku: its characters, its length, and no period at its end. */
function part(name: "publisher" | "offer" | "sku", max: number): (change: Change) => Finding | undefined {
  return ({ body }) => {
    const value = textAt(body, `${IDENTIFIER}.${name}`) ?? "";
    const fits = /^[\w.-]+$/.test(value) && !value.endsWith(".") && value.length <= max;
    return fits
      ? undefined
      : invalidName(value, `galleryImage.${IDENTIFIER}.${name}`, `[\\w.-]{1,${max}}, no '.' at the end`);
  };
}

export function endOfLifePast(path: string, parameter: string): (change: Change) => Finding | undefined {
  return ({ body, context: { now } }) => {
    const date = textAt(body, path);
    if (date === undefined) return undefined;
    const time = Date.parse(date);
    if (Number.isNaN(time)) return { message: `The value '${date}' is not a date.`, target: `${parameter}.${path}` };
    return time > now.getTime()
      ? undefined
      : { message: `EndOfLifeDate must be set to a future date, got '${date}'.`, target: `${parameter}.${path}` };
  };
}

function rangeReversed({ body }: Change): Finding | undefined {
  for (const name of ["vCPUs", "memory"]) {
    const { min, max } = bodyAt(body, `properties.recommended.${name}`);
    if (typeof min !== "number" || typeof max !== "number" || min <= max) continue;
    const target = `galleryImage.properties.recommended.${name}`;
    return { message: `The minimum '${min}' of '${target}' is above its maximum '${max}'.`, target };
  }
  return undefined;
}

function galleryOf({ context: { target, store } }: Change): Body | undefined {
  return store.get(target.owner)?.body;
}

export function isShared(gallery: Body | undefined): boolean {
  return ["Community", "Groups"].includes(textAt(gallery, "properties.sharingProfile.permissions") ?? "");
}

export const DEFINITION_REFUSALS: readonly Refusal[] = [
  {
    cites: "AIG102",
    what: "the name of a definition",
    type,
    ...INVALID,
    find({ context: { target } }) {
      const rule = /^[^\W_](?:[\w.-]{0,78}[^\W_])?$/;
      return rule.test(target.name) ? undefined : invalidName(target.name, "galleryImageName", rule.source);
    },
  },
  { cites: "AIG103", what: "the publisher", type, ...INVALID, find: part("publisher", 128) },
  { cites: "AIG104", what: "the offer", type, ...INVALID, find: part("offer", 64) },
  { cites: "AIG104", what: "the sku", type, ...INVALID, find: part("sku", 64) },
  { cites: "AIG108", what: "a range whose minimum is above its maximum", type, ...INVALID, find: rangeReversed },
  {
    cites: "AIG117",
    what: "an end of life in the past",
    type,
    ...INVALID,
    on: "create",
    find: endOfLifePast("properties.endOfLifeDate", "galleryImage"),
  },
  {
    cites: "AIG301",
    what: "a security type with generation 1",
    type,
    ...INVALID,
    find({ body }) {
      const security = securityType(body) ?? "Standard";
      return !alike(security, "Standard") && textAt(body, "properties.hyperVGeneration") !== "V2"
        ? {
            message: `Security type '${security}' requires hyperVGeneration 'V2'.`,
            target: "galleryImage.properties.features",
          }
        : undefined;
    },
  },
  {
    cites: "AIG304",
    what: "images for Trusted Launch or confidential machines alone in a shared gallery",
    type,
    ...INVALID,
    on: "create",
    find(change) {
      const security = securityType(change.body) ?? "";
      return GUEST_STATE_ONLY.test(security) && isShared(galleryOf(change))
        ? { message: `Security type '${security}' is supported in private galleries only.` }
        : undefined;
    },
  },
  {
    cites: "AIG309",
    what: "a purchase plan in a community gallery",
    type,
    ...INVALID,
    on: "create",
    find(change) {
      const community = textAt(galleryOf(change), "properties.sharingProfile.permissions") === "Community";
      return community && at(change.body, "properties.purchasePlan") !== undefined
        ? { message: "An image with a purchase plan cannot be shared with the community." }
        : undefined;
    },
  },
  {
    cites: "AIG401",
    what: "publisher, offer and sku that another definition of the gallery has",
    type,
    on: "create",
    status: 409,
    code: "Conflict",
    find({ body, context: { target, store } }) {
      const twin = store
        .nested(target.owner)
        .find((other) => alike(other.type, type) && tripleOf(other.body) === tripleOf(body));
      return (
        twin && {
          message: `Gallery image: ${twin.id} identified by (${tripleOf(body)}) already exists. Choose a different publisher, offer, sku combination.`,
          target: `galleryImage.${IDENTIFIER}`,
        }
      );
    },
  },
];

/** Whether Azure compares them without letter case is not known; here it does not. */
function tripleOf(body: Body): string {
  const { publisher, offer, sku } = bodyAt(body, IDENTIFIER);
  return `publisher:${String(publisher)}, offer:${String(offer)}, sku:${String(sku)}`;
}
