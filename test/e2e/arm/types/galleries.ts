import { createHash } from "node:crypto";
import { ArmError } from "../errors";
import { at, bodyAt, listAt, textAt, withAt, type Body, type Json } from "../json";
import { displayName, region, shortName } from "../regions";
import type { Resource } from "../store";
import { resourceType, type ActionContext, type ActionResult, type Context } from "./resource-type";

/* Galleries, image definitions and image versions. */

const PROFILE = "properties.publishingProfile";
const SHARING = "properties.sharingProfile";
const API_VERSIONS = ["2022-03-03", "2023-07-03", "2024-03-03", "2025-03-03", "2025-12-03"];
/** Since then a definition is for Trusted Launch and a version zone-redundant, unless it says otherwise. */
const NEW_DEFAULTS = "2025-03-03";

export const gallery = resourceType({
  type: "Microsoft.Compute/galleries",
  parameter: "gallery",
  apiVersions: API_VERSIONS,
  readOnly: [
    "properties.identifier",
    "properties.sharingStatus",
    `${SHARING}.groups`,
    `${SHARING}.communityGalleryInfo.publicNames`,
    `${SHARING}.communityGalleryInfo.communityGalleryEnabled`,
  ],
  defaults: {},
  immutable: [`${SHARING}.permissions`],
  service: (body, { target, before }) => ({
    "properties.identifier": { uniqueName: `${target.subscription}-${target.name.toUpperCase()}` },
    ...(textAt(body, `${SHARING}.permissions`) === "Groups" && {
      [`${SHARING}.groups`]: at(before?.body, `${SHARING}.groups`) ?? [],
    }),
    ...(textAt(body, `${SHARING}.permissions`) === "Community" && communityValues(body, target.id, before)),
  }),
  longRunning: "asyncOperation",
  deleted: 202,
  patch: true,
  actions: { "POST share": share },
});

/** The public name: the prefix and a number, for good. */
function communityValues(body: Body, id: string, before?: Resource): { [path: string]: Json } {
  const info = `${SHARING}.communityGalleryInfo`;
  const number = uuidOf(id);
  return {
    [`${info}.publicNames`]: [`${textAt(body, `${info}.publicNamePrefix`) ?? ""}-${number}`],
    [`${info}.communityGalleryEnabled`]: at(before?.body, `${info}.communityGalleryEnabled`) ?? false,
  };
}

/** Shows a community gallery to everybody, hides it again, or changes who sees a directly shared one. */
function share(resource: Resource, { body }: ActionContext): ActionResult {
  const operation = textAt(body, "operationType");
  const permissions = textAt(resource.body, `${SHARING}.permissions`) ?? "Private";
  const enabled = `${SHARING}.communityGalleryInfo.communityGalleryEnabled`;
  const result = { operationType: operation };
  if (operation === "EnableCommunity" && permissions === "Community") {
    return { becomes: withAt(resource.body, enabled, true), result };
  }
  if (operation === "Reset") {
    const hidden = permissions === "Community" ? withAt(resource.body, enabled, false) : resource.body;
    return { becomes: permissions === "Groups" ? withAt(hidden, `${SHARING}.groups`, []) : hidden, result };
  }
  if ((operation === "Add" || operation === "Remove") && permissions === "Groups") {
    const groups = listAt(body, "groups").reduce(
      (known, group) => withGroup(known, group, operation === "Add"),
      listAt(resource.body, `${SHARING}.groups`),
    );
    return { becomes: withAt(resource.body, `${SHARING}.groups`, groups), result: { ...result, groups } };
  }
  const message = `The operation type '${operation ?? ""}' is not allowed for a gallery with sharing permissions '${permissions}'.`;
  throw new ArmError(400, "InvalidParameter", message, "sharingUpdate.operationType");
}

function withGroup(groups: Body[], { type = null, ids = [] }: Body, added: boolean): Body[] {
  const named = Array.isArray(ids) ? ids : [];
  const others = groups.filter((group) => group.type !== type);
  const had = listOf(groups.find((group) => group.type === type)?.ids).filter((id) => !named.includes(id));
  const now = added ? [...had, ...named] : had;
  return now.length > 0 ? [...others, { type, ids: now }] : others;
}

export const definition = resourceType({
  type: "Microsoft.Compute/galleries/images",
  parameter: "galleryImage",
  apiVersions: API_VERSIONS,
  required: [
    "properties.osType",
    "properties.osState",
    "properties.identifier.publisher",
    "properties.identifier.offer",
    "properties.identifier.sku",
  ],
  defaults: {
    "properties.architecture": "x64",
    "properties.hyperVGeneration": (body, { apiVersion }) =>
      apiVersion >= NEW_DEFAULTS && securityType(body) === undefined ? "V2" : "V1",
    "properties.features": (body, { apiVersion, before }) => {
      const isNew = before === undefined && apiVersion >= NEW_DEFAULTS;
      return isNew && at(body, "properties.hyperVGeneration") === "V2"
        ? [{ name: "SecurityType", value: "TrustedLaunchSupported" }]
        : undefined;
    },
  },
  immutable: [
    "properties.osType",
    "properties.osState",
    "properties.hyperVGeneration",
    "properties.architecture",
    "properties.identifier.publisher",
    "properties.identifier.offer",
    "properties.identifier.sku",
    "properties.purchasePlan",
  ],
  longRunning: "asyncOperation",
  deleted: 202,
  patch: true,
});

export function securityType(body: Body): string | undefined {
  const feature = listAt(body, "properties.features").find(({ name }) => name === "SecurityType");
  return typeof feature?.value === "string" ? feature.value : undefined;
}

export const version = resourceType({
  type: "Microsoft.Compute/galleries/images/versions",
  parameter: "galleryImageVersion",
  apiVersions: API_VERSIONS,
  required: ["properties.storageProfile"],
  readOnly: [`${PROFILE}.publishedDate`, "properties.replicationStatus", "properties.validationsProfile"],
  defaults: {
    [`${PROFILE}.targetRegions`]: (body, context) => targetRegions(body, context),
    [`${PROFILE}.excludeFromLatest`]: false,
    [`${PROFILE}.replicationMode`]: "Full",
    "properties.safetyProfile.allowDeletionOfReplicatedLocations": false,
  },
  immutable: ["properties.storageProfile", `${PROFILE}.replicationMode`],
  service: (body, { now, before, ...context }) => ({
    [`${PROFILE}.publishedDate`]: at(before?.body, `${PROFILE}.publishedDate`) ?? now.toISOString(),
    // Also what was sent is completed, and Azure gives back the names of regions as the portal shows them.
    [`${PROFILE}.targetRegions`]: targetRegions(body, { now, before, ...context }),
  }),
  render: (body, query) =>
    query.get("$expand") === "ReplicationStatus"
      ? withAt(body, "properties.replicationStatus", replicated(body))
      : body,
  longRunning: "asyncOperation",
  deleted: 202,
  patch: true,
});

function targetRegions(body: Body, { apiVersion }: Context): Body[] {
  const profile = bodyAt(body, PROFILE);
  const listed = listAt(profile, "targetRegions");
  const regions = listed.length > 0 ? listed : [{ name: textAt(body, "location") ?? "" }];
  const isNew = apiVersion >= NEW_DEFAULTS && at(profile, "storageAccountStrategy") !== "DefaultStandard_LRS";
  return regions.map((one) => {
    const name = textAt(one, "name") ?? "";
    const preferred = isNew && region(name)?.zrs === true ? "Standard_ZRS" : "Standard_LRS";
    return {
      ...one,
      name: displayName(name),
      regionalReplicaCount: at(one, "regionalReplicaCount") ?? at(profile, "replicaCount") ?? 1,
      storageAccountType: at(one, "storageAccountType") ?? at(profile, "storageAccountType") ?? preferred,
    };
  });
}

function replicated(body: Body): Json {
  const summary = listAt(body, `${PROFILE}.targetRegions`).map(({ name = "" }) => ({
    region: name,
    state: "Completed",
    details: "",
    progress: 100,
  }));
  return { aggregatedState: "Completed", summary };
}

/** The regions of a version by their short names. */
export function regionsOf(body: Body): { readonly name: string; readonly region: Body }[] {
  return listAt(body, `${PROFILE}.targetRegions`).map((one) => ({
    name: shortName(textAt(one, "name") ?? ""),
    region: one,
  }));
}

/** A number for a name that is the same every time. */
export function uuidOf(...parts: string[]): string {
  const hex = createHash("sha256").update(parts.join(" ").toLowerCase()).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
