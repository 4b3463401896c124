import type { Cloud } from "../cloud";
import type { Value } from "../values";
import { matching, notEmpty, oneOf, uuid } from "./checks";
import { GROUP, groupName, sameText, subscriptionOf, uuidOf } from "./common";
import { fixed, type Semantics } from "./rule";

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

/** The id of a role that is defined in the subscription itself. */
function ownRole(cloud: Cloud, name: Value | undefined): string | undefined {
  const own = cloud.all("azurerm_role_definition").find(({ attributes }) => attributes.name === name);
  return own && String(own.attributes.role_definition_resource_id);
}

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
    name: fixed(uuid),
    scope: fixed(matching(/\//)),
    role_definition_id: { forceNew: true, same: sameText },
    role_definition_name: { forceNew: true, same: sameText },
    principal_id: fixed(),
    principal_type: fixed(oneOf("User", "Group", "ServicePrincipal")),
    delegated_managed_identity_resource_id: fixed(),
    description: fixed(notEmpty),
    condition: fixed(notEmpty),
    condition_version: fixed(oneOf("1.0", "2.0")),
  },
  exactlyOneOf: [["role_definition_id", "role_definition_name"]],
  readWhenReturned: ["skip_service_principal_aad_check"],
  computed: {
    name: ({ scope, principal_id, role_definition_name, role_definition_id }) =>
      uuidOf(scope, principal_id, role_definition_name, role_definition_id),
    condition_version: ({ condition }) => (condition ? "2.0" : ""),
    role_definition_id: ({ scope, role_definition_name }, _owner, cloud) =>
      ownRole(cloud, role_definition_name) ??
      `/subscriptions/${subscriptionOf(String(scope))}/providers/Microsoft.Authorization/roleDefinitions/` +
        builtInRoleId(role_definition_name),
    role_definition_name: ({ role_definition_id }) => builtInRoleName(role_definition_id) ?? "",
    principal_type: () => "ServicePrincipal",
    skip_service_principal_aad_check: () => null,
  },
  refuseApply: ({ condition, condition_version, role_definition_name: role }, cloud) => {
    if (typeof condition_version === "string" && condition_version !== "" && !condition)
      return "`condition_version` should not be set without `condition`";
    const isKnown = typeof role !== "string" || builtInRoleId(role) !== undefined || ownRole(cloud, role) !== undefined;
    return isKnown ? undefined : `listing role definitions: could not find role \`${role}\``;
  },
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
