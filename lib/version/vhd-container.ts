import { Construct, type IConstruct } from "constructs";
import { outside } from "../azure/problem";
import { CONTAINER_NAME } from "../azure/value-rules";
import { register } from "../checks/findings";
import type { MetaOptions } from "../gallery/resource-options";
import { Check } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { isLiteralText } from "../private/known";
import { childProps, inheritProvider } from "../private/options";
import { META_PROPS, propNames, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { StorageContainer } from "../terraform/azurerm";
import { VhdBlob, type VhdBlobOptions } from "./vhd-blob";
import type { IVhdStorageAccount } from "./vhd-storage-account";

/**
 * A container for VHDs: one made in this app, or an imported one.
 */
export interface IVhdContainer extends IConstruct {
  /**
   * The storage account that holds the container.
   */
  readonly storageAccount: IVhdStorageAccount;

  /**
   * The name of the container. For one of this app it is a reference, so that what uses it is made after it.
   */
  readonly containerName: string;

  /**
   * Adds a VHD: uploads a file of this machine.
   *
   * @param id the construct id.
   * @param options the settings. All faults are thrown together.
   */
  addVhd(id: string, options: VhdBlobOptions): VhdBlob;
}

/**
 * Settings of a container for VHDs.
 */
export interface VhdContainerOptions extends MetaOptions {
  /**
   * The name of the container: 3 to 63 lower-case letters, digits and single dashes. Changing it replaces the container
   * and all VHDs in it.
   */
  readonly containerName: string;
}

/**
 * Settings of a container for VHDs, with the account that holds it.
 */
export interface VhdContainerProps extends VhdContainerOptions {
  /**
   * The storage account that holds the container. Changing it replaces the container and all VHDs in it.
   */
  readonly storageAccount: IVhdStorageAccount;
}

/**
 * What is known of a container that exists.
 */
export interface VhdContainerAttributes {
  /**
   * The storage account that holds the container.
   */
  readonly storageAccount: IVhdStorageAccount;

  /**
   * The name of the container.
   */
  readonly containerName: string;
}

const PROPS = propNames<VhdContainerProps>({ ...META_PROPS, containerName: true, storageAccount: true });

const ATTRIBUTES = propNames<VhdContainerAttributes>({ storageAccount: true, containerName: true });

abstract class VhdContainerBase extends Construct implements IVhdContainer {
  public abstract readonly storageAccount: IVhdStorageAccount;
  public abstract readonly containerName: string;

  public addVhd(id: string, options: VhdBlobOptions): VhdBlob {
    return new VhdBlob(this, id, childProps(options, { container: this }));
  }
}

/**
 * A private container for VHDs.
 *
 * Makes an `azurerm_storage_container`, through Azure Resource Manager: it needs no access to the blobs.
 */
export class VhdContainer extends VhdContainerBase {
  /**
   * Imports a container that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the account and the name.
   */
  public static fromContainerAttributes(
    scope: Construct,
    id: string,
    attributes: VhdContainerAttributes,
  ): IVhdContainer {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "VhdContainer"));
    check.addAll(strangers(ATTRIBUTES, "VhdContainer.fromContainerAttributes", attributes));
    checkName(check, attributes.containerName);
    checkAccount(check, attributes.storageAccount);
    check.refuseImport(scope, id, "VhdContainer");
    return new ImportedContainer(scope, id, attributes);
  }

  public readonly storageAccount: IVhdStorageAccount;

  private readonly resource: StorageContainer;
  private nameToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: VhdContainerProps) {
    super(scope, id);
    const check = new Check();
    const refuse = (): void => check.refuse(this, "VhdContainer");
    check.settings("props", props, refuse);
    const { storageAccount } = props;
    if (!checkAccount(check, storageAccount)) refuse();
    if (new.target === VhdContainer) check.addAll(strangers(PROPS, "VhdContainer", props));
    check.addIf(checkConstructId(id));
    checkName(check, props.containerName);
    check.meta(props);
    check.refuse(this, "VhdContainer");

    this.storageAccount = storageAccount;
    this.resource = withoutStackCapture(
      () =>
        new StorageContainer(this, "Default", {
          name: props.containerName,
          storageAccountId: storageAccount.storageAccountId,
          containerAccessType: "private",
          timeouts: props.timeouts ?? undefined,
          dependsOn: props.dependsOn,
          provider: inheritProvider(this, storageAccount, props.provider),
          lifecycle: props.lifecycle,
        }),
    );
    check.writePreconditions(this.resource);
    register({ construct: this, resource: this.resource }, check.warnings);
  }

  public get containerName(): string {
    return (this.nameToken ??= withoutStackCapture(() => this.resource.name));
  }
}

/** The account that holds a container, known by what is read of it. */
function checkAccount(check: Check, account: unknown): account is IVhdStorageAccount {
  return check.construct("storageAccount", account, "storageAccountId", "a VhdStorageAccount");
}

function checkName(check: Check, name: string): void {
  check.text(CONTAINER_NAME, "containerName", name);
  // The pattern has to be one that Terraform reads too, which cannot say this.
  if (isLiteralText(name) && CONTAINER_NAME.regex.test(name) && name.includes("--")) {
    check.add(outside("AIG602", "containerName", name));
  }
}

class ImportedContainer extends VhdContainerBase {
  public readonly storageAccount: IVhdStorageAccount;
  public readonly containerName: string;

  constructor(scope: Construct, id: string, { storageAccount, containerName }: VhdContainerAttributes) {
    super(scope, id);
    this.storageAccount = storageAccount;
    this.containerName = containerName;
  }
}
