/** The framework. CDK Terrain's build swaps the package name here, and nowhere else. */
export {
  Annotations,
  conditional,
  DefaultTokenResolver,
  Fn,
  Op,
  StringConcat,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
export type { IResolveContext, ITerraformDependable, TerraformElement, TerraformResourceLifecycle } from "cdktf";
