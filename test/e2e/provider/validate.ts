import { dataSourceRules } from "./data-sources";
import type { Diagnostic } from "./diagnostics";
import { members, type Block, type Schema } from "./schema/schema";
import type { Semantics } from "./semantics";
import { duration } from "./semantics/checks";
import { groupName } from "./semantics/common";
import { containsUnknown, isObject, isUnknown, ruleName } from "./values";
import type { Attributes, Path, Value } from "./values";

/** What the provider refuses in a configuration, beyond what Terraform reads out of the schema. */
export function validateResource(schema: Schema, semantics: Semantics, config: Attributes): Diagnostic[] {
  return [...validateBlock(schema.block, semantics, [], config), ...validateCombinations(semantics, config)];
}

export function validateDataSource(schema: Schema, type: string, config: Attributes): Diagnostic[] {
  const rules = { resource_group_name: { check: groupName }, ...dataSourceRules(type) };
  return validateBlock(schema.block, { id: "", rules }, [], config);
}

function validateBlock(block: Block, semantics: Semantics, path: Path, config: Attributes): Diagnostic[] {
  const { attributes, blocks } = members(block);
  const found: Diagnostic[] = [];
  for (const [name, { computed, optional }] of attributes) {
    const value = config[name] ?? null;
    const at = [...path, name];
    if (value === null) continue;
    if ((computed && !optional) || isOwnId(at)) found.push(readOnly(name, at));
    else if (!containsUnknown(value)) found.push(...checked(semantics, at, value));
  }
  for (const [name, nested] of blocks) {
    const value = config[name] ?? null;
    if (nested.nesting_mode === "single" && isObject(value)) found.push(...durations([...path, name], value));
    if (!Array.isArray(value)) continue;
    // The provider looks into blocks only once all of them is known.
    if (containsUnknown(value)) continue;
    value.forEach((element, i) => {
      if (isObject(element)) found.push(...validateBlock(nested.block, semantics, [...path, name, i], element));
    });
  }
  return found;
}

/** The only single block there is: `timeouts`. */
function durations(path: Path, timeouts: Attributes): Diagnostic[] {
  return Object.entries(timeouts).flatMap(([name, value]) => {
    const problem = typeof value === "string" ? duration(value) : undefined;
    return problem === undefined ? [] : [{ summary: `timeouts.${name}: ${problem}`, path: [...path, name] }];
  });
}

/** The bindings and the recorded schemas call `id` optional, as old schemas do; it can never be set. */
function isOwnId(path: Path): boolean {
  return path.length === 1 && path[0] === "id";
}

function readOnly(name: string, path: Path): Diagnostic {
  return {
    summary: "Value for unconfigurable attribute",
    detail: `Can't configure a value for "${name}": its value will be decided automatically based on the result of applying this configuration.`,
    path,
  };
}

function checked(semantics: Semantics, path: Path, value: Value): Diagnostic[] {
  const problem = semantics.rules[ruleName(path)]?.check?.(value);
  return problem === undefined ? [] : [{ summary: `${ruleName(path)}: ${problem}`, path }];
}

function validateCombinations({ exactlyOneOf, conflicts, needs }: Semantics, config: Attributes): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const group of exactlyOneOf ?? []) {
    const given = group.filter((name) => isGiven(config, name));
    const possible = group.some((name) => isUnknown(config[name]));
    const names = group.map((name) => `\`${name}\``).join(", ");
    if (given.length > 1) {
      found.push(
        combination(given[0]!, `only one of ${names} can be specified, but ${given.join(", ")} were specified`),
      );
    } else if (given.length === 0 && !possible) {
      found.push(combination(group[0]!, `one of ${names} must be specified`));
    }
  }
  for (const [a, b] of conflicts ?? []) {
    if (isGiven(config, a) && isGiven(config, b)) {
      found.push({ summary: "Conflicting configuration arguments", detail: `"${a}": conflicts with ${b}`, path: [a] });
    }
  }
  for (const [a, b] of needs ?? []) {
    if (isPossible(config, a) && !isPossible(config, b)) {
      found.push({
        summary: "Missing required argument",
        detail: `"${a}": all of \`${a},${b}\` must be specified`,
        path: [a],
      });
    }
  }
  return found;
}

function combination(name: string, problem: string): Diagnostic {
  return { summary: "Invalid combination of arguments", detail: `"${name}": ${problem}`, path: [name] };
}

/** Given, even if its value is known to the apply only. */
function isPossible(config: Attributes, name: string): boolean {
  return isUnknown(config[name]) || isGiven(config, name);
}

/** Given and known: an explicit `false` counts, an empty block list does not. */
function isGiven(config: Attributes, name: string): boolean {
  const value = config[name] ?? null;
  return value !== null && !isUnknown(value) && !(Array.isArray(value) && value.length === 0);
}
