/** The framework. CDK Terrain's build swaps the package name here, and nowhere else. */
export { Annotations, conditional, Fn, Op, TerraformProvider, TerraformResource, TerraformStack, Token } from "cdktf";
export type { IResolveContext, ITerraformDependable, TerraformElement, TerraformResourceLifecycle } from "cdktf";
