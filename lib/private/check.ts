import { Construct, type IConstruct } from "constructs";
import { isDuration, toRfc3339 } from "../azure/dates";
import { allowedBy, inWords, outside, problem, show, type Problem } from "../azure/problem";
import { regionAdvice } from "../azure/region-rules";
import { RULES, type Rule, type RuleCode } from "../azure/rules";
import { checkTags } from "../azure/tags";
import { keepsNumberRule, NOT_EMPTY, RESOURCE_GROUP, type NumberRule, type TextRule } from "../azure/value-rules";
import {
  TerraformProvider,
  type ITerraformDependable,
  type TerraformResource,
  type TerraformResourceLifecycle,
} from "../terraform/framework";
import { throwProblems } from "./errors";
import * as expressions from "./expressions";
import { known, knownMap } from "./known";
import { propNames, strangers } from "./prop-names";
import { checkId, idPattern, type ResourceKind } from "./resource-id";
import { addPreconditions, handDown, handedDown, holdingAt, noteAsked, type Precondition } from "./preconditions";
import { RELAXATIONS } from "./scoped";

const RANGE_PROPS = propNames<{ min?: number; max?: number }>({ min: true, max: true });
const OPERATIONS = ["create", "read", "update", "delete"];

/** What every resource takes besides its arguments, as it may come in. */
interface MetaOptions {
  readonly timeouts?: object;
  readonly dependsOn?: ITerraformDependable[];
  readonly provider?: TerraformProvider;
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * The checks of one construct. A value that is known is checked now, and all problems are thrown together; one that only
 * Terraform knows becomes a precondition on the resource, with the same code, prop, allowed values and remedy.
 */
export class Check {
  private readonly problems: Problem[] = [];
  private readonly warned: Problem[] = [];
  /** Problems that stay errors where their rule is relaxed. */
  private readonly firm = new Set<Problem>();
  private readonly preconditions: Precondition[] = [];

  /** The settings of a call, without which nothing else can be checked: refused at once if they are no object. */
  public settings(prop: string, value: unknown, refuse: () => void): void {
    if (isMap(value)) return;
    const code = value === undefined || value === null ? "AIG003" : "AIG004";
    this.add(problem(code, prop, `got ${show(value)}, allowed an object of settings`));
    refuse();
  }

  /** Settings within settings: whether they are there, as an object whose parts can be checked. What is no part is refused. */
  public struct<T extends object>(
    parts: ReadonlySet<string>,
    prop: string,
    value: T | undefined,
    needed = false,
  ): value is T {
    if (value === undefined || value === null) {
      if (needed) this.add(problem("AIG003", prop, `got nothing, allowed ${inWords([...parts])}`));
      return false;
    }
    if (!known(value) || !isMap(value)) {
      this.add(notLiteralOf(prop, value, `an object with ${inWords([...parts])}`));
      return false;
    }
    this.addAll(strangers(parts, prop, value, `${prop}.`));
    return true;
  }

  /** A text that has to be there. */
  public text(rule: TextRule, prop: string, value: unknown): void {
    if (value === undefined || value === null || value === "") {
      this.add(problem("AIG003", prop, `got ${show(value)}, allowed ${allowedBy(rule.code)}`));
    } else {
      this.optionalText(rule, prop, value, false);
    }
  }

  /** A text that may be left out. */
  public optionalText(rule: TextRule, prop: string, value: unknown, optional = true): void {
    if (value === undefined || value === null) return;
    if (!known(value)) {
      this.atPlanTime(rule.code, prop, () => expressions.matches(rule, value, optional));
    } else if (typeof value !== "string") {
      this.add(wrongType(prop, value, "a text"));
    } else if (!rule.regex.test(value)) {
      this.add(outside(rule.code, prop, value));
    }
  }

  /** A whole number within bounds, which may be left out. */
  public optionalNumber(rule: NumberRule, prop: string, value: unknown): void {
    if (value === undefined || value === null || keepsNumberRule(rule, value)) return;
    if (!known(value)) {
      this.atPlanTime(rule.code, prop, () => expressions.within(rule, value, true));
    } else if (typeof value === "number" && Number.isFinite(value)) {
      const found = outside(rule.code, prop, value);
      // What is too many today may be right tomorrow; half a replica, or none, never is.
      if (value < rule.min || !Number.isInteger(value)) this.firm.add(found);
      this.add(found);
    } else {
      this.add(wrongType(prop, value, allowedBy(rule.code)));
    }
  }

  /** A range: each end within the bounds, and the smaller one first. */
  public range(rule: NumberRule, prop: string, range: { min?: number; max?: number } | undefined): void {
    if (!this.struct(RANGE_PROPS, prop, range)) return;
    const { min, max } = range;
    this.optionalNumber(rule, `${prop}.min`, min);
    this.optionalNumber(rule, `${prop}.max`, max);
    if ((min ?? undefined) === undefined || (max ?? undefined) === undefined) return;
    if (!known(min) || !known(max)) {
      this.atPlanTime("AIG108", prop, () => expressions.notAbove(min, max));
    } else if (min! > max!) {
      this.add(problem("AIG108", prop, `got ${show(min)} to ${show(max)}, allowed ${allowedBy("AIG108")}`));
    }
  }

  /** A member of an enum. It decides what is written, so it has to be a literal. */
  public choice(prop: string, value: unknown, members: Record<string, string>, needed = false): void {
    if (value === undefined || value === null) {
      if (needed) this.add(problem("AIG003", prop, `got nothing, allowed ${listed(members)}`));
    } else if (!known(value)) {
      this.add(notLiteral(prop));
    } else if (!Object.values(members).includes(value as string)) {
      this.add(problem("AIG007", prop, `got ${show(value)}, allowed ${listed(members)}`));
    }
  }

  /** A list of members of an enum. */
  public choices(prop: string, values: unknown, members: Record<string, string>): void {
    if (values === undefined || values === null) return;
    if (!known(values) || !Array.isArray(values)) this.add(notLiteralOf(prop, values, "a list"));
    else values.forEach((value, i) => this.choice(`${prop}[${i}]`, value, members, true));
  }

  /** A switch. It may decide what is written, so it has to be a literal. */
  public flag(prop: string, value: unknown): void {
    if (value === undefined || value === null || typeof value === "boolean") return;
    this.add(notLiteralOf(prop, value, "true or false"));
  }

  /** A date; gives the form that azurerm takes, or the value as it is where it cannot be read now. */
  public date(prop: string, value: string | undefined): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (!known(value)) {
      const allowed = 'an RFC 3339 time such as "2027-06-30T00:00:00Z"';
      this.atPlanTime("AIG116", prop, () => expressions.isRfc3339(value), allowed);
      return value;
    }
    const written = typeof value === "string" ? toRfc3339(value) : undefined;
    if (written === undefined) this.add(outside("AIG116", prop, value));
    return written;
  }

  /** What every resource takes besides its arguments. */
  public meta({ timeouts, dependsOn, provider, lifecycle }: MetaOptions): void {
    this.timeouts(timeouts);
    this.provider(provider);
    if (lifecycle !== undefined && lifecycle !== null && !isMap(lifecycle)) {
      this.add(wrongType("lifecycle", lifecycle, "the settings of a life cycle"));
    }
    if (dependsOn === undefined || dependsOn === null) return;
    if (!Array.isArray(dependsOn)) return this.add(wrongType("dependsOn", dependsOn, "a list"));
    dependsOn.forEach((one: unknown, i) => {
      if (has(one, "fqn")) return;
      this.add(wrongType(`dependsOn[${i}]`, one, "a resource, data source or module"));
    });
  }

  /** A configuration of a provider. */
  public provider(provider: unknown): void {
    if (provider === undefined || provider === null || TerraformProvider.isTerraformProvider(provider)) return;
    this.add(wrongType("provider", provider, "an AzurermProvider"));
  }

  private timeouts(timeouts: object | undefined): void {
    if (timeouts === undefined || timeouts === null) return;
    if (!known(timeouts) || !isMap(timeouts)) {
      return this.add(notLiteralOf("timeouts", timeouts, "an object of durations"));
    }
    for (const [name, value] of Object.entries(timeouts)) {
      if (value === undefined || value === null) continue;
      if (!OPERATIONS.includes(name)) {
        this.add(problem("AIG004", `timeouts.${name}`, `allowed ${OPERATIONS.join(", ")}`, "Name an operation."));
      } else if (known(value) && (typeof value !== "string" || !isDuration(value))) {
        this.add(outside("AIG119", `timeouts.${name}`, value));
      }
    }
  }

  /** The tags as they will be written; of those that come from the parent only what concerns them all is said again. */
  public tags(tags: Record<string, string> | undefined, own = tags): void {
    const isWrong = (each: unknown): boolean =>
      each !== undefined && each !== null && !isMap(each) && (known(each) || Array.isArray(each));
    if (isWrong(own)) return this.add(wrongType("tags", own, "a map of texts"));
    if (isWrong(tags)) return this.add(wrongType("tags", tags, "a map of texts"));
    if (tags === undefined || tags === null) return;
    if (isMap(tags) && knownMap(tags)) {
      const isOwn = (name: string): boolean => own !== undefined && own !== null && name in own;
      checkTags(tags, known, isOwn).forEach((found) => this.add(found));
    } else {
      // Their number and lengths azurerm checks itself, in the plan.
      this.atPlanTime("AIG113", "tags", () => expressions.haveLegalNames(tags));
      this.atPlanTime("AIG115", "tags", () => expressions.haveDistinctNames(tags));
    }
  }

  /** A region, in any spelling. */
  public region(prop: string, value: unknown): void {
    this.text(NOT_EMPTY, prop, value);
    if (typeof value === "string" && known(value) && value !== "") this.addIf(regionAdvice(prop, value));
  }

  /** The resource group of a child, which can only be that of its parent. */
  public childGroup(value: unknown, parents: string): void {
    if (value === undefined || value === null) return;
    this.text(RESOURCE_GROUP, "resourceGroupName", value);
    if (typeof value !== "string" || value === parents) return;
    if (!known(value) || !known(parents)) {
      this.atPlanTime("AIG120", "resourceGroupName", () => expressions.isSameText(value, parents));
    } else if (RESOURCE_GROUP.regex.test(value) && value.toLowerCase() !== parents.toLowerCase()) {
      this.add(problem("AIG120", "resourceGroupName", `got ${show(value)}, allowed ${show(parents)}`));
    }
  }

  /** A construct that is referred to, known by one of its properties: whether it is that. */
  public construct(prop: string, value: unknown, property: string, what: string): boolean {
    if (Construct.isConstruct(value) && property in value) return true;
    const code = value === undefined || value === null ? "AIG003" : "AIG004";
    this.add(problem(code, prop, `got ${show(value)}, allowed ${what}`));
    return false;
  }

  /** A text whose form is free. */
  public freeText(prop: string, value: unknown): void {
    if (value === undefined || value === null || typeof value === "string") return;
    if (known(value)) this.add(wrongType(prop, value, "a text"));
  }

  /** The id of a resource. */
  public id(kinds: readonly ResourceKind[], prop: string, id: unknown, optional = false): void {
    this.addIf(checkId(kinds, prop, id));
    if (known(id)) return;
    const allowed = `the id of ${kinds.map(({ what }) => what).join(" or ")}`;
    this.atPlanTime("AIG005", prop, () => expressions.isId(idPattern(kinds), id, optional), allowed);
  }

  /** The id of a resource, which may be left out. */
  public optionalId(kinds: readonly ResourceKind[], prop: string, id: unknown): void {
    if (id !== undefined && id !== null) this.id(kinds, prop, id, true);
  }

  /** A problem that was found elsewhere, if it was found. */
  public addIf(found: Problem | undefined): void {
    if (found) this.add(found);
  }

  /** A problem that several parts share, which is said once. */
  public addOnce(found: Problem): void {
    const isSame = ({ code, prop, detail }: Problem): boolean =>
      code === found.code && prop === found.prop && detail === found.detail;
    if (!this.problems.some(isSame)) this.add(found);
  }

  /** Problems that were found elsewhere. */
  public addAll(found: readonly Problem[]): void {
    found.forEach((one) => this.add(one));
  }

  /** A problem that was found elsewhere, or a warning: the rule's own level decides. */
  public add(found: Problem): void {
    (RULES[found.code].level === "error" ? this.problems : this.warned).push(found);
  }

  /** A rule whose value only Terraform knows. Warnings are no reason to stop a plan, and not every rule can be put so. */
  public atPlanTime(code: RuleCode, prop: string, condition: () => unknown, allowed = allowedBy(code)): void {
    const rule: Rule = RULES[code];
    if (!rule.caughtBy.includes("plan")) return;
    const message = `${code}  ${prop}: allowed ${allowed}. ${rule.remedy}`;
    this.preconditions.push({ code, condition: condition(), error_message: expressions.literalText(message) });
  }

  /** Whether a breach of a rule is an error, relaxed or not. */
  public throws(code: RuleCode): boolean {
    return RULES[code].level === "error";
  }

  /** Whether a breach of a rule is thrown at a construct. */
  public refuses(construct: IConstruct, code: RuleCode): boolean {
    return this.throws(code) && RELAXATIONS.get(construct, code) === undefined;
  }

  /** The warnings so far. */
  public get warnings(): readonly Problem[] {
    return this.warned;
  }

  /** Throws all problems at once. The construct leaves the tree again, so that nothing half made is synthesised. */
  public refuse(construct: IConstruct, kind: string): void {
    this.noteAsked(construct);
    const problems = this.errorsAt(construct);
    if (problems.length === 0) return;
    const { path, id, scope } = construct.node;
    scope?.node.tryRemoveChild(id);
    throwProblems(`${kind} at ${path}`, problems);
  }

  /** The same for what a user has made himself: it stays where it is. */
  public refuseInTree(construct: IConstruct, kind: string): void {
    this.noteAsked(construct);
    throwProblems(`${kind} at ${construct.node.path}`, this.errorsAt(construct));
  }

  /** The same for an import, which is checked before it is made; what names it cannot be relaxed. */
  public refuseImport(scope: IConstruct, id: string, kind: string, how = "imported"): void {
    const path = [scope.node.path, id].filter((part) => part !== "").join("/");
    this.refuseCall(`${kind} ${how} at ${path}`);
  }

  /** The same for a call on a construct, which stays as it is. */
  public refuseCall(subject: string): void {
    throwProblems(subject, this.problems);
  }

  /** The problems whose rules hold here; what has been relaxed joins the warnings. */
  public errorsAt(scope: IConstruct | undefined): Problem[] {
    if (scope === undefined) return this.problems;
    return this.problems.filter((found) => {
      const relaxed = this.firm.has(found) ? undefined : RELAXATIONS.get(scope, found.code);
      if (relaxed !== undefined) this.warned.push({ ...found, relaxed });
      return relaxed === undefined;
    });
  }

  /** Notes what the plan is asked of a construct: a rule is not idle that is asked about. */
  public noteAsked(construct: IConstruct): void {
    noteAsked(construct, this.preconditions);
  }

  /** Leaves to what is made in an import what the plan has to be asked of it. */
  public handDown(imported: IConstruct): void {
    handDown(imported, this.preconditions);
  }

  /** Asks the plan what is to be asked of a parent that was imported. */
  public takeUp(parent: IConstruct): void {
    this.preconditions.push(...handedDown(parent));
  }

  /** Writes the preconditions of the rules that hold here. */
  public writePreconditions(resource: TerraformResource): void {
    addPreconditions(resource, this.preconditions);
  }

  /** The preconditions whose rules hold here. */
  public preconditionsAt(scope: IConstruct): Omit<Precondition, "code">[] {
    return holdingAt(scope, this.preconditions);
  }
}

export function notLiteral(prop: string): Problem {
  return problem("AIG008", prop, `got a value that only Terraform knows, allowed ${allowedBy("AIG008")}`);
}

/** A number that this library calculates with. */
export function onlyTerraformKnows(prop: string): Problem {
  return problem("AIG501", prop, `got a value that only Terraform knows, allowed ${allowedBy("AIG501")}`);
}

/** What is wrong with a value that is not a literal of the wanted type: it is no literal, or of another type. */
export function notLiteralOf(prop: string, value: unknown, wanted: string): Problem {
  return known(value) ? wrongType(prop, value, wanted) : notLiteral(prop);
}

export function wrongType(prop: string, value: unknown, wanted: string): Problem {
  return problem("AIG004", prop, `got ${show(value)}, allowed ${wanted}`);
}

/** Whether a value is an object with names of its own: neither a list, nor a Map, a Date and the like. */
function isMap(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function has(value: unknown, property: string): boolean {
  return typeof value === "object" && value !== null && property in value;
}

function listed(members: Record<string, string>): string {
  return Object.values(members)
    .map((member) => `"${member}"`)
    .join(", ");
}
