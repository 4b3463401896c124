import { TerraformStack, Testing, type App } from "cdktf";
import { Checks, GalleryReport, type GalleryReportOptions } from "../../lib";
import { annotations, stackIn } from "../checks/sample";
import { postconditionsOf, preconditionsOf } from "../gallery/build";
import { resources, synthJson, type Block, type StackJson } from "./synth";

/** Builds something in a stack; further stacks go beside it, into `appOf(stack)`. */
export type Case = (stack: TerraformStack) => void;

/** Everything that a user is told about what a case builds. Each text begins with the code of its rule. */
export interface Outcome {
  /** What is thrown, at once or by the validations: each problem with its remedy. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The messages of the conditions that are written, of lookups too. */
  readonly preconditions: readonly string[];
  /** The report's lines of advice. */
  readonly advice: readonly string[];
  /** The whole of what is thrown, or annotated, or written as a precondition. */
  readonly message: string;
}

const TODAY = "2026-11-25";
const BLOCK = /^ {2}(AIG\d{3} {2}.*\n {10}.*)$/gm;

export function appOf(stack: TerraformStack): App {
  return stack.node.root as App;
}

/** What comes of a case, on one day for ever. */
export function outcomeOf(build: Case): Outcome {
  const stack = stackIn(Testing.app(), "stack");
  const app = appOf(stack);
  Checks.of(app).today(TODAY);
  const thrown = thrownBy(() => build(stack));
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  // Each stack says what is wrong with the app, so the first one says it all.
  const [invalid] = stacks.map((each) => each.node.validate()).filter((messages) => messages.length > 0);
  const refusals = [...(thrown === undefined ? [] : [thrown]), ...(invalid ?? [])];
  const preconditions = refusals.length > 0 ? [] : stacks.flatMap(preconditionsIn);
  const warned = annotations(app).filter((line) => line.startsWith("@cdktf/warn "));
  return {
    errors: refusals.flatMap((text) => [...text.matchAll(BLOCK)].map(([, block]) => block!)),
    warnings: warned.map((line) => line.slice(line.indexOf(": AIG") + 2)),
    preconditions,
    advice: adviceIn(app),
    message: [...refusals, ...warned, ...preconditions].join("\n"),
  };
}

function thrownBy(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== "ValidationError") throw thrown;
    return thrown.message;
  }
}

function preconditionsIn(stack: TerraformStack): string[] {
  const json = synthJson(stack);
  const blocks = Object.keys(json.resource ?? {}).flatMap((type) => Object.values(resources(json, type)));
  const read = Object.values((json.data ?? {}) as NonNullable<StackJson["resource"]>).flatMap(Object.values<Block>);
  return [...blocks.flatMap(preconditionsOf), ...read.flatMap(postconditionsOf)].map((one) => one.error_message);
}

const OPTIONS = new WeakMap<App, GalleryReportOptions>();

/** What the report of the case is made with. */
export function reportWith(stack: TerraformStack, options: GalleryReportOptions): void {
  OPTIONS.set(appOf(stack), options);
}

function adviceIn(app: App): string[] {
  const lines = GalleryReport.of(app, OPTIONS.get(app)).toMarkdown().split("\n");
  return lines.flatMap((line) => /^- 💡 \*\*(AIG\d{3})\*\*( .*)$/u.exec(line)?.slice(1).join("") ?? []);
}

/** The codes at the beginning of texts, sorted. */
export function codesOf(texts: readonly string[]): string[] {
  return texts.map((text) => text.slice(0, 6)).sort();
}
