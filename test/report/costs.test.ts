import { Testing, type App } from "cdktf";
import {
  BillingModel,
  GalleryReport,
  type GalleryReportOptions,
  PriceList,
  ReportSection,
  StorageAccountType,
} from "../../lib";
import { imagesReport } from "../../examples/reporting/main";
import {
  addDefinition,
  addGallery,
  addVersion,
  numberToken,
  textToken,
  untyped,
  VERSION_OPTIONS,
} from "../gallery/build";
import { stackIn } from "../checks/sample";
import { priceList } from "../support/prices";

const COSTS = [ReportSection.COSTS];
const PRICES = PriceList.of(
  priceList({
    regions: {
      westeurope: { storage: { Standard_LRS: 0.05, Standard_ZRS: 0.06 }, egress: 0.02 },
      northeurope: { storage: { Standard_LRS: 0.05 } },
      uksouth: { storage: { Standard_LRS: 0.05 } },
    },
  }),
);

/** One definition with a version in three regions. */
function three(app: App, id = "stack"): void {
  const definition = addDefinition(addGallery(stackIn(app, id)));
  const targetRegions = { northeurope: {}, uksouth: { replicas: 3 } };
  addVersion(definition, { targetRegions });
}

describe("without sizes", () => {
  test("replicas are counted, and nothing else", () => {
    const app = Testing.app();
    three(app);
    const report = GalleryReport.of(app, { sections: COSTS, prices: PRICES });
    expect(report.toText()).toBe("5 replicas in 3 region copies; no image size is stated\n");
  });

  test("an empty tree has no costs", () => {
    const app = Testing.app();
    stackIn(app, "stack");
    expect(GalleryReport.of(app, { sections: COSTS, prices: PRICES }).toText()).toBe("no galleries\n");
  });
});

describe("without prices", () => {
  test("quantities are shown, and no amounts", () => {
    const app = Testing.app();
    three(app);
    const report = GalleryReport.of(app, { sections: COSTS, imageSizes: { "": { diskGb: 127, occupiedGb: 10 } } });
    expect(report.toText()).toBe(
      [
        "storage and egress, today: the occupied size, as snapshots",
        "                       GB      GB",
        "         replicas  stored  egress",
        "ubuntu-24_04-gen2",
        "  1.4.0         5      50      20",
        "",
        "No price list is given.",
        "",
      ].join("\n"),
    );
  });
});

describe("with sizes and prices", () => {
  function both(app: App): GalleryReport {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const storage = StorageAccountType.ZRS_WHERE_AVAILABLE;
    definition.addVersion("New", { ...VERSION_OPTIONS, version: "2.0.0", storage, targetRegions: { uksouth: {} } });
    definition.addVersion("Old", { ...VERSION_OPTIONS, version: "1.0.0" });
    const imageSizes = {
      "stack/Gallery": { diskGb: 127, occupiedGb: 10.5 },
      "stack/Gallery/Ubuntu2404/Old": { diskGb: 8 },
    };
    return GalleryReport.of(app, { sections: [...COSTS, ReportSection.FINDINGS], prices: PRICES, imageSizes });
  }

  test("amounts stand by version, by definition and in all, and what has no price is said", () => {
    const text = both(Testing.app()).toText();
    expect(text).toContain(
      [
        "Invented round prices, EUR, 2026-11-26; the gallery itself is free",
        "",
        "                          GB  EUR per      GB   EUR",
        "            replicas  stored    month  egress  once",
        "ubuntu-24_04-gen2",
        "  2.0.0            2      21    0.63*    10.5  0.21",
        "  1.0.0            1       8     0.40       0  0.00",
        "  together         3      29    1.03*    10.5  0.21",
        "",
        "At most: where no occupied size is stated, that of the disk is taken.",
      ].join("\n"),
    );
    expect(text).toContain(
      "i AIG558 1 of 3 region copies is not priced in full: no price for Standard_ZRS\n  in uksouth.",
    );
  });

  test("the view of 2019 takes the whole disk", () => {
    const app = Testing.app();
    three(app);
    const report = GalleryReport.of(app, {
      sections: COSTS,
      billing: BillingModel.SEED_2019,
      imageSizes: { "": { diskGb: 127, occupiedGb: 10 } },
    });
    expect(report.toText()).toContain("2019: the full size of the disk");
    expect(report.toText()).toContain("  1.4.0         5     635     254\n");
  });

  test("the nearest path counts", () => {
    const app = Testing.app();
    three(app);
    const at = (path: string): string =>
      GalleryReport.of(app, { sections: COSTS, imageSizes: { "": { diskGb: 1 }, [path]: { diskGb: 2 } } }).toText();
    for (const path of ["stack", "stack/Gallery", "stack/Gallery/Ubuntu2404", "stack/Gallery/Ubuntu2404/V1_4_0"]) {
      expect(at(path)).toContain("  1.4.0         5      10       4\n");
    }
  });

  test("a version's own size is that of its disks, unless another is stated", () => {
    const app = Testing.app();
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    addVersion(definition, { imageSizeGb: 100.0005 });
    const stored = (options: GalleryReportOptions): string =>
      /1\.4\.0 +1 +([0-9.]+) /.exec(GalleryReport.of(app, { sections: COSTS, ...options }).toText())![1]!;
    expect(stored({})).toBe("100.001");
    expect(stored({ imageSizes: { "": { occupiedGb: 7 } } })).toBe("7");
    expect(stored({ imageSizes: { "": { diskGb: 50 } } })).toBe("100.001");
    expect(stored({ imageSizes: { "stack/Gallery/Ubuntu2404": { diskGb: 50 } } })).toBe("100.001");
    expect(stored({ imageSizes: { "stack/Gallery/Ubuntu2404/V1_4_0": { diskGb: 50 } } })).toBe("50");
    expect(stored({ imageSizes: { "": { diskGb: 50 }, "stack/Gallery/Ubuntu2404/V1_4_0": { occupiedGb: 7 } } })).toBe(
      "7",
    );
    expect(stored({ billing: BillingModel.SEED_2019, imageSizes: { "": { occupiedGb: 7 } } })).toBe("100.001");
  });

  test("a size of three decimals is taken as it is", () => {
    const app = Testing.app();
    addVersion(addDefinition(addGallery(stackIn(app, "stack"))), { imageSizeGb: 2.031 });
    expect(GalleryReport.of(app, { sections: COSTS }).toText()).toContain("  1.4.0         1   2.031       0\n");
  });

  test("what is occupied is at most the version's own disk", () => {
    const app = Testing.app();
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    addVersion(definition, { imageSizeGb: 8 });
    definition.addVersion("Small", { ...VERSION_OPTIONS, version: "1.3.0", imageSizeGb: 4 });
    const of =
      (occupiedGb: number, more: object = {}) =>
      (): unknown =>
        GalleryReport.of(app, { imageSizes: { stack: { diskGb: 127, occupiedGb }, ...more } });
    expect(of(4)).not.toThrow();
    expect(of(8, { "stack/Gallery/Ubuntu2404/Small": { occupiedGb: 3 } })).not.toThrow();
    expect(of(10)).toThrow(
      [
        "GalleryReport of the app is not valid (1 problem)",
        "",
        '  AIG557  imageSizes["stack"].occupiedGb: got 10 GB occupied, and the imageSizeGb of stack/Gallery/Ubuntu2404/V1_4_0 is 8 GB',
        "          Give what is occupied, which is at most the disk; that version can have a size by its own path.",
      ].join("\n"),
    );
  });

  test("several stacks have a line for all of them", () => {
    const app = Testing.app();
    three(app, "one");
    three(app, "two");
    const report = GalleryReport.of(app, { sections: COSTS, prices: PRICES, imageSizes: { "": { occupiedGb: 10 } } });
    const all = "all stacks: 10 replicas, 100 GB stored (5.00 EUR per month), 40 GB egress (0.80\n  EUR once)\n";
    expect(report.toText()).toContain(all);
    expect(report.toText().match(/^── (one|two) /gm)).toHaveLength(2);
  });
});

test("what only Terraform knows is left out of the sums and said", () => {
  const app = Testing.app();
  const stack = stackIn(app, "stack");
  addVersion(addDefinition(addGallery(stack)), { targetRegions: { uksouth: { replicas: numberToken(stack) } } });
  const report = GalleryReport.of(app, { sections: COSTS, prices: PRICES, imageSizes: { "": { occupiedGb: 10 } } });
  expect(report.toText()).toContain("  1.4.0         1      10     0.50      10  0.20\n");
  expect(report.toText()).toContain("1 of 2 region copies is without a size or a number of replicas, and left out.\n");
});

test("a home that only Terraform knows has no price", () => {
  const app = Testing.app();
  const stack = stackIn(app, "stack");
  addVersion(addDefinition(addGallery(stack)), { location: textToken(stack) });
  const sections = [ReportSection.FINDINGS];
  const report = GalleryReport.of(app, { sections, prices: PRICES, imageSizes: { "": { occupiedGb: 10 } } });
  expect(report.toText().replace(/\n */g, " ")).toContain(
    "no price for Standard_LRS in a region that only Terraform knows",
  );
});

test("a location that only Terraform knows leaves nothing out that is known", () => {
  const app = Testing.app();
  const stack = stackIn(app, "stack");
  const definition = addDefinition(addGallery(stack));
  addVersion(definition, { location: textToken(stack), imageSizeGb: 30, replicas: 3 });
  const data = JSON.parse(GalleryReport.of(app).toJson()) as { costs: { total: object } };
  expect(data.costs.total).toMatchObject({ storedGb: 90, egressGb: 0, copiesWithoutSize: 0, copiesWithoutEgress: 0 });
  expect(GalleryReport.of(app, { sections: COSTS }).toText()).toContain("  1.4.0         3      90       0\n");
  const { stack: other } = { stack: stackIn(app, "other") };
  addVersion(addDefinition(addGallery(other)), {
    location: textToken(other),
    imageSizeGb: 30,
    targetRegions: { uksouth: {}, westeurope: {} },
  });
  expect(GalleryReport.of(other, { sections: COSTS }).toText()).toContain(
    "2 of 2 region copies are left out of the egress: a region is known at plan time.\n",
  );
});

describe("without some of the prices", () => {
  const partly = (storage: object, options: GalleryReportOptions = {}): GalleryReport => {
    const app = Testing.app();
    three(app);
    const prices = PriceList.of(priceList({ regions: { westeurope: { storage }, northeurope: { storage } } }));
    return GalleryReport.of(app, { sections: COSTS, prices, imageSizes: { "": { occupiedGb: 10 } }, ...options });
  };

  test("a part has a star and nothing a dash, and the section says so, as Markdown does", () => {
    const report = partly({ Standard_LRS: 0.05 });
    expect(report.toText()).toContain("  1.4.0         5      50    1.00*      20     –\n");
    expect(report.toText()).toContain(
      "2 of 3 region copies are not priced in full: – stands for no price, * for a\n  part.\n",
    );
    expect(report.toMarkdown()).toContain("| 5 | 50 | 1.00\\* | 20 | – |");
    expect(JSON.parse(report.toJson())).toMatchObject({
      costs: { total: { perMonth: "1.00", perMonthIsPart: true, once: null, onceIsPart: false } },
    });
  });

  test("without any there are dashes alone", () => {
    const report = partly({ Premium_LRS: 1 });
    expect(report.toText()).toContain("  1.4.0         5      50        –      20     –\n");
    expect(JSON.parse(report.toJson())).toMatchObject({ costs: { total: { perMonth: null, once: null } } });
  });
});

test("the example's amounts are those one gets by hand", () => {
  const text = imagesReport(Testing.app()).toText();
  // 20.5 GB: 5, 2 and 3 replicas at 2, 2 at 4, 4 at 1; sent to three regions at 1 and to one at 3.
  expect(text).toContain("  2026.11.0        16     328   656.00      82  123.00\n");
});

test("all faults of the options come at once, and nothing is walked that goes in circles", () => {
  const app = Testing.app();
  three(app);
  const circle: Record<string, unknown> = {};
  circle.prices = circle;
  circle.usage = circle;
  circle.self = circle;
  circle.imageSizes = { "": circle, nowhere: { diskGb: 1 } };
  circle.sections = ["costs", circle, "cost"];
  expect(() => GalleryReport.of(app, untyped(circle))).toThrow(
    [
      "GalleryReport of the app is not valid (11 problems)",
      "",
      "  AIG004  self: there is no such option, allowed sections, diagrams, prices, billing, imageSizes, usage",
      "          Leave it out.",
      '  AIG007  sections: got a value of type object, allowed "galleries", "latest", "costs", "limits", "findings", "commands"',
    ].join("\n"),
  );
});

test("a price list that goes in circles is refused for its fields", () => {
  const circle: Record<string, unknown> = priceList() as never;
  circle.regions = circle;
  expect(() => PriceList.of(untyped(circle))).toThrow(/AIG552 {2}regions\["regions"\]/);
});
