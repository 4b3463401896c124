import type { Value } from "../../values";
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
/** What is known is the default; whether a change replaces is not. */
const unset = (value: Value): Row => ({ unset: value });
const fixedFlag = replaces(false, true);

const MACHINE: { readonly [path: string]: Row } = {
  extensions_time_budget: unset("PT1H30M"),
  max_bid_price: unset(-1),
  priority: unset("Regular"),
  termination_notification: { decided: true },
  "os_disk.write_accelerator_enabled": unset(false),
};
const VIRTUAL_MACHINE: { readonly [path: string]: Row } = {
  ...MACHINE,
  source_image_id: { ...imageIds, replaces: [DEFINITION, id("Microsoft.Compute/images")] },
  bypass_platform_safety_checks_on_user_schedule_enabled: unset(false),
  platform_fault_domain: unset(-1),
};
const SCALE_SET: { readonly [path: string]: Row } = {
  ...MACHINE,
  source_image_id: { ...imageIds, updates: [DEFINITION, id("Microsoft.Compute/images")] },
  automatic_instance_repair: { decided: true },
  extension: { decided: true },
  extension_operations_enabled: unset(true),
  upgrade_mode: unset("Manual"),
  zone_balance: unset(false),
  "network_interface.enable_accelerated_networking": unset(false),
  "network_interface.enable_ip_forwarding": unset(false),
  "network_interface.ip_configuration.version": unset("IPv4"),
};
const WINDOWS_UNIFORM: { readonly [path: string]: Row } = {
  ...SCALE_SET,
  do_not_run_extensions_on_overprovisioned_machines: unset(false),
  overprovision: unset(true),
  provision_vm_agent: unset(true),
  resilient_vm_creation_enabled: unset(false),
  resilient_vm_deletion_enabled: unset(false),
  single_placement_group: unset(true),
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
  azurerm_linux_virtual_machine_scale_set: { ...WINDOWS_UNIFORM, disable_password_authentication: unset(true) },
  azurerm_windows_virtual_machine_scale_set: WINDOWS_UNIFORM,
  azurerm_orchestrated_virtual_machine_scale_set: {
    ...SCALE_SET,
    network_api_version: unset("2020-11-01"),
    [`${LINUX}.disable_password_authentication`]: unset(true),
    [`${LINUX}.patch_assessment_mode`]: unset("ImageDefault"),
    [`${LINUX}.patch_mode`]: unset("ImageDefault"),
    [`${LINUX}.provision_vm_agent`]: unset(true),
  },
  azurerm_virtual_network: { private_endpoint_vnet_policies: unset("Disabled") },
  azurerm_subnet: {
    default_outbound_access_enabled: unset(true),
    private_endpoint_network_policies: unset("Disabled"),
    private_link_service_network_policies_enabled: unset(true),
  },
  azurerm_network_interface: {
    accelerated_networking_enabled: unset(false),
    "ip_configuration.private_ip_address_version": unset("IPv4"),
    ip_forwarding_enabled: unset(false),
  },
};
