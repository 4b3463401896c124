import { Testing, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { problem } from "../../lib/azure/problem";
import { lateOf } from "../../lib/checks/late";
import { stackIn } from "./sample";

/** Something judged late in a stack, with what happened to it in order. */
function judgedIn(stack: TerraformStack, id: string, log: string[]): Construct {
  const construct = new Construct(stack, id);
  lateOf(stack.node.root).add({
    construct,
    judge: () => {
      log.push(`judge ${id}`);
      return { errors: [problem("AIG652", id, "too many")], warnings: [problem("AIG660", id, "a bad type")] };
    },
    settle: () => void log.push(`settle ${id}`),
  });
  return construct;
}

function two(): { log: string[]; first: TerraformStack; second: TerraformStack } {
  const app = Testing.app();
  const log: string[] = [];
  const [first, second] = [stackIn(app, "first"), stackIn(app, "second")];
  judgedIn(first, "A", log);
  judgedIn(second, "B", log);
  return { log, first, second };
}

test("a pass judges everything at its beginning and each stack once more in its turn", () => {
  const { log, first, second } = two();
  const late = lateOf(first.node.root);
  late.settle(first);
  expect(log.splice(0)).toEqual(["judge A", "judge B", "settle A"]);
  late.settle(second);
  expect(log.splice(0)).toEqual(["judge B", "settle B"]);
  late.settle(first);
  expect(log.splice(0)).toEqual(["judge A", "judge B", "settle A"]);
});

test("a stack that is synthesised alone begins a pass each time", () => {
  const { log, second } = two();
  lateOf(second.node.root).settle(second);
  log.splice(0);
  lateOf(second.node.root).settle(second);
  expect(log).toEqual(["judge A", "judge B", "settle B"]);
});

test("errors and warnings are told with their construct, each once however often they were found", () => {
  const { first } = two();
  const late = lateOf(first.node.root);
  late.judge();
  late.judge();
  const told = (findings: typeof late.errors): string[] =>
    findings.map(({ construct, problem: { code } }) => `${code} ${construct.node.path}`);
  expect(told(late.errors)).toEqual(["AIG652 first/A", "AIG652 second/B"]);
  expect(told(late.warnings)).toEqual(["AIG660 first/A", "AIG660 second/B"]);
});

test("what was taken out of the tree is neither judged nor settled, and what was found of it is gone", () => {
  const { log, first } = two();
  const late = lateOf(first.node.root);
  late.judge();
  first.node.tryRemoveChild("A");
  log.splice(0);
  late.settle(first);
  expect(log).toEqual(["judge B"]);
  expect(late.errors.map(({ construct }) => construct.node.id)).toEqual(["B"]);
});

test("two trees know nothing of each other", () => {
  two();
  expect(lateOf(Testing.app()).errors).toEqual([]);
});
