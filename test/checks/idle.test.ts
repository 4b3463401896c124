import { TerraformVariable, Testing } from "cdktf";
import { Checks, StorageAccountType, type ImageDefinition } from "../../lib";
import { idleBelow, type Occasion } from "../../lib/checks/idle";
import { linuxVm, versionIn } from "../consume/machines";
import { definitionIn, galleryIn, stackIn, versionOf } from "./sample";

/* What is said of rules that nothing breaks. */

const REASON = "Because.";

/** A definition whose one version is hidden, which AIG451 is about. */
function hidden(): ReturnType<typeof definitionIn> {
  const definition = definitionIn(galleryIn(stackIn(Testing.app(), "stack"), "G"), "D");
  versionOf(definition, "V", "1.0.0", { excludeFromLatest: true });
  return definition;
}

const idle = (scope: ReturnType<typeof definitionIn>, ...advised: Occasion[]): string[] =>
  idleBelow(scope.node.root, () => advised).map(
    ({ construct, code, verb }) => `${construct.node.path || "app"} ${verb} ${code}`,
  );

test("a warning that is there gives occasion to its acknowledgement, on the construct or above it", () => {
  const definition = hidden();
  Checks.of(definition).acknowledge("AIG451", REASON);
  expect(idle(definition)).toEqual([]);
  const other = hidden();
  Checks.of(other.node.root).acknowledge("AIG451", REASON);
  expect(idle(other)).toEqual([]);
});

test("another code, another construct and a construct below give none", () => {
  const definition = hidden();
  Checks.of(definition).acknowledge("AIG211", REASON);
  Checks.of(definition.node.findChild("V")).acknowledge("AIG451", REASON);
  expect(idle(definition)).toEqual(["stack/G/D acknowledged AIG211", "stack/G/D/V acknowledged AIG451"]);
});

test("of two scopes that say the same the nearest is heard", () => {
  const definition = hidden();
  Checks.of(definition.node.root).acknowledge("AIG451", REASON);
  Checks.of(definition).acknowledge("AIG451", REASON);
  expect(idle(definition)).toEqual(["app acknowledged AIG451"]);
});

test("advice gives occasion where it applies", () => {
  const definition = hidden();
  Checks.of(definition).acknowledge("AIG451", REASON).acknowledge("AIG218", REASON);
  expect(idle(definition)).toEqual(["stack/G/D acknowledged AIG218"]);
  expect(idle(definition, { construct: definition.node.findChild("V"), code: "AIG218" })).toEqual([]);
});

test("only what is said below the scope is told", () => {
  const definition = hidden();
  Checks.of(definition.node.root).acknowledge("AIG211", REASON);
  expect(idleBelow(definition, () => [])).toEqual([]);
});

test("a check that was left out gives no occasion", () => {
  const definition = hidden();
  const set = new TerraformVariable(definition, "set", {}).stringValue;
  versionOf(definition, "W", "1.0.1", { diskEncryptionSetId: set });
  Checks.of(definition).acknowledge("AIG324", REASON);
  expect(idle(definition)).toEqual(["stack/G/D acknowledged AIG324"]);
});

test("what the same code says in several stacks has an occasion where one of them has", () => {
  const app = Testing.app();
  const [dev, prod] = [stackIn(app, "dev"), stackIn(app, "prod")].map((stack) => {
    const definition = definitionIn(galleryIn(stack, "G"), "D");
    Checks.of(definition).acknowledge("AIG451", REASON);
    return definition;
  }) as [ImageDefinition, ImageDefinition];
  expect(idle(dev)).toEqual(["dev/G/D acknowledged AIG451", "prod/G/D acknowledged AIG451"]);
  versionOf(prod, "V", "1.0.0", { excludeFromLatest: true });
  expect(idle(dev)).toEqual([]);
  expect(idleBelow(dev, () => [])).toEqual([]);
  Checks.of(dev.gallery).acknowledge("AIG451", REASON);
  expect(idle(dev)).toEqual(["dev/G acknowledged AIG451"]);
});

describe("a relaxed rule", () => {
  test("has an occasion in what it lets pass", () => {
    const definition = hidden();
    Checks.of(definition).relax("AIG205", REASON);
    expect(idle(definition)).toEqual(["stack/G/D relaxed AIG205"]);
    versionOf(definition, "W", "1.0.1", { storage: StorageAccountType.STANDARD_ZRS, targetRegions: { westus: {} } });
    expect(idle(definition)).toEqual([]);
  });

  test("has an occasion in what the plan is not asked", () => {
    const definition = hidden();
    Checks.of(definition).relax("AIG203", REASON);
    versionOf(definition, "W", "1.0.1", { replicas: new TerraformVariable(definition, "n", {}).numberValue });
    expect(idle(definition)).toEqual([]);
  });

  test("keeps its occasion when a version is asked for its image in a region", () => {
    const definition = hidden();
    const location = new TerraformVariable(definition, "location", {}).stringValue;
    const version = versionOf(definition, "W", "1.0.1", { location, targetRegions: { northeurope: {} } });
    Checks.of(version).relax("AIG209", REASON);
    version.image().inRegion("northeurope");
    expect(idle(definition)).toEqual([]);
  });

  test("has an occasion in what the plan is not asked about a machine", () => {
    const stack = stackIn(Testing.app(), "stack");
    const vm = linuxVm(stack, { location: new TerraformVariable(stack, "location", {}).stringValue });
    versionIn(stack).image().attachTo(vm);
    Checks.of(vm).relax("AIG650", REASON).relax("AIG652", REASON);
    const said = idleBelow(stack.node.root, () => []).map(({ construct, code }) => `${construct.node.path} ${code}`);
    expect(said).toEqual(["stack/Vm AIG652"]);
  });

  test("has an occasion in a rule over several constructs", () => {
    const definition = hidden();
    Checks.of(definition).relax("AIG403", REASON);
    expect(idle(definition)).toEqual(["stack/G/D relaxed AIG403"]);
    versionOf(definition, "W", "1.0.0");
    expect(idle(definition)).toEqual([]);
  });
});
