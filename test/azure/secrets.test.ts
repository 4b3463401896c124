import { Testing } from "cdktf";
import { GalleryDiagram, GalleryReport, ImageDefinition } from "../../lib";
import { CONFLICTS } from "../../lib/azure/conflicts";
import { RULES, type Rule } from "../../lib/azure/rules";
import { withoutSecrets, withoutSecretsInside } from "../../lib/azure/secrets";
import { galleryIn, stackIn } from "../checks/sample";
import { addDefinition, addGallery, addVersion, numberToken, untyped } from "../gallery/build";
import { addSeries } from "../rollout/build";
import { outcomeOf, type Case } from "../support/outcome";

describe("a signature is left out", () => {
  test.each([
    ["behind a question mark", "https://a/b?sig=c2Vj", "https://a/b?sig=***"],
    ["behind an ampersand", "https://a/b?x=1&sig=c2Vj#top", "https://a/b?x=1&sig=***#top"],
    ["behind a semicolon", "x;sig=c2Vj;y=1", "x;sig=***;y=1"],
    ["escaped for HTML", "//acc?x=1&amp;sig=c2Vj&amp;y=1", "//acc?x=1&amp;sig=***&amp;y=1"],
    ["escaped for HTML twice", "//acc?x=1&amp;amp;sig=c2Vj", "//acc?x=1&amp;amp;sig=***"],
    ["with an equals sign and characters escaped for HTML", "a?sig&#61;c2&#43;Vj&#x3D;", "a?sig&#61;***"],
    ["percent-encoded", "u=http%3A%2F%2Fa%3Fsig%3Dc2Vj%26x%3D1", "u=http%3A%2F%2Fa%3Fsig%3D***%26x%3D1"],
    [
      "percent-encoded twice",
      "http%253A%252F%252Fa%253Fsig%253Dc2Vj%2526x",
      "http%253A%252F%252Fa%253Fsig%253D***%2526x",
    ],
    ["escaped for JSON", String.raw`a?x=1\u0026sig\u003dc2Vj`, String.raw`a?x=1\u0026sig\u003d***`],
    ["at the beginning", "sig=c2Vj&sr=b", "sig=***&sr=***"],
    ["in capitals", "a?SIG=c2Vj", "a?SIG=***"],
  ])("%s", (_, text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
    expect(withoutSecretsInside(text)).toBe(shown);
  });
});

describe("what follows a secret in quotes", () => {
  test.each([
    [
      "a key of a map",
      'targetRegions["https://a/b?sig=c2Vj"].replicas',
      'targetRegions["https://a/b?sig=***"].replicas',
    ],
    ["a password", 'got "Pwd=c2Vj", allowed a text', 'got "Pwd=***", allowed a text'],
    ["user and password", 'got "https://u:c2Vj@host" and "a@b"', 'got "https://***@host" and "a@b"'],
  ])("stays: %s", (_, text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });

  test("does not end a secret that holds a quote itself", () => {
    expect(withoutSecrets(String.raw`got "a?sig=c2\"Vj", allowed`)).toBe('got "a?sig=***", allowed');
    expect(withoutSecretsInside('a?sig=c2"Vj')).toBe("a?sig=***");
    expect(withoutSecretsInside('Pwd="c2Vj";Uid=u')).toBe("Pwd=***;Uid=u");
  });
});

test("a password with an at sign is left out whole", () => {
  expect(withoutSecrets("https://user:c2@Vj@host/v")).toBe("https://***@host/v");
});

test("what has been left out once stays as it is", () => {
  const shown = withoutSecrets('["a?sv=1&sig=c2Vj"] AccountKey=c2Vj; https://u:c2Vj@host/');
  expect(withoutSecrets(shown)).toBe(shown);
});

test("no rule has anything in its texts that is taken for a secret", () => {
  const texts = Object.values<Rule>(RULES).flatMap(({ allowed = "", remedy, why }) => [allowed, remedy, why]);
  expect(texts.map(withoutSecrets)).toEqual(texts);
  const conflicts = JSON.stringify(CONFLICTS);
  expect(withoutSecrets(conflicts)).toBe(conflicts);
});

describe("nothing that a user is told holds the signature of an address", () => {
  const ADDRESS = "https://a.example/b?sv=1&sig=c2VjcmV0";
  const version = (more: object): Case => {
    return (stack) => void addVersion(addDefinition(addGallery(stack)), untyped(more));
  };

  test.each<[string, Case, string]>([
    [
      "that stands for a region",
      version({ targetRegions: { [ADDRESS]: { replicas: 0 } } }),
      'AIG203  targetRegions["https://a.example/b?sv=***&sig=***"].replicas: got 0',
    ],
    [
      "that stands for a region, in the plan",
      (stack) =>
        version({ targetRegions: { [ADDRESS]: { replicas: numberToken(stack) }, westeurope: { replicas: 1 } } })(stack),
      'AIG203  targetRegions["https://a.example/b?sv=***&sig=***"].replicas: allowed a whole number',
    ],
    [
      "that is no region, in an annotation",
      version({ targetRegions: { [ADDRESS]: {} } }),
      'AIG211 targetRegions: "https://a.example/b?sv=***&sig=***" is not',
    ],
    [
      "that stands for a tag",
      (stack) => void addGallery(stack, { tags: { [ADDRESS]: "x" } }),
      'AIG113  tags["https://a.example/b?sv=***&sig=***"]: got "https://a.example/b?sv=***&sig=***"',
    ],
    [
      "that stands for a timeout",
      (stack) => void addGallery(stack, { timeouts: untyped({ [ADDRESS]: "1h" }) }),
      "AIG004  timeouts.https://a.example/b?sv=***&sig=***",
    ],
    ["that stands for a prop", version({ [ADDRESS]: 1 }), "AIG684  https://a.example/b?sv=***&sig=***"],
    [
      "that stands for a region of a series, under its own path",
      (stack) =>
        void addSeries(stack, { rings: [{ name: "a", targetRegions: { [ADDRESS]: { diskEncryptionSetId: "x" } } }] }),
      'AIG005  rings[0].targetRegions["https://a.example/b?sv=***&sig=***"].diskEncryptionSetId: got "x"',
    ],
    [
      "that is stated of what is looked up",
      (stack) => {
        const names = { galleryName: "contoso", resourceGroupName: "rg", definitionName: "ubuntu" };
        ImageDefinition.fromLookup(stack, "D", { ...names, location: ADDRESS });
      },
      'AIG680  location: stated "https://a.example/b?sv=***&sig=***", found',
    ],
    [
      "that is part of a path",
      (stack) => void galleryIn(stack, "X?sig=c2VjcmV0", { galleryName: "x", location: "" }),
      "SharedGallery at stack/X?sig=*** is not valid",
    ],
    [
      "that is part of a path, in a rule over several constructs",
      (stack) => ["X?sig=c2VjcmV0", "Y?sig=c2VjcmV0"].forEach((id) => galleryIn(stack, id, { galleryName: "x" })),
      "stack/Y?sig=*** is not valid\n\n  AIG404",
    ],
  ])("%s", (_, build, said) => {
    const { message } = outcomeOf(build);
    expect(message).toContain(said);
    expect(message).not.toMatch(/c2VjcmV0/i);
  });

  test("in a report of any form", () => {
    const app = Testing.app();
    addVersion(addDefinition(addGallery(stackIn(app, "stack"), { location: ADDRESS })), {
      targetRegions: { [`${ADDRESS}2`]: {} },
    });
    const report = GalleryReport.of(app);
    const diagrams = Object.values(GalleryDiagram).map((diagram) => report.toMermaid(diagram));
    for (const text of [report.toText(), report.toMarkdown(), report.toJson(), ...diagrams]) {
      expect(text).not.toMatch(/c2VjcmV0/i);
    }
    expect(report.toText()).toContain("https://a.example/b?sv=***&sig=***");
    expect(() => JSON.parse(report.toJson()) as unknown).not.toThrow();
  });
});
