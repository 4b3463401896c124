import { id, replaces, type Row, type Rows } from "./row";

const DEFINITION = id("Microsoft.Compute/galleries/images");
const imageIds: Row = {
  accepts: [
    id("Microsoft.Compute/images"),
    DEFINITION,
    id("Microsoft.Compute/galleries/images/versions", "latest"),
    "/communityGalleries/g/images/i",
    "/communityGalleries/g/images/i/versions/1.0.0",
    "/sharedGalleries/g/images/i/versions/latest",
  ],
  refuses: ["", id("Microsoft.Compute/snapshots"), "/communityGalleries/g/images/i/versions/1.0", "/sharedGalleries/g"],
};
const flag = (unset: boolean): Row => ({ updates: [false, true], unset });
const fixedFlag = replaces(false, true);

const MACHINE: { readonly [path: string]: Row } = {
  extensions_time_budget: { updates: ["PT1H", "PT2H"], unset: "PT1H30M" },
  max_bid_price: { updates: [1, 2], unset: -1 },
  priority: { updates: ["Regular", "Spot"], unset: "Regular" },
  termination_notification: { decided: true },
  "os_disk.write_accelerator_enabled": flag(false),
};
const VIRTUAL_MACHINE: { readonly [path: string]: Row } = {
  ...MACHINE,
  source_image_id: { ...imageIds, replaces: [DEFINITION, id("Microsoft.Compute/images")] },
  bypass_platform_safety_checks_on_user_schedule_enabled: flag(false),
  platform_fault_domain: { updates: [1, 2], unset: -1 },
};
const SCALE_SET: { readonly [path: string]: Row } = {
  ...MACHINE,
  source_image_id: { ...imageIds, updates: [DEFINITION, id("Microsoft.Compute/images")] },
  automatic_instance_repair: { decided: true },
  extension: { decided: true },
  extension_operations_enabled: flag(true),
  upgrade_mode: { updates: ["Manual", "Rolling"], unset: "Manual" },
  zone_balance: flag(false),
  "network_interface.enable_accelerated_networking": flag(false),
  "network_interface.enable_ip_forwarding": flag(false),
  "network_interface.ip_configuration.version": { updates: ["IPv4", "IPv6"], unset: "IPv4" },
};
const WINDOWS_UNIFORM: { readonly [path: string]: Row } = {
  ...SCALE_SET,
  do_not_run_extensions_on_overprovisioned_machines: flag(false),
  overprovision: flag(true),
  provision_vm_agent: flag(true),
  resilient_vm_creation_enabled: flag(false),
  resilient_vm_deletion_enabled: flag(false),
  single_placement_group: flag(true),
  spot_restore: { decided: true },
};
const LINUX = "os_profile.linux_configuration";

export const MACHINE_ROWS: Rows = {
  azurerm_windows_virtual_machine: VIRTUAL_MACHINE,
  azurerm_linux_virtual_machine: {
    ...VIRTUAL_MACHINE,
    admin_username: replaces("a", "b"),
    admin_password: replaces("a", "b"),
    computer_name: replaces("a", "b"),
    custom_data: replaces("a", "b"),
    disable_password_authentication: fixedFlag,
    platform_fault_domain: { replaces: [1, 2], unset: -1 },
    priority: { replaces: ["Regular", "Spot"], unset: "Regular" },
    provision_vm_agent: fixedFlag,
    secure_boot_enabled: fixedFlag,
    vtpm_enabled: fixedFlag,
  },
  azurerm_linux_virtual_machine_scale_set: { ...WINDOWS_UNIFORM, disable_password_authentication: flag(true) },
  azurerm_windows_virtual_machine_scale_set: WINDOWS_UNIFORM,
  azurerm_orchestrated_virtual_machine_scale_set: {
    ...SCALE_SET,
    network_api_version: { updates: ["2020-11-01", "2022-11-01"], unset: "2020-11-01" },
    [`${LINUX}.disable_password_authentication`]: flag(true),
    [`${LINUX}.patch_assessment_mode`]: { updates: ["ImageDefault", "AutomaticByPlatform"], unset: "ImageDefault" },
    [`${LINUX}.patch_mode`]: { updates: ["ImageDefault", "AutomaticByPlatform"], unset: "ImageDefault" },
    [`${LINUX}.provision_vm_agent`]: flag(true),
  },
  azurerm_virtual_network: { private_endpoint_vnet_policies: { updates: ["Disabled", "Basic"], unset: "Disabled" } },
  azurerm_subnet: {
    default_outbound_access_enabled: flag(true),
    private_endpoint_network_policies: { updates: ["Disabled", "Enabled"], unset: "Disabled" },
    private_link_service_network_policies_enabled: flag(true),
  },
  azurerm_network_interface: {
    accelerated_networking_enabled: flag(false),
    "ip_configuration.private_ip_address_version": { updates: ["IPv4", "IPv6"], unset: "IPv4" },
    ip_forwarding_enabled: flag(false),
  },
};
