import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { Construct } from "constructs";
import { Checks } from "../../lib";
import { problem } from "../../lib/azure/problem";
import { COMMUNITY_PREFIX, EMAIL, GALLERY_NAME, MEMORY_GB, REPLICAS, VCPUS } from "../../lib/azure/value-rules";
import { Check } from "../../lib/private/check";
import { type ValidationError } from "../../lib/private/errors";
import { addGallery, untyped } from "../gallery/build";
import { GALLERY, onlyResource, synthStack, type Json } from "../support/synth";

/** The problems that a check finds, as `CODE prop: detail`. */
function found(make: (check: Check) => void): string[] {
  const check = new Check();
  make(check);
  try {
    check.refuseImport(new TerraformStack(Testing.app(), "stack"), "Id", "Thing");
    return [];
  } catch (error) {
    return (error as ValidationError).problems.map(({ code, prop, detail }) => `${code} ${prop}: ${detail}`);
  }
}

/** The preconditions that a check leaves to the plan; nothing of it may be refused at once. */
function planned(make: (check: Check, variable: TerraformVariable) => void): Json {
  const { json } = synthStack((stack) => {
    const check = new Check();
    make(check, new TerraformVariable(stack, "v", {}));
    const parent = new Construct(stack, "Parent");
    const resource = new SharedImageGallery(parent, "Default", { name: "g", resourceGroupName: "r", location: "l" });
    check.refuse(parent, "Thing");
    check.writePreconditions(resource);
  });
  const { lifecycle } = onlyResource(json, GALLERY) as { lifecycle?: { precondition: Json } };
  return lifecycle?.precondition ?? [];
}

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

enum Colour {
  RED = "Red",
  GREEN = "Green",
}

describe("texts", () => {
  test("a text that keeps its rule is taken", () => {
    expect(found((check) => check.text(GALLERY_NAME, "galleryName", "images"))).toEqual([]);
    expect(found((check) => check.optionalText(GALLERY_NAME, "galleryName", "images"))).toEqual([]);
  });

  test("a text that may be left out is, as undefined or null", () => {
    expect(found((check) => check.optionalText(GALLERY_NAME, "galleryName", undefined))).toEqual([]);
    expect(found((check) => check.optionalText(GALLERY_NAME, "galleryName", null))).toEqual([]);
  });

  test.each([
    ["undefined", undefined, "nothing"],
    ["null", null, "null"],
    ["an empty text", "", '""'],
  ])("refuses %s where a text has to be there", (_, value, shown) => {
    expect(found((check) => check.text(COMMUNITY_PREFIX, "prefix", value))).toEqual([
      `AIG003 prefix: got ${shown}, allowed 5 to 16 letters and digits`,
    ]);
  });

  test.each([
    ["a text that breaks its rule", "a-b", 'AIG109 prefix: got "a-b", allowed 5 to 16 letters and digits'],
    ["a number", 12345, "AIG004 prefix: got 12345, allowed a text"],
    ["a list", ["abcde"], "AIG004 prefix: got a list, allowed a text"],
  ])("refuses %s", (_, value, message) => {
    expect(found((check) => check.text(COMMUNITY_PREFIX, "prefix", value))).toEqual([message]);
    expect(found((check) => check.optionalText(COMMUNITY_PREFIX, "prefix", value))).toEqual([message]);
  });

  test("refuses an empty text that could have been left out", () => {
    expect(found((check) => check.optionalText(COMMUNITY_PREFIX, "prefix", ""))).toEqual([
      'AIG109 prefix: got "", allowed 5 to 16 letters and digits',
    ]);
  });

  test("a token becomes a precondition with the same words", () => {
    expect(planned((check, v) => check.text(COMMUNITY_PREFIX, "prefix", v.stringValue))).toEqual([
      {
        condition: '${can(regex("^[A-Za-z0-9]{5,16}$", var.v))}',
        error_message: "AIG109  prefix: allowed 5 to 16 letters and digits. Choose another prefix.",
      },
    ]);
  });

  test("a token that may be left out may be null in the plan", () => {
    expect(planned((check, v) => check.optionalText(COMMUNITY_PREFIX, "prefix", v.stringValue))).toEqual([
      {
        condition: '${(can(regex("^[A-Za-z0-9]{5,16}$", var.v)) || (var.v == null))}',
        error_message: "AIG109  prefix: allowed 5 to 16 letters and digits. Choose another prefix.",
      },
    ]);
  });

  test("a warning about a token is no reason to stop a plan", () => {
    expect(planned((check, v) => check.text(EMAIL, "publisherEmail", v.stringValue))).toEqual([]);
  });

  test("a text of free form is only refused if it is none", () => {
    expect(found((check) => check.freeText("description", "anything at all"))).toEqual([]);
    expect(found((check) => check.freeText("description", undefined))).toEqual([]);
    expect(found((check) => check.freeText("description", null))).toEqual([]);
    expect(found((check) => check.freeText("description", 7))).toEqual(["AIG004 description: got 7, allowed a text"]);
    expect(planned((check, v) => check.freeText("description", v.stringValue))).toEqual([]);
  });
});

describe("numbers", () => {
  test.each([
    ["replicas", REPLICAS, 1, 100, "AIG203", "a whole number from 1 to 100"],
    ["recommendedVcpus.min", VCPUS, 1, 80, "AIG106", "a whole number of vCPUs from 1 to 80"],
    ["recommendedMemoryGb.min", MEMORY_GB, 1, 640, "AIG107", "a whole number of GB from 1 to 640"],
  ])("refuses %s outside their bounds", (prop, rule, min, max, code, allowed) => {
    const inside = [undefined, null, min, max];
    expect(inside.flatMap((value) => found((check) => check.optionalNumber(rule, prop, value)))).toEqual([]);
    const outside = [min - 1, max + 1, 1.5, -1];
    expect(outside.flatMap((value) => found((check) => check.optionalNumber(rule, prop, value)))).toEqual(
      outside.map((value) => `${code} ${prop}: got ${value}, allowed ${allowed}`),
    );
  });

  test("refuses a number written as a text", () => {
    for (const [value, got] of [
      ["3", '"3"'],
      [NaN, "NaN"],
      [true, "true"],
      [[], "a list"],
    ] as const) {
      expect(found((check) => check.optionalNumber(REPLICAS, "replicas", value))).toEqual([
        `AIG004 replicas: got ${got}, allowed a whole number from 1 to 100`,
      ]);
    }
  });

  test("a token becomes a precondition with the same words", () => {
    expect(planned((check, v) => check.optionalNumber(REPLICAS, "replicas", v.numberValue))).toEqual([
      {
        condition: "${try((((var.v >= 1) && (var.v <= 100)) && (floor(var.v) == tonumber(var.v))), (var.v == null))}",
        error_message:
          "AIG203  replicas: allowed a whole number from 1 to 100. Azure holds at most 100 replicas of one version in one region. " +
          "Use 1 to 100, or add or leave out regions.",
      },
    ]);
  });
});

describe("ranges", () => {
  test.each([[undefined], [{}], [{ min: 1 }], [{ max: 80 }], [{ min: 1, max: 80 }], [{ min: 4, max: 4 }]])(
    "%j is a range",
    (range) => {
      expect(found((check) => check.range(VCPUS, "recommendedVcpus", range))).toEqual([]);
    },
  );

  test("refuses a minimum above the maximum", () => {
    expect(found((check) => check.range(VCPUS, "recommendedVcpus", { min: 9, max: 8 }))).toEqual([
      "AIG108 recommendedVcpus: got 9 to 8, allowed a minimum not above the maximum",
    ]);
  });

  test("refuses each end outside the bounds", () => {
    expect(found((check) => check.range(VCPUS, "recommendedVcpus", { min: 0, max: 81 }))).toEqual([
      "AIG106 recommendedVcpus.min: got 0, allowed a whole number of vCPUs from 1 to 80",
      "AIG106 recommendedVcpus.max: got 81, allowed a whole number of vCPUs from 1 to 80",
    ]);
  });

  test("an end that is a token is compared in the plan, within its bounds and with the other end", () => {
    const conditions = planned((check, v) => check.range(VCPUS, "recommendedVcpus", { min: v.numberValue, max: 8 }));
    expect(conditions).toEqual([
      {
        condition: "${try((((var.v >= 1) && (var.v <= 80)) && (floor(var.v) == tonumber(var.v))), (var.v == null))}",
        error_message:
          "AIG106  recommendedVcpus.min: allowed a whole number of vCPUs from 1 to 80. " +
          "Give a number in that range; the bound is azurerm's, Azure itself takes more.",
      },
      {
        condition: "${try((var.v <= 8), true)}",
        error_message:
          "AIG108  recommendedVcpus: allowed a minimum not above the maximum. " +
          "Swap the two numbers, or mend the wrong one.",
      },
    ]);
  });
});

describe("choices and switches", () => {
  test("a member is taken, and so is nothing where it may be left out", () => {
    expect(found((check) => check.choice("colour", "Red", Colour))).toEqual([]);
    expect(found((check) => check.choice("colour", undefined, Colour))).toEqual([]);
    expect(found((check) => check.choice("colour", null, Colour))).toEqual([]);
  });

  test("refuses nothing where a choice is needed", () => {
    expect(found((check) => check.choice("colour", undefined, Colour, true))).toEqual([
      'AIG003 colour: got nothing, allowed "Red", "Green"',
    ]);
  });

  test.each([
    ["another text", "Blue", '"Blue"'],
    ["another letter case", "red", '"red"'],
    ["the name of a member", "RED", '"RED"'],
    ["a number", 0, "0"],
  ])("refuses %s", (_, value, shown) => {
    expect(found((check) => check.choice("colour", value, Colour))).toEqual([
      `AIG007 colour: got ${shown}, allowed "Red", "Green"`,
    ]);
  });

  test("true and false are taken, and so is nothing", () => {
    for (const value of [true, false, undefined, null]) {
      expect(found((check) => check.flag("nvme", value))).toEqual([]);
    }
  });

  test.each([
    ["a text", "true", '"true"'],
    ["a number", 1, "1"],
  ])("refuses %s as a switch", (_, value, shown) => {
    expect(found((check) => check.flag("nvme", value))).toEqual([`AIG004 nvme: got ${shown}, allowed true or false`]);
  });

  test("refuses tokens, which decide the shape of the configuration", () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});
    const detail = "got a value that only Terraform knows, allowed a literal";
    expect(found((check) => check.choice("colour", variable.stringValue, Colour))).toEqual([
      `AIG008 colour: ${detail}`,
    ]);
    expect(found((check) => check.flag("nvme", variable.booleanValue))).toEqual([`AIG008 nvme: ${detail}`]);
  });
});

describe("dates", () => {
  test("a date is given back in azurerm's form, and nothing as nothing", () => {
    const check = new Check();
    expect(check.date("endOfLife", "2027-06-30")).toBe("2027-06-30T00:00:00Z");
    expect(check.date("endOfLife", undefined)).toBeUndefined();
  });

  test.each([
    ["another form", "30.06.2027", '"30.06.2027"'],
    ["no day of the calendar", "2027-02-29", '"2027-02-29"'],
    ["a number", 2027, "2027"],
  ])("refuses %s", (_, value, shown) => {
    expect(found((check) => check.date("endOfLife", value as string))).toEqual([
      `AIG116 endOfLife: got ${shown}, allowed a date such as "2027-06-30" or an RFC 3339 time such as ` +
        '"2027-06-30T00:00:00Z"',
    ]);
  });

  test("a token is given back as it is and checked in the plan", () => {
    const conditions = planned((check, v) => {
      expect(check.date("endOfLife", v.stringValue)).toMatch(/^\$\{TfToken\[.*\]\}$/);
    });
    expect(conditions).toEqual([
      {
        condition: '${(can(formatdate("YYYY", var.v)) || (var.v == null))}',
        error_message:
          'AIG116  endOfLife: allowed an RFC 3339 time such as "2027-06-30T00:00:00Z". ' +
          "Write the date like that, with capital T and Z.",
      },
    ]);
  });
});

describe("ranges", () => {
  test("an end that is left out, as undefined or null, is not compared", () => {
    for (const range of [undefined, null, {}, { min: 5 }, { max: 5 }, { min: 5, max: null }, { min: null, max: 5 }]) {
      expect(found((check) => check.range(VCPUS, "recommendedVcpus", range as never))).toEqual([]);
    }
  });

  test("refuses a range that is none, and one that only Terraform knows", () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});
    expect(found((check) => check.range(VCPUS, "recommendedVcpus", 5 as never))).toEqual([
      "AIG004 recommendedVcpus: got 5, allowed an object with min and max",
    ]);
    expect(found((check) => check.range(VCPUS, "recommendedVcpus", variable.value as never))).toEqual([
      "AIG008 recommendedVcpus: got a value that only Terraform knows, allowed a literal",
    ]);
  });
});

describe("timeouts", () => {
  test("durations and what is left out are taken, and tokens are left to Terraform", () => {
    expect(found((check) => check.meta({}))).toEqual([]);
    expect(found((check) => check.meta({ timeouts: null as never }))).toEqual([]);
    expect(found((check) => check.meta({ timeouts: { create: "90m", read: undefined, update: null } }))).toEqual([]);
    expect(planned((check, v) => check.meta({ timeouts: { create: v.stringValue } }))).toEqual([]);
  });

  test("refuses an operation that does not exist, and what is no object", () => {
    const allowed = "AIG004 timeouts.replicate: allowed create, read, update, delete";
    const token = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});
    for (const value of ["1h", token.stringValue]) {
      expect(found((check) => check.meta({ timeouts: { replicate: value } }))).toEqual([allowed]);
    }
    expect(found((check) => check.meta({ timeouts: "1h" as unknown as object }))).toEqual([
      'AIG004 timeouts: got "1h", allowed an object of durations',
    ]);
    for (const value of [token.value, token.stringValue]) {
      expect(found((check) => check.meta({ timeouts: value as object }))).toEqual([
        "AIG008 timeouts: got a value that only Terraform knows, allowed a literal",
      ]);
    }
  });

  test("refuses what is no duration, each by its own name", () => {
    const allowed = 'allowed a duration such as "90m", "2h" or "1h30m"';
    expect(found((check) => check.meta({ timeouts: { create: "90", delete: 90, update: "1h" } }))).toEqual([
      `AIG119 timeouts.create: got "90", ${allowed}`,
      `AIG119 timeouts.delete: got 90, ${allowed}`,
    ]);
  });
});

describe("what is Terraform's own", () => {
  test("takes resources, modules, providers and life cycles", () => {
    const { stack } = synthStack(() => undefined);
    const first = addGallery(stack).node.defaultChild as SharedImageGallery;
    const provider = new AzurermProvider(stack, "P", { alias: "p", features: [{}] });
    const lifecycle = { preventDestroy: true };
    expect(found((check) => check.meta({ dependsOn: [first], provider, lifecycle }))).toEqual([]);
    expect(found((check) => check.meta(untyped({ dependsOn: null, provider: null, lifecycle: null })))).toEqual([]);
  });

  test.each([
    [{ provider: "azurerm" }, 'AIG004 provider: got "azurerm", allowed an AzurermProvider'],
    [{ provider: {} }, "AIG004 provider: got a value of type object, allowed an AzurermProvider"],
    [{ lifecycle: "x" }, 'AIG004 lifecycle: got "x", allowed the settings of a life cycle'],
    [{ dependsOn: "x" }, 'AIG004 dependsOn: got "x", allowed a list'],
    [{ dependsOn: [undefined] }, "AIG004 dependsOn[0]: got nothing, allowed a resource, data source or module"],
    [{ dependsOn: ["a.b"] }, 'AIG004 dependsOn[0]: got "a.b", allowed a resource, data source or module'],
  ])("refuses %j", (given, problem) => {
    expect(found((check) => check.meta(untyped(given)))).toEqual([problem]);
  });
});

describe("tags", () => {
  test("refuses faulty tags", () => {
    expect(found((check) => check.tags({ "a?": "b" }))).toEqual([
      'AIG113 tags["a?"]: got "a?", allowed 1 to 512 characters without < > % & \\ ? /',
    ]);
  });

  test("no tags and tags whose values are tokens are left alone", () => {
    expect(found((check) => check.tags(undefined))).toEqual([]);
    expect(found((check) => check.tags(null as never))).toEqual([]);
    expect(planned((check, v) => check.tags({ team: v.stringValue }))).toEqual([]);
  });

  test("the names of a whole map that is a token are left to the plan", () => {
    const conditions = planned((check, v) =>
      check.tags(v.value as Record<string, string>),
    ) as unknown as Precondition[];
    expect(conditions.map(({ error_message }) => error_message)).toEqual([
      "AIG113  tags: allowed 1 to 512 characters without < > % & \\ ? /. Choose another name.",
      "AIG115  tags: allowed names that differ by more than letter case. Keep one of the two tags.",
    ]);
  });

  test("refuses tags that are no map", () => {
    expect(found((check) => check.tags("a" as never))).toEqual(['AIG004 tags: got "a", allowed a map of texts']);
  });
});

describe("lists of choices", () => {
  test("members are taken, and so is nothing", () => {
    for (const value of [undefined, null, [], ["Red"], ["Red", "Green"]]) {
      expect(found((check) => check.choices("colours", value, Colour))).toEqual([]);
    }
  });

  test("refuses each element that is no member, by its position", () => {
    expect(found((check) => check.choices("colours", ["Red", "Blue", undefined], Colour))).toEqual([
      'AIG007 colours[1]: got "Blue", allowed "Red", "Green"',
      'AIG003 colours[2]: got nothing, allowed "Red", "Green"',
    ]);
  });

  test("refuses what is no list, and a list that only Terraform knows", () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});
    expect(found((check) => check.choices("colours", "Red", Colour))).toEqual([
      'AIG004 colours: got "Red", allowed a list',
    ]);
    expect(found((check) => check.choices("colours", variable.listValue, Colour))).toEqual([
      "AIG008 colours: got a value that only Terraform knows, allowed a literal",
    ]);
  });
});

describe("places", () => {
  test("a known region is taken in any spelling", () => {
    expect(found((check) => check.region("location", "West Europe"))).toEqual([]);
  });

  test("an unknown region is a warning", () => {
    const check = new Check();
    check.region("location", "atlantis");
    expect(check.warnings.map(({ code, prop, detail }) => `${code} ${prop}: ${detail}`)).toEqual([
      'AIG211 location: "atlantis" is not a region known to this library',
    ]);
  });

  test("refuses a region that is missing or no text", () => {
    expect(found((check) => check.region("location", undefined))).toEqual([
      "AIG003 location: got nothing, allowed a text that is not empty",
    ]);
    expect(found((check) => check.region("location", 7))).toEqual(["AIG004 location: got 7, allowed a text"]);
  });

  test("a child's resource group is its parent's, in any letter case, or left out", () => {
    for (const value of [undefined, null, "images", "Images"]) {
      expect(found((check) => check.childGroup(value, "images"))).toEqual([]);
    }
  });

  test("refuses another resource group than the parent's", () => {
    expect(found((check) => check.childGroup("other", "images"))).toEqual([
      'AIG120 resourceGroupName: got "other", allowed "images"',
    ]);
  });

  test("refuses a group that is no name once, without a comparison", () => {
    expect(found((check) => check.childGroup("a/b", "images"))).toEqual([
      'AIG105 resourceGroupName: got "a/b", allowed 1 to 90 letters, digits, dashes, periods, underscores and ' +
        "parentheses that do not end with a period",
    ]);
  });

  test("groups of which only Terraform knows one are compared in the plan", () => {
    expect(planned((check, v) => check.childGroup("other", v.stringValue))).toEqual([
      {
        condition: '${(lower("other") == lower(var.v))}',
        error_message:
          "AIG120  resourceGroupName: allowed the resource group of the parent. Leave resourceGroupName out: it comes " +
          "from the parent.",
      },
    ]);
    const conditions = planned((check, v) => check.childGroup(v.stringValue, "images")) as unknown as Precondition[];
    expect(conditions.map(({ condition }) => condition)).toEqual([
      '${can(regex("^[-A-Za-z0-9._()]{0,89}[-A-Za-z0-9_()]$", var.v))}',
      '${(lower(var.v) == lower("images"))}',
    ]);
  });

  test("one token for both groups is not compared", () => {
    const conditions = planned((check, v) => {
      const group = v.stringValue;
      check.childGroup(group, group);
    }) as unknown as Precondition[];
    expect(conditions.map(({ error_message }) => error_message.slice(0, 6))).toEqual(["AIG105"]);
  });

  test("tells a construct by what is read of it", () => {
    const thing = new Construct(new TerraformStack(Testing.app(), "stack"), "Thing");
    const said = (value: unknown): string[] => found((check) => check.construct("parent", value, "id", "a Thing"));
    expect(said(Object.assign(thing, { id: "x" }))).toEqual([]);
    expect(said(undefined)).toEqual(["AIG003 parent: got nothing, allowed a Thing"]);
    expect(said(null)).toEqual(["AIG003 parent: got null, allowed a Thing"]);
    expect(said("thing")).toEqual(['AIG004 parent: got "thing", allowed a Thing']);
    for (const other of [{}, { id: "x" }, new Construct(thing, "Child")]) {
      expect(said(other)).toEqual(["AIG004 parent: got a value of type object, allowed a Thing"]);
    }
  });
});

describe("levels", () => {
  test("a warning is kept and throws nothing", () => {
    const check = new Check();
    check.addIf(problem("AIG211", "location", "is new"));
    check.addIf(undefined);
    expect(check.warnings.map(({ code }) => code)).toEqual(["AIG211"]);
    expect(found((other) => check.warnings.forEach((warning) => other.add(warning)))).toEqual([]);
  });

  test("an error is thrown and is no warning", () => {
    const check = new Check();
    check.add(problem("AIG120", "resourceGroupName", "is another"));
    expect(check.warnings).toEqual([]);
    expect(found((other) => other.add(problem("AIG120", "resourceGroupName", "is another")))).toEqual([
      "AIG120 resourceGroupName: is another",
    ]);
  });
});

describe("refusals", () => {
  const message = (subject: string): string =>
    [
      `${subject} is not valid (2 problems)`,
      "",
      '  AIG109  prefix: got "a-b", allowed 5 to 16 letters and digits',
      "          Choose another prefix.",
      "  AIG203  replicas: got 0, allowed a whole number from 1 to 100",
      "          Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
      "",
      "More: docs/errors.md#aig109",
    ].join("\n");

  function faulty(): Check {
    const check = new Check();
    check.text(COMMUNITY_PREFIX, "prefix", "a-b");
    check.optionalNumber(REPLICAS, "replicas", 0);
    return check;
  }

  test("refuses a construct with all its problems at once and takes it out of the tree", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const construct = new Construct(stack, "Thing");
    expect(() => faulty().refuse(construct, "Thing")).toThrow(new Error(message("Thing at stack/Thing")));
    expect(stack.node.tryFindChild("Thing")).toBeUndefined();
    expect(() => new Construct(stack, "Thing")).not.toThrow();
  });

  test("refuses an import by the path it would have had", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    expect(() => faulty().refuseImport(stack, "Thing", "Thing")).toThrow(
      new Error(message("Thing imported at stack/Thing")),
    );
  });

  test("a construct without problems stays in the tree", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new Check().refuse(new Construct(stack, "Thing"), "Thing");
    expect(stack.node.tryFindChild("Thing")).toBeDefined();
  });

  test("preconditions add to the user's own and outlive a later lifecycle", () => {
    const { json } = synthStack((stack) => {
      const check = new Check();
      check.text(COMMUNITY_PREFIX, "prefix", new TerraformVariable(stack, "v", {}).stringValue);
      const own = { condition: "${true}", errorMessage: "own" };
      const resource = new SharedImageGallery(stack, "g", { name: "g", resourceGroupName: "r", location: "l" });
      check.writePreconditions(resource);
      resource.lifecycle = { preventDestroy: true, precondition: [own] };
    });
    const { lifecycle } = onlyResource(json, GALLERY) as { lifecycle: { [name: string]: Json } };
    expect(lifecycle.prevent_destroy).toBe(true);
    expect((lifecycle.precondition as { error_message: string }[]).map((one) => one.error_message)).toEqual([
      "own",
      "AIG109  prefix: allowed 5 to 16 letters and digits. Choose another prefix.",
    ]);
  });
});

describe("what a user has made himself", () => {
  test("is refused in its place, with what is not relaxed there", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const machine = new Construct(stack, "Machine");
    const check = new Check();
    check.add(problem("AIG652", "instances", "got 1001"));
    expect(() => check.refuseInTree(machine, "thing")).toThrow("thing at stack/Machine is not valid (1 problem)");
    expect(stack.node.tryFindChild("Machine")).toBe(machine);
    expect(check.errorsAt(machine).map(({ code }) => code)).toEqual(["AIG652"]);
    Checks.of(stack).relax("AIG652", "It is raised.");
    check.refuseInTree(machine, "thing");
    expect(check.errorsAt(undefined).map(({ code }) => code)).toEqual(["AIG652"]);
    expect(check.warnings.map(({ relaxed }) => relaxed)).toEqual(["It is raised."]);
  });
});
