import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { App } from "cdktf";
import { GalleryReport } from "../../lib";
import { EXAMPLES, synthesise as write } from "../support/examples";
import { brokenInvariants } from "../support/invariants";

type Stack = { resource: Record<string, Record<string, Record<string, unknown>>> };

function synthesise(build: (app: App) => unknown): { app: App; stacks: Record<string, Stack> } {
  const { app, stacks } = write(build);
  const parsed = Object.entries(stacks).map(([name, text]) => [name, JSON.parse(text) as Stack]);
  return { app, stacks: Object.fromEntries(parsed) as Record<string, Stack> };
}

test("every folder of examples/ is tested here", () => {
  const folders = readdirSync(join(__dirname, "../../examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual(Object.keys(EXAMPLES).sort());
});

describe.each(Object.entries(EXAMPLES))("example %s", (_name, build) => {
  const { app, stacks } = synthesise(build);

  test("keeps Azure's rules, read off the JSON", () => {
    expect(
      Object.entries(stacks).flatMap(([stack, json]) => brokenInvariants(json).map((b) => `${stack}: ${b}`)),
    ).toEqual([]);
  });

  test("is what was reviewed", () => {
    const resources = Object.fromEntries(
      Object.entries(stacks).map(([name, { resource }]) => {
        const text = JSON.stringify(resource, (key, value: unknown) => {
          if (key === "//") return undefined;
          // The path of a file is that of this machine.
          return key === "source" && typeof value === "string" ? basename(value) : value;
        });
        return [name, JSON.parse(text) as unknown];
      }),
    );
    expect(resources).toMatchSnapshot();
  });

  test("has a report that fits a screen of 80 columns", () => {
    const lines = GalleryReport.of(app).toText().split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

test("every numbered example has a README of about ten lines that says how to run it", () => {
  for (const example of Object.keys(EXAMPLES).filter((name) => /^\d/.test(name))) {
    const readme = readFileSync(join(__dirname, "../../examples", example, "README.md"), "utf8");
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(13);
    expect(readme).toContain(`examples/${example}/main.ts`);
    for (const [, stack] of readme.matchAll(/cdktf\.out\/stacks\/(\w+)/g)) {
      expect(Object.keys(synthesise(EXAMPLES[example]!).stacks)).toContain(stack);
    }
  }
});

test("the machines of an example are made of its image, and nobody reaches them from the internet", () => {
  const { resource } = synthesise(EXAMPLES["04-vm"]!).stacks.machines!;
  expect(Object.keys(resource).sort()).toEqual([
    "azurerm_linux_virtual_machine",
    "azurerm_network_interface",
    "azurerm_orchestrated_virtual_machine_scale_set",
    "azurerm_resource_group",
    "azurerm_subnet",
    "azurerm_virtual_network",
  ]);
  const images = [
    resource.azurerm_linux_virtual_machine!.Vm!,
    resource.azurerm_orchestrated_virtual_machine_scale_set!.Set!,
  ];
  expect(images.map((machine) => (machine.source_image_id as string).split("/galleries/")[1])).toEqual([
    "contoso_images/images/ubuntu-24_04-gen2/versions/1.4.0",
    "contoso_images/images/ubuntu-24_04-gen2",
  ]);
  expect(JSON.stringify(resource)).not.toMatch(/public_ip_address|"password"|admin_password/);
  expect(resource.azurerm_subnet!.Subnet!.default_outbound_access_enabled).toBe(false);
});

test("the quickstart is what a team would recognise", () => {
  const { prod: json, dev: small } = synthesise(EXAMPLES.quickstart!).stacks;
  const versions = Object.values(json!.resource.azurerm_shared_image_version!);
  const regions = versions.map(({ target_region }) => (target_region as { name: string }[]).map(({ name }) => name));
  expect(Object.keys(json!.resource.azurerm_shared_image!)).toHaveLength(3);
  expect(versions).toHaveLength(5);
  expect(regions.map(({ length }) => length).sort()).toEqual([1, 1, 5, 5, 5]);
  expect(
    new Set(Object.values(small!.resource.azurerm_shared_image_version!).map((v) => (v.target_region as []).length)),
  ).toEqual(new Set([1]));
});

test("the quickstart's reports are what was reviewed", () => {
  const { app } = synthesise(EXAMPLES.quickstart!);
  expect(GalleryReport.of(app).toText()).toMatchSnapshot();
  expect(GalleryReport.of(app).toMarkdown()).toMatchSnapshot();
});

describe("the invariants can fail", () => {
  const version = {
    location: "westeurope",
    managed_image_id: "x",
    target_region: [{ name: "westeurope", regional_replica_count: 1 }],
  };
  const check = (change: object): string[] =>
    brokenInvariants({ resource: { azurerm_shared_image_version: { v: { ...version, ...change } } } });
  test.each([
    ["home missing", { location: "uksouth" }],
    ["replicas", { target_region: [{ name: "westeurope", regional_replica_count: 101 }] }],
    ["spelling", { location: "West US", target_region: [{ name: "West US", regional_replica_count: 1 }] }],
    ["twice", { target_region: [...version.target_region, ...version.target_region] }],
    ["two sources", { blob_uri: "y" }],
    [
      "ZRS",
      {
        location: "westus",
        target_region: [{ name: "westus", regional_replica_count: 1, storage_account_type: "Standard_ZRS" }],
      },
    ],
  ])("on %s", (_what, change) => expect(check(change)).not.toEqual([]));
  test("and pass", () => expect(check({})).toEqual([]));
});
