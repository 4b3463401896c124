import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { blocksOf, complaints, runSnippet } from "../support/snippets";

// Why each of these rules is one stands in docs/pipelines.md, why these libraries check them in docs/decisions/0007.

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/pipelines.md"), "utf8");
const blocks = (language: string): string[] => blocksOf(PAGE, language);
const [GITHUB = "", AZURE = "", ...MORE] = blocks("yaml");

/** Names of the rules that do not hold. */
const broken = (rules: { [rule: string]: boolean }): string[] => Object.keys(rules).filter((rule) => !rules[rule]);

/** The page's text with one thing changed, which must be there. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not on the page: ${from}`);
  return text.replace(from, to);
}

test("the page has one workflow and one pipeline, and no other YAML", () => {
  expect(GITHUB).toContain("\njobs:\n");
  expect(AZURE).toContain("\nstages:\n");
  expect(MORE).toEqual([]);
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [input: string]: unknown };
}

interface Job {
  readonly steps: Step[];
  readonly permissions: unknown;
  readonly env?: { readonly [name: string]: string };
  readonly needs?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": unknown };
  readonly jobs: { readonly [name: string]: Job };
}

// GitHub's parser is an ES module that imports JSON as bundlers allow it. Node wants to be told, and jest loads none at all.
const PARSE_WORKFLOWS = `
  import { readFileSync } from "node:fs";
  import { register } from "node:module";
  const load = 'export const load = (url, context, next) => next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context)';
  register("data:text/javascript," + encodeURIComponent(load));
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
  const found = [];
  for (const content of JSON.parse(readFileSync(0, "utf8"))) {
    const { context, value } = parseWorkflow({ name: "images.yml", content }, new NoOperationTraceWriter());
    if (value) await convertWorkflowTemplate(context, value);
    found.push(context.errors.getErrors().map(({ message }) => message));
  }
  process.stdout.write(JSON.stringify(found));
`;

function workflowErrors(texts: string[]): string[][] {
  const options = { cwd: ROOT, input: JSON.stringify(texts), encoding: "utf8" } as const;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", PARSE_WORKFLOWS], options),
  ) as string[][];
}

const terraform = (job?: Job): string => job?.steps.map(({ run = "" }) => run).join("\n") ?? "";
const artifact = (job: Job | undefined, verb: string): Step["with"] =>
  job?.steps.filter(({ uses = "" }) => uses.startsWith(`actions/${verb}-artifact@`)).map((step) => step.with)[0];

function workflowPolicies(text: string): string[] {
  const { permissions, concurrency, jobs } = parse(text) as Workflow;
  const { synth, plan, apply } = jobs;
  const all = Object.values(jobs);
  const uploads = [artifact(synth, "upload"), artifact(plan, "upload")];
  return broken({
    "names no secret": !/secrets\.|client_?secret|access_?key/i.test(text),
    "grants nothing to the whole workflow": JSON.stringify(permissions) === "{}",
    "grants each job only what it needs": all.every((job) => {
      const wanted = terraform(job).includes("terraform -chdir") ? { "id-token": "write" } : { contents: "read" };
      return JSON.stringify(job.permissions) === JSON.stringify(wanted);
    }),
    "pins actions to commits and says which version": [...text.matchAll(/uses: (.*)/g)].every(([, action]) =>
      /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action!),
    ),
    "runs one at a time and cancels none":
      /github\.ref/.test(concurrency?.group ?? "") && concurrency?.["cancel-in-progress"] === false,
    "ends every job": all.every((job) => job["timeout-minutes"]! > 0 && job["timeout-minutes"]! <= 360),
    "gives replication hours": apply!["timeout-minutes"]! >= 300,
    "asks no token for a fork": plan!.if!.includes("!github.event.pull_request.head.repo.fork"),
    "applies on main, after the plan, in an environment":
      apply!.if === "github.ref == 'refs/heads/main'" && apply!.needs === "plan" && apply!.environment === "production",
    "plans and applies with two identities":
      new Set([plan!.env?.ARM_CLIENT_ID, apply!.env?.ARM_CLIENT_ID, undefined]).size === 3,
    "plans to a file that it keeps":
      / plan .*-out=tfplan$/m.test(terraform(plan)) && artifact(plan, "upload")?.name === "plan",
    "applies exactly that file":
      artifact(apply, "download")?.name === "plan" && / apply .*tfplan$/m.test(terraform(apply)),
    "does not plan again": !/ plan /.test(terraform(apply)),
    "keeps artefacts for days only, lock file included": uploads.every(
      (input) => (input?.["retention-days"] as number) <= 3 && input?.["include-hidden-files"] === true,
    ),
  });
}

describe("the GitHub workflow", () => {
  const linted: [string, string, string, string][] = [
    ["a key that does not exist", "timeout-minutes: 30", "timeout-minute: 30", "Unexpected value 'timeout-minute'"],
    ["a permission that does not exist", "contents: read", "content: read", "Unexpected value 'content'"],
    ["a value that does not exist", "id-token: write", "id-token: admin", "Unexpected value 'admin'"],
    ["a context that does not exist", "${{ github.ref }}", "${{ githup.ref }}", "Unrecognized named-value: 'githup'"],
    ["a condition that does not parse", "if: github.event_name == ", "if: github.event_name = ", "Unexpected symbol"],
    ["a job that does not exist", "needs: plan", "needs: plane", "unknown job 'plane'"],
    ["a step without an action", "- uses: actions/checkout@", "- use: actions/checkout@", "Unexpected value 'use'"],
    ["broken YAML", "steps:", "steps: [", "images.yml"],
  ];

  test("is accepted by GitHub's own parser, which refuses broken ones", () => {
    const [page, ...others] = workflowErrors([GITHUB, ...linted.map(([, from, to]) => changed(GITHUB, from, to))]);
    expect(page).toEqual([]);
    expect(others.map((errors, i) => [linted[i]![0], errors.join("\n")])).toEqual(
      linted.map(([name, , , message]) => [name, expect.stringContaining(message)]),
    );
  });

  test("keeps the policies", () => expect(workflowPolicies(GITHUB)).toEqual([]));

  test.each([
    ["names no secret", "id-token: write", "id-token: write\n    secret: ${{ secrets.ARM }}"],
    ["grants nothing to the whole workflow", "permissions: {}", "permissions: read-all"],
    ["grants each job only what it needs", "contents: read", "contents: read\n      id-token: write"],
    ["pins actions to commits and says which version", /@[0-9a-f]{40} # v7/.exec(GITHUB)![0], "@v7 # v7"],
    ["runs one at a time and cancels none", "cancel-in-progress: false", "cancel-in-progress: true"],
    ["ends every job", "timeout-minutes: 30", "name: plan"],
    ["gives replication hours", "timeout-minutes: 350", "timeout-minutes: 60"],
    ["asks no token for a fork", "|| !github.event", "|| github.event"],
    ["applies on main, after the plan, in an environment", "environment: production", "name: apply"],
    ["plans and applies with two identities", "000000000004", "000000000003"],
    ["plans to a file that it keeps", " -out=tfplan", ""],
    ["applies exactly that file", "-lock-timeout=10m tfplan", "-auto-approve"],
    ["does not plan again", "apply -lock-timeout=10m tfplan", "plan -out=tfplan\n      - run: terraform apply tfplan"],
    ["keeps artefacts for days only, lock file included", "retention-days: 3", "retention-days: 90"],
  ])("a workflow is refused that breaks: %s", (rule, from, to) => {
    expect(workflowPolicies(changed(GITHUB, from, to))).toContain(rule);
  });
});

interface Task {
  readonly task?: string;
  readonly inputs?: { readonly [input: string]: string };
  readonly env?: { readonly [name: string]: string };
  readonly publish?: string;
  readonly artifact?: string;
  readonly script?: string;
  readonly bash?: string;
}

interface AzureJob {
  readonly steps?: Task[];
  readonly deployment?: string;
  readonly environment?: string;
  readonly timeoutInMinutes?: string;
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: Task[] } } };
}

interface Stage {
  readonly stage: string;
  readonly condition?: string;
  readonly lockBehavior?: string;
  readonly dependsOn?: unknown;
  readonly jobs: [AzureJob];
}

const stepsOf = (job: AzureJob): Task[] => job.steps ?? job.strategy!.runOnce.deploy.steps;

// As Azure Pipelines does: every scalar is text, and the first property tells what a thing is.
const read = (text: string): unknown => parse(text, { schema: "failsafe" });
const ajv = new Ajv({ strict: false, coerceTypes: true, unicodeRegExp: false });
ajv.addKeyword({
  keyword: "firstProperty",
  type: "object",
  validate: (names: string[], data: object) => names.includes(Object.keys(data)[0] ?? ""),
});
const SCHEMA = JSON.parse(readFileSync(join(ROOT, "test/fixtures/azure-pipelines/service-schema.json"), "utf8")) as {
  definitions: { task: { anyOf: object[] } };
};
// The schema names this task among the others but says nothing of its inputs, so that it would refuse it.
SCHEMA.definitions.task.anyOf.push({
  properties: {
    task: { const: "UseNode@1" },
    inputs: { type: "object", properties: { version: { type: "string" } }, additionalProperties: false },
  },
});
const isPipeline = ajv.compile(SCHEMA);

function pipelinePolicies(text: string): string[] {
  const { stages } = read(text) as { stages: [Stage, Stage, Stage] };
  const jobs = stages.map((stage) => stage.jobs[0]) as [AzureJob, AzureJob, AzureJob];
  const [synth, plan, apply] = jobs.map(stepsOf) as [Task[], Task[], Task[]];
  const azure = (steps: Task[]): Task[] => steps.filter(({ task }) => task === "AzureCLI@2");
  const script = (steps: Task[]): string =>
    azure(steps)
      .map(({ inputs }) => inputs!.inlineScript)
      .join("\n");
  const minutes = jobs.map((job) => Number(job.timeoutInMinutes));
  const loaded = apply.find(({ task }) => task === "DownloadPipelineArtifact@2")?.inputs?.artifactName;
  return broken({
    "names no secret": !/client_?secret|access_?key|ARM_OIDC_TOKEN/i.test(text),
    "gives npm no identity": azure(synth).length === 0 && !JSON.stringify(synth).includes("System.AccessToken"),
    "renews its tokens": [plan, apply].every(
      (steps) =>
        script(steps).includes(
          "export ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID=$AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
        ) &&
        azure(steps)[0]!.env!.SYSTEM_ACCESSTOKEN === "$(System.AccessToken)" &&
        azure(steps)[0]!.env!.SYSTEM_OIDCREQUESTURI === "$(System.OidcRequestUri)",
    ),
    "ends every job": minutes.every((limit) => limit > 0 && limit <= 360),
    "gives replication hours": minutes[2]! >= 300,
    "applies on main only": /eq\(variables\['Build.SourceBranch'\], 'refs\/heads\/main'\)/.test(
      stages[2].condition ?? "",
    ),
    "applies in an environment": jobs[2].deployment === "apply" && jobs[2].environment === "production",
    "applies one at a time": stages[2].lockBehavior === "runLatest",
    "goes from stage to stage": stages.every(({ dependsOn }) => dependsOn === undefined),
    "plans and applies with two identities":
      azure(plan)[0]!.inputs!.azureSubscription !== azure(apply)[0]!.inputs!.azureSubscription,
    "plans to a file that it keeps":
      / plan .*-out=tfplan$/m.test(script(plan)) &&
      plan.some(({ publish, artifact: name }) => publish === "$(STACK)" && name === "plan"),
    "applies exactly that file": loaded === "plan" && / apply .*tfplan$/m.test(script(apply)),
    "does not plan again": !/ plan /.test(script(apply)),
  });
}

describe("the Azure pipeline", () => {
  test("fits Microsoft's schema", () => {
    isPipeline(read(AZURE));
    expect(isPipeline.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? []).toEqual([]);
  });

  test.each([
    ["a key that does not exist", "lockBehavior:", "lockBehaviour:"],
    ["a value that does not exist", "runLatest", "latest"],
    ["a job's key on a stage", "- stage: plan", "- stage: plan\n    timeoutInMinutes: 30"],
    ["an input that does not exist", "azureSubscription:", "azureSubscripton:"],
    ["an input that is missing", "scriptType: bash", "visibleAzLogin: false"],
    ["a task of another version", "AzureCLI@2", "AzureCLI@9"],
    ["a deployment without a strategy's hook", "runOnce:", "runTwice:"],
    ["a step that does not begin with what it is", "- bash: |", "- enabled: true\n            bash: |"],
  ])("is refused with %s", (_, from, to) => {
    expect(isPipeline(read(changed(AZURE, from, to)))).toBe(false);
  });

  test("keeps the policies", () => expect(pipelinePolicies(AZURE)).toEqual([]));

  test.each([
    ["names no secret", "  STACK:", "  ARM_CLIENT_SECRET: x\n  STACK:"],
    ["gives npm no identity", "- script: npm ci", "- task: AzureCLI@2\n            inputs: { inlineScript: npm ci }"],
    ["renews its tokens", "SYSTEM_OIDCREQUESTURI:", "OIDCREQUESTURI:"],
    ["ends every job", "timeoutInMinutes: 30", "displayName: plan"],
    ["gives replication hours", "timeoutInMinutes: 350", "timeoutInMinutes: 60"],
    ["applies on main only", "refs/heads/main'", "refs/heads/next'"],
    ["applies in an environment", "environment: production", "displayName: apply"],
    ["applies one at a time", "lockBehavior: runLatest", "displayName: apply"],
    ["goes from stage to stage", "- stage: apply", "- stage: apply\n    dependsOn: []"],
    ["plans and applies with two identities", "images-apply", "images-plan"],
    ["plans to a file that it keeps", "publish: $(STACK)", "publish: cdktf.out"],
    ["applies exactly that file", "artifactName: plan", "artifactName: stack"],
    ["does not plan again", "apply -lock-timeout=10m tfplan", "plan -out=tfplan"],
  ])("a pipeline is refused that breaks: %s", (rule, from, to) => {
    expect(pipelinePolicies(changed(AZURE, from, to))).toContain(rule);
  });
});

test("every shell script of both parses", () => {
  const { jobs } = parse(GITHUB) as Workflow;
  const { stages } = parse(AZURE) as { stages: Stage[] };
  const steps = stages.flatMap((stage) => stepsOf(stage.jobs[0]));
  const scripts = steps.map(({ script, bash, inputs }) => script ?? bash ?? inputs?.inlineScript ?? "");
  scripts.push(...Object.values(jobs).map(terraform));
  for (const script of scripts) execFileSync("bash", ["-n"], { input: script });
  expect(scripts.join("\n")).toContain("set -euo pipefail");
});

test("both pin the same Node and the same Terraform, and the table names each", () => {
  const pinned = (text: string, pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, version]) => version!);
  const node = [...pinned(GITHUB, /node-version: (.*)/g), ...pinned(AZURE, /^ +version: (.*)/gm)];
  const terraforms = [...pinned(GITHUB, /terraform_version: (.*)/g), ...pinned(AZURE, /TERRAFORM_VERSION: (.*)/g)];
  expect([node.length, new Set(node).size, terraforms.length, new Set(terraforms).size]).toEqual([2, 1, 3, 1]);
  expect(PAGE).toContain(`| ${node[0]}, ${terraforms[0]} |`);
});

test("the table of what to change has every marked value", () => {
  const table = /## What to change\n([\s\S]*?)\n## /.exec(PAGE)![1]!;
  const marked = [...PAGE.matchAll(/^.*?(?::| ")?([\w./-]+)"?,? (?:#|\/\/) change$/gm)].map(([, value]) => value!);
  expect(marked.length).toBeGreaterThanOrEqual(10);
  for (const value of marked) expect(table).toContain(value.replace(/^0{8}-.*-/, "00000000-…-"));
});

describe("the TypeScript of the page", () => {
  const [SNIPPET = ""] = blocks("ts");

  test("compiles, and would not with a wrong prop", () => {
    const [page, wrong] = complaints([SNIPPET, changed(SNIPPET, "useOidc", "useOIDC")]);
    expect(page).toEqual([]);
    expect(wrong!.join()).toContain("'useOIDC' does not exist");
  }, 60_000);

  test("declares a backend with OIDC, without a key and without a word on who logs in", () => {
    const { images } = runSnippet(SNIPPET);
    expect((images!.terraform as { backend: unknown }).backend).toEqual({
      azurerm: {
        storage_account_name: "contosotfstate",
        container_name: "images",
        key: "images.tfstate",
        use_oidc: true,
        use_azuread_auth: true,
      },
    });
  });
});
