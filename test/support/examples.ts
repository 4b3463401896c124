import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { GalleryStack } from "../../examples/01-gallery/main";
import { DefinitionStack } from "../../examples/02-definition/main";
import { VersionStack } from "../../examples/03-version/main";
import { DemandStack } from "../../examples/demand-driven-replicas/main";
import { MachineStack } from "../../examples/04-vm/main";
import { NewestWideStack } from "../../examples/newest-wide-older-narrow/main";
import { RingsStack } from "../../examples/rings/main";
import { FromManagedImageStack } from "../../examples/from-managed-image/main";
import { FromVhdStack, imageFile } from "../../examples/from-vhd/main";
import dev from "../../examples/quickstart/environments/dev.json";
import prod from "../../examples/quickstart/environments/prod.json";
import { imagesReport } from "../../examples/reporting/main";
import { ImagesStack, type Environment } from "../../examples/quickstart/images-stack";

/** How to build every example, by its folder. */
export const EXAMPLES: Record<string, (app: App) => unknown> = {
  "01-gallery": (app) => new GalleryStack(app, "gallery"),
  "02-definition": (app) => new DefinitionStack(app, "definition"),
  "03-version": (app) => new VersionStack(app, "version"),
  "demand-driven-replicas": (app) => new DemandStack(app, "demand"),
  "04-vm": (app) => new MachineStack(app, "machines"),
  "newest-wide-older-narrow": (app) => new NewestWideStack(app, "newest-wide"),
  rings: (app) => new RingsStack(app, "rings"),
  "from-managed-image": (app) => new FromManagedImageStack(app, "from-managed-image"),
  "from-vhd": (app) => new FromVhdStack(app, "from-vhd", imageFile()),
  quickstart: (app) => {
    new ImagesStack(app, "dev", dev);
    new ImagesStack(app, "prod", prod as Environment);
  },
  reporting: (app) => imagesReport(app),
};

export interface Synthesised {
  readonly app: App;
  /** The text of every stack's cdk.tf.json, by the stack's name. */
  readonly stacks: { readonly [name: string]: string };
}

/** Builds and synthesises an app as a user's program does. */
export function synthesise(build: (app: App) => unknown): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), "aig-"));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const folder = join(outdir, "stacks");
    const read = (name: string): string => readFileSync(join(folder, name, "cdk.tf.json"), "utf8");
    return { app, stacks: Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)])) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
