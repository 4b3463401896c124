import { scenario } from "../support/scenario";
import type { Recording } from "./recordings";

/** The plan of a recording, as `terraform show -json` gives it, without what differs from run to run. */
export function record({ before, meanwhile, after, options }: Recording): Promise<{ [key: string]: unknown }> {
  return scenario(before ?? after, async ({ tf, cloud }) => {
    if (before !== undefined) {
      await tf.apply();
      await tf.refresh();
    }
    await meanwhile?.(cloud, tf);
    tf.write(after);
    const { json } = await tf.plan(options);
    return Object.fromEntries(Object.entries(json).filter(([key]) => key !== "timestamp"));
  });
}
