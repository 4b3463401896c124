import type { ImageVersionOptions } from "../../../lib";
import { planned, scenario } from "../support/scenario";
import { images, VERSION, VERSION_ID } from "./images";

/* How long a version may take to be copied, and the regions that come later. */

const EVERYWHERE: Partial<ImageVersionOptions> = {
  targetRegions: { northeurope: { replicas: 2 }, swedencentral: {}, uksouth: {} },
};

/** The configuration as it was written before timeouts followed from the regions. */
function withoutTimeouts(text: string): string {
  const json = JSON.parse(text) as { resource: Record<string, Record<string, { timeouts?: object }>> };
  for (const block of Object.values(json.resource).flatMap((blocks) => Object.values(blocks))) delete block.timeouts;
  return JSON.stringify(json);
}

test("timeouts that are new to a version that exists change nothing", async () => {
  const now = images({ version: EVERYWHERE });
  expect(withoutTimeouts(now)).not.toBe(now);
  await scenario(withoutTimeouts(now), async ({ tf }) => {
    await tf.apply();
    tf.write(now);
    const { exitCode, json } = await tf.plan();
    expect(planned(json)).toEqual({});
    expect(exitCode).toBe(0);
  });
});

test("a version published in phases has its other regions added in place, and then nothing is left to do", async () => {
  await scenario(images({ version: { targetRegions: {} } }), async ({ tf, cloud }) => {
    await tf.apply();
    const before = cloud.log.length;
    tf.write(images({ version: EVERYWHERE }));
    expect(planned((await tf.plan()).json)).toEqual({ [VERSION]: "update" });
    await tf.apply();
    expect(cloud.log.slice(before)).toEqual([`update ${VERSION_ID}`]);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});
