import type { Value } from "../../values";

/** What is known of one attribute or block, as the provider's source and its recorded plans tell it. */
export interface Row {
  /** From, to: replaces the resource. */
  readonly replaces?: readonly [Value, Value];
  /** From, to: changes it in place. */
  readonly updates?: readonly [Value, Value];
  /** From, to: is no change at all. */
  readonly keeps?: readonly [Value, Value];
  /** A value that replaces the resource when it is left out. */
  readonly clearing?: Value;
  /** What is planned where nothing is given. */
  readonly unset?: Value;
  /** The service decides where nothing is given. */
  readonly decided?: true;
  readonly accepts?: readonly Value[];
  readonly refuses?: readonly Value[];
}

/** By type, then by path without positions. */
export interface Rows {
  readonly [type: string]: { readonly [path: string]: Row };
}

export const text = (length: number): string => "a".repeat(length);

export const replaces = (from: Value, to: Value): Row => ({ replaces: [from, to] });

/** One value after another is tried; the first two stand for a change. */
export const replacesAmong = (...accepts: [Value, Value, ...Value[]]): Row => ({
  replaces: [accepts[0], accepts[1]],
  accepts,
  refuses: ["Other"],
});

export const updatesAmong = (...accepts: [Value, Value, ...Value[]]): Row => ({
  updates: [accepts[0], accepts[1]],
  accepts,
  refuses: ["Other"],
});

const TAGS = (count: number, key = 1, value = 1): Value =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [String(i).padStart(2, "0").padEnd(key, "k"), text(value)]),
  );

const GROUP_NAMES: Row = { accepts: [text(90), "a(b)-_.c"], refuses: ["", text(91), "a.", "a b"] };

/** What holds for every type that has the attribute and no row of its own. */
export const COMMON_ROWS: { readonly [path: string]: Row } = {
  name: replaces("alpha", "beta"),
  location: { replaces: ["westeurope", "northeurope"], keeps: ["westeurope", "West Europe"] },
  resource_group_name: { replaces: ["rg-a", "rg-b"], ...GROUP_NAMES },
  tags: {
    updates: [TAGS(1), TAGS(2)],
    accepts: [TAGS(50), TAGS(1, 512, 256)],
    refuses: [TAGS(51), TAGS(1, 513), TAGS(1, 1, 257)],
  },
};

export const GROUP_NAME: Row = { replaces: ["rg-a", "rg-b"], ...GROUP_NAMES };

export const DATE: Row = {
  updates: ["2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"],
  keeps: ["2030-01-01T00:00:00Z", "2030-01-01T01:00:00+01:00"],
  clearing: "2030-01-01T00:00:00Z",
  accepts: ["2030-01-01T23:59:59Z", "2028-02-29T00:00:00.5-02:30"],
  refuses: ["2030-01-01", "2030-02-30T00:00:00Z", "2030-01-01T24:00:00Z", "2030-01-01T00:00:00", "soon"],
};

const COMPUTE = (group: string): string => `/subscriptions/s/${group}/rg/providers/`;

export function id(kind: string, name = "a"): string {
  const [namespace, ...types] = kind.split("/");
  return `${COMPUTE("resourceGroups")}${namespace}/${types.map((type) => `${type}/${name}`).join("/")}`;
}

export const ids = (kind: string): Row => ({
  replaces: [id(kind), id(kind, "b")],
  accepts: [id(kind)],
  refuses: ["", id(kind).toLowerCase(), id(`${kind}/more`), id("Microsoft.Compute/disks") + "/x"],
});

const DES = "Microsoft.Compute/diskEncryptionSets";
export const DES_ID: Row = {
  replaces: [id(DES), id(DES, "b")],
  accepts: [
    id(DES),
    id(DES).replace("resourceGroups", "resourcegroups").replace("Microsoft.Compute", "microsoft.compute"),
  ],
  refuses: ["", id(DES).replace("diskEncryptionSets", "diskencryptionsets"), id("Microsoft.Compute/images")],
};

export const URL: Row = {
  replaces: ["https://a.example/x", "https://b.example/x"],
  accepts: ["http://a.example"],
  refuses: ["ftp://a.example", "a.example", "https://"],
};

export const NOT_EMPTY: Row = { replaces: ["a", "b"], accepts: ["a"], refuses: [""] };
