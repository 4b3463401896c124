import { SharedGallery, type GallerySharing } from "../../lib";
import { CONFLICTS, type Dimension, type Trait } from "../../lib/azure/conflicts";
import { RULES, type RuleCode } from "../../lib/azure/rules";
import { findingsBelow } from "../../lib/checks/findings";
import { addDefinition } from "../gallery/build";
import { codesOf, outcomeOf, type Case } from "../support/outcome";
import { synthStack } from "../support/synth";
import {
  ATTRIBUTES,
  definitionOptions,
  image,
  importedDefinition,
  isIn,
  NAMES,
  of,
  OF_VERSION,
  SHARINGS,
} from "./traits";

/** The checks that are left out, with what is said of them. */
function skippedIn(build: Case): string[] {
  const { stack } = synthStack(build);
  const left = findingsBelow(stack).filter(({ skipped }) => skipped);
  return left.map(({ problem: { code, prop, detail } }) => `${code} ${prop}: ${detail}`);
}

const isOfVersion = ({ prop }: { readonly prop: string }): boolean => OF_VERSION.has(prop);
const isError = ({ code }: { readonly code: RuleCode }): boolean => RULES[code].level === "error";
const dimensionOf = (trait: Trait): Dimension => NAMES.find((name) => isIn(name, trait))!;

/** Conflicts of a version with one dimension of its definition that an import may leave out. */
const UNKNOWN = CONFLICTS.filter(isOfVersion).flatMap(({ code, traits, prop }) => {
  const missing = traits.map(dimensionOf).filter((name) => name in ATTRIBUTES);
  return missing.map((name) => [code, name, traits, prop] as const);
});

const SAID: { readonly [D in Dimension]?: string } = {
  securityType: "security type",
  osState: "OS state",
  sharing: "sharing",
};

describe("an imported definition", () => {
  test.each(UNKNOWN.filter(([code]) => isError({ code })))(
    "%s is left out, and said to be, where the %s is not known",
    (code, name, traits, prop) => {
      const build = importedDefinition(image(...traits), [name]);
      const { errors, warnings } = outcomeOf(build);
      expect([...errors, ...warnings]).toEqual([]);
      const skipped = skippedIn(build);
      expect(skipped).toContain(
        `${code} ${prop}: not checked: the ${SAID[name]} of the imported definition is not known`,
      );
      expect(new Set(skipped).size).toBe(skipped.length);
    },
  );

  test.each(UNKNOWN.filter(([code]) => !isError({ code })))(
    "%s is left out without a word where the %s is not known",
    (code, name, traits) => {
      const build = importedDefinition(image(...traits), [name]);
      const { errors, warnings } = outcomeOf(build);
      expect([...errors, ...warnings]).toEqual([]);
      expect(skippedIn(build).filter((line) => line.startsWith(code))).toEqual([]);
    },
  );

  test.each(UNKNOWN)("%s is judged as ever where the %s is known", (code, _, traits) => {
    const { errors, warnings } = outcomeOf(importedDefinition(image(...traits), []));
    expect(codesOf([...errors, ...warnings])).toEqual([code]);
    expect(skippedIn(importedDefinition(image(), []))).toEqual([]);
  });
});

describe("a definition in an imported gallery", () => {
  const ofSharing = CONFLICTS.filter(
    (conflict) => !isOfVersion(conflict) && conflict.traits.some((trait) => dimensionOf(trait) === "sharing"),
  );

  function inGallery(traits: ReadonlySet<Trait>, sharing: GallerySharing | undefined): Case {
    const attributes = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope", sharing };
    return (stack) => {
      const gallery = SharedGallery.fromGalleryAttributes(stack, "Imported", attributes);
      addDefinition(gallery, definitionOptions(traits));
    };
  }

  test.each(ofSharing.map(({ code, traits, prop }) => [code, traits, prop] as const))(
    "%s with %j is left out where the sharing is not known, and judged where it is",
    (code, traits, prop) => {
      const build = inGallery(image(...traits), undefined);
      const unknown = outcomeOf(build);
      expect([...unknown.errors, ...unknown.warnings]).toEqual([]);
      const said = `${code} ${prop}: not checked: the sharing of the imported gallery is not known`;
      expect(skippedIn(build)).toEqual(isError({ code }) ? [said] : []);
      const known = outcomeOf(inGallery(image(...traits), SHARINGS[of<Trait>(image(...traits), "sharing")]));
      expect(codesOf([...known.errors, ...known.warnings])).toEqual([code]);
    },
  );
});
