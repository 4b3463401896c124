import type { Construct } from "constructs";
import { TerraformElement, type TerraformResource } from "../terraform/framework";

/**
 * Terraform's `import` block for a resource. The framework's own `importFrom` would start Terraform once for each block
 * while the code runs, only to ask for its version.
 */
export class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resource: TerraformResource,
    private readonly from: string,
  ) {
    super(scope, id);
  }

  public override toTerraform(): object {
    return { import: [{ to: this.address, id: this.from }] };
  }

  public override toHclTerraform(): object {
    const simple = (value: string, storageClassType: string): object => ({ value, type: "simple", storageClassType });
    return { import: [{ to: simple(this.address, "reference"), id: simple(this.from, "string") }] };
  }

  private get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }
}
