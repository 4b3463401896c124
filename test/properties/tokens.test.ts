import fc from "fast-check";
import type { TerraformStack } from "cdktf";
import { ReplicationMode, type ImageDefinitionOptions, type ImageVersionOptions } from "../../lib";
import type { RuleCode } from "../../lib/azure/rules";
import { numberToken, textToken } from "../gallery/build";
import { codesOf, outcomeOf } from "../support/outcome";
import { make, specs, type Spec } from "./spec";

type Change = (spec: Spec, stack: TerraformStack) => Spec;

const gallery = (change: (stack: TerraformStack) => object): Change => {
  return (spec, stack) => ({ ...spec, gallery: { ...spec.gallery, ...change(stack) } });
};

const definition = (change: (stack: TerraformStack, options: ImageDefinitionOptions) => object): Change => {
  return (spec, stack) => {
    const [one, ...others] = spec.definitions;
    return {
      ...spec,
      definitions: [{ ...one!, options: { ...one!.options, ...change(stack, one!.options) } }, ...others],
    };
  };
};

const version = (change: (stack: TerraformStack, options: ImageVersionOptions) => object): Change => {
  return (spec, stack) => {
    const [one, ...others] = spec.definitions;
    const [first, ...rest] = one!.versions;
    const versions = [{ ...first!, ...change(stack, first!) }, ...rest];
    return { ...spec, definitions: [{ ...one!, versions }, ...others] };
  };
};

const full = { replicationMode: ReplicationMode.FULL };

/** Values that a token may stand for, and what the plan is asked about each. */
const TOKENS: readonly (readonly [what: string, change: Change, asked: readonly RuleCode[]])[] = [
  ["a gallery's name", gallery((stack) => ({ galleryName: textToken(stack) })), ["AIG101"]],
  ["a gallery's group", gallery((stack) => ({ resourceGroupName: textToken(stack) })), ["AIG105"]],
  ["a gallery's description", gallery((stack) => ({ description: textToken(stack) })), []],
  ["a tag", gallery((stack) => ({ tags: { a: textToken(stack) } })), []],
  ["a timeout", gallery((stack) => ({ timeouts: { create: textToken(stack) } })), []],
  ["a definition's name", definition((stack) => ({ definitionName: textToken(stack) })), ["AIG102"]],
  [
    "a publisher",
    definition((stack, { identifier }) => ({ identifier: { ...identifier, publisher: textToken(stack) } })),
    ["AIG103"],
  ],
  ["a number of vCPUs", definition((stack) => ({ recommendedVcpus: { max: numberToken(stack) } })), ["AIG106"]],
  ["an end of life", definition((stack) => ({ endOfLife: textToken(stack) })), ["AIG116"]],
  ["release notes", definition((stack) => ({ releaseNoteUri: textToken(stack) })), []],
  ["a version's number", version((stack) => ({ version: textToken(stack) })), ["AIG201"]],
  ["a number of replicas", version((stack) => ({ replicas: numberToken(stack), ...full })), ["AIG203"]],
];

describe("a gallery that is all right with a value that only Terraform knows", () => {
  it.each(TOKENS)("is taken with %s, which is not guessed", (_, change, asked) => {
    fc.assert(
      fc.property(specs({ quiet: true }), (spec) => {
        const outcome = outcomeOf((stack) => make(change(spec, stack))(stack));
        expect([...outcome.errors, ...outcome.warnings]).toEqual([]);
        expect(codesOf(outcome.preconditions)).toEqual(asked);
      }),
      { numRuns: 5 },
    );
  });
});
