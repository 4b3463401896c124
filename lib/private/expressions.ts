import type { NumberRule, TextRule } from "../azure/value-rules";
import { conditional, Fn, Op, Token, type IResolveContext } from "../terraform/framework";
import { known } from "./known";

/**
 * Terraform conditions over values that only Terraform knows, built with the framework's functions and operators. Every
 * function takes a token and gives a token; `optional` lets null pass, which is how Terraform spells "not given".
 */

/** A value as an operand: also right for a Lazy that turns out to be a literal and for an expression written by hand. */
function operand(value: unknown): unknown {
  return Token.asAny({
    creationStack: [],
    toString: () => "operand",
    resolve(context: IResolveContext) {
      const outer = context.suppressBraces;
      context.suppressBraces = false;
      const resolved: unknown = context.resolve(value);
      context.suppressBraces = outer;
      if (typeof resolved !== "string") return resolved;
      const parts = templateParts(resolved);
      const [only] = parts;
      return parts.length === 1 && only?.expression ? only.text.slice(2, -1) : `"${parts.map(quoted).join("")}"`;
    },
  });
}

interface TemplatePart {
  readonly text: string;
  readonly expression: boolean;
}

/** Takes a Terraform template apart into literal texts and whole `${…}` expressions. */
function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = template.indexOf("${"); at >= 0; at = template.indexOf("${", from)) {
    const end = expressionEnd(template, at);
    if (at > from) parts.push({ text: template.slice(from, at), expression: false });
    parts.push({ text: template.slice(at, end), expression: true });
    from = end;
  }
  if (from < template.length || parts.length === 0) parts.push({ text: template.slice(from), expression: false });
  return parts;
}

/** Where the expression that begins at `start` ends: behind the brace that closes it, braces in quotes not counted. */
function expressionEnd(template: string, start: number): number {
  let depth = 0;
  let inQuotes = false;
  for (let i = start; i < template.length; i++) {
    const char = template[i];
    if (char === "\\") i++;
    else if (char === '"') inQuotes = !inQuotes;
    else if (!inQuotes && char === "{") depth++;
    else if (!inQuotes && char === "}" && --depth === 0) return i + 1;
  }
  return template.length;
}

function quoted(part: TemplatePart): string {
  return part.expression ? part.text : JSON.stringify(part.text).slice(1, -1);
}

function orNull(condition: unknown, value: unknown, optional: boolean): unknown {
  return optional ? Fn.try([condition, Op.eq(operand(value), Token.nullValue())]) : condition;
}

export function matches(rule: TextRule, value: unknown, optional = false): unknown {
  const condition = Fn.can(Fn.regex(rule.pattern, operand(value) as string));
  return optional ? Op.or(condition, Op.eq(operand(value), Token.nullValue())) : condition;
}

export function within(rule: NumberRule, value: unknown, optional = false): unknown {
  const number = operand(value) as number;
  // The framework writes a comparison with 0 as one with nothing; of whole numbers the one above -1 is 0.
  const notBelow = rule.min === 0 ? Op.gt(number, -1) : Op.gte(number, rule.min);
  const bounds = Op.and(notBelow, Op.lte(number, rule.max));
  // A number may come as a text, which an argument takes and a comparison for equality does not.
  return orNull(Op.and(bounds, Op.eq(Fn.floor(number), Fn.tonumber(number))), value, optional);
}

export function notAbove(min: unknown, max: unknown): unknown {
  // Either side may be null, and null is not below anything: then there is nothing to compare.
  return Fn.try([Op.lte(operand(min) as number, operand(max) as number), true]);
}

/** Whether a location, in any spelling, is one of the given short names; a name that is a token may have any spelling. */
export function isRegionAmong(names: readonly string[], location: unknown): unknown {
  return Fn.contains(
    names.map((name) => (known(name) ? name : short(name))),
    short(location),
  );
}

/** Whether a location, in any spelling, is none of the given short names. */
export function isRegionOutside(names: readonly string[], location: unknown): unknown {
  return Op.not(isRegionAmong(names, location));
}

/** The storage type of a region that only Terraform knows: zone-redundant if it is one of the given ones. */
export function whereRegionAmong(names: readonly string[], location: unknown): string {
  return Token.asString(conditional(isRegionAmong(names, location), "Standard_ZRS", "Standard_LRS"));
}

/** The name of the first switch that is on, or the last name if none is. */
export function firstOn(switches: readonly (readonly [name: string, value: unknown])[], none: string): string {
  // A switch that is not there is null, which is no condition.
  const pick = ([name, value]: readonly [string, unknown], rest: unknown): unknown =>
    conditional(Op.eq(operand(value), true), name, rest);
  return Token.asString([...switches].reverse().reduce<unknown>((rest, one) => pick(one, rest), none));
}

/** Whether two locations are one region, whatever their spelling. */
export function isSameRegion(one: unknown, other: unknown): unknown {
  return Op.eq(short(one), short(other));
}

function short(location: unknown): string {
  return Fn.replace(Fn.lower(operand(location) as string), " ", "");
}

/** Whether a switch is off or not given. */
export function isOff(value: unknown): unknown {
  return Op.not(isOn(value));
}

/** Whether a switch is on; it may come as a text. */
function isOn(value: unknown): unknown {
  return Op.eq(Fn.tobool(operand(value)), true);
}

/** Whether one of several switches is on. */
export function isOneOn(values: readonly unknown[]): unknown {
  return values.map(isOn).reduce((one, other) => Op.or(one, other));
}

/** Whether two texts are equal but for letter case. */
export function isSameText(one: unknown, other: unknown): unknown {
  return Op.eq(Fn.lower(operand(one) as string), Fn.lower(operand(other) as string));
}

/** Whether a text is an Azure resource id of one of the given forms, whatever its letter case. */
export function isId(pattern: string, id: unknown, optional: boolean): unknown {
  const condition = Fn.can(Fn.regex(pattern, Fn.lower(operand(id) as string)));
  return optional ? Op.or(condition, Op.eq(operand(id), Token.nullValue())) : condition;
}

/** Of texts that may be null: whether all or none of `size` are there. */
export function areAllOrNone(texts: readonly unknown[], size: number): unknown {
  return Fn.contains([0, size], Fn.lengthOf(present(texts)));
}

/** Whether all of the texts are null. */
export function areNone(texts: readonly unknown[]): unknown {
  return isEmpty(present(texts));
}

/** Whether those of the texts that are not null differ by more than letter case. */
export function areDistinct(texts: readonly unknown[]): unknown {
  return differ(present(texts));
}

function present(texts: readonly unknown[]): string[] {
  return Fn.compact(texts.map(operand) as string[]);
}

/** The framework writes a comparison with 0 as one with nothing. */
function isEmpty(list: unknown): unknown {
  return Op.lt(Fn.lengthOf(list), 1);
}

/** Whether the texts of a list differ by more than letter case; none of them holds a line break. */
function differ(list: string[]): unknown {
  const lower = Fn.split("\n", Fn.lower(Fn.join("\n", list)));
  return Op.or(isEmpty(list), Op.eq(Fn.lengthOf(Fn.distinct(lower)), Fn.lengthOf(list)));
}

/** The names of a map, none if it is null. */
function namesOf(map: unknown): string[] {
  return Fn.try([Fn.keys(operand(map)), []]) as string[];
}

/** Whether no name of a map holds a character that tag names may not hold. */
export function haveLegalNames(tags: unknown): unknown {
  const names = namesOf(tags);
  // Joined by a character that is forbidden itself: there is then one for each name, and no more.
  const joined = Fn.join("/", Fn.concat([names, ["end"]]) as string[]);
  // Terraform reads the pattern in quotes: of four backslashes two are left for the class, which stand for one.
  const forbidden = Fn.regexall("[<>%&?\\\\\\\\]", joined);
  return Op.and(isEmpty(forbidden), Op.lte(Fn.lengthOf(Fn.regexall("/", joined)), Fn.lengthOf(names)));
}

/** Whether the names of a map differ by more than letter case. */
export function haveDistinctNames(tags: unknown): unknown {
  return differ(namesOf(tags));
}

/** Whether a text is an RFC 3339 time, as azurerm reads it. */
export function isRfc3339(value: unknown): unknown {
  const condition = Fn.can(Fn.formatdate("YYYY", operand(value) as string));
  return Op.or(condition, Op.eq(operand(value), Token.nullValue()));
}

/** A literal text for a message: Terraform reads `${` and `%{` in it unless they are doubled. */
export function literalText(text: string): string {
  return text.replace(/\$\{/g, "$$$${").replace(/%\{/g, "%%{");
}
