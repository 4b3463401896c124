import type { IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { isRuleCode, RULES } from "../azure/rules";
import { throwProblems } from "../private/errors";
import { acknowledge } from "./acknowledgements";

/**
 * How the checks treat one part of the construct tree.
 *
 * Errors always throw. A warning stands in the report and in the annotations that the CDK for Terraform CLI prints,
 * until somebody has looked at it and says why it is all right.
 */
export class Checks {
  /**
   * The checks of a construct and everything below it.
   *
   * @param scope a version, a definition, a gallery, a stack or the app.
   */
  public static of(scope: IConstruct): Checks {
    return new Checks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns a warning into a line of information that shows the reason, here and below. May be called before or after the
   * construct that is warned about is made, at any time before synth.
   *
   * @param code the code of the warning, such as "AIG451".
   * @param reason why it is all right here, in a sentence for the next reader.
   */
  public acknowledge(code: string, reason: string): Checks {
    const problems: Problem[] = [];
    if (!isRuleCode(code)) {
      problems.push(problem("AIG006", "code", `got ${show(code)}, allowed the code of a warning`));
    } else if (RULES[code].level !== "warning") {
      problems.push(problem("AIG006", "code", `${code} is an error, allowed the code of a warning`, "Mend the error."));
    }
    if (typeof reason !== "string" || reason.trim() === "") {
      problems.push(problem("AIG006", "reason", `got ${show(reason)}, allowed a sentence`));
    }
    throwProblems(`acknowledge at ${this.scope.node.path || "the app"}`, problems);
    acknowledge(this.scope, code, reason);
    return this;
  }
}
