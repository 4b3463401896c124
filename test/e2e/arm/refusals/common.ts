import { bodyAt, textAt } from "../json";
import { region } from "../regions";
import { definition, gallery, version } from "../types/galleries";
import { resourceGroup } from "../types/resources";
import { diskEncryptionSet, managedImage, snapshot } from "../types/sources";
import { INVALID, invalidName, type Refusal } from "./refusal";

/* What holds for every resource that has a name, a region and tags. */

const TRACKED = [gallery, definition, version, managedImage, snapshot, diskEncryptionSet].map(({ type }) => type);

const EVERYWHERE: Omit<Refusal, "type">[] = [
  {
    cites: "AIG211",
    what: "a region that does not exist",
    on: "create",
    status: 400,
    code: "LocationNotAvailableForResourceType",
    find({ body, context }) {
      const location = textAt(body, "location") ?? "";
      if (region(location)) return undefined;
      const { type } = context.target;
      return { message: `The provided location '${location}' is not available for resource type '${type}'.` };
    },
  },
  {
    cites: "AIG112",
    what: "more than 50 tags",
    ...INVALID,
    code: "InvalidTagCount",
    find({ body }) {
      const count = Object.keys(bodyAt(body, "tags")).length;
      return count > 50 ? { message: `The resource has ${count} tags, the maximum is 50.`, target: "tags" } : undefined;
    },
  },
  {
    cites: "AIG113",
    what: "a tag whose name is too long or has a forbidden character",
    ...INVALID,
    code: "InvalidTagNameCharacters",
    find({ body }) {
      const name = Object.keys(bodyAt(body, "tags")).find((one) => /[<>%&\\?/]/.test(one) || one.length > 512);
      return name === undefined
        ? undefined
        : {
            message: `The tag name '${name}' has reserved characters '<,>,%,&,\\,?,/' or is too long.`,
            target: "tags",
          };
    },
  },
  {
    cites: "AIG114",
    what: "a tag whose value is too long",
    ...INVALID,
    code: "InvalidTagValueLength",
    find({ body }) {
      const long = Object.entries(bodyAt(body, "tags")).find(
        ([, value]) => typeof value === "string" && value.length > 256,
      );
      return long && { message: `The value of tag '${long[0]}' has more than 256 characters.`, target: "tags" };
    },
  },
  {
    cites: "AIG115",
    what: "tags whose names differ in letter case alone",
    ...INVALID,
    code: "AmbiguousTags",
    find({ body }) {
      const names = Object.keys(bodyAt(body, "tags")).map((name) => name.toLowerCase());
      const twice = names.find((name, i) => names.indexOf(name) < i);
      return twice === undefined ? undefined : { message: `The tag '${twice}' is given twice.`, target: "tags" };
    },
  },
];

const GROUP_NAME: Refusal = {
  cites: "AIG105",
  what: "the name of a resource group",
  type: resourceGroup.type,
  on: "create",
  status: 400,
  code: "InvalidResourceGroup",
  find({ context: { target } }) {
    return /^[-\w.()]{1,90}$/.test(target.name) && !target.name.endsWith(".")
      ? undefined
      : invalidName(target.name, "resourceGroupName", "^[-\\w\\._\\(\\)]+[^\\.]$");
  },
};

export const COMMON_REFUSALS: readonly Refusal[] = [
  GROUP_NAME,
  ...TRACKED.flatMap((type) => EVERYWHERE.map((refusal) => ({ ...refusal, type }))),
];
