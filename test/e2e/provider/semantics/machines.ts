import { GROUP, uuidOf } from "./common";
import { sourceImageId } from "./galleries";
import { defaultsTo, fixed, fixedDefault, type Rule, type Semantics } from "./rule";

/* Machines that run images, and the network they need: as far as the recorded plans use them. */

/** The size of every image: a disk made from it is as large unless its size is given. */
const IMAGE_SIZE_GB = 30;

const networkInterfaceRules: { readonly [path: string]: Rule } = {
  "network_interface.enable_accelerated_networking": defaultsTo(false),
  "network_interface.enable_ip_forwarding": defaultsTo(false),
  "network_interface.ip_configuration.version": defaultsTo("IPv4"),
  "os_disk.write_accelerator_enabled": defaultsTo(false),
};

const machineRules: { readonly [path: string]: Rule } = {
  extensions_time_budget: defaultsTo("PT1H30M"),
  max_bid_price: defaultsTo(-1),
  priority: defaultsTo("Regular"),
  termination_notification: { computedBlock: true },
};

const scaleSetRules: { readonly [path: string]: Rule } = {
  ...machineRules,
  ...networkInterfaceRules,
  source_image_id: { check: sourceImageId },
  automatic_instance_repair: { computedBlock: true },
  extension: { computedBlock: true },
  extension_operations_enabled: defaultsTo(true),
  upgrade_mode: defaultsTo("Manual"),
  zone_balance: defaultsTo(false),
};

export const virtualMachine: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/{name}`,
  rules: {
    ...machineRules,
    source_image_id: { forceNew: true, check: sourceImageId },
    bypass_platform_safety_checks_on_user_schedule_enabled: defaultsTo(false),
    "os_disk.write_accelerator_enabled": defaultsTo(false),
    platform_fault_domain: defaultsTo(-1),
  },
  exactlyOneOf: [["os_managed_disk_id", "source_image_id", "source_image_reference"]],
  readWhenReturned: ["admin_password", "custom_data"],
  computed: {
    computer_name: ({ name }) => name ?? "",
    "os_disk.disk_size_gb": () => IMAGE_SIZE_GB,
    virtual_machine_id: ({ id }) => uuidOf(id),
    "os_disk.id": ({ id }) => String(id).replace(/virtualMachines\/([^/]+)$/, "disks/$1_OsDisk"),
    "os_disk.name": ({ name }) => `${String(name)}_OsDisk`,
    os_managed_disk_id: ({ id }) => String(id).replace(/virtualMachines\/([^/]+)$/, "disks/$1_OsDisk"),
  },
};

/** What of a machine is known for Linux only. */
export const linuxMachine: Semantics = {
  ...virtualMachine,
  rules: {
    ...virtualMachine.rules,
    admin_username: fixed(),
    admin_password: fixed(),
    computer_name: fixed(),
    custom_data: fixed(),
    disable_password_authentication: fixed(),
    platform_fault_domain: fixedDefault(-1),
    priority: fixedDefault("Regular"),
    provision_vm_agent: fixed(),
    secure_boot_enabled: fixed(),
    vtpm_enabled: fixed(),
  },
  computed: {
    ...virtualMachine.computed,
    allow_extension_operations: () => true,
    disable_password_authentication: () => true,
    patch_assessment_mode: () => "ImageDefault",
    patch_mode: () => "ImageDefault",
    provision_vm_agent: () => true,
  },
};

export const scaleSet: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/{name}`,
  rules: {
    ...scaleSetRules,
    disable_password_authentication: defaultsTo(true),
    do_not_run_extensions_on_overprovisioned_machines: defaultsTo(false),
    overprovision: defaultsTo(true),
    provision_vm_agent: defaultsTo(true),
    resilient_vm_creation_enabled: defaultsTo(false),
    resilient_vm_deletion_enabled: defaultsTo(false),
    single_placement_group: defaultsTo(true),
    spot_restore: { computedBlock: true },
  },
  exactlyOneOf: [["source_image_id", "source_image_reference"]],
  readWhenReturned: ["admin_password", "custom_data", "host_group_id"],
  computed: {
    computer_name_prefix: ({ name }) => name ?? "",
    "os_disk.disk_size_gb": () => IMAGE_SIZE_GB,
    unique_id: ({ id }) => uuidOf(id),
  },
};

export const orchestratedScaleSet: Semantics = {
  id: `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/{name}`,
  rules: {
    ...scaleSetRules,
    network_api_version: defaultsTo("2020-11-01"),
    "os_profile.linux_configuration.disable_password_authentication": defaultsTo(true),
    "os_profile.linux_configuration.patch_assessment_mode": defaultsTo("ImageDefault"),
    "os_profile.linux_configuration.patch_mode": defaultsTo("ImageDefault"),
    "os_profile.linux_configuration.provision_vm_agent": defaultsTo(true),
  },
  conflicts: [["source_image_id", "source_image_reference"]],
  computed: { unique_id: ({ id }) => uuidOf(id) },
};

export const virtualNetwork: Semantics = {
  id: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{name}`,
  rules: { private_endpoint_vnet_policies: defaultsTo("Disabled") },
  computed: { guid: ({ id }) => uuidOf(id) },
};

export const subnet: Semantics = {
  id: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
  rules: {
    default_outbound_access_enabled: defaultsTo(true),
    private_endpoint_network_policies: defaultsTo("Disabled"),
    private_link_service_network_policies_enabled: defaultsTo(true),
  },
};

export const networkInterface: Semantics = {
  id: `${GROUP}/providers/Microsoft.Network/networkInterfaces/{name}`,
  rules: {
    accelerated_networking_enabled: defaultsTo(false),
    "ip_configuration.private_ip_address_version": defaultsTo("IPv4"),
    ip_forwarding_enabled: defaultsTo(false),
  },
};
