import { matching, oneOf } from "./checks";
import { GROUP, groupName, uuidOf } from "./common";
import { fixed, type Semantics } from "./semantics";
import type { Value } from "../values";

/* Groups, roles, locks and identities around a gallery. */

/** The built-in roles that matter for images; any other name is unknown to the stand-in. */
const BUILT_IN_ROLES: { readonly [name: string]: string } = {
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "Compute Gallery Image Reader": "cf7c76d2-98a3-4358-a134-615aa78bf44d",
  "Compute Gallery Artifacts Publisher": "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab",
  "Compute Gallery Sharing Admin": "1ef6a3be-d0ac-425d-8c01-acb62866290b",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
};

export function builtInRoleId(name: Value | undefined): string | undefined {
  return Object.entries(BUILT_IN_ROLES).find(([role]) => sameText(role, String(name)))?.[1];
}

const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function builtInRoleName(id: Value | undefined): string | undefined {
  return Object.entries(BUILT_IN_ROLES).find(([, uuid]) => String(id).endsWith(uuid))?.[0];
}

export const resourceGroup: Semantics = {
  id: "/subscriptions/{subscription}/resourceGroups/{name}",
  rules: { name: fixed(groupName) },
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
      (builtInRoleId(role_definition_name) ?? uuidOf(role_definition_name)),
    role_definition_name: ({ role_definition_id }) => builtInRoleName(role_definition_id) ?? "",
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
