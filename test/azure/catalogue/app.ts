import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformStack } from "cdktf";
import { Checks, type ImageVersionOptions } from "../../../lib";
import { definitionIn, galleryIn, versionOf } from "../../checks/sample";
import { textToken } from "../../gallery/build";
import { appOf, type Case } from "../../support/outcome";
import { silent, version, definition as oneDefinition, type Rows } from "./row";
const ONE = "00000000-0000-0000-0000-000000000001";
const OTHER = "00000000-0000-0000-0000-000000000002";

/** Versions of one definition, each of a source of its own. */
function versions(...each: Partial<ImageVersionOptions>[]): Case {
  return (stack) => {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    each.forEach((more, i) => versionOf(definition, `V${i}`, `1.0.${i}`, more));
  };
}

/** That many galleries, named by number. */
function count(stack: TerraformStack, many: number, prefix: string, location = "westeurope"): void {
  for (let i = 0; i < many; i++) galleryIn(stack, `${prefix}${i}`, { location });
}

function providerOf(stack: TerraformStack, subscriptionId: string | undefined, alias: string): AzurermProvider {
  return new AzurermProvider(stack, alias, { features: [{}], subscriptionId, alias });
}

/** A gallery and a definition in two subscriptions, as far as they are known. */
function subscriptions(galleries: string | undefined, definitions: string | undefined): Case {
  return (stack) => {
    const gallery = galleryIn(stack, "G", { provider: providerOf(stack, galleries, "first") });
    definitionIn(gallery, "D", { provider: providerOf(stack, definitions, "second") });
  };
}

/** 405, 406, 451, 452: counts, subscriptions and places. */
export const APP: Rows = {
  AIG405: {
    level: "error",
    weight: "E",
    good: {
      "100 galleries in each of two regions": (stack) => {
        count(stack, 100, "A");
        count(stack, 100, "B", "eastus");
      },
      "101 galleries with a raised quota": (stack) => {
        Checks.of(stack).raisedQuota({ galleries: 101 });
        count(stack, 101, "A");
      },
    },
    bad: {
      "101 galleries": (stack) => count(stack, 101, "A"),
      "102 galleries, which is said once": (stack) => count(stack, 102, "A", "West Europe"),
      "102 galleries with a quota raised to 101": (stack) => {
        Checks.of(appOf(stack)).raisedQuota({ galleries: 101 });
        count(stack, 102, "A");
      },
    },
    message: [
      "stack/A100",
      "location: more than 100 galleries in West Europe, allowed 100 per subscription and region",
      "Remove some, spread them over regions or subscriptions, or have the quota raised and state it: Checks.of(app).raisedQuota({ versions: 20000 }).",
    ],
  },
  AIG406: {
    level: "error",
    weight: "E",
    good: {
      "one subscription with two providers, in two spellings": subscriptions(ONE, ONE.toUpperCase()),
      "a definition whose subscription is not known": subscriptions(ONE, undefined),
      "a gallery whose subscription is not known": subscriptions(undefined, OTHER),
    },
    bad: { "two subscriptions": subscriptions(ONE, OTHER) },
    message: [
      "stack/G/D",
      `provider: the gallery is in subscription "${ONE}", this would be made in "${OTHER}"`,
      "Leave provider out, or use one for the parent's subscription.",
    ],
  },
  AIG451: {
    level: "warning",
    weight: "W",
    good: {
      "a newer version that is hidden": versions({}, { excludeFromLatest: true }),
      "a version that is shown at home again": versions({
        excludeFromLatest: true,
        targetRegions: { westeurope: { excludeFromLatest: false } },
      }),
    },
    bad: {
      "all versions hidden": versions({ excludeFromLatest: true }),
      "all versions hidden in one region": versions(
        { targetRegions: { eastus: { excludeFromLatest: true } } },
        { targetRegions: { westus: {} } },
      ),
    },
    message: [
      "stack/G/D",
      "excludeFromLatest: in West Europe every version is hidden from latest (1.0.0)",
      "Show one version there, or acknowledge: machines in the region then have to name a version.",
    ],
  },
  AIG452: {
    level: "warning",
    weight: "W",
    good: {
      "one region in three spellings": version({ location: "WEST EUROPE" }, { location: "westeurope" }),
      "copies in other regions": version({ targetRegions: { eastus: {} } }),
    },
    bad: {
      "a definition elsewhere": oneDefinition({ location: "northeurope" }),
      "a version elsewhere": version({ location: "northeurope" }),
    },
    tokens: { "a location": silent(oneDefinition((stack) => ({ location: textToken(stack) }))) },
    message: [
      "stack/Gallery/Ubuntu2404",
      'location: got "northeurope", the gallery lies in West Europe',
      "Keep them together, or acknowledge.",
    ],
  },
};
