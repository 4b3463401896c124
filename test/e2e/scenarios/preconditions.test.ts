import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataResource, TerraformVariable, Token, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GallerySharing, ReplicationMode } from "../../../lib";
import { RULES, type Rule, type RuleCode } from "../../../lib/azure/rules";
import { addDefinition, addGallery, DEFINITION_OPTIONS, VERSION_OPTIONS } from "../../gallery/build";
import { scenario, stackText } from "../support/scenario";
import type { Workspace } from "../support/terraform";
import type { TerraformDiagnostic } from "../support/terraform-json";
import { DEFINITION_ID, GALLERY_ID, type Settings } from "./images";

/*
 * A rule over a value that only Terraform knows. Known to the plan: the plan fails with our words. Known only to the
 * apply: the apply stops before that resource is touched. Every value is tried on a resource of its own, so that one plan
 * or apply shows all of them.
 */

type Kind = "gallery" | "definition" | "version";
type Value = string | number | null;

interface Row {
  readonly code: RuleCode;
  readonly prop: string;
  readonly on: Kind;
  readonly settings: (token: { text: string; number: number; id: string }) => Settings;
  readonly bad: readonly Value[];
  /** As many as bad ones where they have to be unique. */
  readonly good: readonly Value[];
}

const { identifier } = DEFINITION_OPTIONS;

const ROWS: Row[] = [
  {
    code: "AIG101",
    prop: "galleryName",
    on: "gallery",
    settings: ({ text }) => ({ gallery: { galleryName: text } }),
    bad: ["with-dash", "a".repeat(81), "", 'quote"${x}'],
    good: ["G".repeat(80), "a", "1.b_c", "A_1"],
  },
  {
    code: "AIG105",
    prop: "resourceGroupName",
    on: "gallery",
    settings: ({ text }) => ({ gallery: { resourceGroupName: text } }),
    bad: ["ends.", "a b", "r".repeat(91)],
    good: ["r".repeat(90), "(rg)-1_." + "x"],
  },
  {
    code: "AIG109",
    prop: "sharing.prefix",
    on: "gallery",
    settings: ({ text: prefix }) => ({ gallery: { sharing: community(prefix) } }),
    bad: ["four", "a".repeat(17), "with-dash"],
    good: ["fivee", "A".repeat(16)],
  },
  {
    code: "AIG102",
    prop: "definitionName",
    on: "definition",
    settings: ({ text: definitionName }) => ({ definition: { definitionName } }),
    bad: ["-dash", "dot.", "d".repeat(81)],
    good: ["D".repeat(80), "a", "a-b.c_d"],
  },
  {
    code: "AIG103",
    prop: "identifier.publisher",
    on: "definition",
    settings: ({ text: publisher, id: sku }) => ({ definition: { identifier: { ...identifier, sku, publisher } } }),
    bad: ["ends.", "a b", "p".repeat(129)],
    good: ["p".repeat(128), "-a.b_"],
  },
  ...(["offer", "sku"] as const).map((part): Row => ({
    code: "AIG104",
    prop: `identifier.${part}`,
    on: "definition",
    settings: ({ text, id: sku }) => ({ definition: { identifier: { ...identifier, sku, [part]: text } } }),
    bad: ["ends.", "a/b", "o".repeat(65)],
    good: ["o".repeat(64), "24_04-gen2"],
  })),
  ...(["min", "max"] as const).flatMap((end): Row[] => [
    {
      code: "AIG106",
      prop: `recommendedVcpus.${end}`,
      on: "definition",
      settings: ({ number }) => ({ definition: { recommendedVcpus: { [end]: number } } }),
      bad: [0, 81, -1, 1.5],
      good: [1, 80, null],
    },
    {
      code: "AIG107",
      prop: `recommendedMemoryGb.${end}`,
      on: "definition",
      settings: ({ number }) => ({ definition: { recommendedMemoryGb: { [end]: number } } }),
      bad: [0, 641, 2.5],
      good: [1, 640, null],
    },
  ]),
  {
    code: "AIG108",
    prop: "recommendedVcpus",
    on: "definition",
    settings: ({ number }) => ({ definition: { recommendedVcpus: { min: number, max: 8 } } }),
    bad: [9, 80],
    good: [8, 1, null],
  },
  {
    code: "AIG108",
    prop: "recommendedMemoryGb",
    on: "definition",
    settings: ({ number }) => ({ definition: { recommendedMemoryGb: { min: 8, max: number } } }),
    bad: [7],
    good: [8, null],
  },
  ...(["definition", "version"] as const).map((on): Row => ({
    code: "AIG116",
    prop: "endOfLife",
    on,
    settings: ({ text: endOfLife }) => ({ [on]: { endOfLife } }),
    bad: ["2029-01-01", "tomorrow", ""],
    good: ["2029-01-01T00:00:00Z", "2029-01-01T00:00:00+02:00", null],
  })),
  {
    code: "AIG201",
    prop: "version",
    on: "version",
    settings: ({ text: version }) => ({ version: { version } }),
    bad: ["1.2", "1.2.3.4", "2147483648.0.0", "v1.2.3", "latest", "1.2.-3"],
    good: ["2147483647.0.0", "0.0.0", "01.002.3", "1.0.2147483647", "2026.11.25", "9.9.9"],
  },
  {
    code: "AIG203",
    prop: "replicas",
    on: "version",
    settings: ({ number: replicas }) => ({ version: { replicas, targetRegions: {} } }),
    bad: [0, 101, -1, 1.5],
    good: [1, 100],
  },
  {
    code: "AIG203",
    prop: 'targetRegions["uksouth"].replicas',
    on: "version",
    settings: ({ number: replicas }) => ({ version: { targetRegions: { uksouth: { replicas } } } }),
    bad: [0, 101],
    good: [1, 100],
  },
  {
    code: "AIG209",
    prop: "location",
    on: "version",
    settings: ({ text: location }) => ({ version: { location, targetRegions: { uksouth: {}, northeurope: {} } } }),
    bad: ["westeurope", "uk-south"],
    good: ["uksouth", "UK South", "North Europe"],
  },
  {
    code: "AIG321",
    prop: "replicas in westeurope",
    on: "version",
    settings: ({ number: replicas }) => ({
      version: { replicas, replicationMode: ReplicationMode.SHALLOW, targetRegions: {} },
    }),
    bad: [2, 100],
    good: [1],
  },
];

function community(prefix: string): GallerySharing {
  const publisherUri = "https://contoso.com";
  return GallerySharing.community({ prefix, publisherEmail: "images@contoso.com", publisherUri, eula: "Terms" });
}

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

/** All cases in one stack; `later` hides the values from the plan. */
function configuration(later: boolean): string {
  return stackText((stack) => {
    const shared = addGallery(stack);
    const definition = addDefinition(shared);
    for (const { row, id } of CASES) {
      const type = typeof row.bad[0] === "number" ? "number" : "string";
      const variable = new TerraformVariable(stack, `Value${id}`, { type });
      const token = later ? fromApply(stack, id, variable) : (variable.value as unknown);
      const settings = row.settings({ text: Token.asString(token), number: Token.asNumber(token), id });
      if (row.on === "gallery") {
        addGallery(new Construct(stack, id), { galleryName: id, ...settings.gallery });
      } else if (row.on === "definition") {
        const identity = { definitionName: id, identifier: { ...identifier, sku: id } };
        shared.addImageDefinition(id, { ...DEFINITION_OPTIONS, ...identity, ...settings.definition });
      } else {
        const version = `${id.slice(1).replace("x", ".")}.0`;
        definition.addVersion(id, { ...VERSION_OPTIONS, version, ...settings.version });
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
  await scenario(configuration(false), async ({ tf, cloud }) => {
    expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
    give(tf, "bad");
    const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
    expect(exitCode).toBe(1);
    expect(seen(diagnostics).sort()).toEqual(refusals().sort());
    give(tf, "good");
    await tf.apply();
    expect(cloud.ids()).toHaveLength(2 + CASES.length);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("the apply stops before the resource is touched, and goes on with good values", async () => {
  await scenario(configuration(true), async ({ tf, cloud }) => {
    give(tf, "bad");
    const plan = await tf.plan();
    expect(plan.exitCode).toBe(2);
    const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
    expect(exitCode).toBe(1);
    expect(seen(diagnostics).sort()).toEqual(refusals().sort());
    expect(cloud.ids()).toEqual([GALLERY_ID, DEFINITION_ID]);
    give(tf, "good");
    await tf.apply();
    expect(cloud.ids()).toHaveLength(2 + CASES.length);
    expect((await tf.plan()).exitCode).toBe(0);
  });
});

test("every rule that the plan catches is tried here", () => {
  const atPlan = Object.entries(RULES).filter(([, rule]: [string, Rule]) => rule.caughtBy.includes("plan"));
  // The words it is about are no version number, so AIG201 refuses them.
  const tried = new Set<string>([...ROWS.map(({ code }) => code), "AIG202"]);
  expect(atPlan.map(([code]) => code).filter((code) => !tried.has(code))).toEqual([]);
});
