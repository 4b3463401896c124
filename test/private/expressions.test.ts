import { Lazy, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { DEFINITION_NAME, EMAIL, REPLICAS, VCPUS, type NumberRule } from "../../lib/azure/value-rules";
import * as expressions from "../../lib/private/expressions";
import { synthStack } from "../support/synth";

/** What an expression over a variable `v` becomes in the configuration. */
function written(build: (variable: TerraformVariable) => unknown): unknown {
  const { json } = synthStack((stack: TerraformStack) => {
    stack.addOverride("locals.written", build(new TerraformVariable(stack, "v", {})));
  });
  return (json.locals as { written: unknown }).written;
}

const PATTERN = "^[^@ ]+@[^@ ]+[.][^@ ]+$";

describe("matches", () => {
  test("a token is matched against the pattern", () => {
    expect(written((v) => expressions.matches(EMAIL, v.stringValue))).toBe(`\${can(regex("${PATTERN}", var.v))}`);
  });

  test("an optional token may be null", () => {
    expect(written((v) => expressions.matches(EMAIL, v.stringValue, true))).toBe(
      `\${(can(regex("${PATTERN}", var.v)) || (var.v == null))}`,
    );
  });

  test("a text around a token is quoted, and its quotes are escaped", () => {
    expect(written((v) => expressions.matches(EMAIL, `a"b-${v.stringValue}-c`))).toBe(
      `\${can(regex("${PATTERN}", "a\\"b-\${var.v}-c"))}`,
    );
  });

  test("two tokens side by side stay one text", () => {
    expect(written((v) => expressions.matches(EMAIL, `${v.stringValue}${v.stringValue}`))).toBe(
      `\${can(regex("${PATTERN}", "\${var.v}\${var.v}"))}`,
    );
  });

  test("a lazy value that turns out to be a literal is quoted", () => {
    const lazy = Lazy.stringValue({ produce: () => "literal" });
    expect(written(() => expressions.matches(EMAIL, lazy))).toBe(`\${can(regex("${PATTERN}", "literal"))}`);
  });

  test("an expression written by hand loses its braces, not those within it", () => {
    expect(written(() => expressions.matches(EMAIL, "${var.hand}"))).toBe(`\${can(regex("${PATTERN}", var.hand))}`);
    expect(written(() => expressions.matches(EMAIL, '${lookup({ a = "}" }, "a")}'))).toBe(
      `\${can(regex("${PATTERN}", lookup({ a = "}" }, "a")))}`,
    );
  });

  test("each rule brings its own pattern", () => {
    expect(written((v) => expressions.matches(DEFINITION_NAME, v.stringValue))).toBe(
      '${can(regex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$", var.v))}',
    );
  });
});

describe("within", () => {
  test("a number is compared with both bounds and has to be whole", () => {
    expect(written((v) => expressions.within(REPLICAS, v.numberValue))).toBe(
      "${(((var.v >= 1) && (var.v <= 100)) && (floor(var.v) == tonumber(var.v)))}",
    );
  });

  test("an optional number may be null, which cannot be compared", () => {
    expect(written((v) => expressions.within(VCPUS, v.numberValue, true))).toBe(
      "${try((((var.v >= 1) && (var.v <= 80)) && (floor(var.v) == tonumber(var.v))), (var.v == null))}",
    );
  });

  test("a lazy number that turns out to be a literal is written as one", () => {
    const lazy = Lazy.numberValue({ produce: () => 7 });
    expect(written(() => expressions.within(REPLICAS, lazy))).toBe(
      "${(((7 >= 1) && (7 <= 100)) && (floor(7) == tonumber(7)))}",
    );
  });
});

test("a range is in order, or an end of it is null", () => {
  expect(written((v) => expressions.notAbove(v.numberValue, 8))).toBe("${try((var.v <= 8), true)}");
  expect(written((v) => expressions.notAbove(2, v.numberValue))).toBe("${try((2 <= var.v), true)}");
});

test("a region is compared in its short form", () => {
  expect(written((v) => expressions.isRegionAmong(["eastus", "westeurope"], v.stringValue))).toBe(
    '${contains(["eastus", "westeurope"], replace(lower(var.v), " ", ""))}',
  );
});

describe("regions in the plan", () => {
  test("a location can be outside of a list", () => {
    expect(written((v) => expressions.isRegionOutside(["usgovtexas"], v.stringValue))).toBe(
      '${!contains(["usgovtexas"], replace(lower(var.v), " ", ""))}',
    );
  });

  test("the storage type follows from a list", () => {
    expect(written((v) => expressions.whereRegionAmong(["westeurope"], v.stringValue))).toBe(
      '${contains(["westeurope"], replace(lower(var.v), " ", "")) ? "Standard_ZRS" : "Standard_LRS"}',
    );
  });

  test("two locations are compared in their short form", () => {
    expect(written((v) => expressions.isSameRegion(v.stringValue, "West Europe"))).toBe(
      '${(replace(lower(var.v), " ", "") == replace(lower("West Europe"), " ", ""))}',
    );
  });
});

test("two texts are compared without regard to case", () => {
  expect(written((v) => expressions.isSameText("RG", v.stringValue))).toBe('${(lower("RG") == lower(var.v))}');
});

test("an id is matched in lower case, and may be null where it may be left out", () => {
  expect(written((v) => expressions.isId("^/a$", v.stringValue, false))).toBe('${can(regex("^/a$", lower(var.v)))}');
  expect(written((v) => expressions.isId("^/a$", v.stringValue, true))).toBe(
    '${(can(regex("^/a$", lower(var.v))) || (var.v == null))}',
  );
});

describe("texts that may be null", () => {
  test("all or none of them are there", () => {
    expect(written((v) => expressions.areAllOrNone([v.stringValue, "x"], 3))).toBe(
      '${contains([0, 3], length(compact([var.v, "x"])))}',
    );
  });

  test("none of them is there", () => {
    expect(written((v) => expressions.areNone([v.stringValue]))).toBe("${(length(compact([var.v])) < 1)}");
  });

  test("those that are there differ by more than letter case, or none is there", () => {
    const texts = 'compact([var.v, "x"])';
    expect(written((v) => expressions.areDistinct([v.stringValue, "x"]))).toBe(
      `\${((length(${texts}) < 1) || (length(distinct(split("\\n", lower(join("\\n", ${texts}))))) == length(${texts})))}`,
    );
  });
});

describe("the names of a map of tags", () => {
  test("they differ by more than letter case, or there is none", () => {
    const names = "try(keys(var.v), [])";
    const lower = `split("\\n", lower(join("\\n", ${names})))`;
    expect(written((v) => expressions.haveDistinctNames(Token.asStringMap(v.value)))).toBe(
      `\${((length(${names}) < 1) || (length(distinct(${lower})) == length(${names})))}`,
    );
  });

  /** The patterns of the condition, read as Terraform reads a quoted text. */
  function patterns(): RegExp[] {
    const condition = written((v) => expressions.haveLegalNames(Token.asStringMap(v.value))) as string;
    return [...condition.matchAll(/regexall\(("(?:[^"\\]|\\.)*"), /g)].map(
      ([, pattern]) => new RegExp(JSON.parse(pattern!) as string, "g"),
    );
  }

  // What the whole condition makes of a map is shown by the real Terraform, in test/e2e.
  test("one pattern finds forbidden characters, one counts slashes", () => {
    const [forbidden, slashes] = patterns() as [RegExp, RegExp];
    expect([..."a<b>c%d&e\\f?g/h i'j".matchAll(forbidden)].map(([char]) => char).join("")).toBe("<>%&\\?");
    expect("a/b//end".match(slashes)).toHaveLength(3);
  });
});

test("a time is one that Terraform can format, or null", () => {
  expect(written((v) => expressions.isRfc3339(v.stringValue))).toBe(
    '${(can(formatdate("YYYY", var.v)) || (var.v == null))}',
  );
});

describe("literalText", () => {
  test("an expression in a message is escaped", () => {
    expect(expressions.literalText("a ${b}")).toBe("a $${b}");
  });

  test("a directive in a message is escaped", () => {
    expect(expressions.literalText("a %{if} b %{endif}")).toBe("a %%{if} b %%{endif}");
  });

  test("braces and signs that mean nothing to Terraform stay as they are", () => {
    expect(expressions.literalText("{ replicas: 2 } costs $5 at 3%")).toBe("{ replicas: 2 } costs $5 at 3%");
  });
});

test("a number that may be 0 is compared with -1, since the framework drops a 0", () => {
  const instances: NumberRule = { code: "AIG652", min: 0, max: 1000 };
  expect(written((v) => expressions.within(instances, v.numberValue))).toBe(
    "${(((var.v > -1) && (var.v <= 1000)) && (floor(var.v) == tonumber(var.v)))}",
  );
});

describe("switches", () => {
  test("a switch is off if it is false or null", () => {
    expect(written((v) => expressions.isOff(v.booleanValue))).toBe("${!(tobool(var.v) == true)}");
  });

  test("of several one has to be on", () => {
    expect(written((v) => expressions.isOneOn([v.booleanValue]))).toBe("${(tobool(var.v) == true)}");
    expect(written((v) => expressions.isOneOn([v.booleanValue, v.booleanValue]))).toBe(
      "${((tobool(var.v) == true) || (tobool(var.v) == true))}",
    );
  });
});

test("a region that is among others which only Terraform knows is compared in short form", () => {
  expect(written((v) => expressions.isRegionAmong(["eastus", v.stringValue], "West Europe"))).toBe(
    '${contains(["eastus", replace(lower(var.v), " ", "")], replace(lower("West Europe"), " ", ""))}',
  );
});
