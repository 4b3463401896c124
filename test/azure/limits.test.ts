import { LIMITS } from "../../lib/azure/limits";
import {
  COMMUNITY_PREFIX,
  DEFINITION_NAME,
  GALLERY_NAME,
  OFFER_OR_SKU,
  PUBLISHER,
  RESOURCE_GROUP,
} from "../../lib/azure/value-rules";

const rows = Object.entries(LIMITS);

test("Azure's numbers are the published ones", () => {
  const bounds = Object.fromEntries(rows.map(([name, { min, max }]) => [name, [min, max]]));
  expect(bounds).toEqual({
    galleries: [0, 100],
    definitions: [0, 1000],
    versions: [0, 10000],
    replicas: [1, 100],
    replicasAdvised: [3, 50],
    vcpus: [1, 80],
    memoryGb: [1, 640],
    versionPart: [0, 2 ** 31 - 1],
    galleryName: [1, 80],
    definitionName: [1, 80],
    publisher: [1, 128],
    offerOrSku: [1, 64],
    resourceGroup: [1, 90],
    communityPrefix: [5, 16],
    tags: [0, 50],
    tagName: [1, 512],
    tagValue: [0, 256],
    imageGb: [1, 2048],
    shallowImageGb: [1, 32768],
    pageBlobGb: [1, 8192],
    dataDiskGb: [1, 1024],
    dataDiskLun: [0, 63],
    sharedSubscriptions: [0, 30],
    sharedTenants: [0, 5],
    scaleSetMachines: [0, 1000],
  });
});

test("what is advised lies within what is allowed", () => {
  expect(LIMITS.replicasAdvised.min).toBeGreaterThanOrEqual(LIMITS.replicas.min);
  expect(LIMITS.replicasAdvised.max).toBeLessThanOrEqual(LIMITS.replicas.max);
});

test.each(rows)("the limit %s says what it counts, per what, who says so and when that was read", (_, limit) => {
  expect(limit.what).not.toBe("");
  expect(limit.per).not.toBe("");
  expect(limit.min).toBeLessThan(limit.max);
  expect(limit.source).toMatch(/^https:\/\/(learn\.microsoft\.com|github\.com)\//);
  expect(new Date(limit.checked).toISOString()).toMatch(/T00:00:00\.000Z$/);
});

test.each([
  ["galleryName", GALLERY_NAME],
  ["definitionName", DEFINITION_NAME],
  ["publisher", PUBLISHER],
  ["offerOrSku", OFFER_OR_SKU],
  ["resourceGroup", RESOURCE_GROUP],
  ["communityPrefix", COMMUNITY_PREFIX],
] as const)("the pattern of %s takes texts of just these lengths", (name, { regex }) => {
  const { min, max } = LIMITS[name];
  const taken = [min - 1, min, max, max + 1].map((length) => regex.test("a".repeat(length)));
  expect(taken).toEqual([false, true, true, false]);
});

test("no two limits are about the same thing", () => {
  expect(new Set(rows.map(([, { what }]) => what)).size).toBe(rows.length);
});
