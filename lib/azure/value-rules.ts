import { LIMITS } from "./limits";
import type { RuleCode } from "./rules";

/**
 * Rules over one text or one number, as data: the same row refuses a value that is known when the code runs and
 * becomes a Terraform precondition for one that is not. Patterns are in the common part of JavaScript and RE2, with
 * character classes instead of backslashes, because Terraform reads them inside a quoted string.
 */
export interface TextRule {
  readonly code: RuleCode;
  readonly pattern: string;
  readonly regex: RegExp;
}

export interface NumberRule {
  readonly code: RuleCode;
  readonly min: number;
  readonly max: number;
}

function text(code: RuleCode, pattern: string): TextRule {
  return { code, pattern, regex: new RegExp(pattern, "s") };
}

/** An integer of 0 to 2,147,483,647 in at most ten digits; leading zeros are legal. */
const INT32 =
  "([0-9]{1,9}|[01][0-9]{9}|20[0-9]{8}|21[0-3][0-9]{7}|214[0-6][0-9]{6}|2147[0-3][0-9]{5}|21474[0-7][0-9]{4}" +
  "|214748[0-2][0-9]{3}|2147483[0-5][0-9]{2}|21474836[0-3][0-9]|214748364[0-7])";

export const GALLERY_NAME = text("AIG101", "^[A-Za-z0-9]([A-Za-z0-9._]{0,78}[A-Za-z0-9])?$");
export const DEFINITION_NAME = text("AIG102", "^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$");
/** What exists was accepted by Azure, whose own rule has been looser; these are the characters azurerm takes. */
export const EXISTING_GALLERY_NAME = text("AIG686", "^[A-Za-z0-9._]{1,80}$");
export const EXISTING_DEFINITION_NAME = text("AIG687", "^[A-Za-z0-9._-]{1,80}$");
export const PUBLISHER = text("AIG103", "^[A-Za-z0-9._-]{0,127}[A-Za-z0-9_-]$");
export const OFFER_OR_SKU = text("AIG104", "^[A-Za-z0-9._-]{0,63}[A-Za-z0-9_-]$");
export const RESOURCE_GROUP = text("AIG105", "^[-A-Za-z0-9._()]{0,89}[-A-Za-z0-9_()]$");
export const COMMUNITY_PREFIX = text("AIG109", "^[A-Za-z0-9]{5,16}$");
export const EMAIL = text("AIG110", "^[^@ ]+@[^@ ]+[.][^@ ]+$");
export const WEB_ADDRESS = text("AIG118", "^[Hh][Tt][Tt][Pp][Ss]?://[^/ ][^ ]*$");
export const BLOB_ADDRESS = text("AIG314", "^[Hh][Tt][Tt][Pp][Ss]?://[^/ ?#]+/[^ ?#]");
export const STORAGE_ACCOUNT_NAME = text("AIG601", "^[a-z0-9]{3,24}$");
export const CONTAINER_NAME = text("AIG602", "^([$]root|[$]web|[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$");
export const MANAGED_IMAGE_NAME = text("AIG603", "^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$");
export const SHA256 = text("AIG612", "^[0-9A-Fa-f]{64}$");
const NUMBERS = `${INT32}[.]${INT32}[.]${INT32}`;
export const VERSION_NUMBER = text("AIG201", `^${NUMBERS}$`);
/** A version that exists, by number or by one of azurerm's words. */
export const VERSION_CHOICE = text("AIG683", `^(latest|recent|${NUMBERS})$`);
export const EXTERNAL_IMAGE_NAME = text("AIG670", "^[^/ ]+$");
export const EXTERNAL_IMAGE_VERSION = text("AIG671", "^([Ll][Aa][Tt][Ee][Ss][Tt]|[0-9]{1,10}([.][0-9]{1,10}){2})$");
/** Any text that is there: for values whose form Azure leaves free. */
export const NOT_EMPTY = text("AIG003", "[^ ]");

export const REPLICAS: NumberRule = { code: "AIG203", min: LIMITS.replicas.min, max: LIMITS.replicas.max };
export const VCPUS: NumberRule = { code: "AIG106", min: LIMITS.vcpus.min, max: LIMITS.vcpus.max };
export const MEMORY_GB: NumberRule = { code: "AIG107", min: LIMITS.memoryGb.min, max: LIMITS.memoryGb.max };

export const LUN: NumberRule = { code: "AIG618", min: LIMITS.dataDiskLun.min, max: LIMITS.dataDiskLun.max };

export const UPLOADS_AT_ONCE: NumberRule = { code: "AIG619", min: 1, max: Number.MAX_SAFE_INTEGER };
export const DISK_GB: NumberRule = { code: "AIG609", min: 1, max: LIMITS.shallowImageGb.max };

/** Whether a known value keeps the rule: a whole number within the bounds. */
export function keepsNumberRule(rule: NumberRule, value: unknown): boolean {
  return isInteger(value) && value >= rule.min && value <= rule.max;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
