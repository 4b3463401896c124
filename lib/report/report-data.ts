import type { IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { wrongType } from "../private/check";
import { throwProblems } from "../private/errors";
import { known } from "../private/known";
import { checkScope } from "../private/scope";
import { readAdvice, readIdle } from "./advice";
import { priceAdvice, readCosts, type CostData } from "./costs-section";
import { readFindings } from "./findings-section";
import { forecastAdvice, readLimits, type LimitData } from "./limits-section";
import { readTree, type FindingData, type GalleryData, type SizeOf } from "./model";
import { PriceList } from "./price-list";
import { BillingModel, GalleryDiagram, ReportSection, type GalleryReportOptions } from "./report-options";
import { readSizes } from "./sizes";
import { SubscriptionUsage } from "./subscription-usage";

/** The one model that text, Markdown, JSON and diagrams are renderings of. */
export interface ReportData {
  readonly stacks: readonly StackData[];
  readonly limits: LimitData;
  readonly findings: readonly FindingData[];
}

export interface StackData {
  readonly stack: string;
  readonly galleries: readonly GalleryData[];
  readonly costs: CostData;
}

/** Options that have been checked, with their defaults. */
export interface Settings {
  readonly sections: readonly ReportSection[];
  readonly diagrams: readonly GalleryDiagram[];
  readonly prices?: PriceList;
  readonly billing: BillingModel;
  readonly sizeOf: SizeOf;
  readonly usage?: SubscriptionUsage;
}

const OPTIONS = ["sections", "diagrams", "prices", "billing", "imageSizes", "usage"];
const DEFAULT_SECTIONS = Object.values(ReportSection).filter((section) => section !== ReportSection.COMMANDS);

/** Checks the options; all that is wrong with them is thrown together. */
export function settle(scope: IConstruct, options: GalleryReportOptions | undefined): Settings {
  checkScope("GalleryReport.of", scope, "the app, a stack or any other construct");
  const problems: Problem[] = [];
  const given = options ?? {};
  if (typeof given !== "object" || Array.isArray(given)) problems.push(wrongType("options", given, "an object"));
  for (const name of Object.keys(given).filter((key) => !OPTIONS.includes(key))) {
    problems.push(problem("AIG004", name, `there is no such option, allowed ${OPTIONS.join(", ")}`, "Leave it out."));
  }
  const { sections, diagrams, prices, billing, imageSizes, usage } = given;
  checkMembers("sections", sections, Object.values(ReportSection), problems);
  checkMembers("diagrams", diagrams, Object.values(GalleryDiagram), problems);
  checkMembers(
    "billing",
    billing === undefined || billing === null ? billing : [billing],
    Object.values(BillingModel),
    problems,
  );
  if (isGiven(prices) && !PriceList._is(prices)) problems.push(wrongType("prices", prices, "a PriceList"));
  if (isGiven(usage) && !SubscriptionUsage._is(usage)) problems.push(wrongType("usage", usage, "a SubscriptionUsage"));
  const sizeOf = readSizes(scope, imageSizes, problems);
  throwProblems(`GalleryReport of ${scope.node.path || "the app"}`, problems);
  return {
    sections: sections ?? DEFAULT_SECTIONS,
    diagrams: diagrams ?? [],
    prices: prices ?? undefined,
    billing: billing ?? BillingModel.CURRENT,
    sizeOf,
    usage: usage ?? undefined,
  };
}

/** Languages other than TypeScript hand on what is left out as null. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Throws unless the diagram is one of those there are. */
export function checkDiagram(diagram: unknown): void {
  const problems: Problem[] = [];
  checkMembers("diagram", [diagram], Object.values(GalleryDiagram), problems);
  throwProblems("toMermaid", problems);
}

function checkMembers(prop: string, values: unknown, members: readonly string[], problems: Problem[]): void {
  if (values === undefined || values === null) return;
  if (!Array.isArray(values) || !known(values)) {
    problems.push(wrongType(prop, values, "a list of literals"));
    return;
  }
  const listed = members.map((member) => `"${member}"`).join(", ");
  for (const value of values.filter((each) => !members.includes(each as string))) {
    problems.push(problem("AIG007", prop, `got ${show(value)}, allowed ${listed}`));
  }
}

/** Reads a construct tree and reckons with it. */
export function readReport(scope: IConstruct, { sizeOf, billing, prices, usage }: Settings): ReportData {
  const { nouns, galleries } = readTree(scope, sizeOf);
  const limits = readLimits(nouns, usage?._regions());
  const names = new Set([...galleries, ...limits.totals].map(({ stack }) => stack));
  const stacks = [...names].map((stack): StackData => {
    const inside = galleries.filter((gallery) => gallery.stack === stack);
    return { stack, galleries: inside, costs: readCosts(inside, billing, prices?._prices()) };
  });
  return {
    stacks,
    limits,
    findings: [
      ...readFindings(scope),
      ...readAdvice(galleries.flatMap(({ definitions }) => definitions.flatMap(({ versions }) => versions))),
      ...priceAdvice(stacks.map(({ costs }) => costs)),
      ...forecastAdvice(limits),
      ...readIdle(scope),
    ],
  };
}
