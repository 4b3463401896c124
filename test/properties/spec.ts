import fc from "fast-check";
import {
  DisallowedDiskType,
  GallerySharing,
  SharedGallery,
  type ImageDefinitionOptions,
  type ImageIdentifier,
  type ImageVersionOptions,
  type SharedGalleryProps,
} from "../../lib";
import { REGIONS, type Region } from "../../lib/azure/regions";
import type { Case } from "../support/outcome";
import { kinds } from "./kinds";
import { endOfLife, maybe, timeouts, type Mood } from "./mood";
import * as texts from "./texts";
import { versionOptions } from "./versions";

/** A gallery with all that is in it, as plain settings. */
export interface Spec {
  readonly home: Region;
  readonly gallery: SharedGalleryProps;
  readonly definitions: readonly DefinitionSpec[];
}

export interface DefinitionSpec {
  readonly options: ImageDefinitionOptions;
  readonly versions: readonly ImageVersionOptions[];
}

/** Makes the real constructs. */
export function make({ gallery, definitions }: Spec): Case {
  return (stack) => {
    const parent = new SharedGallery(stack, "Gallery", gallery);
    definitions.forEach(({ options, versions }, i) => {
      const definition = parent.addImageDefinition(`D${i}`, options);
      versions.forEach((version, j) => definition.addVersion(`V${j}`, version));
    });
  };
}

const communities = fc
  .record({ prefix: texts.prefixes, host: texts.names, eula: texts.freeTexts.map((text) => `x${text}`) })
  .map(({ prefix, host, eula }) =>
    GallerySharing.community({
      prefix,
      publisherEmail: `${host}@${host}.example`,
      publisherUri: `https://${host}.example`,
      eula,
    }),
  );

function sharings({ cloud }: Region): fc.Arbitrary<GallerySharing | undefined> {
  const everywhere = fc.constantFrom(undefined, GallerySharing.privateOnly());
  return cloud === "AzureUSGovernment"
    ? everywhere
    : fc.oneof(everywhere, fc.constant(GallerySharing.groups()), communities);
}

export function specs(mood: Mood): fc.Arbitrary<Spec> {
  const known = fc.constantFrom(...(mood.quiet ? texts.OPEN : REGIONS));
  const homes = mood.quiet ? known : fc.oneof({ weight: 9, arbitrary: known }, texts.newRegions);
  return homes.chain((home) =>
    fc
      .record({
        galleryName: texts.galleryNames,
        resourceGroupName: texts.groups,
        location: texts.spelled(home),
        description: maybe(texts.freeTexts),
        sharing: sharings(home),
        tags: maybe(texts.tags),
        timeouts: maybe(timeouts),
      })
      .chain((gallery) => {
        const sharing = gallery.sharing?.permission ?? "Private";
        const definitions = fc.uniqueArray(definitionSpecs(mood, home, sharing), {
          minLength: 1,
          maxLength: 3,
          comparator: (a, b) => areAlike(a.options, b.options),
        });
        return definitions.map((list) => ({ home, gallery, definitions: list }));
      }),
  );
}

/** Whether Azure takes two definitions for one. */
function areAlike(a: ImageDefinitionOptions, b: ImageDefinitionOptions): boolean {
  const triple = ({ identifier: { publisher, offer, sku } }: ImageDefinitionOptions): string =>
    [publisher, offer, sku].join("|").toLowerCase();
  const name = ({ definitionName, identifier: { offer, sku } }: ImageDefinitionOptions): string =>
    (definitionName ?? `${offer}-${sku}`).toLowerCase();
  return triple(a) === triple(b) || name(a) === name(b);
}

const identities: fc.Arbitrary<{ identifier: ImageIdentifier; definitionName?: string }> = fc.oneof(
  fc.record({
    identifier: fc.record({ publisher: texts.publishers, offer: texts.offersAndSkus, sku: texts.offersAndSkus }),
    definitionName: texts.definitionNames,
  }),
  fc.record({
    identifier: fc.record({
      publisher: texts.publishers,
      offer: texts.shortOffersAndSkus,
      sku: texts.shortOffersAndSkus,
    }),
  }),
);

const ranges = (max: number): fc.Arbitrary<{ min?: number; max?: number } | undefined> =>
  maybe(
    fc
      .tuple(maybe(fc.integer({ min: 1, max })), maybe(fc.integer({ min: 1, max })))
      .map(([a, b]) =>
        a !== undefined && b !== undefined ? { min: Math.min(a, b), max: Math.max(a, b) } : { min: a, max: b },
      ),
  );

function definitionSpecs(mood: Mood, home: Region, sharing: string): fc.Arbitrary<DefinitionSpec> {
  return fc
    .record({
      identity: identities,
      kind: kinds(mood, sharing),
      more: fc.record({
        recommendedVcpus: ranges(80),
        recommendedMemoryGb: ranges(640),
        disallowedDiskTypes: maybe(fc.subarray(Object.values(DisallowedDiskType))),
        endOfLife: endOfLife(mood),
        description: maybe(texts.freeTexts),
        eula: maybe(texts.freeTexts),
        privacyStatementUri: maybe(texts.names.map((name) => `https://${name}.example/privacy`)),
        location: maybe(texts.spelled(home)),
        tags: maybe(texts.tags),
        timeouts: maybe(timeouts),
      }),
    })
    .chain(({ identity, kind, more }) => {
      const versions = fc.uniqueArray(versionOptions(mood, home, sharing, kind), {
        minLength: 1,
        maxLength: 3,
        selector: ({ version }) => version.split(".").map(Number).join("."),
      });
      return versions.map((list) => ({ options: { ...kind, ...identity, ...more }, versions: list }));
    });
}
