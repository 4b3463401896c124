import { Cloud } from "../cloud";
import { StandIn } from "../stand-in";
import type { Attributes, Value } from "../values";
import { TABLE } from ".";

/* Arguments that belong together, exclude each other, or of which one is wanted. Without Terraform. */

const standIn = new StandIn(new Cloud(), "4.55.0");
standIn.offer(Object.keys(TABLE), []);

const ONE_OF: [type: string, ...names: string[]][] = [
  ["azurerm_shared_image_version", "blob_uri", "managed_image_id", "os_disk_snapshot_id"],
  ["azurerm_disk_encryption_set", "key_vault_key_id", "managed_hsm_key_id"],
  ["azurerm_storage_container", "storage_account_id", "storage_account_name"],
  ["azurerm_role_assignment", "role_definition_id", "role_definition_name"],
  ["azurerm_linux_virtual_machine", "os_managed_disk_id", "source_image_id", "source_image_reference"],
  ["azurerm_windows_virtual_machine", "os_managed_disk_id", "source_image_id", "source_image_reference"],
  ["azurerm_linux_virtual_machine_scale_set", "source_image_id", "source_image_reference"],
  ["azurerm_windows_virtual_machine_scale_set", "source_image_id", "source_image_reference"],
];

const NOT_BOTH: [type: string, ...names: string[]][] = [
  [
    "azurerm_shared_image",
    "trusted_launch_supported",
    "trusted_launch_enabled",
    "confidential_vm_supported",
    "confidential_vm_enabled",
  ],
  ["azurerm_image", "zone_resilient", "source_virtual_machine_id"],
  ["azurerm_image", "os_disk", "source_virtual_machine_id"],
  ["azurerm_image", "data_disk", "source_virtual_machine_id"],
  ["azurerm_orchestrated_virtual_machine_scale_set", "source_image_id", "source_image_reference"],
  ["azurerm_storage_blob", "source", "source_content", "source_uri"],
  ["azurerm_storage_blob", "content_md5", "source_uri"],
];

const NEEDS: [type: string, name: string, needed: string][] = [
  ["azurerm_shared_image_version", "blob_uri", "storage_account_id"],
  ["azurerm_shared_image_version", "storage_account_id", "blob_uri"],
  ["azurerm_storage_container", "encryption_scope_override_enabled", "default_encryption_scope"],
];

/** The summaries of what is wrong with the arguments together, whatever is wrong with each. */
function problems(type: string, names: string[]): string[] {
  const { attributes = {} } = standIn.schemas().resource_schemas[type]!.block;
  const sample = (name: string): Value =>
    name in attributes ? (attributes[name]!.type === "bool" ? false : "a") : [{}];
  const given: Attributes = Object.fromEntries(names.map((name) => [name, sample(name)]));
  return standIn
    .validate(type, standIn.upgrade(type, given))
    .map(({ summary }) => summary)
    .filter((summary) => / arguments?$/.test(summary));
}

function pairs(names: string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}

test.each(ONE_OF)("%s: exactly one of %s, %s", (type, ...names) => {
  const wrong = "Invalid combination of arguments";
  expect(problems(type, [])).toContain(wrong);
  for (const name of names) expect(problems(type, [name])).not.toContain(wrong);
  for (const both of pairs(names)) expect(problems(type, both)).toContain(wrong);
});

test.each(NOT_BOTH)("%s: not both of %s, %s", (type, ...names) => {
  const wrong = "Conflicting configuration arguments";
  for (const name of names) expect(problems(type, [name])).not.toContain(wrong);
  for (const both of pairs(names)) expect(problems(type, both)).toContain(wrong);
});

test.each(NEEDS)("%s: %s needs %s", (type, name, needed) => {
  const wrong = "Missing required argument";
  expect(problems(type, [name])).toContain(wrong);
  expect(problems(type, [name, needed])).not.toContain(wrong);
});

test("no combination of a table is missing here", () => {
  const tables = Object.entries(TABLE);
  const names = (lists: string[][]) => new Set(lists.map((list) => list.join()));
  const [oneOf, notBoth, needs] = [
    tables.flatMap(([type, { exactlyOneOf = [] }]) => exactlyOneOf.map((group) => [type, ...group])),
    tables.flatMap(([type, { conflicts = [] }]) => conflicts.map((pair) => [type, ...pair])),
    tables.flatMap(([type, { needs: pairsOf = [] }]) => pairsOf.map((pair) => [type, ...pair])),
  ];
  expect(names(oneOf)).toEqual(names(ONE_OF));
  expect(names(notBoth)).toEqual(
    names(NOT_BOTH.flatMap(([type, ...all]) => pairs(all).map((pair) => [type, ...pair]))),
  );
  expect(names(needs)).toEqual(names(NEEDS));
});
