import type { IConstruct } from "constructs";
import { known } from "../private/known";
import { TerraformStack, type ITerraformDependable, type TerraformResource } from "../terraform/framework";
import { ImageSourceKind, type ImageSource } from "./image-source";

const LATEST = new WeakMap<TerraformStack, Map<string, TerraformResource>>();

/**
 * Azure makes one version of a managed image at a time. So in one stack each version of an image waits for the one that
 * was declared before it.
 */
export class SameImage {
  private readonly versions: Map<string, TerraformResource>;
  private readonly key?: string;

  constructor(version: IConstruct, source: ImageSource) {
    const stack = TerraformStack.of(version);
    this.versions = LATEST.get(stack) ?? new Map<string, TerraformResource>();
    LATEST.set(stack, this.versions);
    if (source.kind !== ImageSourceKind.MANAGED_IMAGE) return;
    // One token stands for one image; ids are compared as Azure does.
    const id = source._render().managedImageId!;
    this.key = known(id) ? id.toLowerCase() : id;
  }

  /** What the version has to wait for besides what it says itself. */
  public dependsOn(own: ITerraformDependable[] | undefined): ITerraformDependable[] | undefined {
    const before = this.key === undefined ? undefined : this.versions.get(this.key);
    return before && isInTree(before) ? [...(own ?? []), before] : own;
  }

  public add(resource: TerraformResource): void {
    if (this.key !== undefined) this.versions.set(this.key, resource);
  }
}

function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return !scope || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
