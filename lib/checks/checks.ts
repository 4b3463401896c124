import type { IConstruct } from "constructs";
import { toRfc3339 } from "../azure/dates";
import { LIMITS } from "../azure/limits";
import { problem, show, type Problem } from "../azure/problem";
import { isRuleCode, RULES, type Rule, type RuleCode } from "../azure/rules";
import { withoutSecretsInside } from "../azure/secrets";
import { Check, notLiteral } from "../private/check";
import { throwProblems } from "../private/errors";
import { known, knownMap } from "../private/known";
import { dropRelaxed } from "../private/preconditions";
import { propNames, strangers } from "../private/prop-names";
import { resourceOf } from "../private/resources";
import { touch } from "../private/revision";
import { checkScope } from "../private/scope";
import { RELAXATIONS } from "../private/scoped";
import { nounsBelow } from "./findings";
import { ACKNOWLEDGEMENTS, QUOTAS, STRICT, TODAY } from "./said";

/**
 * How many resources a subscription may hold in one region, where Azure has raised the quota.
 */
export interface RaisedQuota {
  /**
   * Galleries; 100 unless raised. A whole number, not below that.
   */
  readonly galleries?: number;

  /**
   * Image definitions; 1,000 unless raised.
   */
  readonly definitions?: number;

  /**
   * Image versions; 10,000 unless raised.
   */
  readonly versions?: number;
}

const COUNTED = ["galleries", "definitions", "versions"] as const;
const QUOTA_PROPS = propNames<RaisedQuota>({ galleries: true, definitions: true, versions: true });

/**
 * How the checks treat one part of the construct tree.
 *
 * Errors throw, unless their rule has been relaxed. A warning stands in the report and in the annotations that the CDK
 * for Terraform CLI prints, until somebody has looked at it and says why it is all right.
 */
export class Checks {
  /**
   * The checks of a construct and everything below it.
   *
   * @param scope a version, a definition, a gallery, a stack or the app.
   */
  public static of(scope: IConstruct): Checks {
    checkScope("Checks.of", scope, "a version, a definition, a gallery, a stack or the app");
    return new Checks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns a warning into a line of information that shows the reason, here and below. May be called before or after the
   * construct that is warned about is made, at any time before synth.
   *
   * An acknowledgement that meets no warning is named in the report.
   *
   * @param code the code of the warning, such as "AIG451".
   * @param reason why it is all right here, in a sentence for the next reader.
   */
  public acknowledge(code: string, reason: string): Checks {
    this.refuse("acknowledge", [checkAcknowledged(code), checkReason(reason)]);
    ACKNOWLEDGEMENTS.set(this.scope, code, withoutSecretsInside(reason));
    return this;
  }

  /**
   * Turns one rule from an error into a warning that shows the reason, here and below: for the day on which Azure takes
   * what this library still refuses. What is refused when the code runs has to be relaxed before the construct is made;
   * what the plan or several constructs are asked about, at any time before synth. There is no way to turn off all rules.
   *
   * @param code the code of a rule that Azure enforces ("Azure refuses a breach" in docs/errors.md), such as "AIG205". What
   * azurerm itself or this library cannot do is not to be relaxed, and neither is what names one thing twice (AIG207, AIG620).
   * @param reason why it is all right here, in a sentence for the next reader.
   */
  public relax(code: string, reason: string): Checks {
    this.refuse("relax", [checkRelaxed(code), checkReason(reason)]);
    RELAXATIONS.set(this.scope, code, withoutSecretsInside(reason));
    touch(this.scope);
    for (const { construct } of nounsBelow(this.scope)) dropRelaxed(resourceOf(construct)!, code as RuleCode);
    return this;
  }

  /**
   * Stops the synth at every warning here and below that is neither acknowledged nor relaxed, as errors of several
   * constructs do: for pipelines, where nobody reads annotations.
   */
  public strict(): Checks {
    STRICT.set(this.scope, "", true);
    return this;
  }

  /**
   * States quotas that Azure has raised for the subscriptions used here and below. May be called at any time before synth.
   *
   * @param quota the numbers per subscription and region; what is left out keeps Azure's default.
   */
  public raisedQuota(quota: RaisedQuota): Checks {
    const check = new Check();
    const refuse = (): void => check.refuseCall(this.subject("raisedQuota"));
    if (isToken(quota)) check.add(notLiteral("quota"));
    else check.settings("quota", quota, refuse);
    refuse();
    check.addAll(strangers(QUOTA_PROPS, "A raised quota", quota));
    const given = COUNTED.filter((kind) => (quota[kind] ?? undefined) !== undefined);
    for (const kind of given) check.addIf(checkQuota(kind, quota[kind]));
    refuse();
    for (const kind of given) QUOTAS.set(this.scope, kind, quota[kind]!);
    return this;
  }

  /**
   * The day from which an end of life counts as past, instead of the real one: for tests that must give one result for
   * ever. What is synthesised never depends on it, only the warning AIG117 does.
   *
   * @param date a date such as "2026-11-25", or an RFC 3339 time.
   */
  public today(date: string): Checks {
    const allowed = 'a date such as "2026-11-25"';
    const isDate = (text: string): boolean => toRfc3339(text) !== undefined;
    this.refuse("today", [checkText("date", date, allowed, isDate, "Write a date.")]);
    TODAY.set(this.scope, "", new Date(toRfc3339(date)!));
    return this;
  }

  private refuse(method: string, problems: (Problem | undefined)[]): void {
    throwProblems(
      this.subject(method),
      problems.filter((found) => found !== undefined),
    );
  }

  private subject(method: string): string {
    return `${method} at ${this.scope.node.path || "the app"}`;
  }
}

function isToken(value: unknown): boolean {
  return !known(value) || (typeof value === "object" && value !== null && !knownMap(value));
}

/** What is wrong with a text that is said to the checks. */
function checkText(
  prop: string,
  value: unknown,
  allowed: string,
  isRight: (text: string) => boolean,
  remedy?: string,
): Problem | undefined {
  if (!known(value)) return notLiteral(prop);
  const detail = `got ${show(value)}, allowed ${allowed}`;
  if (value === undefined || value === null) return problem("AIG003", prop, detail, remedy);
  if (typeof value !== "string") return problem("AIG004", prop, detail, remedy);
  return isRight(value) ? undefined : problem("AIG006", prop, detail, remedy);
}

function checkReason(reason: unknown): Problem | undefined {
  const isSaid = (text: string): boolean => text.trim() !== "";
  return checkText("reason", reason, "a sentence", isSaid, "Say in a sentence why it is all right here.");
}

function checkAcknowledged(code: string): Problem | undefined {
  const wrong = checkText("code", code, "the code of a warning", isRuleCode);
  if (wrong) return wrong;
  if (RULES[code as RuleCode].level !== "error") return undefined;
  const remedy = "Mend the error, or relax the rule before the construct is made.";
  return problem("AIG006", "code", `${code} is an error, allowed the code of a warning`, remedy);
}

function checkRelaxed(code: string): Problem | undefined {
  const one = "Name one rule of docs/errors.md; there is no switch for all.";
  const wrong = checkText("code", code, "the code of an error", isRuleCode, one);
  if (wrong) return wrong;
  const { level, weight, relaxable }: Rule = RULES[code as RuleCode];
  if (level !== "error") {
    return problem("AIG006", "code", `${code} is no error, allowed the code of one`, "Acknowledge it.");
  }
  if (weight !== "E") {
    const detail = `${code} is not Azure's rule, allowed the code of a rule that Azure enforces`;
    const remedy = "Without it the configuration cannot be written or planned: mend the error.";
    return problem("AIG006", "code", detail, remedy);
  }
  if (relaxable !== false) return undefined;
  const detail = `${code} is one of Azure's rules that cannot be relaxed, allowed the code of another one`;
  return problem("AIG006", "code", detail, "Nothing sensible can be written while it is broken: mend the error.");
}

function checkQuota(kind: (typeof COUNTED)[number], value: unknown): Problem | undefined {
  if (!known(value)) return notLiteral(kind);
  const { max } = LIMITS[kind];
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= max) return undefined;
  const remedy = "Give the number that Azure has granted; the default needs no mention.";
  return problem("AIG006", kind, `got ${show(value)}, allowed a whole number of at least ${max}`, remedy);
}
