import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, Testing, type App } from "cdktf";
import { GalleryReport, ReportSection, SubscriptionUsage, type UsageInRegion } from "../../lib";
import { addDefinition, addGallery, addVersion } from "../gallery/build";

const ONE = "11111111-1111-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";

function stackOf(app: App, id: string, subscriptionId?: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
  addVersion(addDefinition(addGallery(stack)));
  return stack;
}

function forecasts(app: App, rows: UsageInRegion[]): unknown {
  const { limits } = JSON.parse(GalleryReport.of(app, { usage: SubscriptionUsage.of(rows) }).toJson()) as {
    limits: {
      forecasts: { subscription: string | null; forecast: object; isUpperBound: boolean }[];
      unmatchedRegions: string[];
    };
  };
  const shown = limits.forecasts.map(({ subscription, forecast, isUpperBound }) => [
    subscription,
    forecast,
    isUpperBound,
  ]);
  return { forecasts: shown, unmatched: limits.unmatchedRegions };
}

const row = (versions: number, more: object = {}): UsageInRegion => {
  return { location: "West Europe", galleries: 1, definitions: 2, versions, ...more };
};
const sum = (versions: number): object => ({ galleries: 2, definitions: 3, versions });

test("what is in use and what is declared are added, as a bound", () => {
  const app = Testing.app();
  stackOf(app, "stack");
  expect(forecasts(app, [row(7)])).toEqual({ forecasts: [[null, sum(8), true]], unmatched: [] });
});

test("what is declared and counted already is not counted twice", () => {
  const app = Testing.app();
  stackOf(app, "stack");
  const managedHere = { galleries: 0, definitions: 0, versions: 1 };
  expect(forecasts(app, [row(7, { managedHere })])).toEqual({ forecasts: [[null, sum(7), false]], unmatched: [] });
});

test("counts that meet nothing are named, with the nearest region where the name is not known", () => {
  const app = Testing.app();
  stackOf(app, "stack", ONE);
  const usage = SubscriptionUsage.of([
    row(7, { location: "westeuropa" }),
    row(1, { location: "UK South" }),
    row(1, { subscriptionId: TWO }),
  ]);
  const report = GalleryReport.of(app, { sections: [ReportSection.LIMITS], usage });
  const said = [
    "forecast against the limits",
    "Declared here and without counts: West Europe.",
    "Counted, and nothing is declared there: westeuropa (the nearest known region is",
    `  West Europe), UK South, West Europe · ${TWO}.`,
    "",
  ];
  expect(report.toText()).toContain(said.join("\n"));
  expect(JSON.parse(report.toJson())).toMatchObject({
    limits: {
      forecasts: [],
      unmatchedRegions: [],
      regionsWithoutCounts: ["westeurope"],
      idleCounts: [
        { subscription: null, region: "westeuropa", nearest: "westeurope" },
        { subscription: null, region: "uksouth", nearest: null },
        { subscription: TWO, region: "westeurope", nearest: null },
      ],
    },
  });
});

test("counts that meet something are not named", () => {
  const app = Testing.app();
  stackOf(app, "stack", ONE);
  const usage = SubscriptionUsage.of([row(7)]);
  expect(JSON.parse(GalleryReport.of(app, { usage }).toJson())).toMatchObject({
    limits: { idleCounts: [], regionsWithoutCounts: [] },
  });
});

test("counts of another region are passed over", () => {
  const app = Testing.app();
  stackOf(app, "stack");
  expect(forecasts(app, [row(7, { location: "uksouth" })])).toEqual({ forecasts: [], unmatched: [] });
});

test("each subscription has its own counts, in any letter case", () => {
  const app = Testing.app();
  stackOf(app, "one", ONE);
  stackOf(app, "two", TWO.toUpperCase());
  const rows = [row(1, { subscriptionId: ONE.toUpperCase() }), row(5, { subscriptionId: TWO })];
  expect(forecasts(app, rows)).toEqual({
    forecasts: [
      [ONE, sum(2), true],
      [TWO, sum(6), true],
    ],
    unmatched: [],
  });
});

test("stacks of one subscription count together", () => {
  const app = Testing.app();
  stackOf(app, "one", ONE);
  stackOf(app, "two", ONE);
  expect(forecasts(app, [row(1, { subscriptionId: ONE })])).toEqual({
    forecasts: [[ONE, { galleries: 3, definitions: 4, versions: 3 }, true]],
    unmatched: [],
  });
});

test("which subscription is meant is never guessed", () => {
  const app = Testing.app();
  stackOf(app, "one");
  stackOf(app, "two");
  const usage = SubscriptionUsage.of([row(7)]);
  expect(forecasts(app, [row(7)])).toEqual({ forecasts: [], unmatched: ["westeurope"] });
  expect(GalleryReport.of(app, { sections: [ReportSection.LIMITS], usage }).toText()).toContain(
    "West Europe: which subscription is meant is not stated (subscriptionId).\n",
  );
  const several = [row(1, { subscriptionId: ONE }), row(2, { subscriptionId: TWO })];
  expect(forecasts(app.node.findChild("one") as never, several)).toEqual({ forecasts: [], unmatched: ["westeurope"] });
});

test("counts that name another subscription are passed over", () => {
  const app = Testing.app();
  stackOf(app, "one", ONE);
  expect(forecasts(app, [row(7, { subscriptionId: TWO })])).toEqual({ forecasts: [], unmatched: [] });
});

test("the forecast is shown beside the limits", () => {
  const app = Testing.app();
  stackOf(app, "stack", ONE);
  const usage = SubscriptionUsage.of([row(9999)]);
  expect(GalleryReport.of(app, { sections: [ReportSection.LIMITS], usage }).toText()).toBe(
    [
      "galleries 1/100 · definitions 1/1,000 · versions 1/10,000 (West Europe)",
      "",
      "forecast against the limits",
      "               in use  declared",
      "                today      here  forecast   limit",
      `West Europe · ${ONE}`,
      "  galleries         1         1         2     100",
      "  definitions       2         1         3   1,000",
      "  versions      9,999         1    10,000  10,000",
      "",
      "At most: what is declared here may be in use already (managedHere).",
      "",
    ].join("\n"),
  );
});

test("the commands that look up counts, quotas and galleries are printed for both shells", () => {
  const app = Testing.app();
  const text = GalleryReport.of(app, { sections: [ReportSection.COMMANDS] }).toText();
  for (const command of [
    "az graph query",
    "Search-AzGraph",
    "az vm list-usage",
    "Get-AzVMUsage",
    "az sig list",
    "Get-AzGallery ",
  ]) {
    expect(text).toContain(command);
  }
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
