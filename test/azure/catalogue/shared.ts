import { TerraformVariable, Token, type TerraformStack } from "cdktf";
import { textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { asks, AT_GALLERY, definition, each, gallery, silent, version, type Rows } from "./row";

const tagged = (tags: Record<string, string>): Case => gallery({ tags });
const timed = (create: string): Case => version({ timeouts: { create } });

/** As many tags as that, numbered. */
function tags(count: number, name = (i: number): string => `tag${i}`, value = "x"): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), value]));
}

const long = (length: number) => (i: number) => `${i}-`.padEnd(length, "x");

function tagsToken(stack: TerraformStack): Record<string, string> {
  return Token.asStringMap(new TerraformVariable(stack, "tags", { type: "map(string)" }).value);
}

/** 112 to 115, 119, 121: tags and timeouts, which each resource takes. */
export const SHARED: Rows = {
  AIG112: {
    level: "error",
    weight: "E",
    good: {
      "no tag": tagged({}),
      "50 tags of 512 and 256 characters": tagged(tags(50, long(512), "v".repeat(256))),
      "50 tags, some of them the gallery's": definition({ tags: tags(50) }, { tags: tags(50, (i) => `TAG${i}`) }),
    },
    bad: {
      "51 tags": tagged(tags(51)),
      "51 tags, one of them the gallery's": definition({ tags: tags(50) }, { tags: { other: "x" } }),
    },
    tokens: {
      "all tags": asks(
        gallery((stack) => ({ tags: tagsToken(stack) })),
        "AIG113",
        "AIG115",
      ),
    },
    message: [
      AT_GALLERY,
      "tags: got 51 tags, allowed at most 50",
      "Remove tags; those of the gallery flow down to its definitions and versions and count there too.",
    ],
  },
  AIG113: {
    level: "error",
    weight: "E",
    good: each(
      "tags",
      tagged,
      { a: "" },
      { "a b:=+@*#.,;()[]{}|~'\"!$^`": "x" },
      { ["n".repeat(512)]: "x" },
      { größe: "x" },
    ),
    bad: {
      ...each(
        "tags",
        tagged,
        { "a/b": "x" },
        { "a<b": "x" },
        { "a>b": "x" },
        { "50%": "x" },
        { "a&b": "x" },
        { "a\\b": "x" },
      ),
      ...each("tags", tagged, { "why?": "x" }, { "": "x" }, { ["n".repeat(513)]: "x" }),
    },
    tokens: {
      "all tags of a version": asks(
        version((stack) => ({ tags: tagsToken(stack) })),
        "AIG113",
        "AIG115",
      ),
      "the gallery's tags, merged with a definition's": asks(
        definition({ tags: { a: "x" } }, (stack) => ({ tags: tagsToken(stack) })),
        "AIG113",
        "AIG113",
        "AIG115",
        "AIG115",
      ),
    },
    message: [
      AT_GALLERY,
      'tags["a/b"]: got "a/b", allowed 1 to 512 characters without < > % & \\ ? /',
      "Choose another name.",
    ],
  },
  AIG114: {
    level: "error",
    weight: "E",
    good: each("tags", tagged, { a: "" }, { a: "v".repeat(256) }, { a: "<>%&\\?/" }, { a: '{"json":[1]}' }),
    bad: each("tags", tagged, { a: "v".repeat(257) }, { a: "ü".repeat(257) }),
    tokens: { "a value": silent(gallery((stack) => ({ tags: { a: textToken(stack) } }))) },
    message: [
      AT_GALLERY,
      `tags["a"]: got "${"v".repeat(60)}…${"v".repeat(40)}" (257 characters), allowed at most 256 characters`,
      "Shorten the value.",
    ],
  },
  AIG115: {
    level: "error",
    weight: "E",
    good: {
      ...each("tags", tagged, { env: "x", env1: "x" }, { env: "x", "env ": "x" }),
      "a child's own spelling of the gallery's tag": definition({ tags: { ENV: "x" } }, { tags: { env: "x" } }),
    },
    bad: each("tags", tagged, { env: "x", Env: "x" }, { größe: "x", GRÖSSE: "x", GRÖßE: "x" }),
    tokens: {
      "all tags": asks(
        definition((stack) => ({ tags: tagsToken(stack) })),
        "AIG113",
        "AIG115",
      ),
    },
    message: [AT_GALLERY, 'tags: "env" and "Env" are the same tag name', "Keep one of the two tags."],
  },
  AIG119: {
    level: "error",
    weight: "P",
    good: {
      ...each(
        "timeouts.create",
        timed,
        "90m",
        "2h",
        "1h30m",
        "1.5h",
        ".5h",
        "1.h",
        "30m1h",
        "1h1h",
        "1500ms",
        "+1h",
        "0",
        "-1h",
        "0s",
      ),
      ...each("timeouts.create", timed, "1us", "1µs", "1μs", "1ns", "99999h59m59s", untyped(null)),
    },
    bad: each("timeouts.create", timed, "1 h", "1h 30m", "soon", "90", "1d", "h", ".", "", "1H", "1h30", untyped(90)),
    tokens: { "a timeout": silent(version((stack) => ({ timeouts: { create: textToken(stack) } }))) },
    message: [
      "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0",
      'timeouts.create: got "1 h", allowed a duration such as "90m", "2h" or "1h30m"',
      "Write hours as h, minutes as m and seconds as s.",
    ],
  },
  AIG121: {
    level: "warning",
    weight: "W",
    good: each("tags", tagged, { a: "ü".repeat(128) }, { ["ü".repeat(256)]: "x" }, { a: "v".repeat(256) }),
    bad: each("tags", tagged, { a: "ü".repeat(129) }, { ["ü".repeat(257)]: "x" }, { a: "😀".repeat(65) }),
    tokens: { "a value": silent(gallery((stack) => ({ tags: { a: textToken(stack) } }))) },
    message: [
      "stack/Gallery",
      'tags["a"]: 2 bytes too many in UTF-8, allowed a name of at most 512 bytes and a value of at most 256 bytes',
      "Shorten it: letters beyond ASCII count as two bytes or more.",
    ],
  },
};
