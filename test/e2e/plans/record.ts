import { startProvider } from "../support/provider";
import { Workspace } from "../support/terraform";
import type { Recording } from "./recordings";

/** The plan of a recording, as `terraform show -json` gives it, without what differs from run to run. */
export async function record({ before, meanwhile, after, options }: Recording): Promise<{ [key: string]: unknown }> {
  const provider = await startProvider();
  const tf = await Workspace.create(provider, before ?? after);
  try {
    await tf.init();
    if (before !== undefined) {
      await tf.apply();
      await tf.refresh();
    }
    await meanwhile?.(provider.cloud, tf);
    tf.write(after);
    const { json } = await tf.plan(options);
    return Object.fromEntries(Object.entries(json).filter(([key]) => key !== "timestamp"));
  } finally {
    tf.dispose();
    provider.stop();
  }
}
