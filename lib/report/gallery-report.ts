import type { IConstruct } from "constructs";
import { renderMarkdown } from "./markdown";
import { readTree, type ReportData } from "./model";
import { renderText } from "./text";

/**
 * What a construct tree declares, as a page to read: galleries, definitions and versions; which version lies where, with
 * how many replicas on which storage; use against Azure's limits; warnings, and checks that could not be made.
 *
 * The numbers come from the constructs, so the report shows what will be written. It changes nothing and can be made
 * before or after synth. Values that only Terraform knows stand as "?".
 */
export class GalleryReport {
  /**
   * The report over a scope and everything below it.
   *
   * @param scope the app, a stack or any other construct.
   */
  public static of(scope: IConstruct): GalleryReport {
    return new GalleryReport(readTree(scope));
  }

  private constructor(private readonly data: ReportData) {}

  /**
   * The report for a terminal of 80 columns.
   */
  public toText(): string {
    return renderText(this.data);
  }

  /**
   * The report as Markdown, for a pull request or a wiki page.
   */
  public toMarkdown(): string {
    return renderMarkdown(this.data);
  }
}
