/** The framework. CDK Terrain's build swaps the package name here, and nowhere else. */
export {
  Annotations,
  conditional,
  DefaultTokenResolver,
  Fn,
  Op,
  StringConcat,
  TerraformDataSource,
  TerraformElement,
  TerraformLocal,
  TerraformModule,
  TerraformProvider,
  TerraformResource,
  TerraformSelf,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
export type { IResolveContext, ITerraformDependable, TerraformResourceLifecycle } from "cdktf";
