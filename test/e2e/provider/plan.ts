import { isCollection, members, type Attribute, type Block, type NestedBlock, type Schema } from "./schema/schema";
import type { Rule, Semantics } from "./semantics";
import { containsUnknown, equal, equalSets, isObject, isUnknown, isZero, ruleName, UNKNOWN } from "./values";
import type { Attributes, Path, Value } from "./values";

export interface Plan {
  readonly planned: Attributes;
  readonly replace: Path[];
  /** True when the plan departs from the configuration, as plans of the old SDK may. */
  readonly adjusted: boolean;
}

/** What the provider makes of a proposal: defaults, normal forms, computed values and paths that force replacement. */
export function planResource(
  schema: Schema,
  semantics: Semantics,
  prior: Attributes | null,
  proposed: Attributes,
): Plan {
  const planner = new Planner(semantics);
  const planned = planner.block(schema.block, [], prior ?? undefined, proposed);
  if (!prior) return { planned, replace: [], adjusted: planner.adjusted };
  // Timeouts alone are no change: they are only taken over together with one.
  if (equal({ ...planned, timeouts: null }, { ...prior, timeouts: null })) {
    return { planned: prior, replace: [], adjusted: planner.adjusted || !equal(planned, prior) };
  }
  return { planned, replace: planner.replace, adjusted: planner.adjusted };
}

class Planner {
  readonly replace: Path[] = [];
  adjusted = false;

  constructor(private readonly semantics: Semantics) {}

  block(block: Block, path: Path, prior: Attributes | undefined, proposed: Attributes): Attributes {
    const { attributes, blocks } = members(block);
    const planned: Attributes = {};
    for (const [name, attribute] of attributes) {
      planned[name] = this.attribute(attribute, [...path, name], prior, proposed[name] ?? null);
    }
    for (const [name, nested] of blocks) {
      const [was, wanted] = [prior?.[name] ?? null, proposed[name] ?? null];
      planned[name] =
        nested.nesting_mode === "single" ? wanted : this.nested(nested, [...path, name], prior, was, wanted);
    }
    return planned;
  }

  private attribute(attribute: Attribute, path: Path, owner: Attributes | undefined, wanted: Value): Value {
    const rule = this.rule(path);
    const prior = owner?.[path[path.length - 1]!] ?? null;
    // The proposal carries prior values of computed attributes: null here means there is none.
    if (wanted === null && attribute.computed && rule.default === undefined) return owner ? null : UNKNOWN;
    const planned = this.settle(attribute, rule, prior, wanted);
    if (!equal(planned, wanted)) this.adjusted = true;
    this.note(rule, path, prior, planned, isSet(attribute) ? equalSets : equal);
    return planned;
  }

  private settle(attribute: Attribute, rule: Rule, prior: Value, wanted: Value): Value {
    const value = wanted ?? rule.default ?? null;
    if (isCollection(attribute.type) && containsUnknown(value)) return UNKNOWN;
    // What was never set stays as it was read; a collection that goes leaves an empty one.
    if (value === null && isZero(prior)) return prior;
    if (value === null) return Array.isArray(prior) ? [] : isObject(prior) ? {} : null;
    if (typeof value !== "string") return value;
    const text = rule.normalise ? rule.normalise(value) : value;
    return typeof prior === "string" && prior !== "" && rule.same?.(prior, text) ? prior : text;
  }

  private nested(nested: NestedBlock, path: Path, owner: Attributes | undefined, prior: Value, wanted: Value): Value {
    const rule = this.rule(path);
    const planned = this.nestedValue(nested, rule, path, owner, prior, wanted);
    if (countOf(planned) !== countOf(wanted)) this.adjusted = true;
    this.note(rule, path, prior, planned, (a, b) => countOf(a) === countOf(b));
    return planned;
  }

  private nestedValue(
    nested: NestedBlock,
    rule: Rule,
    path: Path,
    owner: Attributes | undefined,
    prior: Value,
    wanted: Value,
  ): Value {
    if (!Array.isArray(wanted)) return wanted;
    if (rule.computedBlock && wanted.length === 0) return owner ? prior : UNKNOWN;
    const before = Array.isArray(prior) ? prior : [];
    if (nested.nesting_mode === "set")
      return wanted.map((element) => this.setElement(nested.block, path, before, element));
    before
      .slice(wanted.length)
      .forEach((element, i) => this.removed(nested.block, [...path, wanted.length + i], element));
    return wanted.map((element, i) => this.element(nested.block, [...path, i], before[i], element));
  }

  private element(block: Block, path: Path, prior: Value | undefined, wanted: Value): Value {
    return isObject(wanted) ? this.block(block, path, isObject(prior) ? prior : undefined, wanted) : wanted;
  }

  /** Elements of a set have no position: one that would not change is the prior one. */
  private setElement(block: Block, path: Path, before: Value[], wanted: Value): Value {
    const unchanged = before.find((prior) =>
      equal(new Planner(this.semantics).element(block, path, prior, wanted), prior),
    );
    if (unchanged === undefined) return this.element(block, path, undefined, wanted);
    if (!equal(unchanged, wanted)) this.adjusted = true;
    return unchanged;
  }

  /** A list element that goes takes its values with it: each that forces replacement counts as changed. */
  private removed(block: Block, path: Path, element: Value): void {
    if (!isObject(element)) return;
    const { attributes, blocks } = members(block);
    for (const [name, attribute] of attributes) {
      if (!attribute.computed)
        this.note(this.rule([...path, name]), [...path, name], element[name] ?? null, null, equal);
    }
    for (const [name, nested] of blocks) {
      const inner = element[name];
      if (Array.isArray(inner)) inner.forEach((part, i) => this.removed(nested.block, [...path, name, i], part));
    }
  }

  private note(rule: Rule, path: Path, prior: Value, planned: Value, same: (a: Value, b: Value) => boolean): void {
    const changed = !(isZero(prior) && isZero(planned)) && !same(prior, planned);
    const cleared = !isZero(prior) && (isZero(planned) || isUnknown(planned));
    const replaces = typeof rule.forceNew === "function" ? rule.forceNew(prior, planned) : rule.forceNew;
    if ((replaces && changed) || (rule.clearedReplaces && cleared)) this.replace.push(path);
  }

  private rule(path: Path): Rule {
    return this.semantics.rules[ruleName(path)] ?? {};
  }
}

function isSet({ type }: Attribute): boolean {
  return isCollection(type) && type[0] === "set";
}

function countOf(value: Value): number | "unknown" {
  if (isUnknown(value)) return "unknown";
  return Array.isArray(value) ? value.length : 0;
}
