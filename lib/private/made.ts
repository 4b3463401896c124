import type { IConstruct } from "constructs";
import { TerraformDataSource, TerraformResource, type TerraformProvider } from "../terraform/framework";
import { resourceOf } from "./resources";

/** Whether what a construct stands for is made here, and neither looked up nor only named. */
export function isMade(construct: IConstruct): boolean {
  return TerraformResource.isTerraformResource(resourceOf(construct));
}

/** The provider with which a construct is made or looked up, where it is not the stack's own. */
export function providerOf(construct: IConstruct): TerraformProvider | undefined {
  const child: unknown = resourceOf(construct);
  const isOurs = TerraformResource.isTerraformResource(child) || TerraformDataSource.isTerraformDataSource(child);
  return isOurs ? child.provider : undefined;
}

/** The name as it was given: what a construct of this app hands on is a reference. */
export function nameGiven(construct: IConstruct, handedOn: string): string {
  return (construct as { readonly nameInput?: string }).nameInput ?? handedOn;
}
