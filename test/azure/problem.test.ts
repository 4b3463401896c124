import { allowedBy, inWords, outside, problem, show } from "../../lib/azure/problem";
import { RULES } from "../../lib/azure/rules";

describe("problem", () => {
  test("without a remedy of its own it takes the rule's", () => {
    expect(problem("AIG403", "version", "got it twice").remedy).toBe("Give one of the versions another number.");
  });

  test("a better remedy of the case wins", () => {
    expect(problem("AIG403", "version", "got it twice", "Drop it.").remedy).toBe("Drop it.");
  });
});

describe("outside", () => {
  test("it says the value got and what the rule allows", () => {
    expect(outside("AIG203", "replicas", 101)).toEqual({
      code: "AIG203",
      prop: "replicas",
      detail: "got 101, allowed a whole number from 1 to 100",
      remedy:
        "Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
    });
  });

  test("a rule without a text of what is allowed still makes a sentence", () => {
    expect(outside("AIG002", "id", "a").detail).toBe('got "a", allowed another value');
  });
});

describe("allowedBy", () => {
  test("it gives the text of the rule", () => {
    expect(allowedBy("AIG109")).toBe("5 to 16 letters and digits");
  });

  test("a rule without a text gives a general one", () => {
    expect("allowed" in RULES.AIG403).toBe(false);
    expect(allowedBy("AIG403")).toBe("another value");
  });
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c", "d"], "a, b, c and d"],
])("%p in words is %p", (names: string[], words: string) => expect(inWords(names)).toBe(words));

describe("show", () => {
  test.each([
    ["a text, in quotes", "west", '"west"'],
    ["quotes and line breaks in a text, escaped", 'a"b\nc', '"a\\"b\\nc"'],
    ["an empty text", "", '""'],
    ["a number", 101, "101"],
    ["not a number", NaN, "NaN"],
    ["a switch", false, "false"],
    ["null", null, "null"],
    ["nothing", undefined, "nothing"],
    ["a big number", 12n, "12n"],
    ["a list, without what is in it", ["secret"], "a list"],
    ["an object, without what is in it", { key: "secret" }, "a value of type object"],
    ["a function", () => 1, "a value of type function"],
  ])("it shows %s", (_, value, text) => {
    expect(show(value)).toBe(text);
  });

  test("a text of 100 characters is shown whole, one of 101 is cut", () => {
    expect(show("x".repeat(100))).toBe(`"${"x".repeat(100)}"`);
    expect(show("x".repeat(101))).toBe(`"${"x".repeat(60)}…${"x".repeat(40)}" (101 characters)`);
  });

  test("a signature in an address is never shown", () => {
    const address = "https://a.blob.core.windows.net/c/d.vhd?sv=2024&se=2027-01-01&sr=b&sp=r&sig=c2VjcmV0%3D#x";
    const shown = show(address);
    expect(shown).toContain("sig=***");
    expect(shown).not.toContain("c2VjcmV0");
    expect(show("http://h/v?SIG=c2VjcmV0")).toBe('"http://h/v?SIG=***"');
  });

  test.each([
    [
      "an account key",
      "AccountName=a;AccountKey=c2VjcmV0==;EndpointSuffix=x",
      '"AccountName=a;AccountKey=***;EndpointSuffix=x"',
    ],
    ["a key for shared access", "Endpoint=sb://h/;SharedAccessKey=c2VjcmV0", '"Endpoint=sb://h/;SharedAccessKey=***"'],
    [
      "a signature in a connection string",
      "BlobEndpoint=x;SharedAccessSignature=sv=1&sig=2",
      '"BlobEndpoint=x;SharedAccessSignature=***"',
    ],
    ["a password", "Server=s;Password = c2VjcmV0;Pwd=x", '"Server=s;Password = ***;Pwd=***"'],
    ["user and password before a host", "https://user:c2VjcmV0@host/v?x=1", '"https://***@host/v?x=1"'],
    [
      "a percent-encoded signature",
      "http://h/?u=http%3A%2F%2Fa%3Fsig%3Dc2VjcmV0%26x%3D1",
      '"http://h/?u=http%3A%2F%2Fa%3Fsig%3D***%26x%3D1"',
    ],
  ])("%s is never shown", (_, text, shown) => {
    expect(show(text)).toBe(shown);
  });

  test.each([
    "https://host/path@2x.png",
    "https://host/?signal=x&design=y",
    "user@host",
    "passwordless: yes",
    "AccountKeys",
  ])("%s holds no secret and is shown whole", (text) => {
    expect(show(text)).toBe(`"${text}"`);
  });

  test("a signature behind the cut or across it is not shown either", () => {
    const shown = show(`https://a.blob.core.windows.net/${"c".repeat(60)}?sig=c2VjcmV0`);
    expect(shown).not.toContain("c2Vj");
  });
});
