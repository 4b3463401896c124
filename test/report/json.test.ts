import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { Testing } from "cdktf";
import { GalleryReport } from "../../lib";
import { imagesReport } from "../../examples/reporting/main";
import { EXAMPLES } from "../support/examples";
import { largeTree, oddNames } from "../support/odd-trees";

type Json = { readonly [key: string]: Json } & readonly Json[];

const schema = JSON.parse(readFileSync(join(__dirname, "../../docs/report.schema.json"), "utf8")) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

function faultsOf(json: string): unknown {
  return validate(JSON.parse(json)) ? [] : validate.errors;
}

const TREES = Object.entries({
  ...EXAMPLES,
  "odd names": oddNames,
  "a large tree": largeTree,
  nothing: () => undefined,
});

test.each(TREES)("the report of %s is what the schema says, and holds no token", (_, build) => {
  const app = Testing.app();
  build(app);
  const json = GalleryReport.of(app).toJson();
  expect(faultsOf(json)).toEqual([]);
  expect(json).not.toContain("TfToken");
});

test("with prices, sizes and counts too", () => {
  expect(faultsOf(imagesReport(Testing.app()).toJson())).toEqual([]);
});

test("the schema refuses what is not in it", () => {
  const report = JSON.parse(imagesReport(Testing.app()).toJson()) as Record<string, unknown>;
  expect(faultsOf(JSON.stringify({ ...report, more: 1 }))).not.toEqual([]);
  expect(faultsOf(JSON.stringify({ ...report, formatVersion: 2 }))).not.toEqual([]);
});

test("amounts are exact texts, and those of lines add up to each total", () => {
  const { costs } = JSON.parse(imagesReport(Testing.app()).toJson()) as Record<string, Json>;
  const hundredths = (amount: unknown): number => Math.round(Number(amount) * 100);
  for (const key of ["perMonth", "once"]) {
    const definitions = costs!.definitions!.map((definition) => {
      const versions = definition.versions!.map((version) => {
        const sum = version.regions!.reduce((total, line) => total + hundredths(line[key]), 0);
        expect(hundredths(version.total![key])).toBe(sum);
        return sum;
      });
      const sum = versions.reduce((total, each) => total + each, 0);
      expect(hundredths(definition.total![key])).toBe(sum);
      return sum;
    });
    expect(hundredths(costs!.total![key])).toBe(definitions.reduce((total, each) => total + each, 0));
  }
  expect(costs!.total).toMatchObject({ perMonth: "912.50", once: "171.00", storedGb: 472.5, replicas: 48 });
});

test("is the same text twice, and after synth", () => {
  const app = Testing.app();
  const first = imagesReport(app).toJson();
  expect(imagesReport(Testing.app()).toJson()).toBe(first);
});

test("what only Terraform knows is null", () => {
  const app = Testing.app();
  oddNames(app);
  const { galleries } = JSON.parse(GalleryReport.of(app).toJson()) as { galleries: Json };
  expect(galleries[0]!.name).toBeNull();
  expect(galleries[0]!.definitions![0]!.versions!.map(({ version }) => version)).toContain(null);
});
