import { planResource } from "./plan";
import { zeroOf } from "./resource";
import type { Schema } from "./schema/schema";
import { normalLocation } from "./semantics/common";

test("an element of a set that is kept in its normal form departs from the configuration", () => {
  const block = { attributes: { name: { type: "string", required: true } } } as const;
  const schema: Schema = { block: { block_types: { region: { nesting_mode: "set", block } } } };
  const semantics = { id: "", rules: { "region.name": { normalise: normalLocation } } };
  const prior = { region: [{ name: "westeurope" }] };
  const plan = planResource(schema, semantics, prior, { region: [{ name: "West Europe" }] });
  expect(plan).toEqual({ planned: prior, replace: [], adjusted: true });
});

test("an object that nobody fills has all its attributes, empty", () => {
  expect(zeroOf(["object", { name: "string", tags: ["map", "string"], regions: ["list", "string"] }])).toEqual({
    name: "",
    tags: {},
    regions: [],
  });
});
