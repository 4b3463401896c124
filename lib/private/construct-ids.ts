import { outside, type Problem } from "../azure/problem";
import { known } from "./known";

/** The id given to a construct, checked for what a Terraform address can hold. */
export function checkConstructId(id: string): Problem | undefined {
  return known(id) && /^[A-Za-z_]/.test(id) ? undefined : outside("AIG001", "id", id);
}
