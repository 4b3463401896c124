import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, type App } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import {
  HyperVGeneration,
  ImageSource,
  OsState,
  OsType,
  SharedGallery,
  type ImageDefinition,
  type ImageDefinitionOptions,
  type ImageVersion,
  type ImageVersionOptions,
  type ISharedGallery,
  type IImageDefinition,
  type SharedGalleryProps,
} from "../../lib";
import { findingsBelow } from "../../lib/checks/findings";

/** A stack with a provider. */
export function stackIn(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

/** A gallery whose name is its id in small letters, if nothing else is said. */
export function galleryIn(scope: Construct, id: string, props: Partial<SharedGalleryProps> = {}): SharedGallery {
  const galleryName = id.toLowerCase();
  return new SharedGallery(scope, id, { galleryName, resourceGroupName: "rg", location: "westeurope", ...props });
}

/** What a definition needs; the sku is the given text. */
export function definitionOptions(sku: string): ImageDefinitionOptions {
  return {
    identifier: { publisher: "contoso", offer: "ubuntu", sku },
    osType: OsType.LINUX,
    osState: OsState.GENERALIZED,
    hyperVGeneration: HyperVGeneration.V2,
  };
}

/** A definition whose sku is its id, if nothing else is said. */
export function definitionIn(
  gallery: ISharedGallery,
  id: string,
  options: Partial<ImageDefinitionOptions> = {},
): ImageDefinition {
  return gallery.addImageDefinition(id, { ...definitionOptions(id), ...options });
}

/** What a version needs: a number, and a managed image as its source. */
export function versionOptions(version: string): ImageVersionOptions {
  const image = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i";
  return { version, source: ImageSource.managedImage(image) };
}

/** A version of a managed image. */
export function versionOf(
  definition: IImageDefinition,
  id: string,
  version: string,
  options: Partial<ImageVersionOptions> = {},
): ImageVersion {
  return definition.addVersion(id, { ...versionOptions(version), ...options });
}

/** The annotations below a scope: level, path and text. */
export function annotations(scope: IConstruct): string[] {
  const entries = scope.node
    .findAll()
    .flatMap(({ node }) => node.metadata.map(({ type, data }) => ({ type, text: `${node.path}: ${data as string}` })));
  return entries.filter(({ type }) => type !== "stacktrace").map(({ type, text }) => `${type} ${text}`);
}

/** The whole error of a stack that is refused at synth. */
export function refusal(stack: string, ...faults: string[][]): Error {
  const blocks = faults.map(
    ([path, problem, remedy]) => `  [${stack}] ${path} is not valid\n\n  ${problem}\n          ${remedy}\n`,
  );
  return new Error(
    `Validation failed with the following errors:\n${blocks.join("\n")}\n\n` +
      "If you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.\n",
  );
}

/** The warnings over several constructs: path, code and detail. */
export function warnings(stack: TerraformStack): string[] {
  return findingsBelow(stack)
    .filter(({ skipped }) => !skipped)
    .map(({ construct, problem }) => `${construct.node.path} ${problem.code} ${problem.prop}: ${problem.detail}`);
}
