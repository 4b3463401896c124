import type { Section } from "./blocks";
import { commandsSection } from "./commands-section";
import { allStacksSection, costsSection } from "./costs-section";
import { latestSection } from "./latest-section";
import { forecastSection, totalText } from "./limits-section";
import { bullets, escape, fenced, markdownFinding, markdownGallery, markdownSection } from "./markdown";
import { renderDiagram } from "./mermaid";
import type { ReportData, Settings, StackData } from "./report-data";
import { ReportSection } from "./report-options";
import { joinBlocks, renderFinding, renderGallery, renderSection, stackHeading } from "./text";

/** What the options choose to show. */
type Shown = Pick<Settings, "sections" | "diagrams">;

/** The report for a terminal: at most 80 columns, unless a single name is longer. */
export function textDocument({ stacks, limits, findings }: ReportData, { sections }: Shown): string {
  const when = chooser(sections);
  const blocks = stacks.flatMap((data) => {
    const totals = limits.totals.filter(({ stack }) => stack === data.stack);
    const parts = [
      ...when(ReportSection.GALLERIES, () => data.galleries.flatMap(renderGallery)),
      ...stackSections(data, sections).flatMap(renderSection),
      ...when(ReportSection.LIMITS, () => [totals.map(totalText).join("\n")]),
    ];
    return stacks.length > 1 && parts.length > 0 ? [stackHeading(data.stack), ...parts] : parts;
  });
  return joinBlocks(
    [
      ...blocks,
      ...when(ReportSection.COSTS, () => allStacks(stacks).flatMap(renderSection)),
      ...when(ReportSection.LIMITS, () => renderSection(forecastSection(limits))),
      ...when(ReportSection.FINDINGS, () => [findings.map(renderFinding).join("\n")]),
      ...when(ReportSection.COMMANDS, () => renderSection(commandsSection())),
    ],
    hasGalleries(stacks) ? "nothing to report" : "no galleries",
  );
}

/** The report for a pull request or a wiki page. */
export function markdownDocument(data: ReportData, { sections, diagrams }: Shown): string {
  const { stacks, limits, findings } = data;
  const when = chooser(sections);
  const totals = limits.totals.map((total) => `${escape(total.stack)}: ${escape(totalText(total))}`);
  return joinBlocks(
    [
      ...stacks.flatMap((stack) => [
        ...when(ReportSection.GALLERIES, () => stack.galleries.flatMap(markdownGallery)),
        ...stackSections(stack, sections).flatMap(markdownSection),
      ]),
      ...when(ReportSection.COSTS, () => allStacks(stacks).flatMap(markdownSection)),
      ...when(ReportSection.LIMITS, () => [bullets(totals), ...markdownSection(forecastSection(limits))]),
      ...when(ReportSection.FINDINGS, () => [bullets(findings.map(markdownFinding))]),
      ...when(ReportSection.COMMANDS, () => markdownSection(commandsSection())),
      ...diagrams.map((diagram) => fenced("mermaid", renderDiagram(diagram, data).trimEnd())),
    ],
    hasGalleries(stacks) ? "Nothing to report." : "No galleries.",
  );
}

function hasGalleries(stacks: readonly StackData[]): boolean {
  return stacks.some(({ galleries }) => galleries.length > 0);
}

/** What is said of one stack below its galleries. */
function stackSections({ galleries, costs }: StackData, sections: readonly ReportSection[]): Section[] {
  const when = chooser(sections);
  const all = [
    ...when(ReportSection.LATEST, () => [latestSection(galleries)]),
    ...when(ReportSection.COSTS, () => [costsSection(costs)]),
  ];
  return all.filter(({ blocks }) => blocks.length > 0);
}

function allStacks(stacks: readonly StackData[]): Section[] {
  return [allStacksSection(stacks.map(({ costs }) => costs))];
}

function chooser(sections: readonly ReportSection[]) {
  return <T>(section: ReportSection, make: () => T[]): T[] => (sections.includes(section) ? make() : []);
}
