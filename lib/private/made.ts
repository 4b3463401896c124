import type { IConstruct } from "constructs";
import { TerraformDataSource, TerraformResource, type TerraformProvider } from "../terraform/framework";

/** Whether what a construct stands for is made here, and neither looked up nor only named. */
export function isMade({ node }: IConstruct): boolean {
  return TerraformResource.isTerraformResource(node.defaultChild);
}

/** The provider with which a construct is made or looked up, where it is not the stack's own. */
export function providerOf({ node: { defaultChild } }: IConstruct): TerraformProvider | undefined {
  const isOurs =
    TerraformResource.isTerraformResource(defaultChild) || TerraformDataSource.isTerraformDataSource(defaultChild);
  return isOurs ? (defaultChild as TerraformResource | TerraformDataSource).provider : undefined;
}

/** The name as it was given: what a construct of this app hands on is a reference. */
export function nameGiven(construct: IConstruct, handedOn: string): string {
  return (construct as { readonly nameInput?: string }).nameInput ?? handedOn;
}
