import { matching, oneOf } from "./checks";
import { GROUP, uuidOf } from "./common";
import { fixed, type Semantics } from "./semantics";

/* Groups, roles, locks and identities around a gallery. */

const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export const resourceGroup: Semantics = {
  id: "/subscriptions/{subscription}/resourceGroups/{name}",
  rules: { name: fixed(matching(/^[\w().-]*[\w()-]$/, 90)) },
};

export const roleAssignment: Semantics = {
  id: "{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
  rules: {
    name: fixed(matching(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/)),
    scope: fixed(matching(/\//)),
    role_definition_id: { forceNew: true, same: sameText },
    role_definition_name: { forceNew: true, same: sameText },
    principal_id: fixed(),
    principal_type: fixed(oneOf("User", "Group", "ServicePrincipal")),
    delegated_managed_identity_resource_id: fixed(),
    description: fixed(),
    condition: fixed(),
    condition_version: fixed(),
  },
  exactlyOneOf: [["role_definition_id", "role_definition_name"]],
  readWhenReturned: ["skip_service_principal_aad_check"],
  computed: {
    name: ({ scope, principal_id, role_definition_name, role_definition_id }) =>
      uuidOf(scope, principal_id, role_definition_name, role_definition_id),
    role_definition_id: ({ scope, role_definition_name }) =>
      `/subscriptions/${String(scope).split("/")[2]}/providers/Microsoft.Authorization/roleDefinitions/` +
      (role_definition_name === "Reader" ? READER : uuidOf(role_definition_name)),
    role_definition_name: ({ role_definition_id }) => (String(role_definition_id).endsWith(READER) ? "Reader" : ""),
    principal_type: () => "ServicePrincipal",
    skip_service_principal_aad_check: () => null,
  },
  refuseApply: ({ condition, condition_version }) =>
    typeof condition_version === "string" && condition_version !== "" && !condition
      ? "`condition_version` should not be set without `condition`"
      : undefined,
};

export const roleDefinition: Semantics = {
  id: "{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}|{scope}",
  rules: {},
  computed: {
    role_definition_id: ({ scope, name }) => uuidOf(scope, name),
    role_definition_resource_id: ({ id }) => String(id).split("|")[0] ?? "",
    assignable_scopes: ({ scope }) => [scope ?? ""],
  },
};

export const managementLock: Semantics = {
  id: "{scope}/providers/Microsoft.Authorization/locks/{name}",
  rules: {
    name: fixed(matching(/[A-Za-z0-9-_]/, 259)),
    scope: fixed(),
    lock_level: fixed(oneOf("CanNotDelete", "ReadOnly")),
    notes: fixed(matching(/^[\s\S]*$/, 512)),
  },
};

export const userAssignedIdentity: Semantics = {
  id: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}`,
  rules: {},
  computed: {
    client_id: ({ id }) => uuidOf(id, "client"),
    principal_id: ({ id }) => uuidOf(id, "principal"),
    tenant_id: () => uuidOf("tenant"),
  },
};
