import { TerraformOutput, TerraformVariable, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SharedGallery,
  type IImageDefinition,
  type ImageDefinition,
  type ImageDefinitionOptions,
  type ImageVersion,
  type ImageVersionOptions,
  type ISharedGallery,
  type SharedGalleryProps,
} from "../../lib";
import { DEFINITION, GALLERY, onlyResource, synthStack, VERSION, type Block, type Json } from "../support/synth";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
export const COMPUTE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-build/providers/Microsoft.Compute`;
export const GALLERY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso`;

export const DEFINITION_OPTIONS: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
  osType: OsType.LINUX,
  osState: OsState.GENERALIZED,
  hyperVGeneration: HyperVGeneration.V2,
};

export const VERSION_OPTIONS: ImageVersionOptions = {
  version: "1.4.0",
  source: ImageSource.managedImage(`${COMPUTE}/images/ubuntu`),
};

/** The least a gallery needs, with other settings laid over it. */
export function addGallery(scope: Construct, more: Partial<SharedGalleryProps> = {}): SharedGallery {
  const props = { galleryName: "contoso_images", resourceGroupName: "rg-images", location: "West Europe", ...more };
  return new SharedGallery(scope, "Gallery", props);
}

export function addDefinition(gallery: ISharedGallery, more: Partial<ImageDefinitionOptions> = {}): ImageDefinition {
  return gallery.addImageDefinition("Ubuntu2404", { ...DEFINITION_OPTIONS, ...more });
}

export function addVersion(definition: IImageDefinition, more: Partial<ImageVersionOptions> = {}): ImageVersion {
  return definition.addVersion("V1_4_0", { ...VERSION_OPTIONS, ...more });
}

/** Settings, or how to make them in the stack they are for. */
type Settings<T> = Partial<T> | ((stack: TerraformStack) => Partial<T>);

function settle<T>(settings: Settings<T>, stack: TerraformStack): Partial<T> {
  return typeof settings === "function" ? settings(stack) : settings;
}

/** The gallery as it is written. */
export function galleryWith(settings: Settings<SharedGalleryProps> = {}): Block {
  return onlyResource(synthStack((stack) => addGallery(stack, settle(settings, stack))).json, GALLERY);
}

/** The definition as it is written. */
export function definitionWith(settings: Settings<ImageDefinitionOptions> = {}): Block {
  const { json } = synthStack((stack) => addDefinition(addGallery(stack), settle(settings, stack)));
  return onlyResource(json, DEFINITION);
}

/** The version as it is written. */
export function versionWith(
  settings: Settings<ImageVersionOptions> = {},
  definition: Partial<ImageDefinitionOptions> = {},
): Block {
  const { json } = synthStack((stack) =>
    addVersion(addDefinition(addGallery(stack), definition), settle(settings, stack)),
  );
  return onlyResource(json, VERSION);
}

export function textToken(stack: TerraformStack, name = "text"): string {
  return new TerraformVariable(stack, name, { type: "string" }).stringValue;
}

export function numberToken(stack: TerraformStack, name = "number"): number {
  return new TerraformVariable(stack, name, { type: "number" }).numberValue;
}

/** A value that the types would not let through, as plain JavaScript can pass it on. */
export function untyped<T>(value: unknown): T {
  return value as T;
}

/** The message with which `build` is refused. */
export function refusal(build: (stack: TerraformStack) => void): string {
  let message: string | undefined;
  synthStack((stack) => {
    try {
      build(stack);
    } catch (thrown) {
      message = (thrown as Error).message;
    }
  });
  if (message === undefined) throw new Error("it was not refused");
  return message;
}

/** The problems in a message, as "CODE prop: detail", without what to do about them. */
export function problemsIn(message: string): string[] {
  return [...message.matchAll(/^ {2}(AIG\d{3}) {2}(.*)$/gm)].map(([, code, said]) => `${code} ${said}`);
}

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

/** The preconditions of a resource, in order. */
export function preconditionsOf(block: Block): Condition[] {
  return ((block.lifecycle ?? {}) as { precondition?: Condition[] }).precondition ?? [];
}

/** The postconditions of a data source, in order. */
export function postconditionsOf(block: Block): Condition[] {
  return ((block.lifecycle ?? {}) as { postcondition?: Condition[] }).postcondition ?? [];
}

/** What the values that `build` gives are written as. */
export function writtenAs(build: (stack: TerraformStack) => unknown): Json {
  const { json } = synthStack((stack) => new TerraformOutput(stack, "out", { value: build(stack) }));
  return (json.output as { out: { value: Json } }).out.value;
}
