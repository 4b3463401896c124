import type { IConstruct } from "constructs";
import type { Problem } from "../azure/problem";
import { RULES, type RuleCode } from "../azure/rules";
import { withoutSecrets } from "../azure/secrets";
import type { ImageDefinition } from "../definition/image-definition";
import type { SharedGallery } from "../gallery/shared-gallery";
import type { ImageVersion } from "../version/image-version";
import { Annotations, TerraformStack, type TerraformResource } from "../terraform/framework";
import { renderProblem } from "../private/errors";
import { keep, keptOf, type Kept } from "../private/resources";
import { revisionOf, touch } from "../private/revision";
import { RELAXATIONS } from "../private/scoped";
import { isBelow } from "../private/tree";
import { checkApp } from "./app-rules";
import { lateOf, type Judged } from "./late";
import { ACKNOWLEDGEMENTS, STRICT } from "./said";
import { sharedAddresses } from "./uniqueness";

/** What one of this library's constructs is, with what it writes. */
export type Noun = { readonly resource: TerraformResource } & (
  | { readonly kind: "gallery"; readonly construct: SharedGallery }
  | { readonly kind: "definition"; readonly construct: ImageDefinition }
  | { readonly kind: "version"; readonly construct: ImageVersion }
);

/** A warning, or a check that could not be made, on one construct. */
export interface Finding {
  readonly construct: IConstruct;
  readonly problem: Problem;
  /** True if a value that the check needs is not known here: the check is left out, and that is said. */
  readonly skipped?: boolean;
}

const FINDINGS = new WeakMap<IConstruct, Finding[]>();
const WATCHED = new WeakSet<TerraformStack>();
const WATCHED_SCOPES = new WeakSet<IConstruct>();
const APP_RESULTS = new WeakMap<IConstruct, { revision: number; result: TreeResult }>();

/** The outcome of the rules over several constructs. */
export interface AppResult {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** The same, with what the constructs found themselves. */
interface TreeResult extends AppResult {
  readonly own: readonly Finding[];
}

/** Makes a construct known to the rules over several constructs, with the warnings it has itself. */
export function register(noun: Noun | Kept, warnings: readonly Problem[], skipped: readonly Problem[] = []): void {
  keep(noun);
  const { construct } = noun;
  if (warnings.length + skipped.length > 0) {
    const said = warnings.map((problem) => ({ construct, problem }));
    FINDINGS.set(construct, [...said, ...skipped.map((problem) => ({ construct, problem, skipped: true }))]);
  }
  const { root } = construct.node;
  touch(root);
  watchAll(construct, root);
}

/** Makes something known that a user has made himself and may change until the synth: it is judged anew each time. */
export function registerLate(judged: Judged): void {
  const { root } = judged.construct.node;
  lateOf(root).add(judged);
  watchAll(judged.construct, root);
}

/** Watches the stack of a construct, and those without a construct of ours: no stack is written if one is refused. */
function watchAll(construct: IConstruct, root: IConstruct): void {
  // What stands side by side is in one stack, but for what is a stack itself.
  const place = TerraformStack.isStack(construct) ? construct : (construct.node.scope ?? construct);
  if (!WATCHED_SCOPES.has(place)) watch(TerraformStack.of(construct));
  WATCHED_SCOPES.add(place);
  for (const child of root.node.children) if (TerraformStack.isStack(child)) watch(child);
}

/** Adds to what a construct, a noun or not, has found itself. */
export function note(construct: IConstruct, found: readonly Problem[]): void {
  if (found.length === 0) return;
  FINDINGS.set(construct, [...(FINDINGS.get(construct) ?? []), ...found.map((problem) => ({ construct, problem }))]);
  touch(construct);
}

function isNoun(kept: Kept): kept is Noun {
  return "kind" in kept;
}

/** The nouns below a scope, in the order of the tree. */
export function nounsBelow(scope: IConstruct): Noun[] {
  const nouns: Noun[] = [];
  const visit = (construct: IConstruct): void => {
    const kept = keptOf(construct);
    if (kept && isNoun(kept)) nouns.push(kept);
    for (const child of construct.node.children) visit(child);
  };
  visit(scope);
  return nouns;
}

/** All warnings and skipped checks below a scope, those over several constructs included. */
export function findingsBelow(scope: IConstruct): Finding[] {
  lateOf(scope.node.root).judge();
  return judgedBelow(scope);
}

/** The same, as it was judged last. */
function judgedBelow(scope: IConstruct): Finding[] {
  const { root } = scope.node;
  const { own, warnings } = appResult(root);
  const late = lateOf(root);
  return [...own, ...warnings, ...late.warnings, ...late.skipped].filter(({ construct }) => isBelow(construct, scope));
}

/** The rules over several constructs, computed once for one state of the tree however many stacks ask. */
function appResult(root: IConstruct): TreeResult {
  const revision = revisionOf(root);
  const cached = APP_RESULTS.get(root);
  if (cached?.revision === revision) return cached.result;
  const own: Finding[] = [];
  const nouns: Noun[] = [];
  const made: Kept[] = [];
  for (const construct of root.node.findAll()) {
    const found = FINDINGS.get(construct);
    if (found) own.push(...found);
    const kept = keptOf(construct);
    if (!kept) continue;
    made.push(kept);
    if (isNoun(kept)) nouns.push(kept);
  }
  const { errors, warnings } = checkApp(nouns, root);
  const addresses = sharedAddresses(made);
  const result = { ...relaxed({ errors: [...addresses, ...errors], warnings }), own };
  APP_RESULTS.set(root, { revision, result });
  return result;
}

/** What has been relaxed where it was found only warns. */
function relaxed({ errors, warnings }: AppResult): AppResult {
  const reasonOf = ({ construct, problem }: Finding): string | undefined => RELAXATIONS.get(construct, problem.code);
  const moved = errors.flatMap((finding) => {
    const reason = reasonOf(finding);
    return reason === undefined ? [] : [{ ...finding, problem: { ...finding.problem, relaxed: reason } }];
  });
  return { errors: errors.filter((finding) => reasonOf(finding) === undefined), warnings: [...moved, ...warnings] };
}

/**
 * Hangs the app-wide rules on a stack. On every stack, because a validation of the app itself runs only when all stacks
 * have been written, and a stack's runs before its own file is: the first stack refuses for all of them.
 *
 * The annotations are written in the same place: between aspects, which may still change a construct, and the moment
 * the framework collects annotations. An aspect would be asked about every construct of the stack.
 */
function watch(stack: TerraformStack): void {
  if (WATCHED.has(stack)) return;
  WATCHED.add(stack);
  const annotated = new Set<string>();
  stack.node.addValidation({
    validate: () => {
      const { root } = stack.node;
      const late = lateOf(root);
      late.settle(stack);
      annotateAll(stack, annotated);
      const warnings = judgedBelow(root).filter(stops);
      return [
        ...[...appResult(root).errors, ...late.errors].map((finding) => refusalOf(finding)),
        ...warnings.map((finding) => refusalOf(finding, `          ${howToAcknowledge(finding.problem.code)}\n`)),
      ];
    },
  });
}

function refusalOf({ construct, problem }: Finding, more = ""): string {
  return `${withoutSecrets(construct.node.path)} is not valid\n\n${renderProblem(problem)}\n${more}`;
}

function howToAcknowledge(code: RuleCode): string {
  return `[acknowledge: Checks.of(construct).acknowledge("${code}", "why")]`;
}

/** Whether a finding that is no error stops the synth. */
function stops({ construct, problem: { code, relaxed }, skipped }: Finding): boolean {
  if (skipped || relaxed !== undefined || RULES[code].level !== "warning") return false;
  return STRICT.get(construct, "") === true && ACKNOWLEDGEMENTS.get(construct, code) === undefined;
}

/** Annotates each finding of a stack once, however often the stack is synthesised. */
function annotateAll(stack: TerraformStack, annotated: Set<string>): void {
  for (const finding of judgedBelow(stack)) {
    const { code, prop, detail } = finding.problem;
    const key = [finding.construct.node.path, code, prop, detail].join("|");
    if (finding.skipped || RULES[code].level === "advice" || annotated.has(key)) continue;
    annotated.add(key);
    annotate(finding);
  }
}

function annotate({ construct, problem }: Finding): void {
  const { code, prop, detail, remedy, relaxed: why } = problem;
  const reason = ACKNOWLEDGEMENTS.get(construct, code);
  const annotations = Annotations.of(construct);
  if (why !== undefined) {
    annotations.addWarning(`${code} ${prop}: ${detail}. ${remedy} (relaxed: ${why})`);
  } else if (reason !== undefined) {
    annotations.addInfo(`${code} ${prop}: ${detail} (acknowledged: ${reason})`);
  } else {
    annotations.addWarning(`${code} ${prop}: ${detail}. ${remedy} ${howToAcknowledge(code)}`);
  }
}
