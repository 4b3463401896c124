import { GROUP_NAME, replaces, replacesAmong, text, type Row, type Rows } from "./row";

const UUIDS = ["11111111-2222-3333-4444-555555555555", "11111111-2222-3333-4444-666666666666"] as const;
const NOT_EMPTY: Row = { replaces: ["a", "b"], accepts: ["a"], refuses: [""] };

export const ACCESS_ROWS: Rows = {
  azurerm_resource_group: { name: GROUP_NAME },
  azurerm_role_assignment: {
    name: { replaces: UUIDS, accepts: UUIDS, refuses: ["", "reader"] },
    scope: { replaces: ["/a", "/b"], accepts: ["/", "any/text"], refuses: ["", "subscription"] },
    role_definition_id: { replaces: ["/a", "/b"], keeps: ["/a", "/A"] },
    role_definition_name: { replaces: ["Reader", "Owner"], keeps: ["Reader", "reader"] },
    principal_id: replaces("a", "b"),
    principal_type: replacesAmong("User", "Group", "ServicePrincipal"),
    delegated_managed_identity_resource_id: replaces("a", "b"),
    description: NOT_EMPTY,
    condition: NOT_EMPTY,
    condition_version: replacesAmong("1.0", "2.0"),
  },
  azurerm_management_lock: {
    name: { replaces: ["a", "b"], accepts: ["a b!", text(259)], refuses: ["!", "", text(260)] },
    scope: replaces("a", "b"),
    lock_level: replacesAmong("CanNotDelete", "ReadOnly"),
    notes: { replaces: ["a", "b"], accepts: ["", text(512)], refuses: [text(513)] },
  },
};
