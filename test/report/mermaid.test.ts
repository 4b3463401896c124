import { Testing, type App } from "cdktf";
import { GalleryDiagram, GalleryReport, ScalingGuidance } from "../../lib";
import { addDefinition, addGallery, untyped, VERSION_OPTIONS } from "../gallery/build";
import { stackIn } from "../checks/sample";
import { EXAMPLES } from "../support/examples";
import { largeTree, NAMES, oddNames } from "../support/odd-trees";

const ALL = Object.values(GalleryDiagram);

function drawn(build: (app: App) => unknown, diagram: GalleryDiagram): string {
  const app = Testing.app();
  build(app);
  return GalleryReport.of(app).toMermaid(diagram);
}

/** The numbers of versions by the number of regions beside home. */
function versions(regions: number, ...numbers: string[]): (app: App) => void {
  return (app) => {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const targetRegions = Object.fromEntries(Array.from({ length: regions }, (_, i) => [`region${i}`, {}]));
    numbers.forEach((version, i) => definition.addVersion(`V${i}`, { ...VERSION_OPTIONS, version, targetRegions }));
  };
}

/** Each line of these is one that a diagram is made of; none of them can come of a name. */
const LINE =
  /^(flowchart LR| *direction LR| *end| *subgraph s\d+\["[^"]*"\]| *n\d+(\["[^"]*"\]|\(\["[^"]*"\]\))(:::folded)?| *n\d+ -->(\|"[^"]*"\|)? n\d+| {2}classDef folded stroke-dasharray: 4 4|)$/;

const TREES = Object.entries({
  ...EXAMPLES,
  "odd names": oddNames,
  "a large tree": largeTree,
  nothing: () => undefined,
});

describe.each(TREES)("of %s", (_, build) => {
  test.each(ALL)("%s is made of nothing but boxes and arrows, small enough for every renderer", (diagram) => {
    const text = drawn(build, diagram);
    const lines = text.split("\n");
    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    // Mermaid itself stops at 500 arrows and 50,000 characters.
    expect(lines.filter((line) => line.includes("-->")).length).toBeLessThan(200);
    expect(text.length).toBeLessThan(20_000);
    expect(text).not.toContain("TfToken");
  });
});

test("versions: each stands below its definition and that below its gallery", () => {
  expect(drawn(versions(0, "1.0.0", "1.10.0"), GalleryDiagram.VERSIONS)).toBe(
    [
      "flowchart LR",
      '  n0["contoso_images<br/>West Europe"]',
      '  n1["ubuntu-24_04-gen2<br/>Linux · generalized · Gen2"]',
      "  n0 --> n1",
      '  n2(["1.10.0<br/>latest in 1 of 1 region"])',
      "  n1 --> n2",
      '  n3(["1.0.0<br/>1 region, latest nowhere"])',
      "  n1 --> n3",
      "",
    ].join("\n"),
  );
});

test("replication: versions share their regions", () => {
  const build = (app: App): void => {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const targetRegions = { uksouth: { replicas: 2, excludeFromLatest: true } };
    definition.addVersion("New", { ...VERSION_OPTIONS, version: "2.0.0", targetRegions });
    definition.addVersion("Old", { ...VERSION_OPTIONS, version: "1.0.0" });
  };
  expect(drawn(build, GalleryDiagram.REPLICATION)).toBe(
    [
      "flowchart LR",
      '  subgraph s0["ubuntu-24_04-gen2"]',
      "    direction LR",
      '    n1(["2.0.0"])',
      '    n2(["1.0.0"])',
      '    n3["West Europe<br/>home"]',
      '    n4["UK South"]',
      '    n1 -->|"1 LRS"| n3',
      '    n1 -->|"2 LRS, hidden"| n4',
      '    n2 -->|"1 LRS"| n3',
      "  end",
      "",
    ].join("\n"),
  );
});

test("scaling: a demand stands with what is calculated of it", () => {
  const build = (app: App): void => {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const peakDemand = { concurrentVms: 120 };
    definition.addVersion("V", { ...VERSION_OPTIONS, peakDemand, scalingGuidance: ScalingGuidance.SEED_2019 });
  };
  const text = drawn(build, GalleryDiagram.SCALING);
  expect(text).toContain('["machines in West Europe<br/>120 VMs ÷ 20 = 6<br/>replicas"]');
  expect(text).toContain('["and 3 more replicas"]');
});

test("scaling: a demand that is explained in brackets stays whole", () => {
  const build = (app: App): void => {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const peakDemand = { scaleSets: [900, 600] };
    definition.addVersion("V", { ...VERSION_OPTIONS, peakDemand, scalingGuidance: ScalingGuidance.SEED_2019 });
  };
  const [, label] = /machines in West Europe<br\/>([^"]*)"/.exec(drawn(build, GalleryDiagram.SCALING))!;
  expect(label!.replaceAll("<br/>", " ")).toBe("2 scale sets (3 deployments of up to 600) = 3 replicas");
});

test("scaling: a long calculation is written on several lines and not cut", () => {
  const build = (app: App): void => {
    const definition = addDefinition(addGallery(stackIn(app, "stack")));
    const peakDemand = { concurrentVms: 1200, scaleSets: [900, 600] };
    definition.addVersion("V", {
      ...VERSION_OPTIONS,
      peakDemand,
      headRoom: 1.5,
      scalingGuidance: ScalingGuidance.SEED_2019,
    });
  };
  const [, label] = /machines in West Europe<br\/>([^"]*)"/.exec(drawn(build, GalleryDiagram.SCALING))!;
  expect(label).not.toContain("…");
  expect(label!.split("<br/>").length).toBeGreaterThan(1);
  expect(label!.split("<br/>").filter((line) => line.length > 80)).toEqual([]);
  expect(label).toContain("replicas");
});

test("scaling and zones show the version that latest gives, not a candidate; without any, the newest", () => {
  const build =
    (candidate: object, other: object) =>
    (app: App): void => {
      const definition = addDefinition(addGallery(stackIn(app, "stack")));
      definition.addVersion("New", { ...VERSION_OPTIONS, version: "2.0.0", ...candidate });
      definition.addVersion("Old", { ...VERSION_OPTIONS, version: "1.0.0", ...other });
    };
  const hidden = { excludeFromLatest: true };
  for (const diagram of [GalleryDiagram.SCALING, GalleryDiagram.ZONE_REDUNDANCY]) {
    expect(drawn(build(hidden, {}), diagram)).toContain('(["1.0.0"])');
    expect(drawn(build(hidden, {}), diagram)).not.toContain("2.0.0");
    expect(drawn(build(hidden, hidden), diagram)).toContain('(["2.0.0"])');
  }
});

test("zone redundancy: three zones where the storage has them", () => {
  const text = drawn(EXAMPLES["quickstart"]!, GalleryDiagram.ZONE_REDUNDANCY);
  expect(text).toContain("West Europe<br/>5 ZRS");
  expect(text).toContain("West US<br/>4 LRS<br/>one place");
  expect(text.match(/zone 1/g)).toHaveLength(9);
});

describe("what would make a picture illegible is folded, and one alone never is", () => {
  test.each([
    [4, 0],
    [5, 2],
    [20, 17],
  ])("of %i versions %i are", (count, folded) => {
    const numbers = Array.from({ length: count }, (_, i) => `1.${i}.0`);
    const text = drawn(versions(0, ...numbers), GalleryDiagram.VERSIONS);
    expect(/and (\d+) older versions/.exec(text)?.[1]).toBe(folded === 0 ? undefined : String(folded));
    expect(text).toContain(`1.${count - 1}.0`);
  });

  test.each([
    [6, 0],
    [7, 2],
    [40, 35],
  ])("of %i regions beside home %i are", (count, folded) => {
    for (const diagram of ALL.filter((each) => each !== GalleryDiagram.VERSIONS)) {
      const text = drawn(versions(count, "1.0.0"), diagram);
      expect(/and (\d+) more regions/.exec(text)?.[1]).toBe(folded === 0 ? undefined : String(folded));
    }
  });

  test.each([
    [1, ["replica 1"]],
    [4, ["replica 1", "replica 2", "replica 3", "replica 4"]],
    [100, ["replica 1", "replica 2", "replica 3", "and 97 more replicas"]],
  ])("of %i replicas", (replicas, boxes) => {
    const build = (app: App): void => {
      addDefinition(addGallery(stackIn(app, "stack"))).addVersion("V", { ...VERSION_OPTIONS, replicas });
    };
    const text = drawn(build, GalleryDiagram.SCALING);
    expect([...text.matchAll(/\["([^"]*replica[^"]*)"\]/g)].map(([, label]) => label)).toEqual(boxes);
  });
});

test("a long name is cut", () => {
  const build = (app: App): void => {
    addDefinition(addGallery(stackIn(app, "stack")), { definitionName: "x".repeat(80) });
  };
  expect(drawn(build, GalleryDiagram.VERSIONS)).toContain(`["${"x".repeat(59)}…<br/>`);
});

test("every odd name is in the picture of its tree", () => {
  const text = drawn(oddNames, GalleryDiagram.VERSIONS);
  const decoded = text
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("\u200b", "");
  expect(NAMES.filter((name) => !decoded.includes(name))).toEqual([]);
});

test("refuses a diagram that there is none of", () => {
  const report = GalleryReport.of(Testing.app());
  expect(() => report.toMermaid(untyped("pie"))).toThrow(/AIG007 {2}diagram: got "pie", allowed "versions"/);
});

test("Markdown shows the diagrams that are asked for", () => {
  const app = Testing.app();
  EXAMPLES.quickstart!(app);
  const report = GalleryReport.of(app, { diagrams: [GalleryDiagram.SCALING] });
  expect(report.toMarkdown()).toContain(`\n\`\`\`mermaid\n${report.toMermaid(GalleryDiagram.SCALING)}\`\`\`\n`);
  expect(GalleryReport.of(app).toMarkdown()).not.toContain("mermaid");
});
