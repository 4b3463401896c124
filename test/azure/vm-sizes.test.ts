import { findVmSize } from "../../lib/azure/vm-sizes";
import capabilities from "../fixtures/azure-vm-sizes/capabilities.json";
import sizes from "../fixtures/azure-vm-sizes/sizes.json";

/** What is wrong with a size, held against the record: memory is rounded down there, and nothing is said of fewer vCPUs. */
function fault(name: string, { vcpus, memoryGb, architecture }: (typeof sizes)["Standard_D2s_v5"]): string | undefined {
  const size = findVmSize(name);
  if (size === undefined) return "not known";
  if (size.architecture !== architecture) return `${size.architecture}, recorded ${architecture}`;
  if (Math.floor(size.memoryGb) !== memoryGb) return `${size.memoryGb} GB, recorded ${memoryGb}`;
  const constrained = /^Standard_[A-Z]+[0-9]+-([0-9]+)/.exec(name)?.[1];
  const wanted = constrained === undefined ? vcpus : Number(constrained);
  return size.vcpus === wanted && wanted <= vcpus ? undefined : `${size.vcpus} vCPUs, recorded ${vcpus}`;
}

test("every recorded size of a series in the table is what is recorded", () => {
  const faults = Object.entries(sizes).map(([name, size]) => [name, fault(name, size)]);
  expect(faults.filter(([, found]) => found !== undefined)).toEqual([]);
  expect(faults.length).toBeGreaterThan(500);
});

test("the table knows no size that is not recorded", () => {
  const known = new Set(Object.keys(sizes).map((name) => name.toLowerCase()));
  const series = new Set([...known].map((name) => name.replace(/[0-9]+(-[0-9]+)?/, "#")));
  const guesses = [...series].flatMap((name) => Array.from({ length: 256 }, (_, i) => name.replace("#", String(i))));
  expect(guesses.filter((name) => findVmSize(name) && !known.has(name))).toEqual([]);
});

test("what the table says of generations and disk controllers is what Azure says", () => {
  const compared = Object.entries(capabilities).flatMap(([name, recorded]) => {
    const { generations, diskControllers } = findVmSize(name) ?? {};
    const { generations: theirs, diskControllers: controllers } = recorded as typeof recorded & {
      diskControllers?: string[];
    };
    return [
      ...(generations ? [{ name, table: generations, azure: theirs }] : []),
      ...(diskControllers ? [{ name, table: diskControllers, azure: controllers }] : []),
    ];
  });
  expect(compared.map(({ name, table }) => ({ name, said: table }))).toEqual(
    compared.map(({ name, azure }) => ({ name, said: azure })),
  );
  expect(compared.length).toBeGreaterThan(5);
});

test("a size has a name in any letter case", () => {
  expect(findVmSize("STANDARD_d2S_V5")).toEqual(findVmSize("Standard_D2s_v5"));
  expect(findVmSize("Standard_D2s_v5")).toEqual({ vcpus: 2, memoryGb: 8, architecture: "x64" });
});

test("a constrained size has fewer vCPUs and the memory of the size it is made of", () => {
  expect(findVmSize("Standard_E8-4s_v5")).toEqual({ vcpus: 4, memoryGb: 64, architecture: "x64" });
});

test.each([
  "",
  "Standard_",
  "D2s_v5",
  "Standard_D3s_v5",
  "Standard_D2s_v99",
  "Standard_D2s_v5 ",
  "Basic_A1",
  "Mix",
  "Standard_NC24ads_A100_v4",
])("nothing is known of %p", (name) => expect(findVmSize(name)).toBeUndefined());
