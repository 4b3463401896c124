import { bodyAt, textAt } from "../json";
import { alike } from "../path";
import { roleAssignment } from "../types/authorization";
import { storageAccount } from "../types/storage";
import { invalidName, type Refusal } from "./refusal";

export const OTHER_REFUSALS: readonly Refusal[] = [
  {
    cites: "R016",
    what: "a role given to the same principal twice",
    type: roleAssignment.type,
    on: "create",
    status: 409,
    code: "RoleAssignmentExists",
    find({ body, context: { target, store } }) {
      const twin = store
        .all(roleAssignment.type)
        .find((other) => alike(scopeOf(other.id), target.owner) && grant(other.body) === grant(body));
      return (
        twin && {
          message: `The role assignment already exists. The ID of the conflicting role assignment is ${twin.name}.`,
        }
      );
    },
  },
  {
    cites: "AIG601",
    what: "the name of a storage account",
    type: storageAccount.type,
    on: "create",
    status: 400,
    code: "AccountNameInvalid",
    find({ context: { target } }) {
      return /^[a-z0-9]{3,24}$/.test(target.name)
        ? undefined
        : invalidName(target.name, "accountName", "3 to 24 lower-case letters and digits");
    },
  },
];

function scopeOf(id: string): string {
  return id.slice(0, id.toLowerCase().lastIndexOf("/providers/"));
}

function grant(body: Parameters<typeof textAt>[0]): string {
  const { principalId } = bodyAt(body, "properties");
  const role = textAt(body, "properties.roleDefinitionId")?.split("/").pop();
  return `${String(role)} ${String(principalId)}`.toLowerCase();
}
