import type { IConstruct } from "constructs";
import { markdownDocument, textDocument } from "./document";
import { renderJson } from "./json";
import { renderDiagram } from "./mermaid";
import { checkDiagram, readReport, settle, type ReportData, type Settings } from "./report-data";
import type { GalleryDiagram, GalleryReportOptions } from "./report-options";

/**
 * What a construct tree declares, as a page to read, as data and as diagrams: galleries, definitions and versions; which
 * version lies where, with how many replicas on which storage; what `latest` gives in each region; what is stored, sent and
 * paid for; use against Azure's limits; warnings, and checks that could not be made.
 *
 * The numbers come from the constructs, so the report shows what will be written. It changes nothing and can be made
 * before or after synth. Values that only Terraform knows stand as "?", in JSON as null.
 */
export class GalleryReport {
  /**
   * The report over a scope and everything below it. What `latest` gives is told of all versions of the app, also of those
   * beyond the scope.
   *
   * @param scope the app, a stack, a gallery, a definition or any other construct. The versions of a series stand below
   * its definition, so the report of a series is that of `series.definition`.
   * @param options which parts are shown; prices, image sizes and today's counts to reckon with. All faults are thrown
   * together.
   */
  public static of(scope: IConstruct, options?: GalleryReportOptions): GalleryReport {
    const settings = settle(scope, options);
    return new GalleryReport(readReport(scope, settings), settings);
  }

  private constructor(
    private readonly data: ReportData,
    private readonly settings: Settings,
  ) {}

  /**
   * The report for a terminal of 80 columns.
   */
  public toText(): string {
    return textDocument(this.data, this.settings);
  }

  /**
   * The report as Markdown, for a pull request or a wiki page.
   */
  public toMarkdown(): string {
    return markdownDocument(this.data, this.settings);
  }

  /**
   * The whole report as JSON; docs/report.schema.json describes it. Fields are only ever added while `formatVersion` stays
   * what it is.
   */
  public toJson(): string {
    return renderJson(this.data);
  }

  /**
   * A diagram as Mermaid text, which GitHub, GitLab and Azure DevOps show as a picture. What would make it illegible is
   * folded, and said to be.
   *
   * @param diagram which of the figures.
   */
  public toMermaid(diagram: GalleryDiagram): string {
    checkDiagram(diagram);
    return renderDiagram(diagram, this.data);
  }
}
