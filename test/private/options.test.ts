import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { Construct } from "constructs";
import { inheritProvider, inheritTags } from "../../lib/private/options";
import { synthStack } from "../support/synth";

describe("inheritTags", () => {
  test("a child without tags takes its parent's, and one of a parent without has its own", () => {
    expect(inheritTags({ team: "a" }, undefined)).toEqual({ team: "a" });
    expect(inheritTags(undefined, { team: "b" })).toEqual({ team: "b" });
    expect(inheritTags(undefined, undefined)).toBeUndefined();
  });

  test("own tags are laid over the parent's without regard to case", () => {
    expect(inheritTags({ Team: "a", env: "prod" }, { team: "b" })).toEqual({ env: "prod", team: "b" });
  });

  test("a map with a token as a value is merged here", () => {
    const { json } = synthStack((stack) => {
      const variable = new TerraformVariable(stack, "v", {});
      stack.addOverride("locals.tags", inheritTags({ team: variable.stringValue, env: "prod" }, { env: "test" }));
    });
    expect(json.locals).toEqual({ tags: { team: "${var.v}", env: "test" } });
  });

  test("a map known to Terraform only is merged in the plan, the child's last", () => {
    const { json } = synthStack((stack) => {
      const map = Token.asStringMap(new TerraformVariable(stack, "v", {}).value);
      stack.addOverride("locals.parent", inheritTags(map, { env: "test" }));
      stack.addOverride("locals.child", inheritTags({ env: "test" }, map));
    });
    expect(json.locals).toEqual({
      parent: '${merge(var.v, {"env" = "test"})}',
      child: '${merge({"env" = "test"}, var.v)}',
    });
  });
});

describe("inheritProvider", () => {
  function setUp(): { app: ReturnType<typeof Testing.app>; stack: TerraformStack; provider: AzurermProvider } {
    const app = Testing.app();
    const stack = new TerraformStack(app, "stack");
    return { app, stack, provider: new AzurermProvider(stack, "second", { alias: "second", features: [{}] }) };
  }

  function parentWith(stack: TerraformStack, provider?: AzurermProvider): Construct {
    const parent = new Construct(stack, "Parent");
    new SharedImageGallery(parent, "Default", { name: "g", resourceGroupName: "rg", location: "westeurope", provider });
    return parent;
  }

  test("a child takes the provider of its parent", () => {
    const { stack, provider } = setUp();
    const parent = parentWith(stack, provider);
    expect(inheritProvider(new Construct(parent, "Child"), parent, undefined)).toBe(provider);
  });

  test("a child's own provider wins", () => {
    const { stack, provider } = setUp();
    const parent = parentWith(stack, provider);
    const own = new AzurermProvider(stack, "third", { alias: "third", features: [{}] });
    expect(inheritProvider(new Construct(parent, "Child"), parent, own)).toBe(own);
  });

  test("a parent without a provider of its own passes none on", () => {
    const { stack } = setUp();
    const parent = parentWith(stack);
    expect(inheritProvider(new Construct(parent, "Child"), parent, undefined)).toBeUndefined();
  });

  test("an imported parent has none to pass on", () => {
    const { stack } = setUp();
    const parent = new Construct(stack, "Parent");
    expect(inheritProvider(new Construct(parent, "Child"), parent, undefined)).toBeUndefined();
  });

  test("a provider does not leave its stack", () => {
    const { app, stack, provider } = setUp();
    const parent = parentWith(stack, provider);
    const child = new Construct(new TerraformStack(app, "other"), "Child");
    expect(inheritProvider(child, parent, undefined)).toBeUndefined();
  });
});
