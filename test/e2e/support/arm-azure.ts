import { at, listAt, mergePatch, textAt, withAt, type Body, type Json } from "../arm/json";
import { shortName } from "../arm/regions";
import type { RunningArm } from "../arm/server";
import type { Resource } from "../arm/store";
import type { Failure } from "../provider/cloud";
import type { Attributes } from "../provider/values";
import type { Azure } from "./azure";

const TYPES: { readonly [type: string]: string } = {
  azurerm_resource_group: "Microsoft.Resources/resourceGroups",
  azurerm_shared_image_gallery: "Microsoft.Compute/galleries",
  azurerm_shared_image: "Microsoft.Compute/galleries/images",
  azurerm_shared_image_version: "Microsoft.Compute/galleries/images/versions",
  azurerm_image: "Microsoft.Compute/images",
  azurerm_snapshot: "Microsoft.Compute/snapshots",
  azurerm_role_assignment: "Microsoft.Authorization/roleAssignments",
  azurerm_management_lock: "Microsoft.Authorization/locks",
};

const PROFILE = "properties.publishingProfile";
const REGIONS = `${PROFILE}.targetRegions`;

/** The attributes that scenarios read and change, and where a body has them. */
const PATHS: { readonly [attribute: string]: string } = {
  tags: "tags",
  description: "properties.description",
  exclude_from_latest: `${PROFILE}.excludeFromLatest`,
};

/** What is in the id, which names the object. */
const IN_THE_ID = ["name", "resource_group_name", "gallery_name", "image_name"];

/** What scenarios seed beyond that, and what a body says instead. */
const SEEDED: { readonly [attribute: string]: (value: unknown) => Body } = {
  location: (value) => ({ location: shortName(value as string) }),
  os_type: (value) => property("osType", value),
  specialized: (value) => property("osState", value === true ? "Specialized" : "Generalized"),
  hyper_v_generation: (value) => property("hyperVGeneration", value),
  architecture: (value) => property("architecture", value),
  identifier: (value) => property("identifier", (value as Json[])[0]),
  trusted_launch_enabled: () => securityType("TrustedLaunch"),
  trusted_launch_supported: () => securityType("TrustedLaunchSupported"),
  confidential_vm_enabled: () => securityType("ConfidentialVM"),
  confidential_vm_supported: () => securityType("ConfidentialVmSupported"),
};

function property(name: string, value: unknown): Body {
  return { properties: { [name]: value as Json } };
}

function securityType(value: string): Body {
  return property("features", [{ name: "SecurityType", value }]);
}

const REGION_PATHS: { readonly [attribute: string]: string } = {
  name: "name",
  regional_replica_count: "regionalReplicaCount",
  storage_account_type: "storageAccountType",
  exclude_from_latest_enabled: "excludeFromLatest",
  disk_encryption_set_id: "encryption.osDiskImage.diskEncryptionSetId",
};

/** The local Azure Resource Manager as tests see Azure. */
export class ArmAzure implements Azure {
  private published = 0;

  constructor(readonly running: RunningArm) {}

  get log(): readonly string[] {
    return this.resources.log.filter((entry) => /^(create|update|delete) /.test(entry));
  }

  /** Resource groups that came to be because something was made in them are nobody's objects. */
  ids(type?: string): string[] {
    const made = new Set(this.log);
    return this.resources.store
      .all(type === undefined ? undefined : typeOf(type))
      .filter((one) => one.type !== TYPES.azurerm_resource_group || made.has(`create ${one.id}`))
      .map(({ id }) => id);
  }

  get(id: string): { readonly attributes: Attributes } | undefined {
    const found = this.resources.store.get(id);
    return found && { attributes: attributesOf(found.body) };
  }

  seed(type: string, id: string, attributes: Attributes): void {
    typeOf(type);
    const own = Object.entries(attributes).filter(([name]) => !IN_THE_ID.includes(name));
    const translated = own.filter(([name]) => name in SEEDED).map(([name, value]) => SEEDED[name]!(value));
    const body = translated.reduce(mergePatch, { location: "westeurope" });
    const others = Object.fromEntries(own.filter(([name]) => !(name in SEEDED))) as Attributes;
    this.resources.seed(id, withAttributes(body, others));
    if (type === "azurerm_shared_image_version") this.publish(id);
  }

  change(id: string, edit: Attributes | ((attributes: Attributes) => void)): void {
    const found = this.existing(id);
    const attributes = attributesOf(found.body);
    if (typeof edit === "function") edit(attributes);
    this.resources.store.set({
      ...found,
      body: withAttributes(found.body, typeof edit === "function" ? attributes : edit),
    });
  }

  remove(id: string): void {
    this.resources.store.remove(this.existing(id).id);
  }

  fail({ leavesObject, times = 1, ...failure }: Failure): void {
    for (let i = 0; i < times; i += 1) this.resources.fail({ ...failure, late: leavesObject === true });
  }

  /** Seeds stand for what was published one after the other, before today. */
  private publish(id: string): void {
    const found = this.existing(id);
    const date = new Date(Date.UTC(2024, 0, 1, 0, 0, this.published++)).toISOString();
    this.resources.store.set({ ...found, body: withAt(found.body, `${PROFILE}.publishedDate`, date) });
  }

  private get resources(): RunningArm["arm"]["resources"] {
    return this.running.arm.resources;
  }

  private existing(id: string): Resource {
    const found = this.resources.store.get(id);
    if (!found) throw new Error(`"${id}" was not found`);
    return found;
  }
}

function typeOf(type: string): string {
  const known = TYPES[type];
  if (known === undefined) throw new Error(`${type}: not in the table of types`);
  return known;
}

function attributesOf(body: Body): Attributes {
  const plain = Object.entries(PATHS).map(([name, path]) => [name, at(body, path)] as const);
  const regions = listAt(body, REGIONS).map((region) => {
    const entries = Object.entries(REGION_PATHS).map(([name, path]) => [name, at(region, path)] as const);
    return { ...Object.fromEntries(entries), name: shortName(textAt(region, "name") ?? "") };
  });
  const given = plain.filter(([, value]) => value !== undefined);
  return structuredClone({
    ...Object.fromEntries(given),
    ...(regions.length > 0 && { target_region: regions }),
  }) as Attributes;
}

/** The body with these attributes; the name is in the id already. */
function withAttributes(body: Body, { target_region: regions, ...attributes }: Attributes): Body {
  const changed = Object.entries(attributes).reduce((made, [name, value]) => {
    if (name === "name") return made;
    const path = PATHS[name];
    if (path === undefined) throw new Error(`${name}: not in the table of attributes`);
    return withAt(made, path, value as Json);
  }, body);
  if (regions === undefined) return changed;
  const written = (regions as Attributes[]).map((region) =>
    Object.entries(REGION_PATHS).reduce<Body>((made, [name, path]) => withAt(made, path, region[name] as Json), {}),
  );
  return withAt(changed, REGIONS, written);
}
