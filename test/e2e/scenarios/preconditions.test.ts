import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataResource, TerraformVariable, Token, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GallerySharing, ImageDefinition, ImageSource, SharedGallery } from "../../../lib";
import { RULES, type Rule } from "../../../lib/azure/rules";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  DEFINITION_OPTIONS,
  SUBSCRIPTION,
  VERSION_OPTIONS,
} from "../../gallery/build";
import { SUBSCRIPTION as DEFAULT_SUBSCRIPTION } from "../support/provider";
import { scenario, stackText } from "../support/scenario";
import type { Workspace } from "../support/terraform";
import type { TerraformDiagnostic } from "../support/terraform-json";
import { DEFINITION_ID, GALLERY_ID } from "./images";
import { MACHINE_ROWS } from "./machine-rows";
import { ROWS, type Row, type Value } from "./precondition-rows";
import { SOURCE_ROWS } from "./source-rows";

/*
 * A rule over a value that only Terraform knows. Known to the plan: the plan fails with our words. Known only to the
 * apply: the apply stops before that resource is touched. Every value is tried on a resource of its own, so that one plan
 * or apply shows all of them.
 */

/** One value on images of its own. */
interface Case {
  readonly row: Row;
  readonly id: string;
  readonly bad: Value;
  readonly good: Value;
}

/** Every bad and every good value of every row, bad and good in pairs. */
const CASES: Case[] = ROWS.flatMap((row, r) =>
  Array.from({ length: Math.max(row.bad.length, row.good.length) }, (_, i) => ({
    row,
    id: `R${r}x${i}`,
    bad: row.bad[i % row.bad.length]!,
    good: row.good[i % row.good.length]!,
  })),
);

const TYPES = {
  gallery: "azurerm_shared_image_gallery",
  definition: "azurerm_shared_image",
  version: "azurerm_shared_image_version",
};

const TYPE_NAMES: { readonly [type: string]: string } = { number: "number", string: "string", object: "map(string)" };

/** All cases in one stack; `later` hides the values from the plan. */
function configuration(later: boolean): string {
  return stackText((stack) => {
    const shared = addGallery(stack);
    const definition = addDefinition(shared);
    const sharedDefinition = addDefinition(
      addGallery(new Construct(stack, "Shared"), { galleryName: "shared", sharing: GallerySharing.groups() }),
    );
    for (const { row, id } of CASES) {
      const type = TYPE_NAMES[typeof row.bad[0]]!;
      const variable = new TerraformVariable(stack, `Value${id}`, { type });
      const token = later ? fromApply(stack, id, variable) : (variable.value as unknown);
      const map = Token.asStringMap(token as string);
      const settings = row.settings({ text: Token.asString(token), number: Token.asNumber(token), map, id });
      if (row.on === "gallery") {
        addGallery(new Construct(stack, id), { galleryName: id, ...settings.gallery });
      } else if (row.on === "definition") {
        const identity = { definitionName: id, identifier: { ...DEFINITION_OPTIONS.identifier, sku: id } };
        shared.addImageDefinition(id, { ...DEFINITION_OPTIONS, ...identity, ...settings.definition });
      } else {
        const version = `${id.slice(1).replace("x", ".")}.0`;
        const parent = row.shared ? sharedDefinition : definition;
        // An image of its own: versions of one image wait for each other.
        const source = ImageSource.managedImage(`${COMPUTE}/images/${id}`);
        parent.addVersion(id, { ...VERSION_OPTIONS, version, source, ...settings.version });
      }
    }
  });
}

function fromApply(stack: TerraformStack, id: string, { value }: TerraformVariable): unknown {
  const resource = new DataResource(stack, `Later${id}`);
  resource.addOverride("input", value);
  return resource.interpolationForAttribute("output");
}

function give(tf: Workspace, which: "bad" | "good"): void {
  const values = Object.fromEntries(CASES.map((one) => [`Value${one.id}`, one[which]]));
  writeFileSync(join(tf.dir, "terraform.tfvars.json"), JSON.stringify(values));
}

/** What every bad value is answered with, as "id kind: message". */
function refusals(): string[] {
  return CASES.map(({ row, id }) => {
    const { remedy }: Rule = RULES[row.code];
    return `${id} ${row.on}: ${row.code}  ${row.prop}: … ${remedy}`;
  });
}

/** The diagnostics in the same form, each with the resource whose configuration it quotes. */
function seen(diagnostics: TerraformDiagnostic[]): string[] {
  return diagnostics.map(({ summary, detail = "", snippet }) => {
    const [, type, name = ""] = (snippet?.context ?? "").split(".");
    const kind = Object.entries(TYPES).find(([, known]) => known === type)?.[0];
    if (summary !== "Resource precondition failed") return `${summary} ${detail}`;
    return `${/R\d+x\d+/.exec(name)?.[0]} ${kind}: ${detail.replace(/allowed .+?\. /, "… ")}`;
  });
}

test("the plan fails with our words, for all values at once, and passes with good ones", async () => {
  await scenario(
    configuration(false),
    async ({ tf, cloud }) => {
      expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
      give(tf, "bad");
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(seen(diagnostics).sort()).toEqual(refusals().sort());
      give(tf, "good");
      await tf.apply();
      expect(cloud.ids()).toHaveLength(4 + CASES.length);
      expect((await tf.plan()).exitCode).toBe(0);
    },
    { subscription: SUBSCRIPTION },
  );
});

test("the apply stops before the resource is touched, and goes on with good values", async () => {
  await scenario(
    configuration(true),
    async ({ tf, cloud }) => {
      give(tf, "bad");
      const plan = await tf.plan();
      expect(plan.exitCode).toBe(2);
      const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(seen(diagnostics).sort()).toEqual(refusals().sort());
      expect(cloud.ids()).toHaveLength(4);
      const there = [GALLERY_ID, DEFINITION_ID].map((id) => id.replace(DEFAULT_SUBSCRIPTION, SUBSCRIPTION));
      expect(cloud.ids()).toEqual(expect.arrayContaining(there));
      give(tf, "good");
      await tf.apply();
      expect(cloud.ids()).toHaveLength(4 + CASES.length);
      expect((await tf.plan()).exitCode).toBe(0);
    },
    { subscription: SUBSCRIPTION },
  );
});

test("what is made in a gallery or definition that is known by its id to Terraform only asks whether it is such an id", async () => {
  const declared = stackText((stack) => {
    const id = (name: string): string => new TerraformVariable(stack, name, { type: "string" }).stringValue;
    const gallery = SharedGallery.fromGalleryId(stack, "Gallery", id("gallery"));
    addDefinition(gallery, { location: "westeurope" });
    const definition = ImageDefinition.fromDefinitionId(stack, "Definition", id("definition"));
    addVersion(definition, { location: "westeurope" });
  });
  await scenario(
    declared,
    async ({ tf }) => {
      const give = (values: object): void =>
        writeFileSync(join(tf.dir, "terraform.tfvars.json"), JSON.stringify(values));
      give({ gallery: DEFINITION_ID, definition: "ubuntu" });
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(diagnostics.map(({ detail }) => detail!.slice(0, 40)).sort()).toEqual([
        "AIG005  definitionId: allowed the id of ",
        "AIG005  galleryId: allowed the id of a g",
      ]);
      give({ gallery: GALLERY_ID.toLowerCase(), definition: DEFINITION_ID });
      expect((await tf.plan()).exitCode).toBe(2);
    },
    { subscription: SUBSCRIPTION },
  );
});

/** Of what exists already: tried in lookups.test.ts and adoption.test.ts. */
const ELSEWHERE = ["AIG680", "AIG681"];

test("every rule that the plan catches is tried here, or on machines, on sources, or on what exists", () => {
  const atPlan = Object.entries(RULES).filter(([, rule]: [string, Rule]) => rule.caughtBy.includes("plan"));
  const tried = new Set<string>([...[...ROWS, ...MACHINE_ROWS, ...SOURCE_ROWS].map(({ code }) => code), ...ELSEWHERE]);
  expect(atPlan.map(([code]) => code).filter((code) => !tried.has(code))).toEqual([]);
});
