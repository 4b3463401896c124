import { Construct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { wrongType } from "../private/check";

const WANTED = "an image definition";

/** What is wrong with a value that has to be a definition, made here or imported. */
export function definitionProblem(value: unknown): Problem | undefined {
  if (value === undefined || value === null) {
    return problem("AIG003", "definition", `got ${show(value)}, allowed ${WANTED}`);
  }
  const isDefinition = Construct.isConstruct(value) && "definitionId" in value;
  return isDefinition ? undefined : wrongType("definition", value, WANTED);
}
