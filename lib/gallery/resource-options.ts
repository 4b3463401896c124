import type { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from "../terraform/framework";

/**
 * How long Terraform waits for an operation, as durations such as "90m", "2h" or "1h30m".
 *
 * Changing a timeout changes nothing in Azure.
 */
export interface ResourceTimeouts {
  /**
   * How long to wait for the resource to be created.
   *
   * @default - azurerm's own: 30 minutes; for an image version that is copied, longer with each region and with its size
   */
  readonly create?: string;

  /**
   * How long to wait for the resource to be read.
   *
   * @default - azurerm's own: 5 minutes
   */
  readonly read?: string;

  /**
   * How long to wait for the resource to be changed.
   *
   * @default - azurerm's own: 30 minutes; for an image version that is copied, the same as for `create`
   */
  readonly update?: string;

  /**
   * How long to wait for the resource to be deleted.
   *
   * @default - azurerm's own: 30 minutes
   */
  readonly delete?: string;
}

/**
 * What every resource takes: timeouts and Terraform's own meta-arguments.
 */
export interface MetaOptions {
  /**
   * How long Terraform waits for the operations on the resource. What is stated wins, each by itself.
   *
   * @default - azurerm's own; for an image version that is copied, from its regions and `imageSizeGb`
   */
  readonly timeouts?: ResourceTimeouts;

  /**
   * Other resources that Terraform has to make before this one and delete after it.
   *
   * @default - only what this resource refers to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * The configuration of the azurerm provider to use: an alias, for another subscription for instance.
   *
   * @default - the parent's if it is in the same stack, otherwise the stack's default azurerm provider
   */
  readonly provider?: TerraformProvider;

  /**
   * Terraform's `lifecycle` block, such as `{ preventDestroy: true }`. Preconditions that this library writes are added
   * to those given here, and stay when `lifecycle` is assigned on the resource later.
   *
   * @default - none
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * The same with tags, for the resources that Azure lets have some.
 */
export interface ResourceOptions extends MetaOptions {
  /**
   * Tags of the resource: at most 50, names of 1 to 512 characters without `< > % & \ ? /` and different in more than
   * letter case, values of at most 256 characters.
   *
   * The tags of a gallery flow down to its definitions and those of a definition to its versions; a child's own tag
   * wins over one of the same name. Changed in place.
   *
   * @default - the tags of the parent, or none
   * @see https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
   */
  readonly tags?: { [name: string]: string };
}
