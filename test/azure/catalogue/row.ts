import type { TerraformStack } from "cdktf";
import {
  Checks,
  GallerySharing,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type SharedGalleryProps,
} from "../../../lib";
import type { Rule, RuleCode } from "../../../lib/azure/rules";
import { addDefinition, addGallery, addVersion, SUBSCRIPTION } from "../../gallery/build";
import type { Case } from "../../support/outcome";

/** Cases by what they are. */
export type Cases = { readonly [label: string]: Case };

/** A value that only Terraform knows, and the rules that the plan is asked to check for it. */
export interface TokenCase {
  readonly build: Case;
  readonly asked: readonly RuleCode[];
}

/** One rule as its user meets it. */
export interface Row {
  readonly level: Rule["level"];
  readonly weight: Rule["weight"];
  /** What Azure takes, at each bound and in the widest form: nothing is said of it. */
  readonly good: Cases;
  /** What lies just beyond: this rule is named, once, and no other. None for a rule that only the plan can check. */
  readonly bad: Cases;
  /** Where the value may be a token: nothing is said of it here. */
  readonly tokens?: { readonly [label: string]: TokenCase };
  /** Where, what and what to do: all that is said of the first bad case, or of the first token if there is none. */
  readonly message: readonly [where: string, what: string, remedy: string];
}

export type Rows = { readonly [code in RuleCode]?: Row };

/** Settings, or how to make them in the stack they are for. */
type Settings<T> = Partial<T> | ((stack: TerraformStack) => Partial<T>);

function settle<T>(settings: Settings<T>, stack: TerraformStack): Partial<T> {
  return typeof settings === "function" ? settings(stack) : settings;
}

export function gallery(more: Settings<SharedGalleryProps> = {}): Case {
  return (stack) => void addGallery(stack, settle(more, stack));
}

export function definition(
  more: Settings<ImageDefinitionOptions> = {},
  galleries: Settings<SharedGalleryProps> = {},
): Case {
  return (stack) => void addDefinition(addGallery(stack, settle(galleries, stack)), settle(more, stack));
}

export function version(
  more: Settings<ImageVersionOptions> = {},
  definitions: Settings<ImageDefinitionOptions> = {},
  galleries: Settings<SharedGalleryProps> = {},
): Case {
  return (stack) => {
    const parent = addDefinition(addGallery(stack, settle(galleries, stack)), settle(definitions, stack));
    addVersion(parent, settle(more, stack));
  };
}

/** One case for each value, by the name of what is given. */
export function each<T>(what: string, build: (value: T) => Case, ...values: T[]): Cases {
  return Object.fromEntries(values.map((value) => [`${what} ${label(value)}`, build(value)]));
}

function label(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
}

/** A token case whose rules are checked in the plan. */
export function asks(build: Case, ...asked: RuleCode[]): TokenCase {
  return { build, asked };
}

/** A token case in which nothing is guessed and nothing asked. */
export function silent(build: Case): TokenCase {
  return { build, asked: [] };
}

/** A case in which a warning that belongs to it anyway has been looked at. */
export function acknowledging(code: RuleCode, build: Case): Case {
  return (stack) => {
    Checks.of(stack).acknowledge(code, "It belongs to the case.");
    build(stack);
  };
}

export const COMMUNITY = GallerySharing.community({
  prefix: "Contoso",
  publisherEmail: "images@contoso.com",
  publisherUri: "https://contoso.com",
  eula: "https://contoso.com/eula",
});

/** The id of a disk encryption set. */
export function encryptionSet(name: string, subscription = SUBSCRIPTION): string {
  return `/subscriptions/${subscription}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/${name}`;
}

export const AT_GALLERY = "SharedGallery at stack/Gallery";
export const AT_DEFINITION = "ImageDefinition at stack/Gallery/Ubuntu2404";
export const AT_VERSION = "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0";
