import type { Cloud, CloudObject } from "./cloud";
import { formatId } from "./ids";
import { zeroOf } from "./resource";
import { isCollection, members, type Attribute, type Schema } from "./schema/schema";
import { semanticsOf } from "./semantics";
import { GALLERIES } from "./semantics/common";
import { isObject, type Attributes, type Value } from "./values";

interface Query {
  readonly cloud: Cloud;
  readonly config: Attributes;
  readonly subscription: string;
}

/** The attributes a data source finds; `id` included. */
type Find = (query: Query) => Attributes;

const FIND: { readonly [type: string]: Find } = {
  azurerm_client_config: ({ subscription }) => ({ id: `clientConfigs/${subscription}`, subscription_id: subscription }),
  azurerm_subscription: ({ config, subscription }) => {
    const id = typeof config.subscription_id === "string" ? config.subscription_id : subscription;
    return { id: `/subscriptions/${id}`, subscription_id: id };
  },
  azurerm_shared_image_gallery: (query) => {
    const found = byId(query, `${GALLERIES}/{name}`, "azurerm_shared_image_gallery");
    const images = query.cloud.all("azurerm_shared_image").filter(({ id }) => id.startsWith(`${found.id}/`));
    return { ...found.attributes, image_names: images.map(({ attributes }) => attributes.name ?? "") };
  },
  azurerm_shared_image_version: (query) => ({
    ...chooseVersion(query).attributes,
    name: query.config.name ?? null,
  }),
  azurerm_shared_image_versions: (query) => {
    const versions = versionsOf(query);
    if (versions.length === 0) throw new Error("unable to find any images");
    return {
      id: formatId(`${GALLERIES}/{gallery_name}/images/{image_name}`, query.config, query.subscription),
      images: versions.map(({ id, attributes }) => ({ ...attributes, id })),
    };
  },
};

export function readDataSource(type: string, resource: Schema | undefined, schema: Schema, query: Query): Attributes {
  const find = FIND[type] ?? ((q: Query) => byId(q, semanticsOf(type, resource ?? schema).id, type).attributes);
  return shaped(members(schema.block).attributes, find(query), query.config);
}

function byId({ cloud, config, subscription }: Query, template: string, type: string): CloudObject {
  const id = formatId(template, config, subscription);
  const found = cloud.read(id);
  if (!found || found.type !== type) throw new Error(`${type}: "${id}" was not found`);
  return found;
}

function versionsOf({ cloud, config, subscription }: Query): CloudObject[] {
  const image = formatId(`${GALLERIES}/{gallery_name}/images/{image_name}`, config, subscription);
  const wanted = isObject(config.tags_filter) ? Object.entries(config.tags_filter) : [];
  return cloud
    .all("azurerm_shared_image_version")
    .filter(({ id }) => id.startsWith(`${image}/versions/`))
    .filter(({ attributes: { tags } }) => wanted.every(([key, value]) => !isObject(tags) || tags[key] === value));
}

/** `latest` takes the last version not excluded: in the order the service lists them (as text) or by number. */
function chooseVersion(query: Query): CloudObject {
  const { name, sort_versions_by_semver: byNumber } = query.config;
  if (name !== "latest" && name !== "recent") {
    return byId(
      query,
      `${GALLERIES}/{gallery_name}/images/{image_name}/versions/{name}`,
      "azurerm_shared_image_version",
    );
  }
  const versions = versionsOf(query);
  // The cloud keeps objects in the order they were made.
  if (name === "latest") versions.sort(byNumber === true ? compareNumbers : compareTexts);
  const chosen = versions
    .filter(({ attributes }) => name === "recent" || attributes.exclude_from_latest !== true)
    .pop();
  if (!chosen) throw new Error("no image version was found");
  return chosen;
}

function compareTexts(a: CloudObject, b: CloudObject): number {
  return String(a.attributes.name) < String(b.attributes.name) ? -1 : 1;
}

function compareNumbers(a: CloudObject, b: CloudObject): number {
  const [left, right] = [a, b].map(({ attributes }) => String(attributes.name).split(".").map(Number)) as [
    number[],
    number[],
  ];
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** What was found, cut and filled to the schema; what the configuration says stays as it is. */
function shaped(attributes: [string, Attribute][], found: Attributes, config: Attributes): Attributes {
  const state: Attributes = { timeouts: config.timeouts ?? null };
  for (const [name, { type, computed }] of attributes) {
    const given = config[name] ?? null;
    state[name] = given !== null || !computed ? given : conform(type, found[name] ?? null);
  }
  return state;
}

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
