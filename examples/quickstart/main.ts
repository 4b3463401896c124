import { App } from "cdktf";
import { GalleryReport } from "cdktf-azure-image-gallery";
import * as dev from "./environments/dev.json";
import * as prod from "./environments/prod.json";
import { ImagesStack, type Environment } from "./images-stack";

const app = new App();
new ImagesStack(app, "dev", dev);
new ImagesStack(app, "prod", prod as Environment);
app.synth();

// The CDK for Terraform CLI has its own output; run by itself, the program shows what it declared.
if (!process.env.CDKTF_OUTDIR) {
  process.stdout.write(GalleryReport.of(app).toText());
  process.stdout.write("\nTerraform configuration: cdktf.out/stacks/dev and cdktf.out/stacks/prod\n");
}
