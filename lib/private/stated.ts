import { show } from "../azure/problem";
import { RULES } from "../azure/rules";
import type { TerraformDataSource } from "../terraform/framework";
import { isSameRegion, isSameText, literalText } from "./expressions";
import { isLiteralText } from "./known";

const CODE = "AIG680";

/** Something that is stated of what is looked up, with what will be found of it. */
export interface Stated {
  readonly prop: string;
  readonly value: string | undefined;
  readonly found: string;
  readonly same?: (one: unknown, other: unknown) => unknown;
}

/** A region, in any spelling. */
export function statedRegion(location: string | undefined, found: string): Stated {
  return { prop: "location", value: location, found, same: isSameRegion };
}

/** Has Terraform compare what is stated with what is found, each time it looks. */
export function verify(source: TerraformDataSource, all: readonly Stated[]): void {
  const conditions = all.flatMap(({ prop, value, found, same = isSameText }) => {
    if (value === undefined || value === null) return [];
    const stated = isLiteralText(value) ? ` ${show(value)}` : "";
    const before = literalText(`${CODE}  ${prop}: stated${stated}, found "`);
    return [{ condition: same(found, value), error_message: `${before}${found}". ${RULES[CODE].remedy}` }];
  });
  if (conditions.length > 0) source.addOverride("lifecycle.postcondition", conditions);
}
