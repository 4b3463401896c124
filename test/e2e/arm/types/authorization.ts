import { textAt } from "../json";
import { resourceType } from "./resource-type";

/* What applies to other resources: role assignments and locks. */

/** The built-in roles that images are shared and published with. */
export const ROLES: { readonly [name: string]: string } = {
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "Compute Gallery Image Reader": "cf7c76d2-98a3-4358-a134-615aa78bf44d",
  "Compute Gallery Artifacts Publisher": "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab",
  "Compute Gallery Sharing Admin": "1ef6a3be-d0ac-425d-8c01-acb62866290b",
  "Role Based Access Control Administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
};

export const roleAssignment = resourceType({
  type: "Microsoft.Authorization/roleAssignments",
  parameter: "roleAssignment",
  apiVersions: ["2022-04-01"],
  tracked: false,
  required: ["properties.roleDefinitionId", "properties.principalId"],
  readOnly: ["properties.scope", "properties.createdOn", "properties.updatedOn"],
  defaults: { "properties.principalType": "ServicePrincipal" },
  service: (_body, { target, now, before }) => ({
    "properties.scope": target.owner,
    "properties.createdOn": textAt(before?.body, "properties.createdOn") ?? now.toISOString(),
    "properties.updatedOn": now.toISOString(),
  }),
  immutable: ["properties.principalId", "properties.roleDefinitionId"],
});

export const lock = resourceType({
  type: "Microsoft.Authorization/locks",
  parameter: "lock",
  apiVersions: ["2020-05-01"],
  tracked: false,
  required: ["properties.level"],
});
