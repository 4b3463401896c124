import type { IConstruct } from "constructs";
import { known } from "../private/known";
import { isBelow } from "../private/tree";
import {
  DefaultTokenResolver,
  StringConcat,
  TerraformStack,
  Tokenization,
  type ITerraformDependable,
  type TerraformResource,
} from "../terraform/framework";
import type { ImageSource } from "./image-source";
import { ImageSourceKind } from "./image-source-kind";

const VERSIONS = new WeakMap<TerraformStack, Map<string, TerraformResource[]>>();

/**
 * Azure makes one version of a managed image at a time. So in one stack each version of an image waits for the one that
 * was declared before it.
 */
export class SameImage {
  /** Those of the same image, in the order they were declared. */
  private readonly siblings: TerraformResource[];

  constructor(version: IConstruct, source: ImageSource) {
    if (source.kind !== ImageSourceKind.MANAGED_IMAGE) {
      this.siblings = [];
      return;
    }
    const stack = TerraformStack.of(version);
    const images = VERSIONS.get(stack) ?? new Map<string, TerraformResource[]>();
    VERSIONS.set(stack, images);
    const key = imageKey(version, source._render().managedImageId!);
    this.siblings = images.get(key) ?? [];
    images.set(key, this.siblings);
  }

  /** What the version has to wait for besides what it says itself. */
  public dependsOn(own: ITerraformDependable[] | undefined): ITerraformDependable[] | undefined {
    const before = this.last();
    return before && !own?.includes(before) ? [...(own ?? []), before] : own;
  }

  public add(resource: TerraformResource): void {
    this.siblings.push(resource);
  }

  /** The last one that is still in the tree. */
  private last(): TerraformResource | undefined {
    for (let last = this.siblings.at(-1); last; last = this.siblings.at(-1)) {
      if (isBelow(last, last.node.root)) return last;
      this.siblings.pop();
    }
    return undefined;
  }
}

/** Ids are compared as Azure does; tokens by what they are written as, since each reading of an attribute is a new one. */
function imageKey(version: IConstruct, id: string): string {
  if (known(id)) return id.toLowerCase();
  return JSON.stringify(
    Tokenization.resolve(id, {
      scope: version,
      preparing: false,
      resolver: new DefaultTokenResolver(new StringConcat()),
    }),
  );
}
