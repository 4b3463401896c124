import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { GalleryDiagram, GalleryReport, PriceList, ReportSection, SubscriptionUsage } from "cdktf-azure-image-gallery";
import * as prod from "../quickstart/environments/prod.json";
import { ImagesStack, type Environment } from "../quickstart/images-stack";

const file = (name: string): string => join(__dirname, name);

/** The quickstart's images, with all that a report can tell of them. */
export function imagesReport(app: App): GalleryReport {
  const images = new ImagesStack(app, "prod", prod as Environment);
  return GalleryReport.of(images, {
    sections: Object.values(ReportSection),
    diagrams: Object.values(GalleryDiagram),
    prices: PriceList.fromFile(file("prices.invented.json")),
    // By path: for all versions, and for those of one definition.
    imageSizes: {
      prod: { diskGb: 30, occupiedGb: 4 },
      "prod/Gallery/Windows2022": { diskGb: 127, occupiedGb: 20.5 },
    },
    usage: SubscriptionUsage.fromFile(file("usage.invented.json")),
  });
}

if (require.main === module) {
  const app = new App();
  const report = imagesReport(app);
  app.synth();
  // For the terminal, for a pull request, for other programs.
  process.stdout.write(report.toText());
  writeFileSync("cdktf.out/images.md", report.toMarkdown());
  writeFileSync("cdktf.out/images.json", report.toJson());
  process.stdout.write(
    "\nThe same as Markdown with pictures and as JSON: cdktf.out/images.md, cdktf.out/images.json\n",
  );
}
