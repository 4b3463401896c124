import type { NumberRule, TextRule } from "../azure/value-rules";
import { Fn, Op, Token, type IResolveContext } from "../terraform/framework";

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
  const bounds = Op.and(Op.gte(number, rule.min), Op.lte(number, rule.max));
  return orNull(Op.and(bounds, Op.eq(Fn.floor(number), number)), value, optional);
}

export function notAbove(min: unknown, max: unknown): unknown {
  // Either side may be null, and null is not below anything: then there is nothing to compare.
  return Fn.try([Op.lte(operand(min) as number, operand(max) as number), true]);
}

/** Whether a location, in any spelling, is one of the given short names. */
export function isRegionAmong(names: readonly string[], location: unknown): unknown {
  return Fn.contains([...names], Fn.replace(Fn.lower(operand(location) as string), " ", ""));
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
