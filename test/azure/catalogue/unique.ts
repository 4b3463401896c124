import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  Checks,
  SharedGallery,
  type ImageDefinitionOptions,
  type ImageIdentifier,
  type ImageVersionOptions,
  type SharedGalleryProps,
} from "../../../lib";
import { definitionIn, galleryIn, stackIn, versionOf } from "../../checks/sample";
import { textToken } from "../../gallery/build";
import { appOf, type Case } from "../../support/outcome";
import { silent, type Rows } from "./row";

const IDENTIFIER: ImageIdentifier = { publisher: "contoso", offer: "ubuntu", sku: "gen2" };
const ONE = "00000000-0000-0000-0000-000000000001";
const OTHER = "00000000-0000-0000-0000-000000000002";

/** Two definitions of one gallery. */
function definitions(first: Partial<ImageDefinitionOptions>, second: Partial<ImageDefinitionOptions>): Case {
  return (stack) => {
    const gallery = galleryIn(stack, "G");
    definitionIn(gallery, "A", first);
    definitionIn(gallery, "B", second);
  };
}

/** Two definitions of one gallery that differ in publisher, offer and sku, or not. */
function identified(first: Partial<ImageIdentifier>, second: Partial<ImageIdentifier>): Case {
  return definitions(
    { identifier: { ...IDENTIFIER, ...first }, definitionName: "a" },
    { identifier: { ...IDENTIFIER, ...second }, definitionName: "b" },
  );
}

/** Versions of one definition, each of a source of its own. */
function versions(...each: Partial<ImageVersionOptions>[]): Case {
  return (stack) => {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    each.forEach((more, i) => versionOf(definition, `V${i}`, `1.0.${i}`, more));
  };
}

function galleries(...each: Partial<SharedGalleryProps>[]): Case {
  return (stack) => each.forEach((more, i) => galleryIn(stack, `G${i}`, more));
}

function twoStacks(first: Case, second: Case): Case {
  return (stack) => {
    first(stack);
    second(stackIn(appOf(stack), "other"));
  };
}

function providerOf(stack: TerraformStack, subscriptionId: string | undefined, alias: string): AzurermProvider {
  return new AzurermProvider(stack, alias, { features: [{}], subscriptionId, alias });
}

/** The same definition through two imports of its gallery. */
const importedTwice: Case = (stack) => {
  for (const id of ["I", "J"]) {
    const attributes = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope" };
    const gallery = SharedGallery.fromGalleryAttributes(stack, id, attributes);
    definitionIn(gallery, "D", { definitionName: id, identifier: IDENTIFIER });
  }
};

/** 401 to 404, 453, 454: what is there once. */
export const UNIQUE: Rows = {
  AIG401: {
    level: "error",
    weight: "E",
    good: {
      "two of the three": identified({}, { sku: "gen1" }),
      "another publisher": identified({}, { publisher: "fabrikam" }),
      "all three in two galleries": (stack) =>
        ["G", "H"].forEach((id) => definitionIn(galleryIn(stack, id), "D", { identifier: IDENTIFIER })),
      "parts that only run together alike": identified({ offer: "a", sku: "b-c" }, { offer: "a-b", sku: "c" }),
    },
    bad: { "all three": identified({}, {}), "all three, through two imports of one gallery": importedTwice },
    tokens: {
      "a sku": silent((stack) => {
        const sku = textToken(stack);
        const named = { identifier: { ...IDENTIFIER, sku } };
        Checks.of(stack).relax("AIG104", "Asked for elsewhere.").relax("AIG102", "Asked for elsewhere.");
        definitions({ ...named, definitionName: "a" }, { identifier: IDENTIFIER, definitionName: "b" })(stack);
      }),
    },
    message: [
      "stack/G/B",
      'identifier: got "contoso:ubuntu:gen2", which stack/G/A has in the same gallery',
      "Give one of the definitions another publisher, offer or sku; one or two of the three may be shared.",
    ],
  },
  AIG402: {
    level: "error",
    weight: "E",
    good: {
      "two names": definitions({ definitionName: "ubuntu" }, { definitionName: "ubuntu1" }),
      "one name in two galleries": (stack) => ["G", "H"].forEach((id) => definitionIn(galleryIn(stack, id), "D")),
    },
    bad: { "one name in two spellings": definitions({ definitionName: "ubuntu" }, { definitionName: "UBUNTU" }) },
    message: [
      "stack/G/B",
      'definitionName: got "UBUNTU", which stack/G/A has in the same gallery',
      "Rename one of the definitions; Azure ignores letter case in names.",
    ],
  },
  AIG403: {
    level: "error",
    weight: "E",
    good: {
      "two numbers": versions({}, {}),
      "1.1.0 and 11.0.0": versions({ version: "1.1.0" }, { version: "11.0.0" }),
    },
    bad: { "one number": versions({ version: "1.0.0" }, { version: "1.0.0" }) },
    message: [
      "stack/G/D/V1",
      'version: got "1.0.0", which stack/G/D/V0 has in the same definition',
      "Give one of the versions another number.",
    ],
  },
  AIG404: {
    level: "error",
    weight: "E",
    good: {
      "two names": galleries({}, {}),
      "one name in two stacks whose subscriptions are not known": twoStacks(
        galleries({ galleryName: "contoso" }),
        galleries({ galleryName: "contoso" }),
      ),
      "one name in two subscriptions": (stack) =>
        galleries(
          { galleryName: "contoso", provider: providerOf(stack, ONE, "first") },
          { galleryName: "contoso", provider: providerOf(stack, OTHER, "second") },
        )(stack),
    },
    bad: {
      "one name in two spellings": galleries(
        { galleryName: "contoso" },
        { galleryName: "Contoso", location: "eastus" },
      ),
      "one name in one subscription with two providers": (stack) =>
        galleries(
          { galleryName: "contoso", provider: providerOf(stack, ONE, "first") },
          { galleryName: "contoso", provider: providerOf(stack, ONE, "second") },
        )(stack),
    },
    message: [
      "stack/G1",
      'galleryName: got "Contoso", which stack/G0 has in the same subscription',
      "Rename one of the galleries; Azure ignores letter case in names.",
    ],
  },
  AIG453: {
    level: "warning",
    weight: "W",
    good: { "another sku": identified({}, { sku: "gen1" }) },
    bad: { "another letter case": identified({}, { publisher: "Contoso", offer: "UBUNTU" }) },
    message: [
      "stack/G/B",
      'identifier: got "Contoso:UBUNTU:gen2", which differs from that of stack/G/A by letter case only',
      "Give one of them another publisher, offer or sku, or acknowledge.",
    ],
  },
  AIG454: {
    level: "warning",
    weight: "W",
    good: { "1.0.1 and 1.0.10": versions({ version: "1.0.1" }, { version: "1.0.10" }) },
    bad: { "1.0.0 and 1.00.000": versions({ version: "1.0.0" }, { version: "1.00.000" }) },
    message: [
      "stack/G/D/V1",
      'version: "1.00.000" is the number of "1.0.0" at stack/G/D/V0',
      "Give one of them another number, or acknowledge.",
    ],
  },
};
