import type { Cloud } from "../provider/cloud";
import { comparePlans } from "../provider/recorded/compare";
import { synthesise, EXAMPLES } from "../../support/examples";
import { SUBSCRIPTION } from "../../gallery/build";
import { definitions, galleries, versions } from "../scenarios/forms";
import { images } from "../scenarios/images";
import type { Azure } from "../support/azure";
import { startReal, startStandIn, type Provider, type ProviderOptions } from "../support/provider";
import { stackText } from "../support/scenario";
import { Workspace } from "../support/terraform";
import type { PlanJson } from "../support/terraform-json";
import { KNOWN_DIFFERENCES } from "./known-differences";

/* The same steps with the stand-in and with the real provider: every plan is compared whole, as the recorded ones are. */

interface Steps {
  readonly what: string;
  /** Configurations, each planned, applied and planned again. */
  readonly texts: readonly string[];
}

const tagged = { gallery: { tags: { team: "platform" } } };
const fewer = { version: { targetRegions: { uksouth: {} }, deletionOfReplicatedLocations: true } };
const more = { version: { targetRegions: { uksouth: {}, swedencentral: {} }, deletionOfReplicatedLocations: true } };

const ALL: Steps[] = [
  { what: "galleries", texts: [stackText(galleries)] },
  { what: "definitions", texts: [stackText(definitions)] },
  { what: "versions", texts: [stackText(versions)] },
  { what: "tags", texts: [images(), images(tagged), images()] },
  { what: "regions", texts: [images(fewer), images(more), images(fewer)] },
  ...Object.entries(synthesise(EXAMPLES.quickstart!).stacks).map(([name, text]) => ({ what: name, texts: [text] })),
];

async function plans<A extends Azure>(
  start: (options: ProviderOptions) => Promise<Provider<A>>,
  { texts }: Steps,
): Promise<PlanJson[]> {
  const provider = await start({ subscription: SUBSCRIPTION });
  const found: PlanJson[] = [];
  let tf: Workspace | undefined;
  try {
    for (const text of texts) {
      tf ??= await Workspace.create(provider, text);
      tf.write(text);
      await tf.init();
      found.push((await tf.plan()).json);
      await tf.apply();
      await tf.refresh();
      found.push((await tf.plan()).json);
    }
    return found;
  } finally {
    tf?.dispose();
    provider.stop();
  }
}

test.each(ALL)("$what", async (steps) => {
  const [real, standIn] = [await plans(startReal, steps), await plans<Cloud>(startStandIn, steps)];
  const differences = real.flatMap((plan, i) =>
    comparePlans(plan, standIn[i]!).map(({ path, recorded, standIn: ours }) => ({
      path: `${i}.${path}`,
      real: recorded,
      ours,
    })),
  );
  const known = KNOWN_DIFFERENCES[steps.what]?.paths ?? [];
  const unknown = differences.filter(({ path }) => !known.some((part) => path.includes(part)));
  expect(unknown).toEqual([]);
  // A listed difference that is gone is taken off the list.
  expect(known.filter((part) => !differences.some(({ path }) => path.includes(part)))).toEqual([]);
});
