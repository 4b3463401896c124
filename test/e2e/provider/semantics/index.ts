import type { Schema } from "../schema/schema";
import * as access from "./access";
import { withCommonRules } from "./common";
import * as galleries from "./galleries";
import * as machines from "./machines";
import type { Semantics } from "./rule";
import * as sources from "./sources";

export const TABLE: { readonly [type: string]: Semantics } = {
  azurerm_shared_image_gallery: galleries.gallery,
  azurerm_shared_image: galleries.image,
  azurerm_shared_image_version: galleries.version,
  azurerm_gallery_application: galleries.application,
  azurerm_gallery_application_version: galleries.applicationVersion,
  azurerm_image: sources.managedImage,
  azurerm_snapshot: sources.snapshot,
  azurerm_disk_encryption_set: sources.diskEncryptionSet,
  azurerm_storage_account: sources.storageAccount,
  azurerm_storage_container: sources.storageContainer,
  azurerm_storage_blob: sources.storageBlob,
  azurerm_resource_group: access.resourceGroup,
  azurerm_role_assignment: access.roleAssignment,
  azurerm_role_definition: access.roleDefinition,
  azurerm_management_lock: access.managementLock,
  azurerm_user_assigned_identity: access.userAssignedIdentity,
  azurerm_linux_virtual_machine: machines.linuxMachine,
  azurerm_windows_virtual_machine: machines.virtualMachine,
  azurerm_linux_virtual_machine_scale_set: machines.scaleSet,
  azurerm_windows_virtual_machine_scale_set: machines.scaleSet,
  azurerm_orchestrated_virtual_machine_scale_set: machines.orchestratedScaleSet,
  azurerm_virtual_network: machines.virtualNetwork,
  azurerm_subnet: machines.subnet,
  azurerm_network_interface: machines.networkInterface,
};

export function semanticsOf(type: string, schema: Schema): Semantics {
  return withCommonRules(schema, TABLE[type], type);
}

export type { Rule, Semantics } from "./rule";
