import { Construct, type IConstruct } from "constructs";
import { RESOURCE_GROUP, STORAGE_ACCOUNT_NAME } from "../azure/value-rules";
import { register } from "../checks/findings";
import type { ResourceOptions } from "../gallery/resource-options";
import { Check } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { childProps, presentTags } from "../private/options";
import { propNames, RESOURCE_PROPS, strangers } from "../private/prop-names";
import { withoutStackCapture } from "../private/quiet";
import { canonicalId, checkId, idParts, STORAGE_ACCOUNT } from "../private/resource-id";
import { StorageAccount } from "../terraform/azurerm";
import { VhdContainer, type VhdContainerOptions } from "./vhd-container";

/**
 * A storage account for VHDs: one made in this app, or an imported one.
 */
export interface IVhdStorageAccount extends IConstruct {
  /**
   * The name of the account. For one of this app it is a reference, so that what uses it is made after it.
   */
  readonly accountName: string;

  /**
   * The Azure resource id of the account.
   */
  readonly storageAccountId: string;

  /**
   * Its region as it was given; not there for an account imported without it.
   */
  readonly location?: string;

  /**
   * Adds a private container.
   *
   * @param id the construct id.
   * @param options the settings.
   */
  addContainer(id: string, options: VhdContainerOptions): VhdContainer;
}

/**
 * How redundantly a storage account keeps its blobs.
 */
export enum StorageReplication {
  /** Three copies in one place: enough for VHDs of which versions are made. */
  LRS = "LRS",
  /** Three zones of the region. */
  ZRS = "ZRS",
  /** As LRS, and copied to the paired region. */
  GRS = "GRS",
  /** As GRS, and readable there. */
  RAGRS = "RAGRS",
  /** As ZRS, and copied to the paired region. */
  GZRS = "GZRS",
  /** As GZRS, and readable there. */
  RAGZRS = "RAGZRS",
}

/**
 * Settings of a storage account for VHDs.
 */
export interface VhdStorageAccountProps extends ResourceOptions {
  /**
   * The name of the account: 3 to 24 lower-case letters and digits, unique in all of Azure. Changing it replaces the
   * account and all VHDs in it.
   */
  readonly accountName: string;

  /**
   * The name of the resource group. Changing it replaces the account and all VHDs in it.
   */
  readonly resourceGroupName: string;

  /**
   * The region, in any spelling: that of the versions that are made of its VHDs. Changing it replaces the account and all
   * VHDs in it.
   */
  readonly location: string;

  /**
   * How redundantly VHDs are kept. Versions have copies of their own. Changed in place, as far as Azure takes it.
   *
   * @default StorageReplication.LRS
   */
  readonly replication?: StorageReplication;
}

/**
 * What is known of a storage account that exists.
 */
export interface VhdStorageAccountAttributes {
  /**
   * The Azure resource id of the account; may be a token.
   */
  readonly storageAccountId: string;

  /**
   * Its region.
   *
   * @default - not known: whether versions made of its VHDs lie in the same region is not checked
   */
  readonly location?: string;
}

const PROPS = propNames<VhdStorageAccountProps>({
  ...RESOURCE_PROPS,
  accountName: true,
  resourceGroupName: true,
  location: true,
  replication: true,
});

const ATTRIBUTES = propNames<VhdStorageAccountAttributes>({ storageAccountId: true, location: true });

abstract class VhdStorageAccountBase extends Construct implements IVhdStorageAccount {
  public abstract readonly accountName: string;
  public abstract readonly storageAccountId: string;
  public abstract readonly location?: string;

  public addContainer(id: string, options: VhdContainerOptions): VhdContainer {
    return new VhdContainer(this, id, childProps(options, { storageAccount: this }));
  }
}

/**
 * A storage account from which Azure can read VHDs: general purpose, since no other kind of standard account holds page
 * blobs; TLS 1.2 over https alone; nothing in it can be made public.
 *
 * Makes an `azurerm_storage_account`. It is for the upload: when the versions are made, VHDs and account can go. With
 * shared keys switched off by policy, the provider block needs `storageUseAzuread: true`.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview
 */
export class VhdStorageAccount extends VhdStorageAccountBase {
  /**
   * Imports an account that exists, by its Azure resource id.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param storageAccountId `/subscriptions/…/storageAccounts/…`; may be a token.
   */
  public static fromStorageAccountId(scope: Construct, id: string, storageAccountId: string): IVhdStorageAccount {
    return VhdStorageAccount.fromStorageAccountAttributes(scope, id, { storageAccountId });
  }

  /**
   * Imports an account that exists, by what is known of it.
   *
   * @param scope where the import stands in the construct tree.
   * @param id the construct id.
   * @param attributes the id, and whatever else is known.
   */
  public static fromStorageAccountAttributes(
    scope: Construct,
    id: string,
    attributes: VhdStorageAccountAttributes,
  ): IVhdStorageAccount {
    const check = new Check();
    check.settings("attributes", attributes, () => check.refuseImport(scope, id, "VhdStorageAccount"));
    check.addAll(strangers(ATTRIBUTES, "VhdStorageAccount.fromStorageAccountAttributes", attributes));
    check.addIf(checkId([STORAGE_ACCOUNT], "storageAccountId", attributes.storageAccountId));
    if (attributes.location !== undefined && attributes.location !== null)
      check.region("location", attributes.location);
    check.refuseImport(scope, id, "VhdStorageAccount");
    const imported = new ImportedStorageAccount(scope, id, attributes);
    register({ construct: imported }, check.warnings);
    return imported;
  }

  public readonly location?: string;

  private readonly resource: StorageAccount;
  private nameToken?: string;
  private idToken?: string;

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults are thrown together.
   */
  constructor(scope: Construct, id: string, props: VhdStorageAccountProps) {
    super(scope, id);
    const check = new Check();
    check.settings("props", props, () => check.refuse(this, "VhdStorageAccount"));
    if (new.target === VhdStorageAccount) check.addAll(strangers(PROPS, "VhdStorageAccount", props));
    const tags = presentTags(props.tags);
    check.addIf(checkConstructId(id));
    check.text(STORAGE_ACCOUNT_NAME, "accountName", props.accountName);
    check.text(RESOURCE_GROUP, "resourceGroupName", props.resourceGroupName);
    check.region("location", props.location);
    check.choice("replication", props.replication, StorageReplication);
    check.tags(tags);
    check.meta(props);
    check.refuse(this, "VhdStorageAccount");

    this.location = props.location;
    this.resource = withoutStackCapture(
      () =>
        new StorageAccount(this, "Default", {
          name: props.accountName,
          resourceGroupName: props.resourceGroupName,
          location: props.location,
          accountKind: "StorageV2",
          accountTier: "Standard",
          accountReplicationType: props.replication ?? StorageReplication.LRS,
          allowNestedItemsToBePublic: false,
          httpsTrafficOnlyEnabled: true,
          minTlsVersion: "TLS1_2",
          tags,
          timeouts: props.timeouts ?? undefined,
          dependsOn: props.dependsOn,
          provider: props.provider,
          lifecycle: props.lifecycle,
        }),
    );
    check.writePreconditions(this.resource);
    register({ construct: this, resource: this.resource }, check.warnings);
  }

  public get accountName(): string {
    return (this.nameToken ??= withoutStackCapture(() => this.resource.name));
  }

  public get storageAccountId(): string {
    return (this.idToken ??= withoutStackCapture(() => this.resource.id));
  }
}

class ImportedStorageAccount extends VhdStorageAccountBase {
  public readonly accountName: string;
  public readonly storageAccountId: string;
  public readonly location?: string;

  constructor(scope: Construct, id: string, { storageAccountId, location }: VhdStorageAccountAttributes) {
    super(scope, id);
    this.accountName = idParts(STORAGE_ACCOUNT, storageAccountId).names[0]!;
    this.storageAccountId = canonicalId([STORAGE_ACCOUNT], storageAccountId);
    this.location = location ?? undefined;
  }
}
