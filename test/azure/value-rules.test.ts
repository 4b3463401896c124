import fc from "fast-check";
import {
  COMMUNITY_PREFIX,
  DEFINITION_NAME,
  EMAIL,
  EXISTING_DEFINITION_NAME,
  EXISTING_GALLERY_NAME,
  GALLERY_NAME,
  keepsNumberRule,
  MEMORY_GB,
  NOT_EMPTY,
  OFFER_OR_SKU,
  PUBLISHER,
  REPLICAS,
  RESOURCE_GROUP,
  VCPUS,
  VERSION_NUMBER,
  WEB_ADDRESS,
  type NumberRule,
  type TextRule,
} from "../../lib/azure/value-rules";

const TEXT_RULES: { [name: string]: TextRule } = {
  COMMUNITY_PREFIX,
  DEFINITION_NAME,
  EMAIL,
  EXISTING_DEFINITION_NAME,
  EXISTING_GALLERY_NAME,
  GALLERY_NAME,
  NOT_EMPTY,
  OFFER_OR_SKU,
  PUBLISHER,
  RESOURCE_GROUP,
  VERSION_NUMBER,
  WEB_ADDRESS,
};

function taken(rule: TextRule, texts: string[]): string[] {
  return texts.filter((text) => rule.regex.test(text));
}

describe("lengths", () => {
  test.each([
    ["a gallery's name", GALLERY_NAME, 1, 80],
    ["a definition's name", DEFINITION_NAME, 1, 80],
    ["an existing gallery's name", EXISTING_GALLERY_NAME, 1, 80],
    ["an existing definition's name", EXISTING_DEFINITION_NAME, 1, 80],
    ["a publisher", PUBLISHER, 1, 128],
    ["an offer or sku", OFFER_OR_SKU, 1, 64],
    ["a resource group", RESOURCE_GROUP, 1, 90],
    ["a community prefix", COMMUNITY_PREFIX, 5, 16],
  ])("%s has its least and greatest length and nothing beyond", (_, rule, min, max) => {
    const lengths = [min - 1, min, min + 1, max - 1, max, max + 1];
    const fitting = lengths.filter((length) => rule.regex.test("a".repeat(length)));
    expect(fitting).toEqual([min, min + 1, max - 1, max]);
  });
});

describe("characters", () => {
  test("a gallery's name takes periods and underscores inside", () => {
    expect(taken(GALLERY_NAME, ["a.b_c", "9", "A9"])).toEqual(["a.b_c", "9", "A9"]);
  });

  test("refuses dashes and odd ends in a gallery's name", () => {
    expect(taken(GALLERY_NAME, ["a-b", "_a", "a_", ".a", "a.", "a b", "ä", "a\n", "\na"])).toEqual([]);
  });

  test("a definition's name takes dashes inside", () => {
    expect(taken(DEFINITION_NAME, ["ubuntu-24_04.gen2", "a-b"])).toEqual(["ubuntu-24_04.gen2", "a-b"]);
  });

  test("refuses odd ends in a definition's name", () => {
    expect(taken(DEFINITION_NAME, ["-a", "a-", "_a", "a_", ".a", "a.", "a b", "a/b", "a\n"])).toEqual([]);
  });

  test("the name of what exists has the same characters, at its ends too", () => {
    expect(taken(EXISTING_GALLERY_NAME, ["_a", "a_", ".a", "a.", "_a."])).toHaveLength(5);
    expect(taken(EXISTING_GALLERY_NAME, ["a-b", "a b", "ä", "a/b", "a\n"])).toEqual([]);
    expect(taken(EXISTING_DEFINITION_NAME, ["-a", "a-", "_a", "a.", "-"])).toHaveLength(5);
    expect(taken(EXISTING_DEFINITION_NAME, ["a b", "ä", "a/b", "a\n"])).toEqual([]);
  });

  test("a publisher, offer and sku begin with anything and do not end with a period", () => {
    for (const rule of [PUBLISHER, OFFER_OR_SKU]) {
      expect(taken(rule, [".a", "-a", "_a", "a-", "a_"])).toEqual([".a", "-a", "_a", "a-", "a_"]);
      expect(taken(rule, ["a.", ".", "a b", "a:b", "ä", "a\n"])).toEqual([]);
    }
  });

  test("a resource group takes parentheses and does not end with a period", () => {
    expect(taken(RESOURCE_GROUP, ["rg-(1)_x.y", "-", "(a)"])).toEqual(["rg-(1)_x.y", "-", "(a)"]);
    expect(taken(RESOURCE_GROUP, ["a.", "a b", "/subscriptions/s/resourceGroups/rg"])).toEqual([]);
  });

  test("a community prefix is letters and digits", () => {
    expect(taken(COMMUNITY_PREFIX, ["Contoso1", "con_toso", "con-toso", "con toso"])).toEqual(["Contoso1"]);
  });

  test("an e-mail address has a name, an at sign and a domain with a period", () => {
    expect(taken(EMAIL, ["a@b.c", "first.last+x@sub.example.com"])).toHaveLength(2);
    expect(taken(EMAIL, ["a", "a@b", "@b.c", "a@.", "a@@b.c", "a b@c.d"])).toEqual([]);
  });

  test("a web address begins with http or https in any case and names a host", () => {
    expect(taken(WEB_ADDRESS, ["https://a", "HTTP://a/b?c", "Https://a.example"])).toHaveLength(3);
    expect(taken(WEB_ADDRESS, ["ftp://a", "https://", "https:///a", "www.example.com", "https://a b"])).toEqual([]);
  });

  test("a text that is there is more than blanks", () => {
    expect(taken(NOT_EMPTY, ["a", " a "])).toHaveLength(2);
    expect(taken(NOT_EMPTY, ["", "   "])).toEqual([]);
  });
});

describe("version numbers", () => {
  test.each(["0.0.0", "1.4.0", "2026.11.25", "0000000001.01.1", "2147483647.2147483647.2147483647"])(
    "%s is one",
    (text) => {
      expect(VERSION_NUMBER.regex.test(text)).toBe(true);
    },
  );

  test.each([
    "2147483648.0.0",
    "0.2147483648.0",
    "0.0.2147483648",
    "00000000001.0.0",
    "1.0",
    "1.0.0.0",
    "1..0",
    "-1.0.0",
    "v1.0.0",
    "1.0.0-beta",
    "1.0.0\n",
    " 1.0.0",
    "",
  ])("refuses %p", (text) => {
    expect(VERSION_NUMBER.regex.test(text)).toBe(false);
  });

  test("in each place exactly the numbers of 32 bits are taken", () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 9999999999 }),
      fc.integer({ min: 2147483600, max: 2147483700 }),
      fc.constantFrom(2147000000, 2147480000, 2146999999, 2099999999, 1999999999, 2100000000, 3000000000),
    );
    fc.assert(
      fc.property(number, fc.nat(2), (n, place) => {
        const parts = [1, 1, 1];
        parts[place] = n;
        expect(VERSION_NUMBER.regex.test(parts.join("."))).toBe(n <= 2147483647);
      }),
      { numRuns: 500 },
    );
  });
});

describe("patterns", () => {
  test.each(Object.entries(TEXT_RULES))("that of %s can stand in a quoted Terraform string", (_, { pattern }) => {
    expect(pattern).not.toMatch(/["\\]|\$\{|%\{/);
  });

  test.each(Object.entries(TEXT_RULES))("that of %s uses nothing RE2 lacks", (_, { pattern }) => {
    expect(pattern).not.toMatch(/\(\?|\{\d*,?\d{4,}\}/);
  });
});

describe("keepsNumberRule", () => {
  test.each<[string, NumberRule, number, number]>([
    ["replicas", REPLICAS, 1, 100],
    ["vCPUs", VCPUS, 1, 80],
    ["memory", MEMORY_GB, 1, 640],
  ])("%s keep to their bounds", (_, rule, min, max) => {
    const tried = [min - 1, min, min + 1, max - 1, max, max + 1, min + 0.5, NaN, Infinity, -Infinity];
    expect(tried.filter((n) => keepsNumberRule(rule, n))).toEqual([min, min + 1, max - 1, max]);
  });

  test.each([
    ["a text", "5"],
    ["nothing", undefined],
    ["null", null],
    ["a list", [5]],
    ["a switch", true],
  ])("refuses %s", (_, value) => {
    expect(keepsNumberRule(REPLICAS, value)).toBe(false);
  });
});
