import type { Cloud, CloudObject } from "./cloud";
import { formatId } from "./ids";
import { ResourceType, zeroOf } from "./resource";
import { isCollection, members, type Attribute, type Schema } from "./schema/schema";
import { semanticsOf } from "./semantics";
import { builtInRoleId } from "./semantics/access";
import { GALLERIES, subscriptionOf, uuidOf } from "./semantics/common";
import { galleryName, imageName, versionName } from "./semantics/galleries";
import { defaultsTo, type Rule } from "./semantics/rule";
import { isObject, type Attributes, type Value } from "./values";

export interface Query {
  readonly cloud: Cloud;
  readonly config: Attributes;
  readonly subscription: string;
  /** The schema of a resource type, or of the data source where there is no such type. */
  readonly schemaOf: (type: string) => Schema;
}

interface DataSource {
  /** The attributes it finds, `id` included. */
  readonly find: (query: Query) => Attributes;
  readonly rules?: { readonly [path: string]: Rule };
}

const VERSION = "azurerm_shared_image_version";
const inGallery = { gallery_name: { check: galleryName } };
const inDefinition = { ...inGallery, image_name: { check: imageName } };

const DATA_SOURCES: { readonly [type: string]: DataSource } = {
  azurerm_client_config: {
    find: ({ subscription }) => ({
      id: `clientConfigs/${subscription}`,
      subscription_id: subscription,
      client_id: uuidOf("client"),
      object_id: uuidOf("object"),
      tenant_id: uuidOf("tenant"),
    }),
  },
  azurerm_subscription: {
    find: ({ config, subscription }) => {
      const id = typeof config.subscription_id === "string" ? config.subscription_id : subscription;
      return { id: `/subscriptions/${id}`, subscription_id: id, tenant_id: uuidOf("tenant") };
    },
  },
  azurerm_role_definition: {
    find: (query) => {
      const [scope, id] = [String(query.config.scope ?? ""), query.config.role_definition_id ?? null];
      const name = query.config.name ?? null;
      const own = query.cloud
        .all("azurerm_role_definition")
        .map((object) => asRead(query, object))
        .find((role) => (id === null ? role.name === name : role.role_definition_id === id));
      if (own) return own;
      const uuid = id ?? builtInRoleId(name);
      if (typeof uuid !== "string") throw new Error(`no role definition named ${JSON.stringify(name)} was found`);
      const subscription = subscriptionOf(scope) ?? query.subscription;
      const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${uuid}`;
      return { id: path, role_definition_id: uuid, name };
    },
  },
  azurerm_storage_account_sas: {
    find: ({ config }) => ({ id: uuidOf(config), sas: `?sv=stand-in&sig=${uuidOf(config)}` }),
  },
  azurerm_image: { find: (query) => asRead(query, chooseImage(query)) },
  azurerm_shared_image_gallery: {
    find: (query) => {
      const gallery = byId(query, "azurerm_shared_image_gallery");
      const images = query.cloud.ids("azurerm_shared_image").filter((id) => id.startsWith(`${String(gallery.id)}/`));
      return { ...gallery, image_names: images.map((id) => id.split("/").pop()!) };
    },
    rules: { name: { check: galleryName } },
  },
  azurerm_shared_image: {
    find: (query) => byId(query, "azurerm_shared_image"),
    rules: { ...inGallery, name: { check: imageName } },
  },
  azurerm_shared_image_version: {
    find: (query) => withSource(asRead(query, chooseVersion(query))),
    rules: { ...inDefinition, name: { check: versionName }, sort_versions_by_semver: defaultsTo(false) },
  },
  azurerm_shared_image_versions: {
    find: (query) => {
      const { image_name: image, gallery_name: gallery, resource_group_name: group } = query.config;
      const images = versionsOf(query).map((object) => withSource(asRead(query, object)));
      if (images.length === 0) throw new Error("unable to find any images");
      return { id: [image, gallery, group].join("-"), images };
    },
    rules: inDefinition,
  },
};

/** What a data source checks, and the defaults of what it is not told. */
export function dataSourceRules(type: string): { readonly [path: string]: Rule } {
  return DATA_SOURCES[type]?.rules ?? {};
}

export function readDataSource(type: string, schema: Schema, query: Query): Attributes {
  const found = DATA_SOURCES[type]?.find(query) ?? byId(query, type);
  return shaped(schema, dataSourceRules(type), found, query.config);
}

function byId(query: Query, type: string, id = idOf(query, type)): Attributes {
  const found = query.cloud.get(id);
  if (!found || found.type !== type) throw new Error(`${type}: "${id}" was not found`);
  return asRead(query, found);
}

function idOf({ config, subscription, schemaOf }: Query, type: string): string {
  return formatId(semanticsOf(type, schemaOf(type)).id, config, subscription);
}

/** An object as a resource of its type would read it: with defaults and normal forms. */
function asRead({ cloud, schemaOf }: Query, { type, id }: CloudObject): Attributes {
  const schema = schemaOf(type);
  const read = new ResourceType(type, schema, semanticsOf(type, schema), cloud).read({ id });
  if (!read) throw new Error(`${type}: "${id}" was not found`);
  return read;
}

/** The one named, or the first of those whose name matches, sorted by name. */
function chooseImage(query: Query): CloudObject {
  const { name, name_regex: pattern, sort_descending: descending } = query.config;
  const group = idOf({ ...query, config: { ...query.config, name: "" } }, "azurerm_image");
  const images = query.cloud
    .all("azurerm_image")
    .map((image) => ({ image, called: image.id.slice(group.length) }))
    .filter(({ image, called }) => image.id === group + called && !called.includes("/"))
    .filter(({ called }) => (typeof pattern === "string" ? new RegExp(pattern).test(called) : called === name))
    .sort((a, b) => compareTexts(a.called, b.called));
  const chosen = descending === true ? images.pop() : images[0];
  if (!chosen) throw new Error("no image was found");
  return chosen.image;
}

function versionsOf(query: Query): CloudObject[] {
  const filter = query.config.tags_filter;
  const image = formatId(`${GALLERIES}/{gallery_name}/images/{image_name}`, query.config, query.subscription);
  const wanted = isObject(filter) ? Object.entries(filter) : [];
  return query.cloud
    .all(VERSION)
    .filter(({ id }) => id.startsWith(`${image}/versions/`))
    .filter(({ attributes: { tags } }) => wanted.every(([key, value]) => !isObject(tags) || tags[key] === value));
}

/** `latest` takes the last version not excluded: in the order the service lists them (as text) or by number. */
function chooseVersion(query: Query): CloudObject {
  const { name, sort_versions_by_semver: byNumber } = query.config;
  // The cloud keeps objects in the order they were made, which `recent` goes by.
  const versions = versionsOf(query);
  if (name === "latest") {
    const compare = byNumber === true ? compareNumbers : compareTexts;
    versions.sort((a, b) => compare(numberOf(a), numberOf(b)));
  }
  const candidates = versions.filter((version) => {
    if (name === "latest") return version.attributes.exclude_from_latest !== true;
    return name === "recent" || numberOf(version) === name;
  });
  const chosen = candidates.pop();
  if (!chosen) throw new Error(`no version "${String(name)}" of the image was found`);
  return chosen;
}

function numberOf({ id }: CloudObject): string {
  return id.split("/").pop()!;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number)) as [number[], number[]];
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Of its source a version shows a managed image only: no snapshot, and not the machine it was captured from. */
function withSource(version: Attributes): Attributes {
  const isImage = /\/images\/[^/]+$/.test(String(version.managed_image_id));
  return { ...version, managed_image_id: isImage ? (version.managed_image_id ?? "") : "", os_disk_snapshot_id: "" };
}

/**
 * What was found, cut and filled to the schema. What the configuration says stays as it is, except for what is also a
 * finding: the version that `latest` stands for, and its tags.
 */
function shaped(
  { block }: Schema,
  rules: { readonly [path: string]: Rule },
  found: Attributes,
  config: Attributes,
): Attributes {
  const { attributes, blocks } = members(block);
  const state: Attributes = Object.fromEntries(blocks.map(([name]) => [name, config[name] ?? null]));
  for (const [name, { type, computed }] of attributes) {
    const given = config[name] ?? rules[name]?.default ?? null;
    const isFinding = computed ? given === null : FINDINGS.includes(name) && name in found;
    state[name] = isFinding ? conform(type, found[name] ?? null) : given;
  }
  return state;
}

const FINDINGS = ["name", "tags"];

function conform(type: Attribute["type"], value: Value): Value {
  if (value === null) return zeroOf(type);
  if (isCollection(type) && Array.isArray(value)) return value.map((element) => conform(type[1], element));
  if (typeof type !== "string" && type[0] === "object" && isObject(value)) {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [name, conform(inner, value[name] ?? null)]),
    );
  }
  return value;
}
