import { TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { GallerySharing } from "../../lib";
import { ROWS, type Kind, type Row } from "../e2e/scenarios/precondition-rows";
import { SOURCE_ROWS } from "../e2e/scenarios/source-rows";
import { addDefinition, addGallery, addVersion, preconditionsOf } from "../gallery/build";
import { DEFINITION, GALLERY, resources, synthStack, VERSION, type StackJson } from "./synth";

/*
 * How the conditions are written that a plan asks for us. What they mean, the scenarios ask of Terraform itself, with values
 * on both sides of each bound; here each is compared with how it was written then.
 */

/** A condition as it is written. */
export interface Written {
  readonly condition: string;
  readonly says: string;
}

export interface Asked {
  readonly name: string;
  readonly write: () => Written;
}

const TYPES = { gallery: GALLERY, definition: DEFINITION, version: VERSION };

/** The conditions over a value that only Terraform knows, one for each rule and prop of a kind of construct. */
export function conditionsOn(kind: Kind): Asked[] {
  return ROWS.filter(({ on }) => on === kind).map((row) => ({
    name: nameOf(row),
    write: () => written(row, TYPES[kind], jsonOf(row)),
  }));
}

/** The same for storage accounts, uploads and managed images, and for versions made of them. */
export function conditionsOnSources(): Asked[] {
  return SOURCE_ROWS.map((row) => {
    const make = (): StackJson =>
      synthStack((stack) => {
        const { value } = new TerraformVariable(stack, "value", { type: row.type });
        row.make(new Construct(stack, "Here"), { text: Token.asString(value), number: Token.asNumber(value) });
      }).json;
    return { name: nameOf(row), write: () => written(row, row.on, make()) };
  });
}

function nameOf({ code, prop }: Pick<Row, "code" | "prop">): string {
  return `${code} ${prop}`;
}

function jsonOf({ settings, shared }: Row): StackJson {
  return synthStack((stack) => {
    const { value } = new TerraformVariable(stack, "value", {});
    const [text, number] = [Token.asString(value), Token.asNumber(value)];
    const given = settings({ text, number, map: Token.asStringMap(value), id: "id" });
    const gallery = addGallery(stack, { ...(shared && { sharing: GallerySharing.groups() }), ...given.gallery });
    addVersion(addDefinition(gallery, given.definition), given.version);
  }).json;
}

function written({ code, prop }: Pick<Row, "code" | "prop">, type: string, json: StackJson): Written {
  const all = Object.values(resources(json, type));
  const ours = all.flatMap(preconditionsOf).filter(({ error_message: says }) => says.startsWith(`${code}  ${prop}:`));
  if (ours.length !== 1) throw new Error(`${code} ${prop}: ${ours.length} conditions`);
  const [{ condition, error_message: says }] = ours as [(typeof ours)[number]];
  return { condition, says };
}
