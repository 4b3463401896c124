import fc from "fast-check";
import { checkTags, mergeTags } from "../../lib/azure/tags";

const all = (): boolean => true;
const many = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, "value"]));

describe("checkTags", () => {
  test("no tags are no problem", () => {
    expect(checkTags({}, all)).toEqual([]);
  });

  test("49 and 50 tags are taken", () => {
    expect(checkTags(many(49), all)).toEqual([]);
    expect(checkTags(many(50), all)).toEqual([]);
  });

  test("refuses 51 tags", () => {
    expect(checkTags(many(51), all)).toEqual([
      {
        code: "AIG112",
        prop: "tags",
        detail: "got 51 tags, allowed at most 50",
        remedy: "Remove tags; those of the gallery flow down to its definitions and versions and count there too.",
      },
    ]);
  });

  test("names of 1 and of 512 characters are taken", () => {
    expect(checkTags({ n: "", ["n".repeat(511)]: "", ["m".repeat(512)]: "" }, all)).toEqual([]);
  });

  test("refuses a name of no character", () => {
    expect(checkTags({ "": "v" }, all)).toEqual([
      {
        code: "AIG113",
        prop: 'tags[""]',
        detail: 'got "", allowed 1 to 512 characters without < > % & \\ ? /',
        remedy: "Choose another name.",
      },
    ]);
  });

  test("refuses a name of 513 characters", () => {
    const name = "n".repeat(513);
    expect(checkTags({ [name]: "v" }, all)).toEqual([
      {
        code: "AIG113",
        prop: `tags["${name}"]`,
        detail: `got "${"n".repeat(60)}…${"n".repeat(40)}" (513 characters), allowed 1 to 512 characters without < > % & \\ ? /`,
        remedy: "Choose another name.",
      },
    ]);
  });

  test.each(["<", ">", "%", "&", "\\", "?", "/"])("refuses %s in a name, and takes it in a value", (char) => {
    expect(checkTags({ [`a${char}b`]: "v" }, all).map(({ code }) => code)).toEqual(["AIG113"]);
    expect(checkTags({ name: `a${char}b` }, all)).toEqual([]);
  });

  test("values of 0, 255 and 256 characters are taken", () => {
    expect(checkTags({ a: "", b: "v".repeat(255), c: "v".repeat(256) }, all)).toEqual([]);
  });

  test("refuses a value of 257 characters", () => {
    expect(checkTags({ owner: "v".repeat(257) }, all)).toEqual([
      {
        code: "AIG114",
        prop: 'tags["owner"]',
        detail: `got "${"v".repeat(60)}…${"v".repeat(40)}" (257 characters), allowed at most 256 characters`,
        remedy: "Shorten the value.",
      },
    ]);
  });

  test("refuses two names that differ in letter case alone", () => {
    expect(checkTags({ Team: "a", team: "b" }, all)).toEqual([
      {
        code: "AIG115",
        prop: "tags",
        detail: '"Team" and "team" are the same tag name',
        remedy: "Keep one of the two tags.",
      },
    ]);
  });

  test("refuses a value that is no text", () => {
    expect(checkTags({ cost: 7, on: true }, all).map(({ code, prop, detail }) => [code, prop, detail])).toEqual([
      ["AIG004", 'tags["cost"]', "got 7, allowed a text"],
      ["AIG004", 'tags["on"]', "got true, allowed a text"],
    ]);
  });

  test("a tag without a value is taken for one that is left out", () => {
    expect(checkTags({ a: undefined, b: null }, all)).toEqual([]);
  });

  test("names of 512 bytes and values of 256 bytes are taken", () => {
    expect(checkTags({ ["ä".repeat(256)]: "€".repeat(85) }, all)).toEqual([]);
  });

  test("more bytes than azurerm takes are a warning, though the characters are few enough", () => {
    expect(checkTags({ ["ä".repeat(257)]: "", b: "ä".repeat(129) }, all)).toEqual([
      {
        code: "AIG121",
        prop: `tags["${"ä".repeat(257)}"]`,
        detail: "2 bytes too many in UTF-8, allowed a name of at most 512 bytes and a value of at most 256 bytes",
        remedy: "Shorten it: letters beyond ASCII count as two bytes or more.",
      },
      {
        code: "AIG121",
        prop: 'tags["b"]',
        detail: "2 bytes too many in UTF-8, allowed a name of at most 512 bytes and a value of at most 256 bytes",
        remedy: "Shorten it: letters beyond ASCII count as two bytes or more.",
      },
    ]);
  });

  test("a value that cannot be looked at is left alone, its name is not", () => {
    const tags = { "a?": "v".repeat(300), b: 7 };
    expect(checkTags(tags, () => false).map(({ code }) => code)).toEqual(["AIG113"]);
  });

  test("refuses several faults at once, each by its own name", () => {
    const found = checkTags({ "a/b": "v", c: "v".repeat(257), C: "v" }, all);
    expect(found.map(({ code, prop }) => [code, prop])).toEqual([
      ["AIG113", 'tags["a/b"]'],
      ["AIG114", 'tags["c"]'],
      ["AIG115", "tags"],
    ]);
  });
});

describe("mergeTags", () => {
  test("a child's tags are laid over its parent's", () => {
    expect(mergeTags({ team: "images", env: "prod" }, { env: "test", app: "web" })).toEqual({
      team: "images",
      env: "test",
      app: "web",
    });
  });

  test("names are compared without regard to case, and the child's spelling stays", () => {
    expect(mergeTags({ Team: "a", env: "prod" }, { TEAM: "b" })).toEqual({ env: "prod", TEAM: "b" });
  });

  test("neither input is changed", () => {
    const parent = Object.freeze({ team: "a" });
    const child = Object.freeze({ Team: "b" });
    expect(mergeTags(parent, child)).toEqual({ Team: "b" });
  });

  const tags = fc.dictionary(fc.constantFrom("a", "A", "b", "B", "env", "Env", "ENV"), fc.string());

  test("everything of the child is there, and everything of the parent that the child does not name", () => {
    fc.assert(
      fc.property(tags, tags, (parent, child) => {
        const merged = mergeTags(parent, child);
        const lower = (of: object): Set<string> => new Set(Object.keys(of).map((name) => name.toLowerCase()));
        expect(merged).toMatchObject(child);
        expect(lower(merged)).toEqual(new Set([...lower(parent), ...lower(child)]));
        const inherited = Object.keys(merged).filter((name) => !(name in child));
        expect(inherited.filter((name) => lower(child).has(name.toLowerCase()))).toEqual([]);
        for (const name of inherited) expect(merged[name]).toBe(parent[name]);
      }),
    );
  });

  test("it is associative, and merging again changes nothing", () => {
    fc.assert(
      fc.property(tags, tags, tags, (gallery, definition, version) => {
        expect(mergeTags(mergeTags(gallery, definition), version)).toEqual(
          mergeTags(gallery, mergeTags(definition, version)),
        );
        const merged = mergeTags(gallery, definition);
        expect(mergeTags(merged, definition)).toEqual(merged);
        expect(mergeTags(gallery, {})).toEqual(gallery);
        expect(mergeTags({}, gallery)).toEqual(gallery);
      }),
    );
  });
});
