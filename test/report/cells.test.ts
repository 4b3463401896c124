import { TerraformStack, Testing } from "cdktf";
import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import type { ImageVersion } from "../../lib";
import { Placements } from "../../lib/report/cells";
import { definitionIn, galleryIn, versionOf } from "../checks/sample";
import { numberToken, textToken, untyped } from "../gallery/build";

type Settings = Parameters<typeof versionOf>[3];

/** Two versions of one app. */
function two(one: Settings, other: Settings): { versions: [ImageVersion, ImageVersion]; placements: Placements } {
  const definition = definitionIn(galleryIn(new TerraformStack(Testing.app(), "stack"), "G"), "D");
  const versions: [ImageVersion, ImageVersion] = [
    versionOf(definition, "V1", "1.0.0", one),
    versionOf(definition, "V2", "1.1.0", other),
  ];
  return { versions, placements: new Placements() };
}

const HERE = "westeurope";

test("versions that lie alike share one placement", () => {
  const regions = { targetRegions: { uksouth: { replicas: 2 } } };
  const { versions, placements } = two(regions, regions);
  const [one, other] = versions.map((version) => placements.of(version, HERE));
  expect(one).toBe(other);
  expect(one!.cells.map(({ name, count, home }) => [name, count, home])).toEqual([
    ["westeurope", 1, true],
    ["uksouth", 2, false],
  ]);
  expect(one!.regions.get("uksouth")).toBe(one!.cells[1]);
});

test.each<[string, Settings, Settings]>([
  ["a region", { targetRegions: { uksouth: {} } }, { targetRegions: { ukwest: {} } }],
  ["a number of replicas", { replicas: 1 }, { replicas: 2 }],
  ["a storage type", {}, { storage: untyped("Standard_ZRS") }],
  ["the exclusion of the version", {}, { excludeFromLatest: true }],
  [
    "the exclusion in a region",
    { targetRegions: { uksouth: {} } },
    { targetRegions: { uksouth: { excludeFromLatest: true } } },
  ],
])("%s makes another one", (_, one, other) => {
  const { versions, placements } = two(one, other);
  const [a, b] = versions.map((version) => placements.of(version, HERE));
  expect(a!.cells).not.toEqual(b!.cells);
});

test("another home makes another one", () => {
  const { versions, placements } = two({}, {});
  expect(placements.of(versions[0], HERE).cells[0]!.home).toBe(true);
  expect(placements.of(versions[1], "eastus").cells[0]!.home).toBe(false);
});

test("what an escape hatch writes as a text is no number and no flag", () => {
  const { versions, placements } = two({ replicas: 2 }, { replicas: 2 });
  const { defaultChild } = versions[1].node;
  const [region] = (defaultChild as SharedImageVersion).targetRegionInput as object[];
  (defaultChild as SharedImageVersion).putTargetRegion([
    untyped({ ...region, regionalReplicaCount: "2", excludeFromLatestEnabled: "true" }),
  ]);
  const [given, written] = versions.map((version) => placements.of(version, HERE).cells[0]!);
  expect([given!.count, given!.excludeFromLatest]).toEqual([2, false]);
  expect([written!.count, written!.excludeFromLatest]).toEqual([undefined, false]);
});

test("what only Terraform knows stays open", () => {
  const { versions, placements } = two({}, {});
  const resource = versions[0].node.defaultChild as SharedImageVersion;
  const stack = TerraformStack.of(versions[0]);
  resource.putTargetRegion([
    { name: textToken(stack), regionalReplicaCount: numberToken(stack), storageAccountType: textToken(stack, "type") },
  ]);
  const [cell] = placements.of(versions[0], HERE).cells;
  expect([cell!.region, cell!.count, cell!.storage]).toEqual([undefined, undefined, undefined]);
});
