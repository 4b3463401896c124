import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataResource, TerraformVariable, Token, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { RULES, type Rule } from "../../../lib/azure/rules";
import { SUBSCRIPTION } from "../../gallery/build";
import { testOnStandIn } from "../support/both";
import { scenario, stackText } from "../support/scenario";
import type { Workspace } from "../support/terraform";
import type { TerraformDiagnostic } from "../support/terraform-json";
import { SOURCE_ROWS } from "./source-rows";

/* As in preconditions.test.ts, on storage accounts, containers, uploads, managed images and versions made of them. */

const CASES = SOURCE_ROWS.flatMap((row, r) =>
  Array.from({ length: Math.max(row.bad.length, row.good.length) }, (_, i) => ({
    row,
    id: `R${r}x${i}`,
    bad: row.bad[i % row.bad.length]!,
    good: row.good[i % row.good.length]!,
  })),
);
const OPTIONS = { subscription: SUBSCRIPTION };

function configuration(later: boolean): string {
  return stackText((stack) => {
    for (const { row, id } of CASES) {
      const variable = new TerraformVariable(stack, `Value${id}`, { type: row.type });
      const token = later ? fromApply(stack, id, variable) : (variable.value as unknown);
      row.make(new Construct(stack, id), { text: Token.asString(token), number: Token.asNumber(token) });
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

function refusals(): string[] {
  return CASES.map(({ row, id }) => `${id} ${row.on}: ${row.code}  ${row.prop}: … ${(RULES[row.code] as Rule).remedy}`);
}

function seen(diagnostics: TerraformDiagnostic[]): string[] {
  return diagnostics.map(({ summary, detail = "", snippet }) => {
    const [, type, name = ""] = (snippet?.context ?? "").split(".");
    if (summary !== "Resource precondition failed") return `${summary} ${detail}`;
    return `${/R\d+x\d+/.exec(name)?.[0]} ${type}: ${detail.replace(/allowed .+?\. /, "… ")}`;
  });
}

testOnStandIn("the plan fails with our words, for all values at once, and passes with good ones", async () => {
  await scenario(
    configuration(false),
    async ({ tf }) => {
      give(tf, "bad");
      const { exitCode, diagnostics } = await tf.plan({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(seen(diagnostics).sort()).toEqual(refusals().sort());
      give(tf, "good");
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
    },
    OPTIONS,
  );
});

testOnStandIn("the apply stops before the resource is touched, and goes on with good values", async () => {
  await scenario(
    configuration(true),
    async ({ tf, cloud }) => {
      give(tf, "bad");
      expect((await tf.plan()).exitCode).toBe(2);
      const { exitCode, diagnostics } = await tf.apply({ allowFailure: true });
      expect(exitCode).toBe(1);
      expect(seen(diagnostics).sort()).toEqual(refusals().sort());
      const before = cloud.ids().length;
      give(tf, "good");
      await tf.apply();
      expect(cloud.ids()).toHaveLength(before + CASES.length);
      expect((await tf.plan()).exitCode).toBe(0);
    },
    OPTIONS,
  );
});
