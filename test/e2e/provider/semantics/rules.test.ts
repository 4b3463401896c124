import { Cloud } from "../cloud";
import { StandIn } from "../stand-in";
import { members, type Block } from "../schema/schema";
import { equal, isUnknown, ruleName, type Attributes, type Value } from "../values";
import { semanticsOf, TABLE, type Rule } from ".";
import { ACCESS_ROWS } from "./rows/access.rows";
import { GALLERY_ROWS } from "./rows/galleries.rows";
import { MACHINE_ROWS } from "./rows/machines.rows";
import { COMMON_ROWS, type Row } from "./rows/row";
import { SOURCE_ROWS } from "./rows/sources.rows";

/* Every rule of every table against a row written from the provider's source and its recorded plans. Without Terraform. */

const ROWS = { ...GALLERY_ROWS, ...SOURCE_ROWS, ...ACCESS_ROWS, ...MACHINE_ROWS };
const standIn = new StandIn(new Cloud(), "4.55.0");
const types = Object.keys(TABLE);
standIn.offer(types, []);

const blockOf = (type: string): Block => standIn.schemas().resource_schemas[type]!.block;
const rulesOf = (type: string) => semanticsOf(type, standIn.schemas().resource_schemas[type]!).rules;

/** The rules whose attribute the type has: Linux and Windows share a table. */
function applicable(type: string): [string, Rule][] {
  return Object.entries(rulesOf(type)).filter(([path]) => exists(blockOf(type), path.split(".")));
}

function exists({ attributes, block_types: blocks }: Block, [name, ...rest]: string[]): boolean {
  if (rest.length === 0) return name! in { ...attributes, ...blocks };
  const inner = blocks?.[name!]?.block;
  return inner !== undefined && exists(inner, rest);
}

function rowsOf(type: string): { [path: string]: Row } {
  const common = Object.entries(COMMON_ROWS).filter(([path]) => exists(blockOf(type), [path]));
  return { ...Object.fromEntries(common), ...ROWS[type] };
}

/** A whole object that holds the value at the path and nothing else. */
function holding(block: Block, [name, ...rest]: string[], value: Value): Attributes {
  const { attributes, blocks } = members(block);
  const object: Attributes = {
    ...Object.fromEntries(attributes.map(([attribute]) => [attribute, null])),
    ...Object.fromEntries(blocks.map(([nested, { nesting_mode }]) => [nested, nesting_mode === "single" ? null : []])),
  };
  const nested = block.block_types?.[name!]?.block;
  if (name === undefined) return object;
  if (!nested) object[name] = value;
  else if (rest.length > 0) object[name] = [holding(nested, rest, value)];
  else if (Array.isArray(value)) object[name] = value.map((element) => whole(nested, element as Attributes));
  return object;
}

function whole(block: Block, given: Attributes): Attributes {
  const inner = Object.entries(given).map(([name, value]) => {
    const nested = block.block_types?.[name]?.block;
    return [name, nested ? (value as Attributes[]).map((element) => whole(nested, element)) : value] as const;
  });
  return { ...holding(block, [], null), ...Object.fromEntries(inner) };
}

const step = (path: string): string[] => path.split(".");

/** The object as it is once applied: what only the service knows is left empty. */
function made(type: string, path: string, value: Value): Attributes {
  const { planned } = standIn.plan(type, null, holding(blockOf(type), step(path), value));
  return settled(planned) as Attributes;
}

function settled(value: Value): Value {
  if (isUnknown(value)) return null;
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, settled(part)]));
}

/** What a change of this one value does. */
function change(type: string, path: string, from: Value, to: Value): "replaces" | "updates" | "keeps" {
  const prior = made(type, path, from);
  const { planned, replace } = standIn.plan(type, prior, holding(blockOf(type), step(path), to));
  if (replace.some((changed) => ruleName(changed) === path)) return "replaces";
  return equal(planned, prior) ? "keeps" : "updates";
}

function plannedAt(type: string, path: string): Value {
  let value: Value = standIn.plan(type, null, holding(blockOf(type), step(path), null)).planned;
  for (const name of step(path)) value = ((Array.isArray(value) ? value[0] : value) as Attributes)[name] ?? null;
  return value;
}

/** What the provider has to say about the value at this path. */
function problems(type: string, path: string, value: Value): string[] {
  const found = standIn.validate(type, holding(blockOf(type), step(path), value));
  return found.map(({ summary }) => summary).filter((summary) => summary.startsWith(`${path}: `));
}

const CASES = types.flatMap((type) => Object.entries(rowsOf(type)).map(([path, row]) => ({ type, path, row })));

test.each(types)("every rule of %s has a row that tells all of it", (type) => {
  const rows = rowsOf(type);
  const untold = applicable(type).filter(([path, rule]) => !tells(rows[path] ?? {}, rule));
  expect(untold).toEqual([]);
  expect(Object.keys(rows).filter((path) => !exists(blockOf(type), step(path)))).toEqual([]);
});

test("no rule is for an attribute that no type has", () => {
  const used = new Set(types.flatMap((type) => applicable(type).map(([, rule]) => rule)));
  const unused = types.flatMap((type) => Object.entries(rulesOf(type)).filter(([, rule]) => !used.has(rule)));
  expect(unused).toEqual([]);
});

function tells(row: Row, rule: Rule): boolean {
  return (
    (!rule.forceNew || row.replaces !== undefined) &&
    (typeof rule.forceNew !== "function" || row.updates !== undefined) &&
    (rule.default === undefined || row.unset !== undefined) &&
    (!rule.check || ((row.accepts ?? []).length > 0 && (row.refuses ?? []).length > 0)) &&
    (!(rule.same ?? rule.normalise) || row.keeps !== undefined) &&
    (!rule.clearedReplaces || row.clearing !== undefined) &&
    (!rule.computedBlock || row.decided === true)
  );
}

test.each(CASES)("$type: $path", ({ type, path, row }) => {
  for (const kind of ["replaces", "updates", "keeps"] as const) {
    const pair = row[kind];
    if (pair) expect([kind, ...pair, change(type, path, ...pair)]).toEqual([kind, ...pair, kind]);
  }
  if (row.clearing !== undefined) {
    const nothing = Array.isArray(row.clearing) ? [] : null;
    expect(change(type, path, row.clearing, nothing)).toBe("replaces");
  }
  if (row.unset !== undefined) expect(plannedAt(type, path)).toEqual(row.unset);
  if (row.decided) expect(isUnknown(plannedAt(type, path))).toBe(true);
  for (const value of row.accepts ?? []) expect([value, ...problems(type, path, value)]).toEqual([value]);
  for (const value of row.refuses ?? []) expect([value, ...problems(type, path, value)]).toHaveLength(2);
});
