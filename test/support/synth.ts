import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, Testing } from "cdktf";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One block of the synthesised configuration: a resource, a variable. */
export type Block = { [key: string]: Json };

/** A stack as cdk.tf.json holds it. */
export interface StackJson {
  readonly resource?: { [type: string]: { [name: string]: Block } };
  readonly [section: string]: unknown;
}

export const GALLERY = "azurerm_shared_image_gallery";
export const DEFINITION = "azurerm_shared_image";
export const VERSION = "azurerm_shared_image_version";

/** Makes a stack with an azurerm provider, lets `build` fill it and synthesises it, validations included. */
export function synthStack(build: (stack: TerraformStack) => void): { json: StackJson; stack: TerraformStack } {
  const stack = new TerraformStack(Testing.app(), "stack");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  build(stack);
  return { json: synthJson(stack), stack };
}

/** The JSON of a stack that was built elsewhere, validations included. */
export function synthJson(stack: TerraformStack): StackJson {
  return JSON.parse(Testing.synth(stack, true)) as StackJson;
}

/** The resources of one type by their Terraform name, without the framework's comment. */
export function resources(json: StackJson, type: string): { [name: string]: Block } {
  const withoutComment = (block: Block): Block =>
    Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//"));
  const found = Object.entries(json.resource?.[type] ?? {});
  return Object.fromEntries(found.map(([name, block]) => [name, withoutComment(block)]));
}

/** The one resource of a type; fails if there is none or more than one. */
export function onlyResource(json: StackJson, type: string): Block {
  const found = Object.values(resources(json, type));
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0]!;
}
