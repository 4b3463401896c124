import type { IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { Fn } from "../terraform/framework";
import { throwProblems } from "./errors";
import { isLiteralText, known } from "./known";

/** A kind of Azure resource: the segments of its id behind the resource group, names left out. */
export interface ResourceKind {
  /** As a person says it: "a managed image". */
  readonly what: string;
  readonly provider: string;
  readonly types: readonly string[];
  /** What its ids look like, in any letter case; groups are the subscription, the resource group and the names. */
  readonly form: RegExp;
}

function kind(what: string, provider: string, ...types: string[]): ResourceKind {
  const path = types.map((type) => `/${type}/([^/]+)`).join("");
  const form = `^/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/${provider.replace(".", "[.]")}${path}$`;
  return { what, provider, types, form: new RegExp(form, "i") };
}

export const GALLERY = kind("a gallery", "Microsoft.Compute", "galleries");
export const DEFINITION = kind("an image definition", "Microsoft.Compute", "galleries", "images");
export const VERSION = kind("an image version", "Microsoft.Compute", "galleries", "images", "versions");
export const MANAGED_IMAGE = kind("a managed image", "Microsoft.Compute", "images");
export const VIRTUAL_MACHINE = kind("a virtual machine", "Microsoft.Compute", "virtualMachines");
export const SNAPSHOT = kind("a snapshot", "Microsoft.Compute", "snapshots");
export const MANAGED_DISK = kind("a managed disk", "Microsoft.Compute", "disks");
export const ENCRYPTION_SET = kind("a disk encryption set", "Microsoft.Compute", "diskEncryptionSets");
export const STORAGE_ACCOUNT = kind("a storage account", "Microsoft.Storage", "storageAccounts");

const KINDS = [
  GALLERY,
  DEFINITION,
  VERSION,
  MANAGED_IMAGE,
  VIRTUAL_MACHINE,
  SNAPSHOT,
  MANAGED_DISK,
  ENCRYPTION_SET,
  STORAGE_ACCOUNT,
];

/** The subscription in a known id of any kind, lower case. */
export function subscriptionIn(id: string): string | undefined {
  return /^[/]subscriptions[/]([^/]+)[/]/i.exec(id)?.[1]?.toLowerCase();
}

/** What stands in the id of a resource. */
export interface ParsedId {
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
  /** One name for each type of the kind, outermost first. */
  readonly names: readonly string[];
}

/** The shape of an id of that kind. */
export function idShape(wanted: ResourceKind): string {
  const types = wanted.types.map((type) => `${type}/<name>`).join("/");
  return `/subscriptions/<id>/resourceGroups/<group>/providers/${wanted.provider}/${types}`;
}

/** Takes a known id apart; segment names are compared without regard to case, as Azure does. */
export function parseId(wanted: ResourceKind, id: string): ParsedId | undefined {
  const parts = wanted.form.exec(id);
  if (!parts) return undefined;
  const [, subscriptionId, resourceGroupName, ...names] = parts as unknown as [string, string, string, ...string[]];
  return { subscriptionId, resourceGroupName, names };
}

/** A pattern, in the common part of JavaScript and RE2, for lower-case ids of the kinds. */
export function idPattern(kinds: readonly ResourceKind[]): string {
  const shapes = kinds.map(({ provider, types }) => {
    const path = types.map((type) => `/${type.toLowerCase()}/[^/]+`).join("");
    return `${provider.toLowerCase().replace(".", "[.]")}${path}`;
  });
  return `^/subscriptions/[^/]+/resourcegroups/[^/]+/providers/(${shapes.join("|")})$`;
}

/** What to do about an id of another kind, where more can be said than the rule says. */
const REMEDIES: ReadonlyMap<ResourceKind, string> = new Map([
  [
    VERSION,
    "azurerm takes no image version as a source: capture a machine made of it, or a snapshot of that machine's disk.",
  ],
  [VIRTUAL_MACHINE, "Use ImageSource.virtualMachine for a machine."],
  [MANAGED_IMAGE, "Use ImageSource.managedImage for a managed image."],
  [SNAPSHOT, "Use ImageSource.osDiskSnapshot for a snapshot."],
  [MANAGED_DISK, "Use ImageSource.osDiskSnapshot for a disk."],
]);

/**
 * An id as azurerm spells it, names left as they are: Azure ignores letter case in the other segments, azurerm does not. A
 * token is passed on.
 */
export function canonicalId(kinds: readonly ResourceKind[], id: string): string {
  for (const wanted of isLiteralText(id) ? kinds : []) {
    const parsed = parseId(wanted, id);
    if (parsed) return joinId(wanted, parsed);
  }
  return id;
}

/** The id that is made of its parts. */
export function joinId(
  { provider, types }: ResourceKind,
  { subscriptionId, resourceGroupName, names }: ParsedId,
): string {
  const path = types.map((type, i) => `${type}/${names[i]}`).join("/");
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/${provider}/${path}`;
}

/** The problem of a value that is no id of the kinds wanted, naming what it is instead if that can be told. */
export function checkId(wanted: readonly ResourceKind[], prop: string, id: unknown): Problem | undefined {
  if (typeof id === "string" && wanted.some(({ form }) => form.test(id))) return undefined;
  const whats = wanted.map(({ what }) => what).join(" or ");
  if (id === undefined || id === null || id === "") {
    return problem("AIG003", prop, `got ${show(id)}, allowed the id of ${whats}`);
  }
  if (!known(id)) return undefined;
  if (typeof id !== "string") return problem("AIG004", prop, `got ${show(id)}, allowed the id of ${whats}`);
  if (wanted.some(({ form }) => form.test(id.replace(/[/]+$/, "")))) {
    const remedy = "Leave the slash out.";
    return problem("AIG005", prop, `got ${show(id)}, which ends with a slash, allowed the same without it`, remedy);
  }
  const other = KINDS.find(({ form }) => form.test(id));
  const got = other ? `the id of ${other.what}` : show(id);
  const detail = `got ${got}, allowed the id of ${whats}: ${wanted.map(idShape).join(" or ")}`;
  return problem("AIG005", prop, detail, prop === "source" && other ? REMEDIES.get(other) : undefined);
}

/**
 * The parts of an id that has passed `checkId`; those of a token are Terraform expressions that take it apart in the plan.
 */
export function idParts(wanted: ResourceKind, id: string): ParsedId {
  const parsed = known(id) ? parseId(wanted, id) : undefined;
  if (parsed) return parsed;
  const segments = Fn.split("/", id);
  const segment = (index: number): string => Fn.element(segments, index) as string;
  return {
    subscriptionId: segment(2),
    resourceGroupName: segment(4),
    names: wanted.types.map((_, i) => segment(8 + 2 * i)),
  };
}

/**
 * The id of an imported resource whose parts are given. Throws if its subscription is not known: the provider's own may
 * be another one.
 */
export function formatId(
  imported: IConstruct,
  wanted: ResourceKind,
  { subscriptionId, resourceGroupName, names }: Partial<ParsedId> & Omit<ParsedId, "subscriptionId">,
): string {
  if (!subscriptionId) {
    const detail = `got nothing, allowed the subscription of ${wanted.what}, which its id is made of`;
    throwProblems(`import at ${imported.node.path}`, [
      problem("AIG009", "subscriptionId", detail, "Give subscriptionId to the import, or import by the full id."),
    ]);
  }
  return joinId(wanted, { subscriptionId: subscriptionId!, resourceGroupName, names });
}
